"""The kinds of entries that a file may have, and the keys of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from zhextract.types import Comparison

Form: TypeAlias = Literal["words", "text", "flag", "choice", "name", "code"]


class Key(NamedTuple):
    """What a key may hold."""

    form: Form
    choices: tuple[str, ...] = ()
    required: bool = False


class Kind(NamedTuple):
    """A kind of entry: the table that its words extend, and its keys."""

    name: str
    table: str
    keys: Mapping[str, Key]
    fixed: Mapping[str, Any] = {}
    """Attributes that every entry of the kind has."""
    tag: str | None = None
    """The dictionary tag that the segmenter is taught its words with."""
    renamed: Mapping[str, str] = {}
    """Keys that the table calls otherwise."""


COMMON = {
    "text": Key("words", required=True),
    "replace": Key("flag"),
}
"""Keys of every entry of words, beside its examples."""

_COMPARISONS = get_args(Comparison)
_UNIT = {
    "unit": Key("text"),
    "not_before": Key("text"),
    "hanzi": Key("flag"),
}

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "unit",
            "units",
            {
                "kind": Key("choice", ("count", "money", "measure", "score", "multiple"), True),
                "code": Key("code"),
                **_UNIT,
            },
        ),
        Kind("classifier", "units", _UNIT, fixed={"kind": "count"}),
        Kind(
            "title",
            "titles",
            {
                "kind": Key(
                    "choice", ("post", "place_head", "rank", "trade", "degree"), required=True
                )
            },
            tag="n",
        ),
        Kind(
            "movement",
            "movements",
            {
                "form": Key("choice", ("movement", "level", "rate", "apart", "pull")),
                "direction": Key("choice", ("up", "down"), required=True),
                "comparison": Key("choice", _COMPARISONS),
                "short": Key("flag"),
                "takes_object": Key("flag"),
                "is_metric": Key("flag"),
            },
            fixed={"form": "movement"},
            tag="v",
            renamed={"form": "kind"},
        ),
        Kind(
            "comparison",
            "movements",
            {"comparison": Key("choice", _COMPARISONS, required=True)},
            fixed={"kind": "base"},
            tag="d",
        ),
        Kind(
            "trigger",
            "triggers",
            {
                "kind": Key("name", required=True),
                "subject": Key("choice", ("actor", "what", "either", "place")),
                "object": Key("choice", ("what", "place")),
                "weak": Key("flag"),
                "clausal": Key("flag"),
            },
            fixed={"subject": "either"},
            tag="v",
        ),
        Kind("verb", "verbs", {}, tag="v"),
        Kind("metric", "metrics", {}, tag="n"),
        Kind("stop", "stops", {}, tag="d"),
    )
}
"""Every kind of entry of words, by its name in the file."""


def attributes_of(kind: Kind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that the table wants, of the keys that an entry gives."""
    found = {**kind.fixed, **given}
    found = {kind.renamed.get(key, key): value for key, value in found.items()}
    if kind.name == "movement" and found["kind"] == "rate":
        found["noun"] = True
    return {key: value for key, value in found.items() if value is not False or key == "hanzi"}
