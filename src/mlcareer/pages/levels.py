"""How `mlcareer levels` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Span, Steps, Table, Text, Unit
from mlcareer.pages.facts import fact_list
from mlcareer.pages.pay_bands import BASIS, pay_bands
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.levels import LevelAnswer, LevelsAnswer

MATCHES = (
    "Exact: the framework names this level itself; near: it describes the same scope; inferred: "
    "nobody but this guide has put the two side by side."
)


def levels_page(answer: LevelsAnswer) -> Page:
    """Lay out the ladder, or one level with its pay, the way on and other frameworks."""
    printed = _printed(answer)
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=(*_notes(answer), *overdue_notes(answer.sources, printed)),
        sources=source_lines(answer.sources, printed),
        rows=_rows(answer),
    )


def _printed(answer: LevelsAnswer) -> set[str]:
    """Return the sources of what the page shows: beside the whole ladder no other framework."""
    everything = {source.id for source in answer.sources}
    if answer.level is not None:
        return everything
    elsewhere = {
        *(name for fact in answer.facts for name in fact.sources),
        *(name for remark in answer.remarks for name in remark.sources),
    }
    return everything - ({walk.source for walk in answer.crosswalk} - elsewhere)


def _title(answer: LevelsAnswer) -> str:
    if answer.level is None:
        return "The ladder, level by level"
    level = answer.levels[0]
    end = "+" if level.experience_max is None else f"–{level.experience_max}"
    return f"{level.name}: {level.experience_min}{end} years of experience"


def _blocks(answer: LevelsAnswer) -> Iterator[Block]:
    if answer.level is None:
        yield _ladder(answer)
        for level in answer.levels:
            yield Facts(tuple(_short(level)), title=level.name)
    else:
        yield from _one(answer.levels[0])
    for step in answer.steps:
        way = f"From {step.from_name} to {step.to_name}"
        yield Steps(step.changes, title=f"{way}: what changes")
        yield Steps(step.evidence, title=f"{way}: what would show it")
    if answer.level is not None:
        title = "Pay of both" if len(answer.levels) > 1 else "Pay"
        yield from pay_bands(answer.pay, title)
        yield from _crosswalk(answer)
    yield from fact_list(answer.facts, "Levels elsewhere")


def _short(level: LevelAnswer) -> Iterator[tuple[str, str]]:
    yield ("In short", level.summary)
    yield ("Reaches", level.scope)
    yield ("Owns", "; ".join(level.owns))
    if level.names_elsewhere:
        yield ("Also called", "; ".join(level.names_elsewhere))
    if level.rarity:
        yield ("How common", level.rarity)


def _one(level: LevelAnswer) -> Iterator[Block]:
    summary, *facts = _short(level)
    yield Text((summary[1],))
    yield Facts(tuple(facts))
    yield Steps(level.work, title="What is done at this level")
    if level.focus:
        yield Steps(level.focus, title="What the guide advises")


def _ladder(answer: LevelsAnswer) -> Table:
    """Set the levels out with their years and what each region pays."""
    regions = {band.region.id: band.region.name for band in answer.pay}
    spans = {
        (band.level.id, band.region.id): Span(band.min, band.max, band.open_ended)
        for band in answer.pay
    }
    return Table(
        (
            Column("Level"),
            Column("Experience", Unit.YEARS),
            *(Column(name, Unit.GBP_PER_YEAR) for name in regions.values()),
        ),
        tuple(
            (
                level.name,
                Span(level.experience_min, level.experience_max),
                *(spans.get((level.id, region)) for region in regions),
            )
            for level in answer.levels
        ),
        caption=BASIS,
    )


def _crosswalk(answer: LevelsAnswer) -> Iterator[Block]:
    """Set a level beside other frameworks, each with how far the two belong together and why."""
    if answer.crosswalk:
        yield Facts(
            tuple(
                (walk.framework, f"{walk.target} ({walk.match}). {walk.text} [{walk.source}]")
                for walk in answer.crosswalk
            ),
            title="In other frameworks",
        )


def _notes(answer: LevelsAnswer) -> Iterator[Note]:
    if answer.next and not answer.steps:
        yield Note(
            "The guide has no level above this one."
            if len(answer.levels) == 1
            else "The guide does not say what changes at the next level."
        )
    if answer.level is None:
        yield Note("One level whole, and in other frameworks: mlcareer levels LEVEL.")
    elif answer.crosswalk:
        yield Note(MATCHES)
    yield from remark_notes(answer.remarks)


def _rows(answer: LevelsAnswer) -> Table:
    names = {level.id: level.name for level in answer.levels}
    return Table(
        (
            Column("Level"),
            Column("Part"),
            Column("Text"),
            Column("Region"),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Sources"),
        ),
        (
            *(row for level in answer.levels for row in _level_rows(level)),
            *(
                (step.from_name, part, text, None, None, None)
                for step in answer.steps
                for part, texts in (("changes", step.changes), ("evidence", step.evidence))
                for text in texts
            ),
            *(
                (
                    band.level.name,
                    "pay",
                    None,
                    band.region.name,
                    Span(band.min, band.max, band.open_ended),
                    band.source,
                )
                for band in answer.pay
            ),
            *(
                (
                    names[walk.level],
                    f"crosswalk, {walk.match}",
                    f"{walk.framework}: {walk.target}. {walk.text}",
                    None,
                    None,
                    walk.source,
                )
                for walk in answer.crosswalk
            ),
        ),
    )


def _level_rows(level: LevelAnswer) -> Iterator[tuple[str | None, ...]]:
    for part, texts in (
        ("summary", (level.summary,)),
        ("scope", (level.scope,)),
        ("work", level.work),
        ("owns", level.owns),
        ("focus", level.focus),
    ):
        for text in texts:
            yield (level.name, part, text, None, None, None)
