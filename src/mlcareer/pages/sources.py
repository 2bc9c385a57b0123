"""How `mlcareer sources` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Cell, Column, Facts, Note, NoteKind, Page, Table, Unit
from mlcareer.pages.amounts import pounds
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import age_of_figures, copy_read_ago, dated, sample_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.salary import CheckAnswer
    from mlcareer.advice.career.sources import SourceAnswer, SourcesAnswer
    from mlcareer.advice.citation import CitedSource

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")


def sources_page(answer: SourcesAnswer) -> Page:
    """Lay out every source, one whole, or the overdue ones with what rests on them."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        rows=_rows(answer),
    )


def _title(answer: SourcesAnswer) -> str:
    if answer.check:
        overdue = len(answer.sources)
        what = "the source" if answer.checked == 1 else f"{answer.checked} sources"
        return f"Overdue for review: {overdue or 'none'} of {what}"
    if answer.id is not None:
        return answer.sources[0].source.title
    return f"Sources: {answer.checked}"


def _blocks(answer: SourcesAnswer) -> Iterator[Block]:
    if answer.check:
        for item in answer.sources:
            yield _overdue(item)
    elif answer.id is not None:
        for item in answer.sources:
            yield from _whole(item)
    else:
        guide = answer.guide
        yield Facts(
            (
                ("The guide", f"{guide.title} ({guide.country}, {guide.edition})"),
                ("What it holds", guide.summary),
                ("Currency", f"{guide.currency}, where no other is named"),
                ("How it came about", guide.method),
            )
        )
        yield _list(answer)
        if answer.related:
            yield Facts(
                tuple(
                    (item.title, f"{item.text} [{', '.join(item.sources)}]")
                    for item in answer.related
                ),
                title="Guides to read next",
            )


def _list(answer: SourcesAnswer) -> Table:
    return Table(
        (
            Column("File", grouped=len({item.file for item in answer.sources}) > 1),
            Column("Source"),
            Column("Date and age"),
            Column("Checked", Unit.DAY),
            Column("Overdue from", Unit.DAY),
            Column("State"),
        ),
        tuple(
            (
                item.file,
                f"[{item.source.id}] {item.source.title}, {item.source.publisher}",
                f"{dated(item.source)}, {age_of_figures(item.source)}",
                item.source.copy_read,
                item.source.overdue_from,
                "OVERDUE" if item.source.overdue else None,
            )
            for item in answer.sources
        ),
        title="Every source",
        caption=(
            "Age is that of the figures: from the end of the time they cover, else from "
            "publication. One whole: mlcareer sources ID."
        ),
    ).without_empty_columns()


def _whole(item: SourceAnswer) -> Iterator[Block]:
    source = item.source
    facts = [
        ("Named in", f"{item.file}.toml"),
        ("Publisher", source.publisher),
        ("Address", source.address),
        ("Published", source.published or "undated"),
        ("Covers", _covered(source)),
        ("Age", age_of_figures(source)),
        ("Copy read", copy_read_ago(source).removeprefix("copy read ")),
        ("Overdue from", f"{source.overdue_from}{', OVERDUE' if source.overdue else ''}"),
    ]
    if source.sample is not None:
        facts.append(("Sample", sample_size(source.sample)))
    if source.secondary:
        facts.append(("Second hand", "It repeats figures first published elsewhere."))
    if source.note:
        facts.append(("Note", source.note))
    yield Facts(tuple(facts))
    for check in item.checks:
        yield Facts(tuple(_check(check)), title=check.title)
    if item.rests:
        yield Facts(_resting(item), title="What rests on it")


def _covered(source: CitedSource) -> str:
    """Say what time a source's figures are about, and where it ends."""
    ends = f"to {source.covers_to}" if source.covers_to else None
    return "; ".join(filter(None, (source.covers, ends))) or "not stated"


def _check(check: CheckAnswer) -> Iterator[tuple[str, str]]:
    """Say all that an independent figure gives, and what limits it."""
    named = [(name, getattr(check, name)) for name in PERCENTILES]
    given = [f"{_percentile(name)} {pounds(value)}" for name, value in named if value is not None]
    if given:
        yield (f"Pounds a {check.period}", ", ".join(given))
    if check.low is not None:
        if check.high is None:
            stated = f"{pounds(check.low)}+"
        elif check.high == check.low:
            stated = f"{pounds(check.low)}, one figure"
        else:
            stated = f"{pounds(check.low)}–{pounds(check.high)}{'+' if check.high_open else ''}"
        yield (f"Stated, a {check.period}", stated)
    if check.p50_from is not None and check.p50_to is not None:
        yield ("95% interval", f"the median, {pounds(check.p50_from)} to {pounds(check.p50_to)}")
    if check.p50_year_before is not None:
        yield ("A year before", f"median {pounds(check.p50_year_before)}")
    yield ("Covers", f"{check.covers}; {sample_size(check.sample)}")
    yield ("Counted by", check.counts)
    if check.caveat:
        yield ("Mind", check.caveat)


def _percentile(name: str) -> str:
    return "median" if name == "p50" else name.upper()


def _overdue(item: SourceAnswer) -> Facts:
    source = item.source
    return Facts(
        (
            ("Source", f"{source.title}, {source.publisher}"),
            ("Address", source.address),
            ("Overdue from", source.overdue_from.isoformat()),
            ("Age", age_of_figures(source)),
            ("Copy read", copy_read_ago(source).removeprefix("copy read ")),
            *_resting(item),
        ),
        title=f"{source.id}: OVERDUE, and what rests on it",
    )


def _resting(item: SourceAnswer) -> tuple[tuple[str, str], ...]:
    """List what rests on a source, a kind of entry a line."""
    kinds = dict.fromkeys(entry.kind for entry in item.rests)
    return tuple(
        (kind, "; ".join(entry.name for entry in item.rests if entry.kind == kind))
        for kind in kinds
    )


def _notes(answer: SourcesAnswer) -> Iterator[Note]:
    overdue = [item.source.id for item in answer.sources if item.source.overdue]
    if overdue and not answer.check:
        text = f"Overdue for review: {', '.join(overdue)}. `mlcareer sources --check` says what"
        yield Note(f"{text} rests on them.", NoteKind.CAUTION)
    if overdue and answer.check:
        yield Note(
            "Compare the figures with the source again, then move `copy_read` and `overdue_from` "
            "on in the file that names it.",
            NoteKind.CAUTION,
        )
    yield from remark_notes(answer.remarks)


def _rows(answer: SourcesAnswer) -> Table:
    return Table(
        (
            Column("File"),
            Column("Source"),
            Column("Title"),
            Column("Publisher"),
            Column("Address"),
            Column("Published"),
            Column("Covers to"),
            Column("Age at least", Unit.DAYS),
            Column("Age at most", Unit.DAYS),
            Column("Checked", Unit.DAY),
            Column("Checked before", Unit.DAYS),
            Column("Overdue from", Unit.DAY),
            Column("Overdue"),
            Column("Sample", Unit.COUNT),
            Column("Secondary"),
            Column("Rests on it"),
        ),
        tuple(_row(item) for item in answer.sources),
    )


def _row(item: SourceAnswer) -> tuple[Cell, ...]:
    source = item.source
    return (
        item.file,
        source.id,
        source.title,
        source.publisher,
        source.address,
        source.published,
        source.covers_to,
        source.age_days,
        source.age_days_at_most,
        source.copy_read,
        source.days_since_copy_read,
        source.overdue_from,
        source.overdue,
        source.sample,
        source.secondary,
        " ".join(entry.id for entry in item.rests),
    )
