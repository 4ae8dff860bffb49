"""Python types as Arrow types."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec.inspect

from zhextract.frames import load_pyarrow


def arrow_type(kind: Any, *, leave_out: Collection[str] = ()) -> Any:
    """The Arrow type of a type: of a struct the struct of its fields, as JSON names them.

    Decimals are strings with their own digits. ``leave_out`` names fields of a
    struct that are not wanted.
    """
    return _arrow(msgspec.inspect.type_info(kind), leave_out)


def _arrow(info: msgspec.inspect.Type, leave_out: Collection[str] = ()) -> Any:
    pa = load_pyarrow()
    match info:
        case msgspec.inspect.StructType(fields=fields):
            return pa.struct(
                [
                    pa.field(field.encode_name, _arrow(field.type))
                    for field in fields
                    if field.encode_name not in leave_out
                ]
            )
        case msgspec.inspect.UnionType(types=types):
            (one,) = (each for each in types if not isinstance(each, msgspec.inspect.NoneType))
            return _arrow(one)
        case msgspec.inspect.VarTupleType(item_type=item):
            return pa.list_(_arrow(item))
        case msgspec.inspect.TupleType(item_types=items):
            return pa.list_(_arrow(items[0]))
        case msgspec.inspect.BoolType():
            return pa.bool_()
        case msgspec.inspect.IntType():
            return pa.int64()
        case msgspec.inspect.StrType() | msgspec.inspect.LiteralType():
            return pa.string()
        case msgspec.inspect.DecimalType():
            return pa.string()
    raise TypeError(f"no Arrow type for {info}")
