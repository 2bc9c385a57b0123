"""How `mlcareer plan` reads, and what of it goes into a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    CalendarEntry,
    Cell,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Table,
    Unit,
)
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.salary import standing_sentence
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.plan import PlanAnswer, PlanStep
    from mlcareer.advice.salary import BandAnswer


def plan_page(answer: PlanAnswer) -> Page:
    """Lay out the steps first, then each of them, the skills, and what the target pays."""
    return Page(
        title=_title(answer),
        blocks=(
            plan_overview(answer),
            *_standing(answer),
            *(_step(number, step) for number, step in enumerate(answer.steps, start=1)),
            *plan_skills(answer),
            *plan_pay(answer),
        ),
        notes=tuple(plan_notes(answer)),
        sources=source_lines(answer.sources),
    )


def plan_calendar(answer: PlanAnswer) -> tuple[CalendarEntry, ...]:
    """Return an entry for each step that has a time."""
    return tuple(
        CalendarEntry(
            id=step.id,
            begins=step.begins,
            ends=step.ends,
            title=step.name,
            text="\n".join(f"{label}: {text}" for label, text in _facts(step)),
        )
        for step in answer.steps
        if step.begins is not None and step.ends is not None
    )


def _title(answer: PlanAnswer) -> str:
    start = answer.level_name or answer.origin_name
    if answer.origin_name is not None and answer.level_name is not None:
        start = f"{answer.origin_name}, {answer.level_name}"
    goal = answer.target_name or "Machine-learning engineer"
    until = "" if answer.ends is None else f" by {answer.ends}"
    return f"Plan: {start} to {goal}{until}"


def plan_overview(answer: PlanAnswer) -> Table:
    """Set out the steps with their time; the table that CSV is written from."""
    rows = tuple(_row(number, step) for number, step in enumerate(answer.steps, start=1))
    table = Table(
        (
            Column("No.", Unit.COUNT),
            Column("Step"),
            Column("From", Unit.DAY),
            Column("By", Unit.DAY),
            Column("Time", Unit.HOURS),
            Column("State"),
        ),
        rows,
        caption=_caption(answer),
    )
    return table.without_empty_columns()


def _standing(answer: PlanAnswer) -> Iterator[Facts]:
    """Say where somebody stands: the band of their level, and their pay in it."""
    if not answer.bands:
        return
    pairs = [
        (
            f"{band.level_name}, {band.region_name}",
            f"Base pay {_band_text(band)} a year is advertised.",
        )
        for band in answer.bands
    ]
    pairs += [("Your pay", standing_sentence(standing)) for standing in answer.standings]
    yield Facts(tuple(pairs), title="Where you stand")


def _band_text(band: BandAnswer) -> str:
    """Write a band in one piece of text."""
    return f"£{band.min:,} to £{band.max:,}{' and more' if band.open_ended else ''}"


def _row(number: int, step: PlanStep) -> tuple[Cell, ...]:
    state = "to do"
    if step.done is not None:
        state = f"done {step.done}"
    elif step.covered:
        state = "shown already"
    return (number, step.name, step.begins, step.ends, step.hours, state)


def _caption(answer: PlanAnswer) -> str:
    left = sum(step.done is None and not step.covered for step in answer.steps)
    said = f"{left} of {len(answer.steps)} steps to do"
    if answer.hours_in_all is not None:
        said += f", {answer.hours_in_all} hours in all at {answer.hours} a week"
    return f"{said}."


def _step(number: int, step: PlanStep) -> Facts:
    return Facts(tuple(_facts(step)), title=f"{number}. {step.name}")


def _facts(step: PlanStep) -> Iterator[tuple[str, str]]:
    if step.do:
        yield "Do", step.do
    yield "Make", step.make or "The guide names no piece of work for it."
    if step.proves:
        yield "Proves", "\n".join(step.proves)
    if step.expected:
        yield "Check", "\n".join(step.expected)
    yield "Why now", step.why_now
    if step.after:
        yield "Needs", ", ".join(step.after)
    if step.done is None and not step.covered:
        yield "When done", f"mlcareer plan --done {step.id}"
    basis = f"; order: {', '.join(step.basis)}" if step.basis else "; order: no basis in the guide"
    yield "From", f"{step.entry}{basis}"


def plan_skills(answer: PlanAnswer) -> Iterator[Block]:
    """Set what the target asks beside what is shown."""
    if not answer.skills:
        return
    rows = tuple(
        (
            item.state.replace("-", " "),
            item.name,
            item.standing,
            item.evidence,
            "\n".join(f"{said.level_name}: {said.text}" for said in item.expected) or None,
        )
        for state in ("shown", "named", "missing", "not-said")
        for item in answer.skills
        if item.state == state
    )
    said = any(item.state != "not-said" for item in answer.skills)
    shown = sum(item.state == "shown" for item in answer.skills)
    count = f"{shown} of {len(answer.skills)} shown. " if said else "You name none of your own. "
    target = f" at {answer.target_name}" if answer.target_name else ""
    yield Table(
        (
            Column("State", grouped=True),
            Column("Skill"),
            Column("Standing"),
            Column("Your evidence"),
            Column("Expected"),
        ),
        rows,
        title=f"What is asked{target}",
        caption=f"{count}Shown is with work that proves it, named is without.",
    ).without_empty_columns()


def plan_pay(answer: PlanAnswer) -> Iterator[Block]:
    """Set pay in hand at the target beside that of today."""
    if not answer.pay:
        return
    first = answer.pay[0]
    rows: list[tuple[Cell, ...]] = []
    if first.now_gross is not None:
        rows.append(("Now", first.now_gross, first.now_net, None))
    for item in answer.pay:
        top = "the highest figure named" if item.open_ended else "the highest figure"
        where = f"{answer.target_name}, {item.region_name}"
        rows.append(
            (f"{where}: the lowest figure", item.low_gross, item.low_net, item.low_more_a_month)
        )
        rows.append((f"{where}: {top}", item.high_gross, item.high_net, item.high_more_a_month))
    yield Table(
        (
            Column("Pay"),
            Column("Base", Unit.GBP_PER_YEAR),
            Column("In hand", Unit.GBP_PER_YEAR),
            Column("More a month", Unit.GBP),
        ),
        tuple(rows),
        title="What the target pays in hand",
        caption=(
            f"By the rules of {first.tax_year} for {first.nation_name}, with your own pension and "
            "loans as they are. A band is a range of adverts, no promise."
        ),
    ).without_empty_columns()


def plan_notes(answer: PlanAnswer) -> Iterator[Note]:
    """Say what has no basis, what is not known, and what stands in the way."""
    at_end, wanted = answer.years_at_end, answer.target_experience_min
    if at_end is not None and wanted is not None and at_end < wanted:
        yield Note(
            f"The guide counts {answer.target_name} from {wanted} years of experience; you will "
            f"have {at_end}.",
            NoteKind.CAUTION,
        )
    for text in answer.without_basis:
        yield Note(text)
    if answer.unknown_skills:
        names = ", ".join(answer.unknown_skills)
        yield Note(f"The guide does not know these skills of yours, so they do not count: {names}.")
    if answer.target is not None and not answer.pay:
        yield Note("What the target pays in hand needs a place, and a day whose tax year is known.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)
