"""What the data rests on: every source with its age, and which figures rest on which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cited
from mlcareer.advice.independent_pay import CheckAnswer, check_answer
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.advice.search.shown_by import SHOWN_BY, command_for, name_of
from mlcareer.guide.entries import entries_of, reference, sourced_parts
from mlcareer.guide.hire_words import HireWords
from mlcareer.guide.pay_rules import PayRules
from mlcareer.guide.visa_rules import VisaRules
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Guide, Source


class AboutAnswer(Record):
    """The guide itself."""

    id: str
    title: str
    country: str
    currency: str
    edition: int
    """The year the guide is for."""
    summary: str
    method: str
    """How the pay bands came about, and what is not known of it."""


class RestingAnswer(Record):
    """An entry that rests on a source."""

    id: str
    """Its table and id, such as `band:junior-london`."""
    kind: str
    name: str
    command: str
    """What shows it."""
    first: bool
    """Whether the source is the first it names: the one its figures are from."""


class RuleBook(Record):
    """A file of rules with sources of its own."""

    name: str
    """How answers call the file, such as `pay-rules`."""
    kind: str
    """What its parts are called."""
    command: str
    """What answers by it."""
    rules: PayRules | VisaRules | HireWords


class SourceAnswer(Record):
    """A source, and what rests on it."""

    file: str
    """The data file that names it: `guide`, `pay-rules`, `visa` or `hire-words`; each keeps its own
    list."""
    source: CitedSource
    checks: tuple[CheckAnswer, ...]
    """The independent pay figures that are from it, with what limits each."""
    rests: tuple[RestingAnswer, ...]
    """The entries that name it."""


class RelatedAnswer(Record):
    """A guide to read next."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


class SourcesAnswer(Answer):
    """Every source, or one whole, or those that are overdue."""

    schema = "sources/1"

    id: str | None
    """The source asked for; null for all."""
    check: bool
    """Whether it was asked if a source is overdue: then only overdue ones are listed."""
    stale: bool
    """Whether they are listed by age: those without a date first, then the oldest."""
    passed: bool
    """Whether none of the sources asked about is overdue."""
    checked: int
    """How many sources were looked at."""
    guide: AboutAnswer
    sources: tuple[SourceAnswer, ...]
    related: tuple[RelatedAnswer, ...]
    """Guides to read next; none for one source or a check."""
    remarks: tuple[RemarkAnswer, ...]


def sources_for(
    guide: Guide,
    today: date,
    books: Iterable[RuleBook] = (),
    *,
    asked: Source | None = None,
    check: bool = False,
    stale: bool = False,
) -> SourcesAnswer:
    """Describe the sources as of a day; `check` leaves only those that are overdue by then.

    `stale` lists them by the age of their figures: those without a date, then the oldest.
    """
    books = tuple(books)
    everything = [*guide.source, *(source for book in books for source in book.rules.source)]
    sources = [source for source in everything if asked is None or source.id == asked.id]
    overdue = [source for source in sources if today >= source.overdue_from]
    shown = overdue if check else sources

    def is_shown(source: Source) -> bool:
        named = asked is None or source.id == asked.id
        return named and (not check or today >= source.overdue_from)

    answers = (
        *_source_answers(guide, list(filter(is_shown, guide.source)), today),
        *(
            answer
            for book in books
            for answer in _book_answers(book, list(filter(is_shown, book.rules.source)), today)
        ),
    )
    if stale:
        answers = tuple(sorted(answers, key=_staleness))
    whole = asked is None and not check
    checks = [item.id for answer in answers for item in answer.checks]
    return SourcesAnswer(
        id=None if asked is None else asked.id,
        check=check,
        stale=stale,
        passed=not overdue,
        checked=len(sources),
        guide=AboutAnswer.copied_from(guide.guide),
        sources=answers,
        related=tuple(map(RelatedAnswer.copied_from, guide.related)) if whole else (),
        remarks=remarks_on(
            guide,
            [
                *(f"source:{source.id}" for source in shown),
                *([f"guide:{guide.guide.id}"] if whole else []),
                *((f"related:{item.id}" for item in guide.related) if whole else []),
                *([f"pay-check:{item}" for item in checks] if asked is not None else []),
            ],
        ),
    )


def _staleness(answer: SourceAnswer) -> tuple[bool, int]:
    age = answer.source.age_days
    return (age is not None, -(age or 0))


def _source_answers(guide: Guide, sources: list[Source], today: date) -> Iterator[SourceAnswer]:
    """Describe some sources of the guide; each entry is looked at once."""
    wanted = {source.id for source in sources}
    rests: dict[str, list[RestingAnswer]] = {}
    for table, entry in entries_of(guide):
        ids: tuple[str, ...] = getattr(entry, "sources", ())
        named = wanted.intersection(ids)
        if not named:
            continue
        name = name_of(guide, table, entry)
        command = " ".join(("mlcareer", *command_for(guide, table, entry)))
        for source_id in named:
            rest = RestingAnswer(
                id=reference(table, entry.id),
                kind=SHOWN_BY[table].kind,
                name=name,
                command=command,
                first=ids[0] == source_id,
            )
            rests.setdefault(source_id, []).append(rest)
    for source in sources:
        yield SourceAnswer(
            file="guide",
            source=cited(source, today),
            checks=tuple(
                check_answer(check) for check in guide.pay_check if check.sources[0] == source.id
            ),
            rests=tuple(rests.get(source.id, ())),
        )


def _book_answers(book: RuleBook, sources: list[Source], today: date) -> Iterator[SourceAnswer]:
    """Describe some sources of a file of rules; each part is looked at once."""
    wanted = {source.id for source in sources}
    rests: dict[str, list[RestingAnswer]] = {}
    for part, ids in sourced_parts(book.rules):
        for source_id in wanted.intersection(ids):
            rest = RestingAnswer(
                id=f"{book.name}:{part.replace(', ', '/').replace(' ', '-')}",
                kind=book.kind,
                name=part,
                command=book.command,
                first=ids[0] == source_id,
            )
            rests.setdefault(source_id, []).append(rest)
    for source in sources:
        yield SourceAnswer(
            file=book.name,
            source=cited(source, today),
            checks=(),
            rests=tuple(rests.get(source.id, ())),
        )
