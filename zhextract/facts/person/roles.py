"""Roles: which titles belong to which mention.

Before the name, behind it, in brackets or in apposition, and in clauses in
which a post is taken or left.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import cache

import regex

from zhextract.engine.atoms import PRIVATE_USE, Scope
from zhextract.engine.compiled import compiled
from zhextract.facts.person.bodies import ends_at
from zhextract.facts.person.context import title_after, title_before, without_note
from zhextract.facts.person.inventory import characters, titles, words
from zhextract.facts.person.titles import TitlePhrase, read_title, shared

_JOINS = frozenset("、兼及和")
_FORMER = ("时任", "现任", "原", "前")
"""What may stand before the organization of a title in a list of titles."""
_MOST_TITLES = 8
_TAKING = ("任", "当选", "选为", "选举为", "推举为", "聘", "辞去", "接替", "提名", "免去", "是")
"""One of these is in every verb of taking or leaving a post; most sentences have none."""
_BRANCHES = frozenset(("党委", "党总支", "党支部"))
"""Of the body named before: 集团董事长、党委书记."""
_REPLACES = ("接替",)
_INNER = ("审判委员会", "检察委员会")
"""Parts of a court or procuratorate whose members have other posts there."""
_DOES_TOO = frozenset(
    ("主演", "策划", "编导", "监制", "指挥", "调度", "督导", "裁判", "领队", "顾问")
)
"""Titles that behind a name are mostly what somebody does: 林溪主演."""
_PERSONAL = frozenset("先女同（如现目当那曾原本也还都一正就")
"""What 先生, 女士, 同志, （女） and 如今 of 如今是 begin with."""
_TAIL_ENDS = ("职", "务", "位", "的")
_CLAUSE = frozenset("，。；：！？\n（）")


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    take = (
        "(?>历任|现任|曾任|时任|兼任|担任|出任|接任|继任|升任|转任|改任|连任|就任|专任|先后任|任职|"
        "当选为|当选|受聘为|受聘担任|获聘为|晋升为|任命为|选举为|推选为|推举为|聘任为|聘为|提名为|选为|"
        "不再担任|辞去|卸任|接替|免去[其他她]|(?<=[他她])(?:还|也|现)?是|(?<![责主委信])任(?![务何命期教职性意]))"
    )
    return {
        "clause": compiled("[" + "".join(sorted(_CLAUSE)) + "]"),
        "take": compiled(take),
        "personal": compiled(
            "(?:(?:先生|女士|同志)?+(?:（(?:[男女]|[^（）]{1,4}族|化名|右|左|中)(?:，[^（）]{1,8})?）)?+(?=[为任的])"
            "|(?:如今|现在|目前|当时|那时|曾经?|现|原来?|本来?|也|还|都|一直|正|就)(?=是))?"
        ),
        "preposed": compiled(
            "(?:^|[，。；：！？])(?:作为|身为)(?:一[名位个])?+([^，。；：！？]{2,40})，$"
        ),
        "employed": compiled(
            "(?:在|就职于|供职于|任职于|进入|加入|调入|调至)([^，。；：、在的]{2,30}?)"
            "(?:工作|任职|任教|就职|从事[^，。；]{2,10})?，(?:先后|曾|并|其后|后)?$"
        ),
        "others": compiled(f"等(?:{PRIVATE_USE}|[^，。；、的]{{1,3}}[名位])"),
        "one": compiled("的?一[名位个]"),
        "tail": compiled("(?:一职|等职务|等职|职务|职位|的)++$"),
        "biography": compiled(
            r"""(?:先生|女士|同志)?+ [，：（\ ]{0,2}+
                (?: [男女][，。；]
                  | [^，。；：]{0,14}? (?:岁|出生|生于|国籍|学历|党员|[汉满回壮]族|居留权) )
            """,
            regex.VERBOSE,
        ),
    }


def before(scope: Scope, start: int, floor: int) -> list[TitlePhrase]:
    """The titles directly left of a name, in text order: 孝义市委常委、政法委书记|郭贵和.

    None of them begins before ``floor``, where the name before ends.
    """
    letters, tokens = scope.letters, scope.tokens
    found: list[TitlePhrase] = []
    end = start
    while end > floor and letters[end - 1] == " ":  # 县长 罗开沅
        end -= 1
    end = max(floor, without_note(letters, end))
    while len(found) < _MOST_TITLES:
        phrase = read_title(letters, tokens, end, floor)
        if phrase is None:
            break
        found.append(phrase)
        end = phrase.start
        for former in _FORMER:  # 总统特使、前|外交部副部长
            if letters.endswith(former, floor, end):
                end -= len(former)
                break
        if end <= floor:
            break
        if letters[end - 1] in _JOINS:
            end -= 1
        elif not _is_of_another(letters, found[-1], end):
            break
    found.reverse()
    return carried(letters, found)


def _is_of_another(letters: str, phrase: TitlePhrase, end: int) -> bool:
    """Whether another title ends right before that of a country: 非盟轮值主席|科摩罗总统."""
    return (
        phrase.organization is not None
        and letters[slice(*phrase.organization)] in characters().no_person
        and title_before(letters, end) is not None
    )


def preposed(scope: Scope, start: int, floor: int) -> list[TitlePhrase]:
    """The titles of a clause that says as what somebody acts: 作为项目总工程师，|段志强."""
    letters = scope.letters
    if letters[start - 1 : start] != "，":
        return []
    match = _patterns()["preposed"].search(letters, max(floor, start - 48), start)
    return listed(scope, match.start(1), match.end(1), whole=False) if match else []


def carried(letters: str, phrases: Sequence[TitlePhrase]) -> list[TitlePhrase]:
    """Titles of one list, each with the organization that it shares with the one before."""
    result: list[TitlePhrase] = []
    organization: tuple[int, int] | None = None
    for phrase in phrases:
        own = letters[slice(*phrase.organization)] if phrase.organization else ""
        if own in _BRANCHES and organization and letters[organization[1] - 1] not in "委组":
            phrase = TitlePhrase((phrase.start, phrase.title[1]), organization)
        elif phrase.organization is not None:
            begin, end = phrase.organization
            for inner in _INNER:  # 法院审判委员会委员、审判员
                if letters.endswith(inner, begin, end):
                    end -= len(inner)
            if end > begin:
                organization = (begin, end)
        elif organization is not None and shared(
            letters[slice(*organization)], letters[slice(*phrase.title)]
        ):
            phrase = TitlePhrase(phrase.title, organization)
        result.append(phrase)
    return result


def behind(scope: Scope, end: int, limit: int, *, surname: bool = False) -> list[TitlePhrase]:
    """Titles after a name, before ``limit`` where the next name begins.

    王明书记, 王明（中国科学院院士）, 王明，市教育局局长，; 任命王明为市教育局局长,
    免去王明的市教育局局长职务, 王明是市教育局局长. Whoever is known by a ``surname``
    alone has whatever title stands behind it: 李医生.
    """
    letters = scope.letters
    found: list[TitlePhrase] = []
    if letters[end : end + 1] in _PERSONAL:
        personal = _patterns()["personal"].match(letters, end)
        end = personal.end() if personal else end
    head = end + (letters[end : end + 1] == "副")
    title = title_after(letters, head)
    if title is not None and (
        titles()[title] != "call"
        if surname
        else titles()[title] in ("post", "place_head", "rank")
        and title not in words().weak_titles
        and title not in _DOES_TOO
    ):
        found.append(TitlePhrase((end, head + len(title)), None))
        end = head + len(title)
    if end >= len(letters):
        return found
    if letters.startswith("，是", end) and end + 2 < limit:  # 我叫莫小北，|是一名快递员
        end += 1
    mark = letters[end]
    if mark == "等" and (others := _patterns()["others"].match(letters, end)):
        title = title_after(letters, others.end())
        if title is not None and titles()[title] != "call":
            found.append(TitlePhrase((others.end(), others.end() + len(title)), None))
        return found
    if mark in "（，":
        stop = clause_end(letters, end + 1)
        if stop > limit:
            return found
        # Before another name the clause is that one's: 总统甲，总理|乙.
        return found + listed(scope, end + 1, stop)
    if mark in "为的是系":
        stop = clause_end(letters, end + 1)
        if limit < stop:
            stop = letters.rfind("、", end, limit)
        if mark == "是" and (one := _patterns()["one"].search(letters, end + 1, stop)):
            return found + _one_of(scope, end + 1, one.span(), stop)
        if stop > end + 1 and (mark != "的" or _patterns()["tail"].search(letters, end, stop)):
            return found + listed(scope, end + 1, stop)
    return found


def _one_of(scope: Scope, start: int, one: tuple[int, int], stop: int) -> list[TitlePhrase]:
    """What somebody is one of: 杨峰是|国办|一名|工作人员."""
    phrase = read_title(scope.letters, scope.tokens, stop, one[1])
    if phrase is None or phrase.start != one[1]:
        return []
    if phrase.organization is None and one[0] - start > 1 and ends_at(scope.tokens, one[0]):
        return [TitlePhrase(phrase.title, (start, one[0]))]
    return [phrase]


def clause_end(letters: str, start: int) -> int:
    """Where the clause that begins at ``start`` ends."""
    match = _patterns()["clause"].search(letters, start, start + 80)
    return match.start() if match else min(len(letters), start + 80)


def listed(scope: Scope, start: int, end: int, *, whole: bool = True) -> list[TitlePhrase]:
    """The titles of a stretch that is a list of them, with their shared organizations.

    With ``whole`` every piece must be a title phrase from its first character,
    or there are none; else pieces that are no titles are passed over.
    """
    letters, tokens = scope.letters, scope.tokens
    found: list[TitlePhrase] = []
    if whole and read_title(letters, tokens, _without_tail(letters, start, end), start) is None:
        return found
    at = start
    for position in range(start, end + 1):
        if position < end and letters[position] not in "、兼":
            continue
        stop = _without_tail(letters, at, position)
        if stop > at:
            phrase = read_title(letters, tokens, stop, at)
            if phrase is not None and _is_degree(letters, phrase):
                phrase = None
            if phrase is None or (whole and phrase.start != at):
                if whole:
                    return []
            else:
                found.append(phrase)
        at = position + 1
    return carried(letters, found)


def _without_tail(letters: str, start: int, end: int) -> int:
    """Where a title ends before 一职, 等职务 …"""
    if letters[end - 1 : end] not in _TAIL_ENDS:
        return end
    tail = _patterns()["tail"].search(letters, start, end)
    return tail.start() if tail else end


def _is_degree(letters: str, phrase: TitlePhrase) -> bool:
    head = title_before(letters, phrase.title[1])
    return head is not None and titles()[head] == "degree"


def taken(scope: Scope, names: Container[int]) -> Iterator[tuple[int, list[TitlePhrase]]]:
    """Clauses in which a post is taken or left: position of the verb, and the titles.

    No verb begins where a name does: ``names`` are their positions (任|志远).
    """
    letters = scope.letters
    if not any(sign in letters for sign in _TAKING):
        return
    stop = 0
    for match in _patterns()["take"].finditer(letters):
        if match.start() < stop or match.start() in names:
            continue
        if match[0] in _REPLACES and match.end() in names:
            continue  # 接替|冯晓彤|出任
        stop = clause_end(letters, match.end())
        phrases: list[TitlePhrase] = []
        for end in _ends_of_post(letters, match.end(), stop):
            phrases = listed(scope, match.end(), end, whole=False)
            if phrases:
                yield match.start(), _employed(scope, match.start(), phrases)
                break


def _employed(scope: Scope, verb: int, phrases: list[TitlePhrase]) -> list[TitlePhrase]:
    """Posts with whom the clause before names as employer: 在设计院工作，|历任|技术员、院长."""
    if phrases[0].organization is not None:
        return phrases
    match = _patterns()["employed"].search(scope.letters, max(0, verb - 40), verb)
    if match is None or not ends_at(scope.tokens, match.end(1)):
        return phrases
    organization = match.span(1)
    first = TitlePhrase(phrases[0].title, organization)
    return carried(scope.letters, [first, *phrases[1:]])


def _ends_of_post(letters: str, start: int, stop: int) -> Iterator[int]:
    """Where what is taken may end: at 职务, with the clause, or before 的 (任总指挥的…)."""
    for word in ("职务", "期间"):
        office = letters.find(word, start, stop)
        if office > 0:
            yield office
    yield stop
    of = letters.find("的", start, stop)
    if of > 0:
        yield of


def takes_post(scope: Scope, start: int, end: int) -> bool:
    """Whether the clause has a verb of taking or leaving a post."""
    return _patterns()["take"].search(scope.letters, start, end) is not None


def is_biography(scope: Scope, end: int) -> bool:
    """Whether what follows a name opens a biography: ，男，1966年出生."""
    return _patterns()["biography"].match(scope.letters, end) is not None


def clauses(letters: str) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, half-open, marks left out."""
    at = 0
    for position, char in enumerate(letters):
        if char in _CLAUSE:
            if position > at:
                yield at, position
            at = position + 1
    if at < len(letters):
        yield at, len(letters)
