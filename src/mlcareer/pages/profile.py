"""How `mlcareer profile show` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Page,
    Piece,
    Table,
    Unit,
    caution,
    command,
    next_step,
)
from mlcareer.pages.entry_names import capital, first_of, several
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.profile import ProfileAnswer

MOST_KNOWN = 9
"""Rows of the brief screen."""

MOST_NAMED = 4
"""Skills that one line names."""


class _Known(Record, kw_only=False):
    """One thing that a profile says."""

    name: str
    value: Line


def profile_page(answer: ProfileAnswer) -> Page:
    """Lay out what is known, then what to mend, then each skill and step."""
    known = tuple(_Known(name, value) for name, value in _lines(answer))
    return Page(
        answer=_first_line(answer),
        blocks=(
            *([_table(known)] if known else []),
            Facts(tuple(_facts(answer))),
        ),
        details=tuple(_details(answer)),
        rows=_table((*known, *_skill_rows(answer))),
    )


def _table(known: tuple[_Known, ...]) -> Table[_Known]:
    return Table(
        (
            Column("About you", lambda item: item.name, whole=True),
            Column("In your profile", lambda item: item.value),
        ),
        known,
        brief=MOST_KNOWN,
    )


def _first_line(answer: ProfileAnswer) -> Line:
    if answer.file is None:
        return "You have no profile: every command asks for what it needs"
    lines = dict(_lines(answer))
    names = ("Level", "Experience", "Place", "Base pay")
    said = ", ".join(lines[name] for name in names if name in lines)
    return f"Your profile: {said or 'no level, place or pay'}"


def _facts(answer: ProfileAnswer) -> Iterator[Fact]:
    if answer.file is None:
        yield next_step("profile init --level mid --place leeds --pay 62k")
        return
    if answer.skill:
        shown = sum(skill.evidence is not None for skill in answer.skill)
        yield Fact("Skills", f"{shown} shown, {len(answer.skill) - shown} only mentioned")
    if answer.done:
        steps = f"{several(len(answer.done), 'step')} of the plan"
        yield Fact("Done", steps, Drop.OTHER_FIGURES)
    yield from _cautions(answer)
    yield Fact("Kept in", f"{answer.file}, readable by you alone")
    yield Fact("Change", _edit("--pay 66k"), Drop.ASK)
    yield next_step(*_next(answer))


def _next(answer: ProfileAnswer) -> tuple[str, ...]:
    """Return commands that the profile answers."""
    if answer.target is not None and (answer.level or answer.years is not None or answer.origin):
        return ("plan", "report")
    return ("salary",) if answer.level or answer.place else ("profile edit --level mid",)


def _cautions(answer: ProfileAnswer) -> Iterator[Fact]:
    """Say what makes an answer less exact than it could be, the most harmful first."""
    if answer.pay is not None and answer.place is None and answer.nation is None:
        yield caution(
            ("No place or nation, so tax is that of England: ", _edit("--place edinburgh"))
        )
    drop = Drop.SECOND_CAUTION
    if answer.pay is not None and answer.pension is None:
        yield caution(("Take-home pay is without a pension: ", _edit("--pension 5%")), drop)
    unproved = [skill for skill in answer.skill if skill.evidence is None]
    if unproved:
        some = first_of([skill.name for skill in unproved], MOST_NAMED)
        work = _edit(f"--skill '{unproved[0].name}: what you did'")
        yield caution((f"Only mentioned, not shown: {some}. Add work: ", work), drop)


def _edit(words: str) -> Piece:
    return command(f"mlcareer profile edit {words}")


def _details(answer: ProfileAnswer) -> Iterator[Block]:
    if answer.skill:
        yield Table(
            (
                Column("Skill", lambda skill: skill.name),
                Column("Shown by", lambda skill: skill.evidence or "only mentioned"),
            ),
            answer.skill,
            title="Skills",
        )
    if answer.done:
        yield Table(
            (
                Column("Step", lambda step: step.step),
                Column("Done", lambda step: step.on, unit=Unit.DAY),
            ),
            answer.done,
            title="Steps done",
        )


def profile_sentence(answer: ProfileAnswer) -> str:
    """Write what is known, skills and steps aside, as one line."""
    line = "; ".join(f"{name[:1].lower()}{name[1:]}: {value}" for name, value in _lines(answer))
    return f"{capital(line)}."


def _skill_rows(answer: ProfileAnswer) -> Iterator[_Known]:
    yield from (_Known(f"Skill: {skill.name}", skill.evidence or "") for skill in answer.skill)
    yield from (_Known(f"Step done: {step.step}", str(step.on)) for step in answer.done)


def _lines(answer: ProfileAnswer) -> Iterator[tuple[str, str]]:
    target = answer.target
    said = (
        ("Level", answer.level, "{}"),
        ("Experience", answer.years, "{} years"),
        ("You come from", answer.origin, "{}"),
        ("Place", answer.place, "{}"),
        ("Base pay", answer.pay, "£{:,} a year"),
        ("Bonus", answer.bonus, "£{:,} a year"),
        ("Target", None if target is None else _target(answer), "{}"),
        ("Equity", answer.equity, "£{:,} a year"),
        ("Contract", answer.contract_hours, "{} hours a week"),
        ("Holiday", answer.holiday, "{} days, bank holidays included"),
        ("Your pension contribution", answer.pension, "{}% of base pay"),
        ("Pension method", answer.pension_method, "{}"),
        ("Employer pension", answer.employer_pension, "{}% of base pay"),
        ("Nation for tax", answer.nation, "{}"),
        ("Student loans", ", ".join(map(loan_name, answer.student_loans)) or None, "{}"),
        ("Children", answer.children, "{}"),
        ("Visa route", answer.visa_route, "{}"),
        ("Hours a week for a plan", answer.hours, "{}"),
        ("Skills you lack", ", ".join(answer.lacks) or None, "{}"),
    )
    for name, value, form in said:
        if value is not None:
            yield name, form.format(value)


def _target(answer: ProfileAnswer) -> str:
    if answer.target is None:
        return ""
    within = "" if answer.target.months is None else f" in {answer.target.months} months"
    elsewhere = "" if answer.target.place is None else f", {answer.target.place}"
    return f"{answer.target.level or 'the change of role'}{elsewhere}{within}"


def loan_name(plan: str) -> str:
    """Name a loan plan so that it is not read as a number of loans: `Plan 2`."""
    return f"Plan {plan}" if plan.isdecimal() else plan.capitalize()
