"""How `mlcareer raise` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import Block, Cell, Column, Facts, Note, NoteKind, Page, Share, Table, Unit
from mlcareer.pages.amounts import pence_of_a_pound, percent, pounds
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.take_home import GIVEN, LEFT, ONE_YEAR, fact_notes, over_limit, trap_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.pay_raise import RaiseAnswer, RaiseStep


FOUR_PLACES = Decimal("0.0001")


def raise_page(answer: RaiseAnswer) -> Page:
    """Lay out each rise by part, what is kept of it, and what a sacrifice would keep."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _title(answer: RaiseAnswer) -> str:
    where = f"{_nations(answer)}, {answer.tax_year}"
    if answer.to_level is not None:
        before = answer.level or pounds(answer.steps[0].before)
        return f"From {before} to {answer.to_level}: {where}"
    step = answer.steps[0]
    what = f"A {_kind(step)} from {_with_bonus(step.before, step.bonus_before)} to "
    what += _with_bonus(step.after, step.bonus_after)
    does = "leaves" if step.difference > 0 else "costs"
    kept = f"{pounds(abs(step.kept))} a year, {pounds(abs(step.kept_per_month))} a month"
    return f"{what} {does} {kept} ({where})"


def _nations(answer: RaiseAnswer) -> str:
    """Name where tax is paid, now first where that is another nation."""
    if answer.current_nation == answer.nation:
        return answer.nation_name
    return f"{answer.current_nation_name} to {answer.nation_name}"


def _with_bonus(base: Decimal, bonus: Decimal) -> str:
    return f"{pounds(base)} + {pounds(bonus)}" if bonus else pounds(base)


def _blocks(answer: RaiseAnswer) -> Iterator[Block]:
    if len(answer.steps) > 1:
        yield _overview(answer)
    for step in answer.steps:
        title = _name(step)
        yield _parts(answer, step, title)
        yield _summary(step)
        if len(step.ways) > 1:
            yield _ways(step)
        yield from trap_facts(step.trap)


def _name(step: RaiseStep) -> str:
    if step.region is None:
        return ""
    before = _with_bonus(step.before, step.bonus_before)
    return f"{step.region}, {step.name}: {before} to {_with_bonus(step.after, step.bonus_after)}"


def _overview(answer: RaiseAnswer) -> Table:
    caption = (
        "Advertised bands, so neither end is anybody's pay. Taken: of the rise."
        if answer.level is not None
        else "From your pay to the ends of an advertised band. Taken: of the difference."
    )
    if any(step.bonus_before or step.bonus_after for step in answer.steps):
        caption += " The rise is that of base and bonus together."
    return Table(
        (
            Column("Between"),
            Column("From", Unit.GBP_PER_YEAR),
            Column("To", Unit.GBP_PER_YEAR),
            Column("Rise", Unit.GBP_PER_YEAR),
            Column("Kept", Unit.GBP_PER_YEAR),
            Column("A month", Unit.GBP),
            Column("Taken", Unit.PERCENT),
        ),
        tuple(
            (
                f"{step.region}, {step.name}",
                _whole(step.before),
                _whole(step.after),
                _whole(step.difference),
                step.kept,
                step.kept_per_month,
                percent(step.effective_rate),
            )
            for step in answer.steps
        ),
        caption=caption,
    )


def _whole(amount: Decimal) -> Decimal | int:
    """Return pounds as a whole number where there are no pence."""
    return int(amount) if amount == int(amount) else amount


def _parts(answer: RaiseAnswer, step: RaiseStep, title: str) -> Table:
    source_of = {rule.figure: rule.sources[0] for rule in answer.rules}
    taken = [
        ("Pension", "pension_employee", step.pension_employee),
        ("Income tax", "income_tax", step.income_tax),
        ("National Insurance", "employee_national_insurance", step.employee_national_insurance),
        ("Student loans", "student_loan", step.student_loan),
    ]
    changes = [
        ("Base pay", step.after - step.before, GIVEN),
        *([("Bonus", step.bonus_after - step.bonus_before, GIVEN)] if _bonus_changes(step) else []),
        *((name, -amount, source_of[figure]) for name, figure, amount in taken if amount),
        ("Net pay", step.kept, LEFT),
    ]
    return Table(
        (
            Column("Part"),
            Column("Change", Unit.GBP_PER_YEAR),
            Column("Of the rise" if step.difference > 0 else "Of the cut", Unit.PERCENT),
            Column("Share"),
            Column("Source"),
        ),
        tuple((name, amount, *_share(amount, step), source) for name, amount, source in changes),
        title=title,
    )


