"""How `mlcareer profile show` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Fact, Facts, Line, Page, Table, Unit, ask, next_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.profile import ProfileAnswer


def profile_page(answer: ProfileAnswer) -> Page:
    """Lay the case out: a line for each thing that is known, the skills, the steps taken."""
    if answer.file is None:
        return Page(
            answer="You have no profile: every command asks for what it needs",
            blocks=(Facts((next_step("profile init --level mid --place leeds --pay 62k"),)),),
        )
    return Page(
        answer=_first_line(answer),
        blocks=(*profile_blocks(answer), Facts(tuple(_facts(answer)))),
    )


def _first_line(answer: ProfileAnswer) -> Line:
    lines = dict(_lines(answer))
    known = [lines[name] for name in ("Level", "Experience", "Place", "Base pay")]
    said = ", ".join(filter(None, known)) or "what you come from and where you want to be"
    return f"Your profile: {said}"


def _facts(answer: ProfileAnswer) -> Iterator[Fact]:
    yield Fact("Kept in", f"{answer.file}, readable by you alone")
    if any(skill.evidence is None for skill in answer.skill):
        yield ask(
            "what shows the skills with a dash: "
            "mlcareer profile edit --skill 'pytorch: what you did with it'"
        )
    yield next_step("profile edit --pay 66k", "advise")


def profile_blocks(answer: ProfileAnswer) -> Iterator[Block]:
    """Lay out what is known, as part of any page."""
    known = tuple((name, value) for name, value in _lines(answer) if value is not None)
    if known:
        yield Table(
            (Column("About you", lambda pair: pair[0]), Column("Known", lambda pair: pair[1])),
            known,
        )
    yield from profile_skills(answer)


def profile_skills(answer: ProfileAnswer) -> Iterator[Block]:
    """Lay out the skills and the steps that a profile names."""
    if answer.skill:
        yield Table(
            (
                Column("Skill", lambda skill: skill.name),
                Column("Shown by", lambda skill: skill.evidence),
            ),
            answer.skill,
            title="Skills",
        )
    if answer.done:
        yield Table(
            (
                Column("Step", lambda done: done.step),
                Column("Done", lambda done: done.on, Unit.DAY),
            ),
            answer.done,
            title="Steps taken",
        )


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
    yield "Your pension contribution", _with(answer.pension, "{}% of base pay")
    yield "Pension method", answer.pension_method
    yield "Employer pension", _with(answer.employer_pension, "{}% of base pay")
    yield "Holiday", _with(answer.holiday, "{} days a year")
    yield "Visa route", answer.visa_route
    yield "You come from", answer.origin
    yield "Skills you lack", ", ".join(answer.lacks) or None
    yield "Hours a week for a plan", _with(answer.hours, "{}")
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
