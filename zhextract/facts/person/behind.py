"""Names that no table knows, by their place: from a title to where something else begins.

外长|颂猜|、; 首相|洪森|出席; 副总裁|麻田次郎|访华.
"""

from __future__ import annotations

from collections.abc import Sequence

from zhextract.engine.atoms import Scope, Token
from zhextract.engine.wordbook import per_wordbook
from zhextract.facts.person.candidates import NAME_TAGS, Candidate, Knows, total
from zhextract.facts.person.context import right_label, title_before
from zhextract.facts.person.inventory import characters, titles, words
from zhextract.facts.person.named import GOES

_LONGEST = 7
_LONGEST_HAN = 4
_GRAMMAR = frozenset("pcumrqfdxy")
"""Tags of words that are no part of a name."""
_JOINED = frozenset("pcd")
"""Tags of words to which the segmenter likes to join a last syllable: 埃尔多|安在."""
_ASPECT = frozenset(("uz", "ul", "ug"))
"""Tags of 着, 了, 过: what stands before them is a verb."""
_SURNAMES = frozenset(("strong", "usual"))
_OFFICES = frozenset(("post", "place_head"))
_OF_OFFICE = frozenset("长席理统相记任臣卿裁督使事官监帅尉校将佐编问员表人")
"""What the titles of offices end in; 选手, 职员 and the like are none."""
_NO_END = frozenset(
    (
        *("right.noun", "right.name", "right.person", "right.inside", "right.place"),
        *("right.dot", "right.other"),
    )
)
"""What stands behind the stretch and shows that no name ended: 主任|医师|资格."""


@per_wordbook
def _heads() -> frozenset[str]:
    weak = words().weak_titles
    return frozenset(
        title
        for title, kind in titles().items()
        if kind in _OFFICES and title not in weak and title[-1] in _OF_OFFICE
    )


def is_office(text: str) -> bool:
    """Whether a word ends in the title of an office."""
    if text[-1] not in _OF_OFFICE:
        return False
    head = title_before(text, len(text))
    return head is not None and head in _heads()


def behind_title(scope: Scope, knows: Knows, index: int, found: list[Candidate]) -> None:
    """What stands behind the title that ends with the word ``index``, if it may be a name."""
    letters, tokens = scope.letters, scope.tokens
    start = tokens[index].end
    foreign = characters().foreign
    last = index + 1
    while last < len(tokens) and tokens[last].end - start <= _LONGEST:
        token = tokens[last]
        if (
            not _may_belong(token, knows)
            and not (last == index + 2 and _is_given(tokens[index + 1], token))
            and not (token.text in foreign and foreign.issuperset(letters[start : token.start]))
        ):
            break
        last += 1
    covered = tokens[index + 1 : last]
    after = tokens[last].tag if last < len(tokens) else ""
    if len(covered) > 1 and after in _ASPECT:  # 沈权|拍|着
        covered = covered[:-1]
        last -= 1
    while len(covered) > 1 and _is_verb_behind(covered):
        covered = covered[:-1]
        last -= 1
    if not covered:
        return
    end = covered[-1].end
    text = letters[start:end]
    if len(text) < 2 or not _may_be_name(text, covered, knows):
        return
    if title_before(letters, end) is not None or _begins_later(covered):
        return
    right = right_label(letters, tokens, last, end)
    if right in _NO_END or (right == "right.title" and covered[0].tag == "ns"):
        return
    if last < len(tokens) and _goes_on(text, tokens[last], knows):
        return
    labels = ("left.title", "behind.title", right)
    surname = len(text) < 4 and text[0] in characters().surnames
    kind = "chinese" if surname else "named"
    found.append(Candidate(start, end, kind, total(labels), labels))


def _is_verb_behind(covered: Sequence[Token]) -> bool:
    """Whether the last word is what somebody does: 成|卫东|蹲; not 林海|生, 埃尔多|安."""
    word, foreign = covered[-1], characters().foreign
    if word.text in foreign and all(foreign.issuperset(token.text) for token in covered):
        return False
    return (
        len(word.text) == 1
        and word.start - covered[0].start > 2
        and word.tag[0] == "v"
        and any(token.tag in NAME_TAGS for token in covered[:-1])
    )


def _may_be_name(text: str, covered: Sequence[Token], knows: Knows) -> bool:
    known = characters()
    if (
        text[0] in GOES or text[0] in "获兼" or (len(text) > 3 and text[0] in "同与和及")
    ):  # 主席|同|卡卡尔
        return False
    if len(text) > _LONGEST_HAN and not known.foreign.issuperset(text):
        return False
    if text in known.no_person or text in known.ordinary or text[0] == "一":
        return False
    if len(covered) > 1 and knows(text):
        return False
    plain = "".join([token.text for token in covered if token.tag not in NAME_TAGS]) + text[-1]
    return not any(known.given.get(char) == "x" and char not in known.foreign for char in plain)


def _may_belong(token: Token, knows: Knows) -> bool:
    text, tag = token.text, token.tag
    if not all("\u3400" <= char <= "\u9fff" for char in text):
        return False
    if tag in NAME_TAGS:
        return True
    if tag[0] in _GRAMMAR:
        return False
    return len(text) == 1 or tag == "ns" or not knows(text)


def _is_given(surname: Token, token: Token) -> bool:
    """Whether a word of the dictionary is the given name behind a surname: 李|小豹."""
    known, text = characters(), token.text
    if surname.tag not in NAME_TAGS or known.tier.get(surname.text) not in _SURNAMES:
        return False
    plain = any(known.given.get(char, "x") == "x" for char in text)
    return len(text) == 2 and not plain and text not in words().no_given


def _begins_later(covered: Sequence[Token]) -> bool:
    """Whether a name begins behind the first word: 总书记|应|习近平."""
    return any(token.tag in NAME_TAGS and len(token.text) > 2 for token in covered[1:])


def _goes_on(text: str, after: Token, knows: Knows) -> bool:
    """Whether the name of a foreigner is longer than its words so far: 布瓦|什恰克, 埃尔多|安在."""
    known = characters()
    if not known.foreign.issuperset(text) or after.text[0] not in known.foreign:
        return False
    if after.text in known.foreign_core:
        return True
    if not known.foreign.issuperset(after.text):
        return len(after.text) == 2 and after.tag[0] in _JOINED
    return len(after.text) > 1 and not knows(after.text)
