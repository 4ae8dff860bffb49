"""The words that clauses are read by, each as one class letter."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from zhextract.engine.lexicon import Attributes, load_lexicon, load_word_classes
from zhextract.engine.wordbook import added, extended, per_wordbook

_PACKAGE = "zhextract.facts.event"

# Class letters. A later class wins over an earlier one where a word is in several.
_CLASS_LETTERS = {
    "statistic": "s",
    "adverb": "d",
    "locator": "f",
    "preposition": "p",
    "joining": "k",
    "coverb": "o",
    "hypothesis": "i",
    "negation": "z",
    "source": "e",
    "passive": "h",
    "noun": "n",
    "verb": "v",
    "taking": "b",
    "adverbial": "A",
}
_MARKS = {
    **dict.fromkeys(".，；：。！？!?;,\n ●○△▲■□◆◇★☆※►▶◎—", "c"),
    **dict.fromkeys(("讯", "电", "日电", "本报讯"), "c"),
    "的": "x",
    "之": "x",
    "了": "u",
    "着": "u",
    "过": "u",
}
# Tags of the dictionary, by their first letter. Adverbs that no class has are ``D``:
# the dictionary calls many nouns so, hence they end no phrase.
_TAG_LETTERS = {"v": "v", "p": "p", "d": "D", "m": "a", "u": "u", "r": "r", "c": "k"}
_NOUN = "n"
UNDECIDED = "B"
"""The letter of 将, a modal or a taking preposition by what follows (clause.py)."""
ADVERBIAL = _CLASS_LETTERS["adverbial"]
"""The letter of a word that says how before a verb, and is a noun elsewhere (clause.py)."""


class Vocabulary(msgspec.Struct, frozen=True, gc=False):
    """Everything the stage knows of words."""

    triggers: Mapping[str, Attributes]
    letters: Mapping[str, str]
    """Word to class letter; triggers are ``V``."""
    classes: Mapping[str, frozenset[str]]
    endings: frozenset[str]
    """What a token may be that is joined to the one before it to make a trigger."""

    def letter(self, word: str, tag: str) -> str:
        """The class letter of a word with a dictionary tag."""
        known = self.letters.get(word)
        if known is not None:
            return known
        if tag == "vn":
            return "w"
        if tag == "c" and len(word) > 1:
            return "D"
        return _TAG_LETTERS.get(tag[:1], _NOUN)


@per_wordbook
def vocabulary() -> Vocabulary:
    """The vocabulary of the tables; a movement word added is the predicate of a statistic."""
    triggers = extended(load_lexicon(_PACKAGE, "triggers.toml"), "triggers")
    classes = dict(load_word_classes(_PACKAGE, "words.toml"))
    classes["statistic"] = classes["statistic"].union(added("movements"))
    letters: dict[str, str] = dict(_MARKS)
    for name, letter in _CLASS_LETTERS.items():
        letters.update(dict.fromkeys(classes[name], letter))
    letters.update(dict.fromkeys(triggers, "V"))
    letters.update(dict.fromkeys(classes["passive"], "h"))
    letters["将"] = UNDECIDED
    endings = {word[at:] for word in triggers for at in range(1, len(word))}
    endings |= {ending + tail for ending in endings for tail in "于至"} | {"至", "于"}
    return Vocabulary(triggers, letters, classes, frozenset(endings))
