"""Bytes to text, strictly: UTF-8, GB18030, Big5, UTF-16."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from zhextract.errors import DecodeError

_MARKS = (  # longest first: the UTF-32 mark begins with the UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (b"\x84\x31\x95\x33", "gb18030"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("gb18030", "cp950", "big5hkscs")
_WIDE = ("utf-16-le", "utf-16-be")

_SAMPLE = 20_000
"""Characters that are looked at to judge a reading; enough for certainty."""

_FREQUENT = frozenset(
    "的一是在不了有和人中大为上国我以要时来用们生到作地于出会可也你对就年月日"
    "為國個時來們產對會這說後從動過學們與無業報導記者這个说后从动过学与无业报导"
    "市省区區县縣部新全公本台臺今元亿億万萬经經济濟发發长長，。、：；“”「」（）《》？！"
)
"""Function words, words of news and marks, in both scripts."""

_PLAUSIBLE = 120
"""Least score of Chinese prose: mere names and headlines reach 300."""


def decode(data: bytes, *, name: str = "<bytes>") -> str:
    """The text of ``data``, without a byte-order mark and with its newlines as they are.

    UTF-8, GB18030 (GBK, GB2312), Big5 (with the Hong Kong supplement) and
    UTF-16 are told apart; no character is replaced. Raises ``DecodeError``
    with ``name`` and the offset of the first byte that fits none of them.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    wide = len(data) % 2 == 0 and b"\0" in data[: 2 * _SAMPLE]
    utf8 = _try(data, "utf-8")
    if isinstance(utf8, str) and not wide:
        return utf8
    # NULs point to UTF-16, whose letters of ASCII hold one each; they may be valid UTF-8 too.
    tried = [_try(data, encoding) for encoding in (_WIDE if wide else (*_LEGACY, *_WIDE))]
    best = max((text for text in tried if isinstance(text, str)), key=_score, default="")
    if _score(best) >= _PLAUSIBLE or (best and best.isascii()):
        return best
    if isinstance(utf8, str):
        return utf8
    raise DecodeError(
        f"{name}: byte {_misfit(data, utf8, tried)} is neither UTF-8, GB18030, Big5 nor UTF-16"
    )


def _misfit(
    data: bytes, utf8: UnicodeDecodeError, tried: Sequence[str | UnicodeDecodeError]
) -> int:
    """The offset to name: where UTF-8 broke off, else where the best of the others did."""
    if not data[: utf8.start].isascii():
        return utf8.start
    # UTF-16 fails where chance has it; the others fail at the byte that is wrong.
    errors = [error.start for error in tried[:-2] if isinstance(error, UnicodeDecodeError)]
    return max(errors, default=utf8.start)


def _marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise DecodeError(
            f"{name}: byte {error.start} is not {encoding.upper()}, which the "
            f"byte-order mark announces ({error.reason})"
        ) from error


def _try(data: bytes, encoding: str) -> str | UnicodeDecodeError:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return error


def _score(text: str) -> int:
    """How much a reading looks like Chinese prose, per mille; wrong readings are below 0."""
    letters = [char for char in text[:_SAMPLE] if char > "\x7f" or char < "\t"]
    if not letters:
        return 0
    good = odd = 0
    for char in letters:
        if char in _FREQUENT:
            good += 1
        elif not _everyday(char):
            odd += 1
    return (1500 * good + 300 * (len(letters) - odd) - 1000 * odd) // len(letters)


def _everyday(char: str) -> bool:
    """Whether a character is at home in a newspaper: the first level of GB2312 or Big5.

    The first levels hold the 3,755 and 5,401 commonest characters; kana, the
    other scripts of these code pages and their rarer characters are left out.
    """
    if char < "\u3000":
        return char in "·—–‘’“”…‰′″℃→■□●○◆▲★※①②③④⑤⑥⑦⑧⑨⑩×÷°±"
    if char < "\u4e00":
        return char < "\u3020"
    if char >= "\uff00":
        return char < "\uff5f"
    try:
        code = char.encode("gb2312")
        if code < b"\xd8\xa1":
            return True
    except UnicodeEncodeError:
        pass
    try:
        return char.encode("big5") < b"\xc9\x40"
    except UnicodeEncodeError:
        return False
