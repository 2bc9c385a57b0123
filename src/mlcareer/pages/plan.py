"""How `mlcareer plan` reads: what to do by when, how you will know, and what it pays."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    CalendarEntry,
    Column,
    Fact,
    Facts,
    Line,
    Note,
    Page,
    Piece,
    Table,
    Unit,
    caution,
    command,
    dim,
    money,
    next_step,
    warn,
)
from mlcareer.pages.amounts import advertised
from mlcareer.pages.entry_names import first_of, number
from mlcareer.pages.level_words import ASKED_WORDS, in_text, where_in_text
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.scale_words import verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.plan import PayThen, PlanAnswer
    from mlcareer.advice.case.plan_steps import PlanStep
    from mlcareer.advice.case.skill_check import SkillCheck

ROOM = 14
"""Lines of the brief screen for steps and facts, beside its heading and its footer."""

ONE_LINE = 33
"""Characters up to which a step's texts take one line each at 80 columns."""

FEWEST_STEPS = 3

MONTHS = 12

DAYS_OF_A_SHORT_MONTH = 28
"""Where each step has less than this, a month would not tell two steps apart."""

MOST_NAMED = 6
"""Skills that one line of the brief screen names."""


def plan_page(answer: PlanAnswer) -> Page:
    """Lay out the steps that are still to do, then what they pay, then advice on each."""
    return Page(
        answer=plan_answer_line(answer),
        blocks=(
            *([plan_steps(answer)] if answer.to_do else []),
            Facts(tuple(_facts(answer))),
        ),
        details=tuple(plan_details(answer)),
        notes=tuple(plan_notes(answer)),
        sources=source_lines(answer.sources),
        footer=_footer(answer),
        rows=_rows(answer),
    )


def plan_answer_line(answer: PlanAnswer) -> Line:
    """Say from where to where, by when, in how many steps, and what it pays at the end."""
    until = "" if answer.ends is None else f" by {answer.ends:%B %Y}"
    left = len(answer.to_do)
    if not left:
        return f"{plan_title(answer)}: every step is done"
    steps = f"{number(left)} step{'' if left == 1 else 's'}"
    return (f"{plan_title(answer)}{until}: {steps}", *_more_at_the_end(answer))


def plan_title(answer: PlanAnswer) -> str:
    """Name where a plan leads from and to: `Mid-level to senior`."""
    start = answer.level.name if answer.level else ""
    if answer.origin is not None:
        at_level = "" if answer.level is None else f", {in_text(answer.level)}"
        start = f"{answer.origin.name}{at_level}"
    return f"{start} to {in_text(answer.target) if answer.target else 'ML engineer'}"


def _more_at_the_end(answer: PlanAnswer) -> tuple[str | Piece, ...]:
    changes = [pay.low_more_a_month for pay in answer.pay if pay.low_more_a_month is not None]
    if not changes:
        return ()
    least = min(changes)
    start = "from " if len(changes) > 1 else ""
    side = "more" if least >= 0 else "less"
    return (f", {start}", money(abs(least)), f" a month {side} at the end")


def plan_steps(answer: PlanAnswer) -> Table[PlanStep]:
    """Set out the steps that are still to do."""
    by_day = _closest_ends(answer) < DAYS_OF_A_SHORT_MONTH
    return Table(
        (
            Column("By", lambda step: _by(step, by_day=by_day), whole=True),
            Column("Do", lambda step: step.do),
            Column("You will know it worked when", lambda step: step.worked),
        ),
        answer.to_do,
        brief=_steps_that_fit(answer),
        more=" steps: --full",
    )


def _steps_that_fit(answer: PlanAnswer) -> int:
    """Return how many steps the brief screen has room for beside its facts."""
    heights = [
        1 if max(len(step.do), len(step.worked or "")) <= ONE_LINE else 2 for step in answer.to_do
    ]
    room = ROOM - len(tuple(_facts(answer)))
    if sum(heights) <= room:
        return len(heights)
    # The line on how many more there are, and a blank one.
    fit = [n for n in range(len(heights)) if sum(heights[:n]) <= room - 2]
    return max(FEWEST_STEPS, *fit)


def _closest_ends(answer: PlanAnswer) -> int:
    """Return the days of the shortest share of time; a year where there are no dates."""
    shares = [
        (step.ends - step.begins).days
        for step in answer.to_do
        if step.begins is not None and step.ends is not None and not step.alongside
    ]
    return min(shares, default=366)


def _by(step: PlanStep, *, by_day: bool) -> str | None:
    if step.ends is None:
        return None
    return f"{step.ends.day} {step.ends:%b %Y}" if by_day else f"{step.ends:%b %Y}"


