"""The road on one page: text in, Document out.

decode ▶ fold ▶ layout ▶ times ▶ atoms ▶ scopes ▶ rules ▶ inheritance ▶ document
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from zhextract.errors import ArgumentError
from zhextract.types import Document

if TYPE_CHECKING:
    from zhextract.explain import Record
    from zhextract.explanation import Explanation
    from zhextract.in_force import Entry
    from zhextract.rules.own import Given


class Extractor:
    """A reusable extractor; built once, then read only, so threads may share it.

    ``segmenter`` is ``"auto"`` (rjieba where it imports, else jieba),
    ``"rjieba"`` or ``"jieba"``; ``user_dict`` is the path of a dictionary in
    jieba's format (``word freq tag`` a line). ``rules`` are your own: the path
    of a TOML file of words and patterns, a list of such, or rules for numbers
    made with ``zhextract.engine.rules.rule``. They are this extractor's alone,
    and claim their numbers before the built-in ones. ``RuleError`` tells what
    is wrong with a file, examples that fail included.
    """

    def __init__(
        self,
        *,
        segmenter: Literal["auto", "rjieba", "jieba"] = "auto",
        user_dict: str | None = None,
        rules: Given | Sequence[Given] = (),
    ) -> None:
        from zhextract.engine.ruleset import RuleSet
        from zhextract.engine.wordbook import using
        from zhextract.facts.number_rules import compiled_rules
        from zhextract.rules.own import own_rules
        from zhextract.segment import Word, make_segmenter
        from zhextract.vocabulary import domain_words

        own = own_rules(rules)
        self._own = own
        self._options = {"segmenter": segmenter, "user_dict": user_dict}
        self._wordbook = own.wordbook()
        with using(self._wordbook):
            self._rules = RuleSet((*own.compiled(), *compiled_rules()))
        words: tuple[Word, ...] = (*domain_words(), *own.taught())
        self._segmenter = make_segmenter(segmenter, words=words, user_dict=user_dict)
        for file in own.fresh:
            from zhextract.rules.examples import check_examples

            check_examples(file, self.extract)

    def extract(
        self, text: str, *, published: date | str | None = None, source: str | None = None
    ) -> Document:
        """Find every fact of ``text``.

        ``published`` (a date, or an ISO string) anchors relative times; without
        it the text is searched for a publication date. ``source`` is carried
        into the document. ``ArgumentError`` for an unusable ``published``; no
        text raises.
        """
        from zhextract.engine.wordbook import using

        with using(self._wordbook):
            return self._read(text, published, source)

    def explain(
        self, text: str, *, published: date | str | None = None, source: str | None = None
    ) -> Explanation:
        """Find every fact of ``text`` as ``extract`` does, and say why.

        The explanation holds the document, for each fact its rule and parts,
        and for each sentence what was tried and what was dropped.
        """
        from zhextract.engine.wordbook import using
        from zhextract.explain import Record, explanation_of

        record = Record()
        with using(self._wordbook):
            return explanation_of(self._read(text, published, source, record), record)

    def in_force(self) -> tuple[Entry, ...]:
        """The rules and words that this extractor reads by, each with where it is from."""
        from zhextract.engine.wordbook import using
        from zhextract.rules.listing import entries_in_force

        with using(self._wordbook):
            return entries_in_force(tuple(self._rules), self._own.files)

    def _read(
        self,
        text: str,
        published: date | str | None,
        source: str | None,
        record: Record | None = None,
    ) -> Document:
        """The way from text to document; ``record``, if any, keeps how it went."""
        from zhextract.assemble import assemble
        from zhextract.engine.atoms import without_private_use
        from zhextract.facts.attach import scopes, time_atoms
        from zhextract.facts.context import inherit
        from zhextract.facts.currency import fill_currency
        from zhextract.facts.event import find_events
        from zhextract.facts.locale import yuan_of
        from zhextract.facts.numbers import find_numbers, mark_names
        from zhextract.facts.periods import Governing
        from zhextract.facts.person import find_people
        from zhextract.facts.quantity.scan import scan_amounts
        from zhextract.facts.time import find_published, scan_times
        from zhextract.text.layout import read_page

        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        page = read_page(text)
        page = page._replace(reading=without_private_use(page.reading))
        anchor = iso_date(published) or find_published(page)

        times = scan_times(page, anchor)
        yuan = yuan_of(page)
        amounts = scan_amounts(page.reading, times, yuan=yuan)
        atoms = sorted([*time_atoms(times), *amounts], key=lambda atom: atom.start)
        sentences = tuple(scopes(page, atoms, self._segmenter.words_and_tags))

        people = find_people(
            page, sentences, self._segmenter.knows, None if record is None else record.names
        )
        mark_names(sentences, people)
        drafts = find_numbers(sentences, self._rules, None if record is None else record.trace)
        if record is not None:
            record.keep(page, sentences, drafts, people)
        inherit(page, drafts, Governing(page, times, drafts, anchor), anchor)
        fill_currency(drafts, yuan)
        events = find_events(page, sentences, people, anchor)

        return assemble(
            page,
            source=source,
            published=anchor,
            times=times,
            numbers=drafts,
            people=people,
            events=events,
        )

    def pipe(self, texts: Iterable[str], *, workers: int = 1) -> Iterator[Document]:
        """Extract from a stream of texts, in order, holding only a few at a time.

        With more than one of ``workers`` the work is spread over processes;
        results come in the order of ``texts`` all the same.
        """
        if workers < 1:
            raise ArgumentError(f"workers={workers} is too few; give 1 or more")
        if workers == 1:
            yield from map(self.extract, texts)
            return
        from zhextract.parallel import spread

        if self._own.sources:
            raise ArgumentError(
                "rules made in Python cannot be given to worker processes; "
                "put them into a TOML file, or leave workers=1"
            )
        yield from spread({**self._options, "rules": self._own.files}, texts, workers)


@cache
def default_extractor() -> Extractor:
    """The extractor behind ``zhextract.extract``; made at its first use."""
    return Extractor()


def extract(
    text: str, *, published: date | str | None = None, source: str | None = None
) -> Document:
    """Find every fact of ``text``; see ``Extractor.extract``."""
    return default_extractor().extract(text, published=published, source=source)


def iso_date(published: date | str | None) -> str | None:
    """``published`` as an ISO date; ArgumentError says what is wrong with it."""
    if published is None:
        return None
    if isinstance(published, date):
        return published.isoformat()[:10]
    if not isinstance(published, str):
        raise TypeError(
            f"published must be a date or an ISO string, not {type(published).__name__}"
        )
    try:
        return date.fromisoformat(published).isoformat()
    except ValueError:
        raise ArgumentError(
            f"published={published!r} is not a date; write it as YYYY-MM-DD, such as 2023-10-24"
        ) from None
