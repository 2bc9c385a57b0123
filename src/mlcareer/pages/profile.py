"""How `mlcareer profile show` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Note, Page, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.profile import ProfileAnswer


def profile_page(answer: ProfileAnswer) -> Page:
    """Lay the case out: a line for each thing that is known, the skills, the steps taken."""
    return Page(
        title="Your profile", blocks=tuple(profile_blocks(answer)), notes=tuple(_notes(answer))
    )


def profile_blocks(answer: ProfileAnswer) -> Iterator[Block]:
    """Lay out what is known, as part of any page."""
    known = tuple((name, value) for name, value in _lines(answer) if value is not None)
    if known:
        yield Table((Column("About you"), Column("Known")), known)
    yield from profile_skills(answer)


def profile_skills(answer: ProfileAnswer) -> Iterator[Block]:
    """Lay out the skills and the steps that a profile names."""
    if answer.skill:
        rows = tuple((skill.name, skill.evidence) for skill in answer.skill)
        yield Table((Column("Skill"), Column("Shown by")), rows, title="Skills")
    if answer.done:
        steps = tuple((done.step, done.on) for done in answer.done)
        yield Table((Column("Step"), Column("Done", Unit.DAY)), steps, title="Steps taken")


def profile_sentence(answer: ProfileAnswer) -> str:
    """Write what is known, skills and steps aside, as one line."""
    known = (f"{name}: {value}" for name, value in _lines(answer) if value is not None)
    line = "; ".join(text[:1].lower() + text[1:] for text in known)
    return f"{line[:1].upper()}{line[1:]}."


def _lines(answer: ProfileAnswer) -> Iterator[tuple[str, str | None]]:
    yield "Level", answer.level
    yield "Experience", _with(answer.years, "{} years")
    yield "Place", answer.place
    yield "Base pay", _with(answer.pay, "£{:,} a year")
    yield "Bonus", _with(answer.bonus, "£{:,} a year")
    yield "Equity", _with(answer.equity, "£{:,} a year")
    yield "Nation", answer.nation
    yield "Student loans", ", ".join(map(loan_name, answer.student_loans)) or None
    yield "Own pension contribution", _with(answer.pension, "{}% of base pay")
    yield "Pension method", answer.pension_method
    yield "Employer's pension contribution", _with(answer.employer_pension, "{}% of base pay")
    yield "Visa route", answer.visa_route
    yield "Comes from", answer.origin
    yield "Skills not there", ", ".join(answer.lacks) or None
    yield "Hours a week for the plan", _with(answer.hours, "{}")
    if answer.target is not None:
        target = answer.target
        within = "" if target.months is None else f" in {target.months} months"
        elsewhere = "" if target.place is None else f", {target.place}"
        goal = target.level or "the change of role"
        yield "Target", f"{goal}{elsewhere}{within}"


def loan_name(plan: str) -> str:
    """Name a loan plan so that it is not read as a number of loans: `Plan 2`."""
    return f"Plan {plan}" if plan.isdecimal() else plan.capitalize()


def _with(value: object, form: str) -> str | None:
    return None if value is None else form.format(value)


def _notes(answer: ProfileAnswer) -> Iterator[Note]:
    if answer.file is None:
        yield Note("There is no profile. `mlcareer profile init` makes one.")
        return
    yield Note(f"It is kept in {answer.file}, for you alone, and sent nowhere.")
    if any(skill.evidence is None for skill in answer.skill):
        yield Note(
            "A dash is a skill that is named and not shown: `mlcareer profile edit "
            "--skill 'pytorch: what you did with it'`."
        )
