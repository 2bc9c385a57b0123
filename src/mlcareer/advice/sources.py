"""What the guide rests on: every source with its age, and which figures rest on which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cited
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.advice.salary import CheckAnswer, check_answer
from mlcareer.advice.whereabouts import WHEREABOUTS, command_for, name_of
from mlcareer.guide.entries import entries_of, reference
from mlcareer.guide.lookup import find
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
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


class SourceAnswer(Record):
    """A source, and what rests on it."""

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
    guide: Guide, today: date, *, name: str | None = None, check: bool = False
) -> SourcesAnswer:
    """Describe the sources as of a day; `check` leaves only those that are overdue by then.

    Raises:
        UnknownNameError: The guide has no such source.
    """
    asked = None if name is None else find("source", name, guide.source)
    sources = guide.source if asked is None else (asked,)
    overdue = tuple(source for source in sources if today >= source.overdue_from)
    shown = overdue if check else sources
    answers = tuple(_source_answer(guide, source, today) for source in shown)
    whole = asked is None and not check
    checks = [item.id for answer in answers for item in answer.checks]
    return SourcesAnswer(
        id=None if asked is None else asked.id,
        check=check,
        passed=not overdue,
        checked=len(sources),
        guide=_about(guide),
        sources=answers,
        related=tuple(
            RelatedAnswer(id=item.id, title=item.title, text=item.text, sources=item.sources)
            for item in (guide.related if whole else ())
        ),
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


def _source_answer(guide: Guide, source: Source, today: date) -> SourceAnswer:
    return SourceAnswer(
        source=cited(source, today),
        checks=tuple(
            check_answer(check) for check in guide.pay_check if check.sources[0] == source.id
        ),
        rests=tuple(
            RestingAnswer(
                id=reference(table, entry.id),
                kind=WHEREABOUTS[table].kind,
                name=name_of(guide, table, entry),
                command=" ".join(("mlcareer", *command_for(guide, table, entry))),
                first=entry.sources[0] == source.id,
            )
            for table, entry in entries_of(guide)
            if source.id in getattr(entry, "sources", ())
        ),
    )


def _about(guide: Guide) -> AboutAnswer:
    fields = {name: getattr(guide.guide, name) for name in AboutAnswer.record_fields}
    return AboutAnswer(**fields)
