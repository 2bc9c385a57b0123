"""How `mlcareer raise` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import NOTHING
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
    Table,
    Unit,
    caution,
    money,
    next_step,
    sentence,
)
from mlcareer.pages.amounts import pence_of_a_pound, plain_number, typed
from mlcareer.pages.level_words import in_text
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    childcare,
    day_in_words,
    fact_notes,
    kept_of_a_pound,
    over_limit,
    payslip_table,
    rate_in_words,
    rules_note,
    several_children,
    trap_facts,
    two_cautions,
    where_and_when,
)
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.pay_raise import Kept, RaiseAnswer, RaiseLine, RaiseStep

SACRIFICED = 1_000
"""Pounds of sacrifice whose cost a page names as an example."""


def raise_page(answer: RaiseAnswer) -> Page:
    """Lay out a rise line by line, what you keep of it, and what a sacrifice would keep."""
    step, *others = answer.steps
    several = bool(others) or step.region is not None
    table: Block = _overview(answer) if several else _lines(step)
    facts = _several_facts(answer) if several else _facts(answer, step)
    return Page(
        answer=_several_line(answer) if several else _first_line(answer, step),
        blocks=(table, Facts(tuple(facts))),
        details=tuple(_details(answer, several=several)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer=where_and_when(
            answer.nation,
            answer.tax_year,
            answer.student_loan_plans,
            pension=answer.pension_method is not None,
        ),
        rows=_overview(answer) if several else _parts(answer, step),
    )


def _first_line(answer: RaiseAnswer, step: RaiseStep) -> Line:
    before = _with_bonus(step.before, step.bonus_before)
    if answer.to_keep is not None:
        # Rounded up to whole pounds, the new pay keeps what was asked for or a little more.
        line = "{} a year keeps {} a month more than {}"
        return sentence(line, step.after, answer.to_keep / 12, before)
    after, side = _with_bonus(step.after, step.bonus_after), "more" if step.kept >= 0 else "less"
    share = ""
    if step.difference >= 0:
        kept = (step.kept / step.difference).quantize(Decimal("0.01"))
        share = f"; you keep {rate_in_words(kept)} of the rise"
    month = abs(step.kept_per_month)
    return sentence("{} to {}: {} a month {}{}", before, after, month, side, share)


def _with_bonus(base: Decimal, bonus: Decimal) -> Line:
    return sentence("{} + {}", base, bonus) if bonus else money(base)


def _several_line(answer: RaiseAnswer) -> Line:
    """Name the levels, and what the rise leaves a month from the least to the most."""
    changes = [int(step.kept_per_month.quantize(Decimal(1))) for step in answer.steps]
    before = answer.level.name if answer.level is not None else money(answer.steps[0].before)
    after = in_text(answer.to_level) if answer.to_level is not None else "the new level"
    low, high = min(changes), max(changes)
    if high < 0:
        month = sentence("{} to {} a month less", -high, -low)
    elif low < 0:
        month = sentence("{} less to {} more a month", -low, high)
    elif low == high:
        month = sentence("{} a month more", low)
    else:
        month = sentence("{} to {} a month more", low, high)
    return sentence("{} to {}: {}", before, after, month)


def _lines(step: RaiseStep, title: str = "") -> Table[RaiseLine]:
    return Table(
        (
            Column("", lambda line: line.name, whole=True),
            Column("Now", lambda line: line.before, Unit.GBP),
            Column("After", lambda line: line.after, Unit.GBP),
            Column("Change", lambda line: line.change, Unit.GBP, signed=True),
        ),
        step.lines,
        title=title,
    )


def _facts(answer: RaiseAnswer, step: RaiseStep) -> Iterator[Fact]:
    part = answer.part_year
    if part is not None:
        line = "{} a month from {}; all payslips of the tax year pay {}"
        begins = day_in_words(part.begins)
        yield Fact("This year", sentence(line, part.net_pay_per_month, begins, part.net_pay))
    yield Fact("Marginal rate", _marginal(step))
    cost = step.difference + step.employer_national_insurance
    side = "more" if cost > 0 else "less"
    line = "{} a year {}, with National Insurance"
    yield Fact("Employer cost", sentence(line, abs(cost), side), drop=Drop.OTHER_FIGURES)
    if step.difference > 0:
        yield from _best_way(step)
    yield from two_cautions((), _cautions(answer, step))
    if step.difference > 0:
        yield next_step(f"offer {typed(step.after)} --current {typed(step.before)}")


def _marginal(step: RaiseStep) -> Line:
    before, after = (
        rate_in_words(step.marginal_rate_before),
        rate_in_words(step.marginal_rate_after),
    )
    kept = kept_of_a_pound(step.marginal_rate_after)
    if before != after:
        return f"{before} now, {after} after: you keep {kept} of each extra £1 from there"
    # A way that leads back to a line says that a higher rate lies between the two.
    crosses = any(way.sacrifice and not way.whole for way in step.ways)
    return f"{before} {'at both' if crosses else 'all the way'}: you keep {kept} of each extra £1"


def _best_way(step: RaiseStep) -> Iterator[Fact]:
    """Say what a sacrifice costs: back below a higher rate, or by the 1,000 pounds."""
    ways = [way for way in step.ways if way.sacrifice]
    part = next((way for way in ways if not way.whole), None)
    as_pay = step.ways[0].net if ways else NOTHING
    if part is not None and part.back_to is not None:
        line = "Sacrifice {}, down to {} of adjusted net income: it costs {} of take-home pay."
        cost = as_pay - part.net
        yield Fact("Pension", sentence(line, part.sacrifice, part.back_to, cost))
    elif ways:
        line = "Each {} you sacrifice costs {} of take-home pay."
        cost = (as_pay - ways[-1].net) / ways[-1].sacrifice * SACRIFICED
        yield Fact("Pension", sentence(line, SACRIFICED, cost))


def _cautions(answer: RaiseAnswer, step: RaiseStep) -> Iterator[Fact]:
    if step.pension_limit is not None:
        yield caution(over_limit(step.pension_limit))
    if answer.current_nation != answer.nation:
        yield caution(
            f"Pay now is taxed in {answer.current_nation.name} and the new pay in "
            f"{answer.nation.name}: the change is that of the rise and of the move."
        )
    if step.trap is not None and step.difference > 0:
        yield childcare(step.trap, "yours becomes")
    lost = step.child_benefit_for_two
    if lost is not None:
        line = (
            "With child benefit for {} you lose another {} a year: the charge goes from {}% at {} "
            "to {}% at {}."
        )
        yield caution(
            sentence(
                line,
                several_children(lost.children),
                lost.charge_after - lost.charge_before,
                str(lost.percent_before),
                lost.income_before,
                str(lost.percent_after),
                min(lost.income_after, lost.ends),
            )
        )


def _several_facts(answer: RaiseAnswer) -> Iterator[Fact]:
    if any(step.bonus_before or step.bonus_after for step in answer.steps):
        yield Fact("Rise", "of base and bonus together")
    if answer.level is not None:
        yield Fact("Basis", "advertised bands: neither end is anybody's pay")
    if answer.hours is not None:
        yield Fact("Hours", f"bands for {plain_number(answer.hours)} of 37.5 hours a week")
    if answer.open_ended:
        yield caution("A band here has no upper end: its top is only the highest figure named.")
    highest = max(answer.steps, key=lambda step: step.after)
    yield from two_cautions((), _cautions(answer, highest))
    first = answer.steps[0]
    yield next_step(f"raise {typed(first.before)} {typed(first.after)}")


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
    if answer.part_year is not None:
        yield payslip_table(answer.part_year, whole=True, title="Payslips of the tax year")
    for step in answer.steps:
        if several:
            region = "" if step.region is None else f"{step.region.name}, "
            rise = f"{typed(step.before)} to {typed(step.after)}"
            yield _lines(step, f"{region}{step.name}: {rise}")
        if len(step.ways) > 1:
            yield _ways(step)
        yield from trap_facts(step.trap)


def _ways(step: RaiseStep) -> Table[Kept]:
    def name(way: Kept) -> Line:
        if way.back_to is None:
            return "all as pay"
        if way.whole:
            return sentence("sacrifice {}: the whole rise", way.sacrifice)
        return sentence("sacrifice {}: down to {}", way.sacrifice, way.back_to)

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
        line = "A bonus of {} is counted on both sides. --bonus says otherwise."
        yield Note(sentence(line, same[0].bonus_before))
    for step in answer.steps:
        if step.pension_limit is not None:
            yield Note(over_limit(step.pension_limit), NoteKind.CAUTION)
    if answer.pension_method is not None or any(len(step.ways) > 1 for step in answer.steps):
        yield Note("A pension is taxed when it is drawn.")
    yield rules_note(
        answer.nation, answer.tax_year, answer.student_loan_plans, answer.pension_method
    )
    yield from fact_notes(answer.facts)
    yield from map(Note, answer.notes)
    yield Note(ONE_YEAR)