def _facts(answer: PlanAnswer) -> Iterator[Fact]:
    yield from _cautions(answer)
    if answer.proved:
        names = first_of([skill.name for skill in answer.proved], MOST_NAMED)
        yield Fact("Shown", f"{names}: no step for these")
    done = [step for step in answer.steps if step.done is not None]
    if done:
        yield Fact("Done", f"{len(done)} of {len(answer.steps)} steps")
    yield from (Fact("Pay", _pay_line(pay, answer)) for pay in answer.pay)
    if answer.steps:
        yield Fact("Ours", answer.judgement)
    yield next_step(*_next(answer))


def _cautions(answer: PlanAnswer) -> Iterator[Fact]:
    at_end, wanted = answer.years_at_end, answer.target_experience_min
    if at_end is not None and wanted is not None and at_end < wanted and answer.target:
        yield caution(
            f"{answer.target.name} begins at {wanted} years of experience; you will have {at_end}."
        )
    if answer.target is not None and answer.level is None and answer.origin is None:
        yield caution("Your level is not stated, so what it adds is left out: --level or --years.")
    if answer.unknown_done:
        said = f"Marked as done, and no step of any plan: {', '.join(answer.unknown_done)}."
        yield caution((f"{said} Take it out: ", command("mlcareer profile edit")))


def _next(answer: PlanAnswer) -> tuple[str, ...]:
    level = "" if answer.target is None else f" --level {answer.target.id}"
    commands = [f"gap cv.pdf{level}"] if level else []
    return (*commands, "plan --done 1") if answer.to_do else tuple(commands)


def _pay_line(pay: PayThen, answer: PlanAnswer) -> Line:
    target = "It" if answer.target is None else answer.target.name
    week = "" if pay.hours is None else f" for your {pay.hours.normalize():f} hours"
    start = (
        f"{target} {where_in_text(pay.region)} starts at ",
        money(pay.low_gross),
        f"{week}: ",
        money(pay.low_net / MONTHS),
        " a month",
    )
    if pay.now_net is None:
        return start
    return (*start, " against ", money(pay.now_net / MONTHS))


def _footer(answer: PlanAnswer) -> str:
    if answer.hours_in_all is not None:
        return f"{answer.hours_in_all:,} hours at {answer.hours} a week."
    return "" if answer.months is not None else "No dates: add --months 9."


def plan_details(answer: PlanAnswer) -> Iterator[Block]:
    """Give advice on each step, then skills and pay in full."""
    steps = Facts(tuple(_advice(answer)), title="How to do it")
    if steps.facts:
        yield steps
    yield from plan_skills(answer)
    yield from _where_you_are(answer)
    yield from plan_pay(answer)


def _advice(answer: PlanAnswer) -> Iterator[Fact]:
    names = {step.id: step.do for step in answer.steps}
    for step in answer.steps:
        lines = [step.how, *(f"Asked: {text}" for text in step.asked)]
        if step.after:
            lines.append(f"After: {'; '.join(names[name] for name in step.after)}")
        if step.hours is not None:
            lines.append(f"About {step.hours} hours")
        if step.alongside:
            lines.append("On the job, alongside the others")
        mark = f"Mark: mlcareer plan --done {step.id}"
        lines.append(mark if step.done is None else f"Done on {step.done}")
        yield Fact(step.do, "\n".join(lines))


def plan_skills(answer: PlanAnswer) -> Iterator[Block]:
    """Set what the target asks beside what is shown."""
    if not answer.skills:
        return
    target = f" at {in_text(answer.target)}" if answer.target else ""
    yield Table(
        (
            Column("Skill", lambda item: item.name),
            Column("You", _state),
            Column("Asked", lambda item: ASKED_WORDS[item.standing]),
            Column("Your evidence", lambda item: item.evidence),
            Column("Expected", _expected),
        ),
        answer.skills,
        title=f"Skills that are asked for{target}",
    )


_STATES = {
    "shown": "shown",
    "named": "only mentioned",
    "of-level": "taken as there",
    "not-said": "not stated",
    "missing": "missing",
}


def _state(item: SkillCheck) -> Line:
    said = _STATES[item.state]
    return warn(said) if item.to_do else dim(said) if item.state == "not-said" else said


def _expected(item: SkillCheck) -> str | None:
    return "\n".join(f"{said.level.name}: {said.text}" for said in item.expected) or None


def _where_you_are(answer: PlanAnswer) -> Iterator[Block]:
    found = {standing.band: standing for standing in answer.standings}
    facts = []
    for band in answer.bands:
        said = advertised(band.min, band.max, open_ended=band.open_ended)
        line: tuple[str | Piece, ...] = (said,)
        if band.id in found:
            line = (said, "; you: ", verdict(found[band.id].position))
        facts.append(Fact(f"{band.level.name}, {band.region.name}", line))
    if facts:
        yield Facts(tuple(facts), title="Your band now")


