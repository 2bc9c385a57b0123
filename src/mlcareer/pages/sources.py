"""How `mlcareer sources` reads."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Page,
    Table,
    Unit,
    bad,
    caution,
    next_step,
    warn,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.entry_names import first_of, long_day, several
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import age_of_figures, copy_read_ago, sample_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mlcareer.advice.career.sources import SourceAnswer, SourcesAnswer
    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.page import Line

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")

FILES = {
    "guide": "Salaries and skills",
    "pay-rules": "Tax and pensions",
    "visa": "Skilled Worker visa",
    "hire-words": "Wording of adverts",
}
"""What the sources of each data file are for."""

MOST_SHOWN = 10
"""Sources that a brief list has room for."""

KINDS_NAMED = 4
"""Kinds of entries that a row names."""

MOST_USED = 4
"""Sources that a check names as used most."""


def sources_page(answer: SourcesAnswer) -> Page:
    """Lay out all sources by what they are for, one whole, the overdue ones, or all by age."""
    if answer.id is not None and not answer.check:
        return _one(answer)
    if answer.check:
        return _overdue(answer)
    return _by_age(answer) if answer.stale else _all(answer)


def _all(answer: SourcesAnswer) -> Page:
    newest = max((item.source.copy_read for item in answer.sources), default=None)
    return Page(
        answer=(f"{answer.checked} sources, ", *_state(answer)),
        blocks=(_files(answer), Facts(tuple(_keys(answer)))),
        details=(_list(answer.sources, "Every source"), *_guide(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        footer="" if newest is None else f"Copies read up to {long_day(newest)}.",
        rows=_rows(answer),
    )


def _state(answer: SourcesAnswer) -> tuple[str, ...]:
    overdue = [item.source for item in answer.sources if item.source.overdue]
    if overdue:
        since = min(source.overdue_from for source in overdue)
        named = first_of([source.short for source in overdue], 2)
        return (f"{len(overdue)} overdue since {long_day(since)}: {named}",)
    upcoming = min((item.source.overdue_from for item in answer.sources), default=None)
    return ("none overdue",) if upcoming is None else (f"none overdue before {long_day(upcoming)}",)


def _files(answer: SourcesAnswer) -> Table[list[SourceAnswer]]:
    """Count the sources of each data file."""
    groups = [list(group) for _, group in groupby(answer.sources, key=lambda item: item.file)]
    return Table(
        (
            Column("For", lambda group: FILES.get(group[0].file, group[0].file)),
            Column("Sources", len, Unit.COUNT),
            Column(
                "No date",
                lambda group: sum(item.source.age_days is None for item in group),
                Unit.COUNT,
            ),
            Column(
                "Secondary", lambda group: sum(item.source.secondary for item in group), Unit.COUNT
            ),
            Column("Next review", _first_review, whole=True),
        ),
        tuple(groups),
    )


def _first_review(group: list[SourceAnswer]) -> str:
    day = min(item.source.overdue_from for item in group)
    return f"{day.day} {day:%b %Y}"


def _keys(answer: SourcesAnswer) -> Iterator[Fact]:
    ended = [item.source for item in answer.sources if item.source.ended]
    dated = [item for item in answer.sources if item.source.age_days is not None and item.rests]
    if dated:
        oldest = max(dated, key=lambda item: item.source.age_days or 0).source
        yield Fact("Oldest used", f"{oldest.short}, {age_of_figures(oldest)} old")
    if ended:
        yield Fact("Ended", ", ".join(source.short for source in ended))
    yield Fact("Method", "advertised pay; tax by the year; not financial or legal advice")
    yield caution("Copies were read, not the pages of today: open an address before you rely on it")
    yield next_step("sources obi-guide", "sources --stale")


def _guide(answer: SourcesAnswer) -> Iterator[Block]:
    guide = answer.guide
    yield Facts(
        (
            Fact("Title", f"{guide.title} ({guide.country}, {guide.edition})"),
            Fact("Holds", guide.summary),
            Fact("Currency", f"{guide.currency}, where no other is named"),
            Fact("Method", guide.method),
        ),
        title="The guide",
    )
    if answer.related:
        related = tuple(
            Fact(item.title, f"{item.text} [{', '.join(item.sources)}]") for item in answer.related
        )
        yield Facts(related, title="Guides to read next")


def _list(items: Iterable[SourceAnswer], title: str = "") -> Table[SourceAnswer]:
    return Table(
        (
            Column("Source", lambda item: item.source.id, whole=True),
            Column("Named", lambda item: item.source.short, brief=False),
            Column("Age", _age),
            Column("Kind", lambda item: "secondary" if item.source.secondary else "primary"),
            Column("Copy read", lambda item: item.source.copy_read, Unit.DAY, brief=False),
            Column("Next review", _review, whole=True),
        ),
        tuple(items),
        title=title,
        brief=MOST_SHOWN,
    )


def _age(item: SourceAnswer) -> Line:
    age = age_of_figures(item.source)
    return warn("date not stated") if item.source.age_days is None else age


def _review(item: SourceAnswer) -> Line:
    return bad("overdue") if item.source.overdue else long_day(item.source.overdue_from)


def _by_age(answer: SourcesAnswer) -> Page:
    undated = sum(item.source.age_days is None for item in answer.sources)
    return Page(
        answer=f"{answer.checked} sources by age: {undated} state no date; the oldest come next",
        blocks=(
            _list(answer.sources),
            Facts((next_step("sources --stale --full", "sources --check"),)),
        ),
        rows=_rows(answer),
    )


def _overdue(answer: SourcesAnswer) -> Page:
    overdue = answer.sources
    if not overdue:
        what = "the source" if answer.checked == 1 else f"all {answer.checked} sources"
        first_line = f"Nothing overdue: {what} may be used"
        return Page(answer=first_line, blocks=(), rows=_rows(answer))
    days = sorted(overdue, key=lambda item: item.source.overdue_from)
    groups = [list(group) for _, group in groupby(days, key=lambda item: item.source.overdue_from)]
    return Page(
        answer=(
            bad("Overdue"),
            f": {len(overdue)} of {answer.checked} sources. Check them before use",
        ),
        blocks=(_overdue_days(groups), Facts(tuple(_what_to_do(overdue)))),
        details=(_overdue_sources(days),),
        notes=tuple(remark_notes(answer.remarks)),
        rows=_rows(answer),
    )


def _overdue_days(groups: list[list[SourceAnswer]]) -> Table[list[SourceAnswer]]:
    return Table(
        (
            Column("Overdue since", lambda group: group[0].source.overdue_from, Unit.DAY),
            Column("Sources", len, Unit.COUNT),
            Column("Used for", _used_for),
        ),
        tuple(groups),
        brief=MOST_SHOWN,
    )


def _used_for(group: list[SourceAnswer]) -> str:
    """Name the kinds of entries that rest on some sources, the most frequent first."""
    kinds = Counter(entry.kind for item in group for entry in item.rests).most_common()
    named = [f"{kind.lower()} ({count})" for kind, count in kinds]
    return first_of(named, KINDS_NAMED, " kinds")


def _what_to_do(overdue: tuple[SourceAnswer, ...]) -> Iterator[Fact]:
    most = sorted(overdue, key=lambda item: -len(item.rests))[:MOST_USED]
    named = ", ".join(f"{item.source.id} ({several(len(item.rests), 'entry')})" for item in most)
    yield Fact("Used most", named)
    yield Fact("To do", "CONTRIBUTING.md, 'Review a source'")
    yield next_step("sources --check --full", f"sources {most[0].source.id}")


def _overdue_sources(items: list[SourceAnswer]) -> Table[SourceAnswer]:
    return Table(
        (
            Column("Source", lambda item: item.source.id, whole=True),
            Column("Overdue since", lambda item: item.source.overdue_from, Unit.DAY),
            Column("Entries", lambda item: len(item.rests), Unit.COUNT),
            Column("Used for", lambda item: _used_for([item])),
        ),
        tuple(items),
        title="Each one",
    )


def _one(answer: SourcesAnswer) -> Page:
    source = answer.sources[0].source
    day = source.overdue_from
    state: Line = (bad("overdue"), f" since {long_day(day)}") if source.overdue else _next(day)
    parts = state if isinstance(state, tuple) else (state,)
    return Page(
        answer=(f"{source.short}: {_kind(answer)}; ", *parts),
        blocks=tuple(block for item in answer.sources for block in _whole(item)),
        details=tuple(block for item in answer.sources for block in _rests(item)),
        notes=tuple(remark_notes(answer.remarks)),
        rows=_rows(answer),
    )


def _next(day: date) -> str:
    return f"next review {long_day(day)}"


def _kind(answer: SourcesAnswer) -> str:
    source = answer.sources[0].source
    used = sum(len(item.rests) for item in answer.sources)
    kind = "secondary" if source.secondary else "primary"
    uses = "1 entry uses it" if used == 1 else f"{used} entries use it"
    return f"{kind}, {uses}"


def _whole(item: SourceAnswer) -> Iterator[Block]:
    source = item.source
    facts = [
        Fact("Title", f"{source.title}, {source.publisher}"),
        Fact("Address", source.address),
        Fact("Published", source.published or "date not stated"),
        Fact("Covers", _covered(item)),
        Fact("Age", age_of_figures(source)),
        Fact("Copy read", copy_read_ago(source).removeprefix("copy read on ")),
        Fact("Named in", f"data/{item.file}.toml"),
    ]
    if source.copy_made:
        facts.insert(6, Fact("Copy made", source.copy_made))
    if source.sample is not None:
        facts.append(Fact("Sample", sample_size(source.sample)))
    if source.ended:
        facts.append(caution(source.ended))
    if source.note:
        facts.append(Fact("Note", source.note))
    yield Facts(tuple(facts))


def _rests(item: SourceAnswer) -> Iterator[Block]:
    for check in item.checks:
        yield Facts(tuple(_check(check)), title=check.title)
    if item.rests:
        kinds = dict.fromkeys(entry.kind for entry in item.rests)
        used = tuple(
            Fact(kind, "; ".join(entry.name for entry in item.rests if entry.kind == kind))
            for kind in kinds
        )
        yield Facts(used, title=f"{several(len(item.rests), 'entry')} use it")


def _covered(item: SourceAnswer) -> str:
    """Say what time a source's figures are about, and where it ends."""
    source = item.source
    ends = f"to {source.covers_to}" if source.covers_to else None
    return "; ".join(filter(None, (source.covers, ends))) or "not stated"


