"""Lists of amounts behind one movement: 分别增长1.1%和0.3%."""

from __future__ import annotations

from zhextract.engine.atoms import Atom
from zhextract.engine.rules import Hit
from zhextract.facts.families import RATES
from zhextract.facts.quantity.amounts import Amount, with_unit


def listed(hit: Hit) -> list[Amount]:
    """The amounts of a list (1.1和0.3个百分点); a bare number takes the unit of the last.

    The list ends before a number of another family than the first, unless that is
    the same movement in other words (跌123点或0.72%), or 分别 shares them out
    (分别增加36笔、640万元).
    """
    scope = hit.scope
    first = hit.atom("number")
    atoms = [first]
    each = "分别" in scope.letters[hit.start : hit.at("number")]
    for position in (
        range(hit.at("list_rest"), hit.until("list_rest")) if "list_rest" in hit else ()
    ):
        index = scope.index_at(position)
        if index is None:
            continue
        atom = scope.atoms[index]
        in_other_words = scope.letters[position - 1] == "或" and atom.family in RATES
        if first is not None and not (each or in_other_words or _listable(first, atom)):
            break
        atoms.append(atom)
    amounts: list[Amount] = [atom.value for atom in atoms if atom is not None]
    if len(amounts) > 1:
        amounts = [with_unit(amount, amounts[-1]) for amount in amounts]
    return amounts


def _listable(first: Atom, other: Atom) -> bool:
    """Whether two numbers may stand in one list: alike, two rates, or the unit comes later."""
    if first.family in (other.family, "bare") or (first.family in RATES and other.family in RATES):
        return True
    return other.family == "points" and first.value.unit == "个"
