"""How `mlcareer plan` reads, and what of it goes into a calendar."""

from __future__ import annotations

from datetime import timedelta
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
    Text,
    Unit,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.pay_bands import advertised
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.standing import standing_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.plan import PayThen, PlanAnswer, PlanStep


def plan_page(answer: PlanAnswer) -> Page:
    """Lay out the steps first, then what to check, the skills, what the target pays, each step."""
    return Page(
        title=plan_title(answer),
        blocks=(
            *how_to_state_skills(answer),
            *plan_overview(answer),
            *_standing(answer),
            *skills_to_check(answer),
            *plan_skills(answer),
            *plan_pay(answer),
            *_each_step(answer),
        ),
        notes=tuple(plan_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def plan_calendar(answer: PlanAnswer) -> tuple[CalendarEntry, ...]:
    """Return an entry for each step that has a time.

    A calendar needs days, so each entry says how its days came about. Work on the job may be done
    at any time, so its entry is the last day of that.
    """
    return tuple(
        CalendarEntry(
            id=step.id,
            begins=step.begins if step.timing == "share" else step.ends - timedelta(days=1),
            ends=step.ends,
            title=step.name if step.timing == "share" else f"By now: {step.name}",
            text="\n".join(
                f"{label}: {text}" for label, text in (*step_facts(step), _days_said(step))
            ),
        )
        for step in answer.steps
        if step.begins is not None and step.ends is not None
    )


def _days_said(step: PlanStep) -> tuple[str, str]:
    """Say how exact the days of a calendar's entry are."""
    if step.timing == "window":
        return ("Days", "This is the last day of the plan. Any day before it is as good.")
    return ("Days", "An even share of the time there is, and no estimate: move it as you go.")


def plan_title(answer: PlanAnswer) -> str:
    """Name where a plan leads from and to, and by when."""
    start = answer.level_name or answer.origin_name
    if answer.origin_name is not None and answer.level_name is not None:
        start = f"{answer.origin_name}, {answer.level_name}"
    goal = answer.target_name or "Machine-learning engineer"
    until = "" if answer.ends is None else f" by {answer.ends:%B %Y}"
    return f"Plan: {start} to {goal}{until}"


def how_to_state_skills(answer: PlanAnswer) -> Iterator[Text]:
    """Say how skills are stated, as long as some that are asked for are not."""
    unstated = [item for item in answer.skills if item.state in {"of-level", "not-said"}]
    if not unstated:
        return
    stated = len(answer.skills) - len(unstated)
    said = "none" if stated == 0 else str(stated)
    yield Text(
        (
            (
                f"Of {len(answer.skills)} skills that are asked for you state {said}. State what "
                "you have with --cv FILE, or --skill 'docker: what you did with it'; what you do "
                "not have, with --lacks docker. To keep it: mlcareer profile edit, with the same "
                "options."
            ),
        )
    )


ON_THE_JOB, IN_TURN = "On the job, alongside", "One after the other"
"""How the steps of each kind of timing are headed."""


def plan_overview(answer: PlanAnswer) -> Iterator[Table]:
    """Set out the steps by how they are taken, with the time of each as far as it is known."""
    mixed = len({step.timing for step in answer.steps}) > 1
    rows = tuple(
        (
            _how(step) if mixed else None,
            number,
            step.name,
            _when(step, answer),
            _state(step),
        )
        for number, step in enumerate(answer.steps, start=1)
    )
    columns = (
        Column("How", grouped=mixed),
        Column("No.", Unit.COUNT),
        Column("Step"),
        Column("When"),
        Column("State"),
    )
    table = Table(columns, rows, title="The steps", caption=_caption(answer))
    yield table.without_empty_columns()


def _how(step: PlanStep) -> str:
    return ON_THE_JOB if step.timing == "window" else IN_TURN


def _rows(answer: PlanAnswer) -> Table:
    """Set out the steps for a spreadsheet, with the days that the even sharing gives."""
    return Table(
        (
            Column("No.", Unit.COUNT),
            Column("ID"),
            Column("Step"),
            Column("How"),
            Column("From", Unit.DAY),
            Column("By", Unit.DAY),
            Column("Time", Unit.HOURS),
            Column("State"),
        ),
        tuple(
            (
                number,
                step.id,
                step.name,
                _how(step),
                step.begins,
                step.ends,
                step.hours,
                _state(step),
            )
            for number, step in enumerate(answer.steps, start=1)
        ),
    )


def _when(step: PlanStep, answer: PlanAnswer) -> str | None:
    """Say when a step is to be done, no more exactly than an even share of the time can be.

    By month where each step has a month or more, else by the week, which is named by its Monday.
    """
    if step.begins is None or step.ends is None:
        return None
    if step.timing == "window":
        return f"{step.begins:%b %Y} to {step.ends:%b %Y}"
    shares = [
        (other.ends - other.begins).days
        for other in answer.steps
        if other.timing == "share" and other.begins is not None and other.ends is not None
    ]
    if min(shares) >= DAYS_OF_A_SHORT_MONTH:
        return f"by {step.ends:%b %Y}"
    monday = step.ends - timedelta(days=step.ends.weekday())
    return f"by the week of {monday.day} {monday:%b %Y}"


DAYS_OF_A_SHORT_MONTH = 28


def when_said(step: PlanStep, answer: PlanAnswer) -> str:
    """Return when a step is to be done, in brackets behind its name, or nothing."""
    when = _when(step, answer)
    return f" ({when})" if when else ""


def next_steps(answer: PlanAnswer, most: int = 3) -> tuple[PlanStep, ...]:
    """Return the steps to begin with: those next in turn, and one to look for on the job."""
    left = [step for step in answer.steps if step.done is None and not step.covered]
    in_turn = [step for step in left if step.timing == "share"]
    on_the_job = [step for step in left if step.timing == "window"]
    first = in_turn[: most - 1] if on_the_job else in_turn[:most]
    return (*first, *on_the_job[: most - len(first)])


def steps_in_short(answer: PlanAnswer) -> Iterator[tuple[str, str]]:
    """Return what to do and to make for each step whose name does not say it all."""
    for number, step in enumerate(answer.steps, start=1):
        lines = [step.do] if step.do else []
        if step.make and step.make not in step.name:
            lines.append(f"Make: {step.make}")
        if lines:
            yield f"{number}. {step.name}", "\n".join(lines)


def _standing(answer: PlanAnswer) -> Iterator[Facts]:
    """Say where somebody stands: the band of their level, and their pay in it."""
    if not answer.bands:
        return
    pairs = [
        (
            f"{band.level.name}, {band.region.name}",
            f"Base pay {advertised(band.min, band.max, open_ended=band.open_ended)}.",
        )
        for band in answer.bands
    ]
    pairs += [("Your pay", standing_sentence(standing)) for standing in answer.standings]
    yield Facts(tuple(pairs), title="Where you stand")


def _state(step: PlanStep) -> str:
    if step.done is not None:
        return f"done {step.done}"
    return "shown already" if step.covered else "to do"


def _caption(answer: PlanAnswer) -> str:
    left = [step for step in answer.steps if step.done is None and not step.covered]
    said = f"{len(left)} of {len(answer.steps)} steps to do"
    shared = next((step.hours for step in left if step.timing == "share"), None)
    if answer.hours_in_all is not None:
        said += f", {answer.hours_in_all} hours in all at {answer.hours} a week"
        if shared is not None:
            each = f"about {shared}" if shared else "less than one"
            said += f". Shared out evenly that is {each} for each step taken in turn"
    if any(step.timing == "window" for step in left):
        said += ". What is done on the job has no hours of its own"
    return f"{said}."


def _each_step(answer: PlanAnswer) -> Iterator[Block]:
    yield Text((), title="The steps in detail")
    for number, step in enumerate(answer.steps, start=1):
        yield Facts(tuple(step_facts(step)), title=f"{number}. {step.name}", depth=2)


def step_facts(step: PlanStep) -> Iterator[tuple[str, str]]:
    """Say all that there is to a step."""
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


def skills_to_check(answer: PlanAnswer) -> Iterator[Facts]:
    """List what is taken as there, or is not known of, to be looked through once."""
    taken = [item.name for item in answer.skills if item.state == "of-level"]
    if not taken:
        return
    pairs = [(f"Expected of {answer.level_name}", ", ".join(taken))]
    unknown = [item.name for item in answer.skills if item.state == "not-said" and not item.to_do]
    if unknown:
        pairs.append(("Of use, not asked of all", "\n".join(unknown)))
    pairs.append(("What each asks", f"mlcareer skills --level {answer.level}"))
    pairs.append(("If you lack one", "mlcareer plan --lacks NAME gives the plan a step for it."))
    yield Facts(tuple(pairs), title="Check that you have these: expected of your level, not stated")


def plan_skills(answer: PlanAnswer) -> Iterator[Block]:
    """Set what the target asks beside what is shown, without what `skills_to_check` lists."""
    listed = any(item.state == "of-level" for item in answer.skills)
    rows = tuple(
        (
            item.state.replace("-", " "),
            item.name,
            item.standing,
            item.evidence,
            "\n".join(f"{said.level.name}: {said.text}" for said in item.expected) or None,
        )
        for state in ("shown", "named", "missing", "not-said")
        for item in answer.skills
        if item.state == state and (item.to_do or state != "not-said" or not listed)
    )
    if not rows:
        return
    said = any(item.state not in {"not-said", "of-level"} for item in answer.skills)
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
            f"By the rules of {first.tax_year} {_for_nations(first)}, with your own pension and "
            f"loans as they are. {_with_bonus(first)}A band is a range of adverts, no promise."
        ),
    ).without_empty_columns()


def _for_nations(pay: PayThen) -> str:
    """Name where tax is paid, and both nations where pay today is taxed in another."""
    if pay.now_gross is None or pay.now_nation == pay.nation:
        return f"for {pay.nation_name}"
    return f"for {pay.now_nation_name} now and for {pay.nation_name} then"


def _with_bonus(pay: PayThen) -> str:
    if not pay.bonus:
        return ""
    return f"In hand holds your bonus of {pounds(pay.bonus)}, now and then. "


def plan_notes_in_short(answer: PlanAnswer) -> Iterator[Note]:
    """Return the notes without those that list step after step, for a report."""
    ids = {step.id for step in answer.steps}
    listing = {
        text
        for text in answer.without_basis
        if ids & set(text.removesuffix(".").replace(": ", ", ").split(", "))
    }
    return (note for note in plan_notes(answer) if note.text not in listing)


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