def _bonus_changes(step: RaiseStep) -> bool:
    return step.bonus_after != step.bonus_before


def _share(amount: Decimal, step: RaiseStep) -> tuple[Cell, Cell]:
    """Return a part of the difference in per cent, and as a bar."""
    share = (abs(amount) / abs(step.difference)).quantize(FOUR_PLACES)
    return percent(share), Share(abs(amount), abs(step.difference))


def _summary(step: RaiseStep) -> Facts:
    side = "more" if step.kept >= 0 else "less"
    pairs = [
        (
            "Net pay",
            (
                f"{pounds(abs(step.kept))} {side} a year, {pounds(abs(step.kept_per_month))} a "
                f"month: {pounds(step.net_pay_before)} becomes {pounds(step.net_pay_after)}."
            ),
        ),
        (
            "Effective rate",
            (
                f"{percent(step.effective_rate)}% of the {_kind(step)} {_would_go(step)} in income "
                f"tax, National Insurance and loans. The rate on the next pound is "
                f"{percent(step.marginal_rate_before)}% before and "
                f"{percent(step.marginal_rate_after)}% after."
            ),
        ),
    ]
    if step.pension_paid_in:
        change = "more" if step.pension_paid_in > 0 else "less"
        pairs.append(
            ("Pension", f"{pounds(abs(step.pension_paid_in))} a year {change} is paid in.")
        )
    cost = step.difference + step.employer_national_insurance
    does = "costs" if cost > 0 else "saves"
    pairs.append(
        (
            "Employer",
            f"It {does} the employer {pounds(abs(cost))} a year, National Insurance included.",
        )
    )
    return Facts(tuple(pairs))


def _kind(step: RaiseStep) -> str:
    return "rise" if step.difference > 0 else "cut"


def _would_go(step: RaiseStep) -> str:
    """Say what tax does with a difference: of a cut it is what was never in hand."""
    return "goes" if step.difference > 0 else "went"


def _ways(step: RaiseStep) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for way in step.ways:
        if way.back_to is None:
            name = "all as pay"
        elif way.whole:
            name = f"sacrifice {pounds(way.sacrifice)}: the whole rise"
        else:
            name = f"sacrifice {pounds(way.sacrifice)}: down to {pounds(way.back_to)}"
        rows.append((name, way.net, way.pension, pence_of_a_pound(way.share)))
    return Table(
        (
            Column("Taken as"),
            Column("Net pay", Unit.GBP_PER_YEAR),
            Column("Pension", Unit.GBP_PER_YEAR),
            Column("Kept of a pound"),
        ),
        tuple(rows),
        title="What a sacrifice would keep",
        caption=(
            "Both columns are rises. Down to: of adjusted net income. A pension is taxed when it "
            "is drawn."
        ),
    )


def _notes(answer: RaiseAnswer) -> Iterator[Note]:
    if answer.current_nation != answer.nation:
        yield Note(
            f"Pay now is taxed in {answer.current_nation_name} and the new pay in "
            f"{answer.nation_name}: what more is taken holds both the rise and the move. It goes "
            "by where you live: --nation and --current-nation say otherwise."
        )
    same = [step for step in answer.steps if step.bonus_before and not _bonus_changes(step)]
    if same:
        bonus = pounds(same[0].bonus_before)
        yield Note(f"A bonus of {bonus} is counted on both sides; --bonus says otherwise.")
    for step in answer.steps:
        if step.pension_limit is not None:
            yield Note(over_limit(step.pension_limit), NoteKind.CAUTION)
    if answer.open_ended:
        yield Note(
            "A band here is open ended: its top is only the highest figure named.",
            NoteKind.CAUTION,
        )
    yield from fact_notes(answer.facts)
    for text in answer.notes:
        yield Note(text)
    yield Note(ONE_YEAR)
    yield from overdue_notes(answer.sources)
