"""Folding: one canonical form for width, punctuation and script, one character to one.

``fold`` never changes the length of a text, so offsets need no map. The
canonical forms, against which every rule and lexicon is written:

* digits, letters and ``% + - . / $ = [ ] < >`` are ASCII;
* clause punctuation is full width: ``， ； ： ？ ！ （ ）``, as are ``。 、 《 》``.
  ASCII ``, ; : ? ! ( )`` become full width in a text with Han characters, except
  comma and colon between ASCII letters or digits (``1,234``, ``8:30``, ``a, b``)
  and a colon before ``//``; a full-width colon between digits becomes ``:``, a
  full-width comma between full-width digits ``,``;
* quotes are ``“ ” ‘ ’``: 「」『』, 〝〞 and ``"`` paired within a line become so;
* dashes (``— – － ─ ― ━``) are ``—``; a minus sign, also ``－`` or ``–`` that can
  only be the sign of a number (增长－2.1%), is ``-``, as are hyphens;
* tildes (``～ 〜 ∼``) are ``~``; middle dots (``・ ‧ • ⋅``, ``．`` between Han
  characters) are ``·``; ⋯ is ``…``; ￥ is ``¥``; ∶ is a colon;
* spaces (U+3000, no-break and typographic ones) are U+0020; tabs, line breaks and
  zero-width characters stay;
* ○, ◯ and 0 between Chinese digits are 〇 (二○二三年);
* Traditional characters are Simplified (OpenCC), as are compatibility ideographs
  and radicals that stand for characters (⾦ for 金).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import opencc

_GROUPS = (  # canonical character, and what becomes it
    ("，", "﹐︐"),
    ("、", "﹑､︑"),
    ("。", "｡︒"),
    ("；", "﹔︔"),
    ("：", "﹕︓"),
    ("？", "﹖︖"),
    ("！", "﹗︕"),
    ("（", "﹙︵"),
    ("）", "﹚︶"),
    ("“", "「｢﹁〝„‟"),
    ("”", "」｣﹂〞〟"),
    ("‘", "『﹃‚‛"),
    ("’", "』﹄"),
    ("《", "≪«︽"),
    ("》", "≫»︾"),
    ("〔", "﹝︹"),
    ("〕", "﹞︺"),
    ("【", "〖︻"),
    ("】", "〗︼"),
    ("—", "－–―‒─━﹘⸺"),
    ("-", "−‐‑﹣⁻"),
    ("~", "～〜∼˜"),
    ("·", "・‧•⋅･∙"),
    ("…", "⋯‥"),
    ("¥", "￥"),
    ("%", "﹪"),
    ("$", "﹩"),
    ("£", "￡"),
    (":", "∶"),
    ("+", "﹢"),
    ("|", "丨"),
    (
        " ",
        "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
    ),
)
_FULL_WIDTH = {
    chr(code): chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code) not in "，；：？！（）"
}
_TABLE: dict[str, str] = {
    **_FULL_WIDTH,
    **{variant: canonical for canonical, variants in _GROUPS for variant in variants},
    "後": "后",  # GB2312 has this one, though no Simplified text does
}
# Radicals and compatibility ideographs: copies of everyday characters, common in text from PDF.
_COPIES = "\u2f00-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d"

_TRADITIONAL_TEXT = 8
"""From so many Traditional characters on, a text is Traditional, not one that quotes some."""


def fold(text: str) -> str:
    """``text`` in canonical forms, of exactly the same length (see the module's list)."""
    if text.isascii():
        return text
    patterns = _patterns()
    if "．" in text:
        text = patterns["name_dot"].sub("·", text)
    if "－" in text or "–" in text:
        text = patterns["sign"].sub("-", text)
    text = patterns["wide_comma"].sub(",", text)
    for char in set(patterns["variant"].findall(text)):
        text = text.replace(char, _TABLE.get(char) or _copied(char))
    text = _simplify(text)
    if patterns["han"].search(text):
        text = _fold_clause_marks(text, patterns)
        text = patterns["zero"].sub(lambda hit: hit[1] + "〇" * len(hit[2]), text)
    return text


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    digits = "0-9０-９"
    chinese = "一二三四五六七八九"
    # A sign stands at the start or after one of these; elsewhere a dash is a range.
    before_sign = r"长降升跌为是达至到约额值差率幅速近于（(：:，,、。\s"
    sources = {
        "variant": "[" + re.escape("".join(_TABLE)) + _COPIES + "]",
        "han": "[\u3400-\u9fff]",
        "name_dot": "．(?<=[\u3400-\u9fff]．)(?=[\u3400-\u9fff])",
        "sign": f"[－–](?=[{digits}])(?<![^{before_sign}][－–])",
        "wide_comma": "，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))",
        "comma": ",(?<![0-9A-Za-z],(?=[0-9A-Za-z]| [A-Za-z]))",
        "colon": ":(?!//)(?<![0-9A-Za-z]:(?=[0-9A-Za-z]| [A-Za-z]))",
        "wide_colon": "：(?<=[0-9]：)(?=[0-9])",
        "quoted": '"([^"\r\n]*)"',
        "zero": f"([{chinese}])([0○◯]{{1,3}})(?=[{chinese}年月])",
    }
    return {name: re.compile(source) for name, source in sources.items()}


def _copied(char: str) -> str:
    original = unicodedata.normalize("NFKC", char)
    return original if len(original) == 1 else char


def _fold_clause_marks(text: str, patterns: dict[str, re.Pattern[str]]) -> str:
    for ascii_mark, wide in (("(", "（"), (")", "）"), (";", "；"), ("?", "？"), ("!", "！")):
        text = text.replace(ascii_mark, wide)
    if "," in text:
        text = patterns["comma"].sub("，", text)
    if ":" in text:
        text = patterns["colon"].sub("：", text)
    if "：" in text:
        text = patterns["wide_colon"].sub(":", text)
    if '"' in text:
        text = patterns["quoted"].sub("“\\1”", text)
    return text


@cache
def _converter() -> opencc.OpenCC:
    """OpenCC to Simplified, from Traditional with the variants of Hong Kong (衞 beside 衛).

    It is loaded by the first text that needs it.
    """
    import opencc

    return opencc.OpenCC("hk2s")


def _simplify(text: str) -> str:
    """Exchange Traditional characters.

    GB2312 holds the characters of everyday Simplified text; Big5 and, for
    variants (説, 爲), the Japanese sets hold Traditional ones. Only a character
    of these that is not in the first can be Traditional, and this is found at
    the speed of a codec.
    """
    # The canonical dash is foreign to the codec too, and in every text.
    encoded = text.replace("—", "").encode("gb2312", "xmlcharrefreplace")
    foreign = set(re.findall(rb"&#(\d+);", encoded))
    candidates = [
        char for code in foreign if _may_be_traditional(char := chr(int(code) % 0x110000))
    ]
    if not candidates:
        return text
    convert = _converter().convert
    pairs = {char: convert(char) for char in candidates}
    pairs = {char: to for char, to in pairs.items() if to != char and len(to) == 1}
    if len(pairs) >= _TRADITIONAL_TEXT:
        # Lone surrogates cannot pass into OpenCC; nothing of its business is near them.
        parts = re.split("([\ud800-\udfff]+)", text)
        parts[::2] = map(convert, parts[::2])
        converted = "".join(parts)
        if len(converted) == len(text):
            return converted
    for char, to in pairs.items():
        text = text.replace(char, to)
    return text


def _may_be_traditional(char: str) -> bool:
    if char < "\u3400":
        return False
    return any(char.encode(codec, "ignore") for codec in ("big5hkscs", "euc_jp"))