class _PayRow(Record, kw_only=False):
    """A row of the table of pay."""

    name: str
    gross: int
    net: Decimal | None
    more: Decimal | None


def plan_pay(answer: PlanAnswer) -> Iterator[Block]:
    """Set take-home pay at the target beside that of today."""
    if not answer.pay:
        return
    first = answer.pay[0]
    rows = []
    if first.now_gross is not None:
        rows.append(_PayRow("Now", first.now_gross, first.now_net, None))
    for item in answer.pay:
        where = f"{answer.target.name if answer.target else ''}, {item.region.name}"
        low, high = item.low_more_a_month, item.high_more_a_month
        top = "highest figure named" if item.open_ended else "top"
        rows.append(_PayRow(f"{where}: bottom", item.low_gross, item.low_net, low))
        rows.append(_PayRow(f"{where}: {top}", item.high_gross, item.high_net, high))
    yield Table(
        (
            Column("Pay", lambda row: row.name),
            Column("Base", lambda row: row.gross, unit=Unit.GBP_PER_YEAR),
            Column("Take-home", lambda row: row.net, unit=Unit.GBP_PER_YEAR),
            Column("More a month", lambda row: row.more, unit=Unit.GBP, signed=True),
        ),
        tuple(rows),
        title=f"Take-home pay at the end, {_rules_of(first)}",
    )


def _rules_of(pay: PayThen) -> str:
    nations = pay.nation.name
    if pay.now_gross is not None and pay.now_nation != pay.nation:
        nations = f"{pay.now_nation.name} now, {pay.nation.name} then"
    bonus = f", with your bonus of £{pay.bonus:,}" if pay.bonus else ""
    return f"{nations}, {pay.tax_year}{bonus}"


def plan_notes(answer: PlanAnswer) -> Iterator[Note]:
    """Say what was taken for granted and what is not known."""
    if any(step.ends for step in answer.to_do):
        yield Note(
            "No source says how long a step takes. Steps in turn share the time evenly; where "
            "there is work on the job as well, they share the first two thirds of it."
        )
    if any(item.state == "of-level" for item in answer.skills) and answer.level:
        yield Note(
            f"What is expected of {in_text(answer.level)} and you do not state is taken as there. "
            "Say what you lack with --lacks docker, or what you have with --cv FILE."
        )
    if answer.unknown_skills:
        names = ", ".join(answer.unknown_skills)
        yield Note(f"The guide does not know these skills, so they do not count: {names}.")
    if answer.target is not None and not answer.pay:
        yield Note("What the target pays needs a place, and a day whose tax year is known.")
    yield from remark_notes(answer.remarks)


def _rows(answer: PlanAnswer) -> Table[PlanStep]:
    """Set out every step for a spreadsheet."""
    numbers = {step.id: n for n, step in enumerate(answer.steps, start=1)}
    return Table(
        (
            Column("No.", lambda step: numbers[step.id], unit=Unit.COUNT),
            Column("ID", lambda step: step.id),
            Column("Do", lambda step: step.do),
            Column("You will know it worked when", lambda step: step.worked),
            Column("How", lambda step: step.how),
            Column("Kind", lambda step: "on the job" if step.alongside else "in turn"),
            Column("From", lambda step: step.begins, unit=Unit.DAY),
            Column("By", lambda step: step.ends, unit=Unit.DAY),
            Column("Time", lambda step: step.hours, unit=Unit.HOURS),
            Column("Done", lambda step: step.done, unit=Unit.DAY),
        ),
        answer.steps,
    )


def plan_calendar(answer: PlanAnswer) -> tuple[CalendarEntry, ...]:
    """Return an entry for each step that has a time.

    A calendar needs days, so each entry says how its days came about. Work on the job may be done
    at any time, so its entry is the last day of that.
    """
    return tuple(
        CalendarEntry(
            id=step.id,
            begins=step.ends - timedelta(days=1) if step.alongside else step.begins,
            ends=step.ends,
            title=f"By now: {step.do}" if step.alongside else step.do,
            text="\n".join(_calendar_lines(step)),
        )
        for step in answer.to_do
        if step.begins is not None and step.ends is not None
    )


def _calendar_lines(step: PlanStep) -> Iterator[str]:
    if step.worked:
        yield f"You will know it worked when {step.worked}."
    yield step.how
    if step.alongside:
        yield "This is the last day of the plan. Any day before it is as good."
    else:
        yield "An even share of the time there is, and no estimate: move it as you go."
