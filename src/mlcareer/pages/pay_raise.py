"""How `mlcareer raise` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
    Page,
    Piece,
    Table,
    Unit,
    caution,
    money,
    next_step,
)
from mlcareer.pages.amounts import pence_of_a_pound, typed
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    day_in_words,
    fact_notes,
    in_words,
    kept_of_a_pound,
    over_limit,
    payslip_table,
    rate_in_words,
    rules_note,
    where_and_when,
)
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.take_home import trap_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.pay_raise import Kept, LostBenefit, RaiseAnswer, RaiseLine, RaiseStep

SACRIFICED = 1_000
"""Pounds of sacrifice whose cost a page names as an example."""


def raise_page(answer: RaiseAnswer) -> Page:
    """Lay out a rise line by line, what you keep of it, and what a sacrifice would keep."""
    if not answer.steps:
        raise AssertionError("a rise has a step")
    several = len(answer.steps) > 1 or answer.steps[0].region is not None
    step = answer.steps[0]
    table: Block = _overview(answer) if several else _lines(step)
    facts = _several_facts(answer) if several else _facts(answer, step)
    part = answer.part_year
    return Page(
        answer=_several_line(answer) if several else _first_line(answer, step),
        blocks=(table, Facts(tuple(facts))),
        details=(
            *(() if part is None else (payslip_table(part, "Payslips of the tax year"),)),
            *_details(answer, several=several),
        ),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer=_footer(answer),
        rows=_overview(answer) if several else _parts(answer, step),
    )


def _footer(answer: RaiseAnswer) -> str:
    return where_and_when(
        answer.nation,
        answer.tax_year,
        answer.student_loan_plans,
        pension=answer.pension_method is not None,
    )


def _first_line(answer: RaiseAnswer, step: RaiseStep) -> Line:
    side = "more" if step.kept >= 0 else "less"
    start: tuple[str | Piece, ...] = (
        *_with_bonus(step.before, step.bonus_before),
        " to ",
        *_with_bonus(step.after, step.bonus_after),
    )
    if answer.to_keep is not None:
        # Rounded up to whole pounds, the new pay keeps what was asked for or a little more.
        return (
            money(step.after),
            " a year keeps ",
            money(answer.to_keep / 12),
            " a month more than ",
            *_with_bonus(step.before, step.bonus_before),
        )
    month = (money(abs(step.kept_per_month)), f" a month {side}")
    if step.difference < 0:
        return (*start, ": ", *month)
    share = step.kept / step.difference
    return (*start, ": ", *month, f"; you keep {rate_in_words(_whole_share(share))} of the rise")


def _whole_share(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.01"))


def _with_bonus(base: Decimal, bonus: Decimal) -> tuple[str | Piece, ...]:
    return (money(base), " + ", money(bonus)) if bonus else (money(base),)


def _several_line(answer: RaiseAnswer) -> Line:
    """Name the levels, and what the rise leaves a month from the least to the most."""
    changes = sorted(int(step.kept_per_month.quantize(Decimal(1))) for step in answer.steps)
    before = answer.level.name if answer.level is not None else money(answer.steps[0].before)
    after = answer.to_level.name if answer.to_level is not None else "the new level"
    low, high = changes[0], changes[-1]
    month: tuple[str | Piece, ...]
    if high < 0:
        month = (money(-high), " to ", money(-low), " a month less")
    elif low < 0:
        month = (money(-low), " less to ", money(high), " more a month")
    elif low == high:
        month = (money(low), " a month more")
    else:
        month = (money(low), " to ", money(high), " a month more")
    return (before, f" to {after}: ", *month)


def _lines(step: RaiseStep) -> Table[RaiseLine]:
    return Table(
        (
            Column("", lambda line: line.name, whole=True),
            Column("Now", lambda line: line.before, Unit.GBP),
            Column("After", lambda line: line.after, Unit.GBP),
            Column("Change", lambda line: line.change, Unit.GBP, signed=True),
        ),
        step.lines,
    )


def _facts(answer: RaiseAnswer, step: RaiseStep) -> Iterator[Fact]:
    part = answer.part_year
    if part is not None:
        yield Fact(
            "This year",
            (
                f"from {day_in_words(part.begins)} ",
                money(part.net_pay_per_month),
                " a month; all payslips of the tax year pay ",
                money(part.net_pay),
            ),
        )
    yield Fact("Marginal rate", _marginal(step))
    yield Fact("Employer cost", _employer_cost(step), drop=Drop.OTHER_FIGURES)
    if step.difference > 0:
        best = _best_way(step)
        if best is not None:
            yield Fact("Pension", best)
    yield from _cautions(answer, step)
    if step.difference > 0:
        yield next_step(f"offer {typed(int(step.after))} --current {typed(int(step.before))}")


def _marginal(step: RaiseStep) -> Line:
    before, after = step.marginal_rate_before, step.marginal_rate_after
    if before == after:
        rate = rate_in_words(before)
        where = (
            "at both"
            if any(way.sacrifice and not way.whole for way in step.ways)
            else "all the way"
        )
        return f"{rate} {where}: {kept_of_a_pound(before)} of each extra £1 is yours."
    return (
        f"{rate_in_words(before)} now, {rate_in_words(after)} after: you keep "
        f"{kept_of_a_pound(after)} of each extra £1 from there."
    )


def _employer_cost(step: RaiseStep) -> Line:
    cost = step.difference + step.employer_national_insurance
    side = "more" if cost > 0 else "less"
    return (money(abs(cost)), f" a year {side}, with National Insurance")


def _best_way(step: RaiseStep) -> Line | None:
    """Say what a sacrifice costs: back below a higher rate, or by the 1,000 pounds."""
    ways = [way for way in step.ways if way.sacrifice]
    if not ways:
        return None
    part = next((way for way in ways if not way.whole), None)
    all_as_pay = step.ways[0]
    if part is not None and part.back_to is not None:
        cost = all_as_pay.net - part.net
        return (
            "Sacrifice ",
            money(part.sacrifice),
            ", down to ",
            money(part.back_to),
            " of adjusted net income: it costs ",
            money(cost),
            " of take-home pay.",
        )
    way = ways[-1]
    cost = (all_as_pay.net - way.net) / way.sacrifice * SACRIFICED
    return (
        "Each ",
        money(SACRIFICED),
        " you sacrifice costs ",
        money(cost),
        " of take-home pay.",
    )


def _cautions(answer: RaiseAnswer, step: RaiseStep) -> Iterator[Fact]:
    found: list[Fact] = []
    if step.pension_limit is not None:
        found.append(caution(over_limit(step.pension_limit)))
    if answer.current_nation != answer.nation:
        text = (
            f"Pay now is taxed in {answer.current_nation.name} and the new pay in "
            f"{answer.nation.name}: the change holds both the rise and the move."
        )
        found.append(caution(text))
    if step.trap is not None and step.difference > 0:
        found.append(
            caution(
                (
                    "With children: over ",
                    money(step.trap.starts),
                    " of adjusted net income (yours becomes ",
                    money(step.trap.income),
                    ") you lose Tax-Free Childcare and funded hours.",
                )
            )
        )
    if step.child_benefit_for_two is not None:
        found.append(_lost(step.child_benefit_for_two))
    for number, fact in enumerate(found[:2]):
        yield fact.replace(drop=Drop.SECOND_CAUTION) if number else fact


def _lost(lost: LostBenefit) -> Fact:
    return caution(
        (
            f"With child benefit for {in_words(lost.children)} children you lose another ",
            money(lost.charge_after - lost.charge_before),
            f" a year: the charge goes from {lost.percent_before}% at ",
            money(lost.income_before),
            f" to {lost.percent_after}% at ",
            money(min(lost.income_after, lost.ends)),
            ".",
        )
    )


def _several_facts(answer: RaiseAnswer) -> Iterator[Fact]:
    if any(step.bonus_before or step.bonus_after for step in answer.steps):
        yield Fact("Rise", "of base and bonus together")
    if answer.level is not None:
        yield Fact("Basis", "advertised bands: neither end is anybody's pay")
    if answer.hours is not None:
        yield Fact("Hours", f"bands for {answer.hours.normalize():f} of 37.5 hours a week")
    if answer.open_ended:
        yield caution("A band here has no upper end: its top is only the highest figure named.")
    highest = max(answer.steps, key=lambda step: step.after)
    yield from _cautions(answer, highest)
    first = answer.steps[0]
    yield next_step(f"raise {typed(int(first.before))} {typed(int(first.after))}")


def _overview(answer: RaiseAnswer) -> Table[RaiseStep]:
    one_region = len({step.region for step in answer.steps}) == 1

    def between(step: RaiseStep) -> str:
        if step.region is None or one_region:
            return step.name or "the rise"
        return f"{step.region.name}, {step.name}"

    return Table(
        (
            Column("Between", between),
            Column("From", lambda step: step.before, Unit.GBP_PER_YEAR),
            Column("To", lambda step: step.after, Unit.GBP_PER_YEAR),
            Column(
                "Rise", lambda step: step.difference, Unit.GBP_PER_YEAR, brief=False, signed=True
            ),
            Column("You keep", lambda step: step.kept, Unit.GBP_PER_YEAR, signed=True),
            Column("Month", lambda step: step.kept_per_month, Unit.GBP, signed=True),
            Column("Taken", lambda step: rate_in_words(step.effective_rate), whole=True),
        ),
        answer.steps,
    )


def _details(answer: RaiseAnswer, *, several: bool) -> Iterator[Block]:
    for step in answer.steps:
        if several:
            yield _lines(step).replace(title=_name(step))
        if len(step.ways) > 1:
            yield _ways(step)
        yield from trap_facts(step.trap)


def _name(step: RaiseStep) -> str:
    region = "" if step.region is None else f"{step.region.name}, "
    return f"{region}{step.name}: {typed(int(step.before))} to {typed(int(step.after))}"


def _ways(step: RaiseStep) -> Table[Kept]:
    def name(way: Kept) -> Line:
        if way.back_to is None:
            return "all as pay"
        if way.whole:
            return ("sacrifice ", money(way.sacrifice), ": the whole rise")
        return ("sacrifice ", money(way.sacrifice), ": down to ", money(way.back_to))

    return Table(
        (
            Column("Taken as", name),
            Column("Take-home", lambda way: way.net, Unit.GBP_PER_YEAR, signed=True),
            Column("Pension", lambda way: way.pension, Unit.GBP_PER_YEAR, signed=True),
            Column("Kept of £1", lambda way: pence_of_a_pound(way.share), whole=True),
        ),
        step.ways,
        title="What a sacrifice would keep, a year",
    )


def _parts(answer: RaiseAnswer, step: RaiseStep) -> Table[RaiseLine]:
    """Return what CSV is drawn from: each line before and after, with its first source."""
    sources = {rule.figure: rule.sources[0] for rule in answer.rules}
    return Table(
        (
            Column("Line", lambda line: line.name),
            Column("Now", lambda line: line.before, Unit.GBP_PER_YEAR),
            Column("After", lambda line: line.after, Unit.GBP_PER_YEAR),
            Column("Change", lambda line: line.change, Unit.GBP_PER_YEAR),
            Column("Source", lambda line: sources.get(line.line, "as given")),
        ),
        step.lines,
    )


def _notes(answer: RaiseAnswer) -> Iterator[Note]:
    same = [
        step for step in answer.steps if step.bonus_before and step.bonus_before == step.bonus_after
    ]
    if same:
        bonus = money(same[0].bonus_before)
        yield Note(("A bonus of ", bonus, " is counted on both sides. --bonus says otherwise."))
    for step in answer.steps:
        if step.pension_limit is not None:
            yield Note(over_limit(step.pension_limit), NoteKind.CAUTION)
    if answer.pension_method is not None or any(len(step.ways) > 1 for step in answer.steps):
        yield Note("A pension is taxed when it is drawn.")
    yield rules_note(
        answer.nation, answer.tax_year, answer.student_loan_plans, answer.pension_method
    )
    yield from fact_notes(answer.facts)
    for text in answer.notes:
        yield Note(text)
    yield Note(ONE_YEAR)