def _check(check: CheckAnswer) -> Iterator[Fact]:
    """Say all that an independent figure gives, and what limits it."""
    named = [(name, getattr(check, name)) for name in PERCENTILES]
    given = [f"{_percentile(name)} {pounds(value)}" for name, value in named if value is not None]
    if given:
        yield Fact(f"A {check.period}", ", ".join(given))
    elif check.low is None:
        yield Fact(f"A {check.period}", f"too few ({check.sample})")
    if check.low is not None:
        if check.high is None:
            stated = f"{pounds(check.low)}+"
        elif check.high == check.low:
            stated = f"{pounds(check.low)}, one figure"
        else:
            stated = f"{pounds(check.low)}–{pounds(check.high)}{'+' if check.high_open else ''}"
        yield Fact(f"Stated, a {check.period}", stated)
    if check.p50_from is not None and check.p50_to is not None:
        yield Fact("95% interval", f"median {pounds(check.p50_from)}–{pounds(check.p50_to)}")
    if check.p50_year_before is not None:
        yield Fact("A year before", f"median {pounds(check.p50_year_before)}")
    yield Fact("Covers", f"{check.covers}; {sample_size(check.sample)}")
    yield Fact("Counted by", check.counts)
    if check.caveat:
        yield caution(check.caveat)


