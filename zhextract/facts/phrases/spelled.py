"""Words that the segmenter cuts wrong right before a number, parted and joined right."""

from __future__ import annotations

from msgspec.structs import replace

from zhextract.engine.atoms import Token
from zhextract.facts.phrases.words import classes

_LAST = 3
"""Words before a number that may be parted or joined."""
_NOUN_ENDS = frozenset("业率额量数租价处点层度值积龄温薪费幅")
"""Characters that end a noun, so that a link run into them is parted from it: 处仅."""
_RUN_IN = frozenset("达超为报录仅再已又仍约近逾则却均都也还更才")
"""Links and adverbs of one character that run into the noun before them: 数再."""


def parted(tokens: list[Token]) -> list[Token]:
    """The tokens with the last ones parted and joined right: 率 in 率达, 拍出 of 拍 出."""
    for index in range(len(tokens) - 1, max(len(tokens) - _LAST, -1), -1):
        last = tokens[index]
        if 1 < len(last.text) < 4 and last.text[-1] in _RUN_IN and last.text[-2] in _NOUN_ENDS:
            middle = last.end - 1  # 率达, 宗数录
            noun = Token(last.start, middle, last.text[:-1], "n")
            link = Token(middle, last.end, last.text[-1], "v")
            return [*tokens[:index], noun, link, *tokens[index + 1 :]]
        if len(last.text) == 4 and last.text[:2] in classes().moves_money:
            middle = last.start + 2  # 挽回损失
            verb = Token(last.start, middle, last.text[:2], "v")
            return [*tokens[:index], verb, Token(middle, last.end, last.text[2:], "n")]
        before = tokens[index - 1] if index else None
        if last.text[:2] == "比达" and before is not None and before.text == "占":
            middle = last.start + 1  # 占 比达
            share = Token(before.start, middle, "占比", "n")
            return [*tokens[: index - 1], share, Token(middle, last.end, "达", "v")]
        if len(last.text) == 2 and last.text[0] in "只才仅" and last.tag[0] in "vn":
            middle = last.start + 1  # 只卖9元
            verb = Token(middle, last.end, last.text[1], "v")
            return [*tokens[:index], Token(last.start, middle, last.text[0], "d"), verb]
        named = last.tag[:2] in ("nr", "ns") and last.text not in classes().link
        if index == len(tokens) - 1 and last.text[-1] in "为达" and named:
            link = Token(last.end - 1, last.end, last.text[-1], "v")  # 金 卡为
            return [*tokens[:index], Token(last.start, link.start, last.text[:-1], "n"), link]
        if last.text == "种" and last.tag == "m":
            return [*tokens[:index], replace(last, tag="v"), *tokens[index + 1 :]]
        if last.text == "出" and before is not None and before.tag[0] == "v":
            joined = Token(before.start, last.end, before.text + last.text, before.tag)
            return [*tokens[: index - 1], joined, *tokens[index + 1 :]]
    return tokens


def outside_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens that stand in no bracket."""
    if "（" not in [token.text for token in tokens]:
        return tokens
    kept: list[Token] = []
    inside = False
    for token in tokens:
        inside = inside or token.text == "（"
        if not inside:
            kept.append(token)
        inside = inside and token.text != "）"
    return kept
