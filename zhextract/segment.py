"""Words and their parts of speech: jieba or rjieba behind one small protocol.

Both are the same algorithm over the same dictionary; rjieba (Rust) is about
twenty times as fast. Either is an instance of its own: the module-level
dictionary that a caller may use and change is never touched.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from zhextract.errors import ArgumentError, InputError

if TYPE_CHECKING:
    import logging

SegmenterName: TypeAlias = Literal["auto", "rjieba", "jieba"]
Word: TypeAlias = "str | tuple[str, str] | tuple[str, str, int | None]"
"""A word to know: bare, with its tag, or with tag and frequency."""

_NOUN = "n"
_KEPT = 1 << 15
"""Words whose tags are kept at most: what a long-running process may hold."""


class Segmenter(Protocol):
    """What rules ask of a segmenter; the words of a text join to the text."""

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, in order."""
        ...

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their parts of speech in jieba's tags (``nr``, ``ns``)."""
        ...

    def words_and_tags(self, text: str) -> tuple[Sequence[str], Sequence[str]]:
        """What ``tag`` gives, the words and their tags apart."""
        ...

    def knows(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary, rather than put together by likelihood."""
        ...


class RjiebaSegmenter:
    """rjieba with its own dictionary; loads when made, thread-safe after that."""

    def __init__(self, words: Iterable[Word] = ()) -> None:
        self._jieba = _rjieba_class()()
        self._retagged: dict[str, str] = {}
        self._met: dict[str, str] = {}
        """Words met so far with their tags: cutting and looking up costs less than tagging."""
        for word, tag, frequency in map(_entry, words):
            # A word that it has keeps its tag there, so the new one is put over it.
            if self._jieba.has_word(word):
                self._retagged[word] = tag
            self._jieba.add_word(word, frequency, tag)

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, in order."""
        try:
            words: list[str] = self._jieba.cut(text)
        except UnicodeEncodeError:
            return [word for word, _ in self._tag_broken(text)]
        return words

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their tags."""
        return list(zip(*self.words_and_tags(text), strict=True))

    def words_and_tags(self, text: str) -> tuple[Sequence[str], Sequence[str]]:
        """The words of ``text``, and their tags."""
        words, met = self.cut(text), self._met
        try:
            return words, list(map(met.__getitem__, words))
        except KeyError:
            if len(met) >= _KEPT:
                met = self._met = {}
            self._learn(text, words, met)
            return words, [met[word] for word in words]

    def _learn(self, text: str, words: Sequence[str], met: dict[str, str]) -> None:
        """Put the tags of ``words``, which are those of ``text``, into ``met``."""
        new = [word for word in words if word not in met]
        # A word has the same tag anywhere, so that those met before need not be tagged again.
        tagged = self._tagged("\n".join(new))[::2]
        if [word for word, _ in tagged] != new:  # one of them is cut when it stands alone
            tagged = self._tagged(text)
        met.update([(word, self._retagged.get(word, tag)) for word, tag in tagged])

    def _tagged(self, text: str) -> list[tuple[str, str]]:
        try:
            found: list[tuple[str, str]] = self._jieba.tag(text)
        except UnicodeEncodeError:
            return self._tag_broken(text)
        return found

    def knows(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary."""
        try:
            return bool(self._jieba.has_word(word))
        except UnicodeEncodeError:
            return False

    def _tag_broken(self, text: str) -> list[tuple[str, str]]:
        """Lone surrogates cannot pass into Rust: tag around them, then slice the original."""
        tagged = []
        start = 0
        for word, tag in self._jieba.tag(re.sub("[\ud800-\udfff]", "\ufffd", text)):
            tagged.append((text[start : start + len(word)], tag))
            start += len(word)
        return tagged


class JiebaSegmenter:
    """jieba with its own dictionary; loads when made (a second or so), thread-safe after that.

    Words are those of ``jieba.cut``, and each has its tag of the dictionary,
    just as with rjieba; jieba's own tagger would cut the text another way.
    """

    def __init__(self, words: Iterable[Word] = ()) -> None:
        import jieba
        import jieba.posseg

        self._tokenizer = jieba.Tokenizer()
        with _quiet(jieba.default_logger):
            self._tokenizer.initialize()
        # It reads the tags of the dictionary, which the tokenizer itself leaves aside.
        self._tagger = jieba.posseg.POSTokenizer(self._tokenizer)
        self._tags: dict[str, str] = self._tagger.word_tag_tab
        for word, tag, frequency in map(_entry, words):
            self._tokenizer.add_word(word, frequency)
            self._tags[word] = tag

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, in order."""
        return list(self._tokenizer.cut(text))

    def knows(self, word: str) -> bool:
        """Whether ``word`` is in the dictionary."""
        return bool(self._tokenizer.FREQ.get(word))

    def tag(self, text: str) -> list[tuple[str, str]]:
        """The words of ``text`` with their tags."""
        return list(zip(*self.words_and_tags(text), strict=True))

    def words_and_tags(self, text: str) -> tuple[Sequence[str], Sequence[str]]:
        """The words of ``text``, and their tags."""
        words, known = self.cut(text), self._tags
        return words, [known.get(word) or _guess_tag(word) for word in words]


def make_segmenter(
    name: SegmenterName = "auto",
    *,
    words: Iterable[Word] = (),
    user_dict: str | Path | None = None,
) -> Segmenter:
    """A segmenter that knows ``words`` and those of the file ``user_dict``.

    ``auto`` is rjieba where it imports, else jieba. ``user_dict`` is in
    jieba's own format, ``word [frequency] [tag]`` a line in UTF-8; its words
    win over ``words``. Raises ``ArgumentError`` for another name,
    ``InputError`` where the file cannot be read.
    """
    if name not in ("auto", "rjieba", "jieba"):
        raise ArgumentError(f"no segmenter is called {name!r}; use auto, rjieba or jieba")
    known = [*words, *(read_user_dict(user_dict) if user_dict is not None else ())]
    if name == "jieba" or (name == "auto" and find_spec("rjieba") is None):
        return JiebaSegmenter(known)
    return RjiebaSegmenter(known)


def read_user_dict(path: str | Path) -> list[tuple[str, str, int | None]]:
    """Word, tag and frequency of each line of a file in jieba's format.

    Raises ``InputError`` where the file cannot be read or is not UTF-8.
    """
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot read the user dictionary ({error})") from error
    entries = []
    for line in lines:
        if fields := _USER_LINE.fullmatch(line.strip()):
            word, frequency, tag = fields.groups()
            entries.append((word, tag or _NOUN, int(frequency) if frequency else None))
    return entries


_USER_LINE = re.compile(r"(\S.*?)(?:\s+([0-9]+))?(?:\s+([a-z]+))?")


def _rjieba_class() -> Any:
    """rjieba's class, without its package: importing that makes one more dictionary (0.1 s)."""
    package = find_spec("rjieba")
    folders = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec("rjieba.rjieba", folders) if folders else None
    if spec is None or spec.loader is None or "rjieba" in sys.modules:
        return import_module("rjieba").Jieba
    extension = module_from_spec(spec)
    spec.loader.exec_module(extension)
    return extension.Jieba


def _entry(word: Word) -> tuple[str, str, int | None]:
    if isinstance(word, str):
        return word, _NOUN, None
    return (word[0], word[1], word[2] if len(word) > 2 else None)


def _guess_tag(word: str) -> str:
    """The tag of a word that no dictionary has, as rjieba guesses it.

    Numbers are ``m``, words with ASCII letters ``eng``; Chinese words get the
    tag of their longest part in jieba's model of characters.
    """
    ascii_part = [char for char in word if char.isascii() and char.isalnum()]
    if ascii_part:
        return "m" if all(map(str.isdigit, ascii_part)) else "eng"
    if not all("\u4e00" <= char <= "\u9fff" for char in word):
        return "x"
    return _likeliest_tag(word)


def _likeliest_tag(word: str) -> str:
    """The tag of the longest part, the last of equals, of the likeliest sequence of states.

    A state is a position in a part (B, M, E, or S alone) and a tag; a word
    ends in E or S. Characters that the model does not know have no tag.
    """
    from jieba.posseg import char_state_tab_P, emit_P, start_P, trans_P

    if not all(char in char_state_tab_P for char in word):
        return "x"
    never = -3.14e100
    paths: dict[tuple[str, str], tuple[float, tuple[tuple[str, str], ...]]] = {
        state: (start_P[state] + emit_P[state].get(word[0], never), (state,))
        for state in char_state_tab_P[word[0]]
    }
    for char in word[1:]:
        reachable = {state for before in paths for state in trans_P[before]}
        paths = {
            state: max(
                (score + trans_P[before].get(state, -inf) + emit_P[state].get(char, never), path)
                for before, (score, path) in paths.items()
            )
            for state in set(char_state_tab_P[char]) & reachable or reachable
        }
        paths = {state: (score, (*path, state)) for state, (score, path) in paths.items()}
    ended = [(score, path) for (position, _), (score, path) in paths.items() if position in "ES"]
    if not ended:
        return "x"
    tag, longest, length = "x", 0, 0
    for position, state_tag in max(ended)[1]:
        length = 1 if position in "BS" else length + 1
        if position in "ES" and length >= longest:
            tag, longest = state_tag, length
    return tag


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[None]:
    """Keep what this thread logs to ``logger`` out of the log, and nobody else's."""
    thread = threading.get_ident()

    def other_thread(record: logging.LogRecord) -> bool:
        return record.thread != thread

    logger.addFilter(other_thread)
    try:
        yield
    finally:
        logger.removeFilter(other_thread)