def _percentile(name: str) -> str:
    return "median" if name == "p50" else name.upper()


def _rows(answer: SourcesAnswer) -> Table[SourceAnswer]:
    """Set out each source with all that is known of it, for CSV."""
    return Table(
        (
            Column("File", lambda item: item.file),
            Column("Source", lambda item: item.source.id),
            Column("Title", lambda item: item.source.title),
            Column("Publisher", lambda item: item.source.publisher),
            Column("Address", lambda item: item.source.address),
            Column("Published", lambda item: item.source.published),
            Column("Covers to", lambda item: item.source.covers_to),
            Column("Age at least", lambda item: item.source.age_days, Unit.DAYS),
            Column("Age at most", lambda item: item.source.age_days_at_most, Unit.DAYS),
            Column("Copy read", lambda item: item.source.copy_read, Unit.DAY),
            Column("Copy read before", lambda item: item.source.days_since_copy_read, Unit.DAYS),
            Column("Next review", lambda item: item.source.overdue_from, Unit.DAY),
            Column("Overdue", lambda item: "yes" if item.source.overdue else "no"),
            Column("Sample", lambda item: item.source.sample, Unit.COUNT),
            Column("Secondary", lambda item: "yes" if item.source.secondary else "no"),
            Column("Ended", lambda item: item.source.ended),
            Column("Used by", lambda item: " ".join(entry.id for entry in item.rests)),
        ),
        answer.sources,
    )
