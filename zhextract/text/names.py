"""Names in byline positions, as patterns; and what is no name there."""

from __future__ import annotations

from functools import cache

import regex

from zhextract.engine.compiled import compiled
from zhextract.engine.lexicon import load_lexicon

PACKAGE = "zhextract.text"
HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff〇]"


_NO_PEOPLE = ("no_names.toml", "credit_words.toml", "bylines.toml", "agencies.toml")


@cache
def name_pattern() -> str:
    """A pattern for one name that may be spaced out: 王小明, 李  强, 欧阳 修, 古丽·买买提.

    What must follow a name is the caller's to say. Two characters with
    spaces between stand alone, three only where no fourth follows.
    """
    compound = load_lexicon(PACKAGE, "surnames.toml").pattern(characters=2)
    return rf"""(?:
        {HAN}{{1,8}}+ (?: ·{HAN}{{1,8}}+ ){{1,3}}
      | {HAN} \ {{1,4}} {HAN} (?! {HAN} )
      | {HAN} \ {{1,4}} {HAN} \ {{1,4}} {HAN} (?! {HAN} | \ ++{HAN}(?!{HAN}) )
      | {compound} \ {{1,4}} {HAN}{{1,2}}+
      | {HAN}{{2,4}}?
    )"""


@cache
def _endings() -> regex.Pattern[str]:
    return compiled(load_lexicon(PACKAGE, "offices.toml").pattern() + r"\Z")


def is_person(name: str) -> bool:
    """Whether what stands in a name's place is a name, and not an office or 资料."""
    bare = name.replace(" ", "")
    if any(bare in load_lexicon(PACKAGE, table) for table in _NO_PEOPLE):
        return False
    return len(bare) < 3 or not _endings().search(bare[2:])


def has_surname(name: str) -> bool:
    """Whether a name of two to four characters begins with a usual surname."""
    surnames = load_lexicon(PACKAGE, "surnames.toml")
    bare = name.replace(" ", "")
    return 2 <= len(bare) <= 4 and (bare[0] in surnames or bare[:2] in surnames)
