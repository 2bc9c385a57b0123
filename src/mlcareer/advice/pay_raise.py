"""What a rise in base pay really leaves, by part, and what a sacrifice of it would keep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.deductions import NOTHING, deduct, marginal_rate, to_penny
from mlcareer.advice.marginal import rate_steps
from mlcareer.advice.place import regions_of
from mlcareer.advice.salary import bands_of
from mlcareer.advice.take_home import (
    MONTHS,
    Circumstances,
    PensionLimit,
    RuleSource,
    Settled,
    Trap,
    facts_for,
    line_sources,
    named_notes,
    pension_limit,
    settle,
    trap_at,
    used_sources,
    way_down,
)
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.pay_rules import PayFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules


class RaiseQuestion(Record):
    """Two amounts, an amount and a level, or two levels; names as they are typed."""

    before: Decimal | None = None
    """Base pay a year now."""
    after: Decimal | None = None
    """Null to take it from the band of `to_level`."""
    level: str | None = None
    to_level: str | None = None
    region: str | None = None


class Kept(Record):
    """What becomes of a rise when some of it is sacrificed for the pension. Pounds a year."""

    sacrifice: Decimal
    """What is given up of the rise; nothing when all of it is taken as pay."""
    back_to: Decimal | None
    """The base pay that taxes then look the same as; null when all is taken as pay."""
    net: Decimal
    """What net pay rises by."""
    pension: Decimal
    """What goes into the pension besides what went there before."""
    together: Decimal
    share: Decimal
    """Of the rise, share of one, to four places."""


class RaiseStep(Record):
    """One rise. Pounds and pence a year; a change is positive where more is paid or taken."""

    name: str
    """Which ends of two bands it is between; empty for two amounts."""
    region: str | None
    before: Decimal
    after: Decimal
    difference: Decimal
    income_tax: Decimal
    employee_national_insurance: Decimal
    student_loan: Decimal
    pension_employee: Decimal
    """What more leaves pay for the pension."""
    pension_paid_in: Decimal
    net_pay_before: Decimal
    net_pay_after: Decimal
    kept: Decimal
    """What net pay changes by."""
    kept_per_month: Decimal
    effective_rate: Decimal
    """Tax, National Insurance and loans as a share of the difference, to four places."""
    employer_national_insurance: Decimal
    marginal_rate_before: Decimal
    marginal_rate_after: Decimal
    ways: tuple[Kept, ...]
    """All of it as pay, then each sacrifice that keeps more; none for a cut."""
    trap: Trap | None
    """Where the new pay stands against the taper of the allowance."""
    pension_limit: PensionLimit | None


class RaiseAnswer(Answer):
    """What one rise, or the step between two levels, leaves."""

    schema = "raise/1"

    tax_year: str
    nation: str
    nation_name: str
    pension_percent: Decimal
    pension_method: str | None
    student_loan_plans: tuple[str, ...]
    level: str | None
    to_level: str | None
    open_ended: bool
    """Whether a band of the two goes on beyond the highest figure named."""
    steps: tuple[RaiseStep, ...]
    rules: tuple[RuleSource, ...]
    """The sources of each part, by the field of the step that it is."""
    facts: tuple[PayFact, ...]
    notes: tuple[str, ...]
    sources: tuple[CitedSource, ...]


def raise_for(
    guide: Guide,
    rules: PayRules,
    circumstances: Circumstances,
    question: RaiseQuestion,
    today: date,
) -> RaiseAnswer:
    """Answer what a rise leaves.

    Raises:
        UsageError: It is neither two different amounts, nor an amount and a level, nor two
            levels of the guide.
    """
    settled = settle(rules, circumstances, today, regions_of(guide, question.region)[1])
    sources: list[tuple[str, ...]] = []
    steps: tuple[RaiseStep, ...]
    open_ended = False
    level = to_level = None
    if question.before is not None and question.after is not None:
        if question.level or question.to_level:
            raise UsageError("both amounts and levels were given", hint=_HOW)
        steps = (_step(settled, question.before, question.after),)
    elif question.to_level and (question.before is None) != (question.level is None):
        to_level = find("level", question.to_level, guide.level).id
        if question.before is not None:
            found = list(_from_pay(guide, settled, question.before, to_level, question.region))
        else:
            level = find("level", question.level or "", guide.level).id
            found = list(_between(guide, settled, level, to_level, question.region))
        steps = tuple(step for step, _, _ in found)
        open_ended = any(is_open for _, is_open, _ in found)
        sources += [ids for _, _, ids in found]
    else:
        raise UsageError("a rise needs two amounts or two levels, or one of each", hint=_HOW)
    last = settled.pay(max(max(step.before, step.after) for step in steps))
    found_last = deduct(last, settled.year)
    used = list(used_sources(settled, last, found_last))
    facts = tuple(
        facts_for(
            rules,
            settled,
            found_last,
            trap_at(last, settled.year),
            # A way besides that of taking all as pay is a sacrifice.
            sacrifice=any(len(step.ways) > 1 for step in steps),
        )
    )
    used += [fact.sources for fact in facts]
    has_pension = bool(found_last.pension_paid_in)
    return RaiseAnswer(
        tax_year=settled.year.id,
        nation=settled.nation,
        nation_name=settled.nation_name,
        pension_percent=circumstances.pension_percent,
        pension_method=settled.pension_method if has_pension else None,
        student_loan_plans=settled.loans,
        level=level,
        to_level=to_level,
        open_ended=open_ended,
        steps=steps,
        rules=line_sources(settled, last, found_last),
        facts=facts,
        notes=tuple(named_notes(settled, found_last)),
        sources=(*cite(guide.source, sources, today), *cite(rules.source, used, today)),
    )


_HOW = (
    "Write 'raise 95k 112k', 'raise 95k --to senior --region london' or "
    "'raise --level mid --to senior --region london'."
)


def _between(
    guide: Guide, settled: Settled, level: str, to_level: str, region: str | None
) -> Iterator[tuple[RaiseStep, bool, tuple[str, ...]]]:
    """Step from the bottom of one band to the bottom of the other, and from top to top."""
    regions, _ = regions_of(guide, region)
    for here in regions:
        levels = [by_id(level, guide.level), by_id(to_level, guide.level)]
        bands = bands_of(guide, levels, [here])
        if len(bands) < len(levels):
            continue
        lower, upper = bands
        sources = (*lower.sources, *upper.sources)
        yield _named(settled, "bottom to bottom", here.name, lower.min, upper.min), False, sources
        is_open = lower.open_ended or upper.open_ended
        yield _named(settled, "top to top", here.name, lower.max, upper.max), is_open, sources


def _from_pay(
    guide: Guide, settled: Settled, before: Decimal, to_level: str, region: str | None
) -> Iterator[tuple[RaiseStep, bool, tuple[str, ...]]]:
    """Step from somebody's pay to each end of a level's band; an end that it is at is no step."""
    regions, _ = regions_of(guide, region)
    for band in bands_of(guide, [by_id(to_level, guide.level)], regions):
        name = by_id(band.region, guide.region).name
        if before != band.min:
            yield _named(settled, "to the bottom", name, before, band.min), False, band.sources
        if before != band.max:
            step = _named(settled, "to the top", name, before, band.max)
            yield step, band.open_ended, band.sources


def _named(
    settled: Settled, name: str, region: str, before: Decimal | int, after: int
) -> RaiseStep:
    return _step(settled, Decimal(before), Decimal(after)).replace(name=name, region=region)


def _step(settled: Settled, before: Decimal, after: Decimal) -> RaiseStep:
    year = settled.year
    if before == after:
        raise UsageError("the two amounts are the same: there is no rise", hint=_HOW)
    pay_before, pay_after = settled.pay(before), settled.pay(after)
    then, now = deduct(pay_before, year), deduct(pay_after, year)
    difference = after - before
    kept = now.net_pay - then.net_pay
    tax = now.income_tax - then.income_tax
    insurance = now.employee_national_insurance - then.employee_national_insurance
    loan = now.student_loan - then.student_loan
    return RaiseStep(
        name="",
        region=None,
        before=before,
        after=after,
        difference=difference,
        income_tax=tax,
        employee_national_insurance=insurance,
        student_loan=loan,
        pension_employee=now.pension_employee - then.pension_employee,
        pension_paid_in=now.pension_paid_in - then.pension_paid_in,
        net_pay_before=then.net_pay,
        net_pay_after=now.net_pay,
        kept=kept,
        kept_per_month=to_penny(kept / MONTHS),
        effective_rate=_share(tax + insurance + loan, difference),
        employer_national_insurance=now.employer_national_insurance
        - then.employer_national_insurance,
        marginal_rate_before=marginal_rate(pay_before, year),
        marginal_rate_after=marginal_rate(pay_after, year),
        ways=tuple(_ways(settled, before, after)) if difference > 0 else (),
        trap=trap_at(pay_after, year),
        pension_limit=pension_limit(pay_after, year, NOTHING),
    )


def _ways(settled: Settled, before: Decimal, after: Decimal) -> Iterator[Kept]:
    """Take all as pay, then sacrifice down to each point above which more is taken."""
    year = settled.year
    then, now = settled.pay(before), settled.pay(after)
    rise = after - before
    net_before, net_after = deduct(then, year).net_pay, deduct(now, year).net_pay
    contribution = now.pension - then.pension

    def kept(sacrifice: Decimal, back_to: Decimal | None, cost: Decimal) -> Kept:
        net, pension = net_after - cost - net_before, contribution + sacrifice
        together = net + pension
        return Kept(
            sacrifice=sacrifice,
            back_to=back_to,
            net=net,
            pension=pension,
            together=together,
            share=_share(together, rise),
        )

    yield kept(NOTHING, None, NOTHING)
    steps = rate_steps(settled.pay, year)
    rising = [
        later.starts
        for earlier, later in pairwise(steps)
        if later.rate > earlier.rate and before < later.starts < after
    ]
    for edge in (*reversed(rising), before):
        sacrifice = now.adjusted_net_income - settled.pay(edge).adjusted_net_income
        way = way_down(now, year, sacrifice)
        if way is not None:
            yield kept(way.sacrifice, edge, way.net_given_up)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole).quantize(Decimal("0.0001"))
