"""What a rise in base pay really leaves, by part, and what a sacrifice of it would keep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.career.salary import bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.deductions import NOTHING, deduct, income_tax_for, marginal_rate, to_penny
from mlcareer.advice.pay.marginal import rising_edges
from mlcareer.advice.pay.take_home import (
    HUNDRED,
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
from mlcareer.advice.place import regions_of
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.pay_rules import PayFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.deductions import Pay
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules, TaxYear


class Bonus(Record):
    """A year's bonus, in pounds or as a share of base pay."""

    amount: Decimal
    is_percent: bool = False
    """Whether it is in per cent of base pay, and not in pounds."""

    def on(self, base: Decimal) -> Decimal:
        """Return what it comes to with a base, in pounds a year to the penny, half up."""
        return to_penny(base * self.amount / HUNDRED if self.is_percent else self.amount)


NO_BONUS = Bonus(amount=NOTHING)


class RaiseQuestion(Record):
    """Two amounts, an amount and a level, or two levels; names as they are typed."""

    before: Decimal | None = None
    """Base pay a year now."""
    after: Decimal | None = None
    """Null to take it from the band of `to_level`."""
    level: str | None = None
    to_level: str | None = None
    region: str | None = None
    current_nation: str | None = None
    """Where income tax is paid on pay now; null for where it is paid on the new pay."""
    bonus: Bonus | None = None
    """Null for the same as now."""
    current_bonus: Bonus | None = None
    """Null for the same as then."""


class Kept(Record):
    """What becomes of a rise when some of it is sacrificed for the pension. Pounds a year."""

    sacrifice: Decimal
    """What is given up of the rise; nothing when all of it is taken as pay."""
    back_to: Decimal | None
    """The adjusted net income that is left; null when all is taken as pay."""
    whole: bool
    """Whether all of the rise is sacrificed."""
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
    """Base pay, as is `after`."""
    after: Decimal
    bonus_before: Decimal
    bonus_after: Decimal
    difference: Decimal
    """Of base and bonus together."""
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
    """All of it as pay, then each sacrifice down to where a lower rate holds, and of the whole
    rise; none for a cut."""
    trap: Trap | None
    """Where the new pay stands against the taper of the allowance."""
    pension_limit: PensionLimit | None


class RaiseAnswer(Answer):
    """What one rise, or the step between two levels, leaves."""

    schema = "raise/1"

    tax_year: str
    nation: str
    """Where income tax is paid on the new pay."""
    nation_name: str
    current_nation: str
    """Where it is paid on the pay that is risen from."""
    current_nation_name: str
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
            levels of the guide; or a nation of pay now is named where none is.
    """
    settled = settle(rules, circumstances, today, regions_of(guide, question.region)[1])
    case = _Case(
        now=_taxed_now(settled, question),
        then=settled,
        bonus_now=question.current_bonus or question.bonus or NO_BONUS,
        bonus_then=question.bonus or question.current_bonus or NO_BONUS,
    )
    sources: list[tuple[str, ...]] = []
    steps: tuple[RaiseStep, ...]
    open_ended = False
    level = to_level = None
    if question.before is not None and question.after is not None:
        if question.level or question.to_level:
            raise UsageError("both amounts and levels were given", hint=_HOW)
        steps = (_step(case, question.before, question.after),)
    elif question.to_level and (question.before is None) != (question.level is None):
        to_level = find("level", question.to_level, guide.level).id
        if question.before is not None:
            found = list(_from_pay(guide, case, question.before, to_level, question.region))
        else:
            level = find("level", question.level or "", guide.level).id
            found = list(_between(guide, case, level, to_level, question.region))
        steps = tuple(step for step, _, _ in found)
        open_ended = any(is_open for _, is_open, _ in found)
        sources += [ids for _, _, ids in found]
    else:
        raise UsageError("a rise needs two amounts or two levels, or one of each", hint=_HOW)
    last = max(
        (
            pay
            for step in steps
            for pay in (
                settled.pay(step.before, step.bonus_before),
                settled.pay(step.after, step.bonus_after),
            )
        ),
        key=lambda pay: pay.gross + pay.bonus,
    )
    found_last = deduct(last, settled.year)
    used = list(used_sources(settled, last, found_last))
    if case.now.nation != settled.nation:
        used.append(income_tax_for(case.now.nation, settled.year).sources)
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
        current_nation=case.now.nation,
        current_nation_name=case.now.nation_name,
        pension_percent=circumstances.pension_percent,
        pension_method=settled.pension_method if has_pension else None,
        student_loan_plans=settled.loans,
        level=level,
        to_level=to_level,
        open_ended=open_ended,
        steps=steps,
        rules=line_sources(settled, last, found_last),
        facts=facts,
        notes=tuple(
            dict.fromkeys((*named_notes(settled, found_last), *named_notes(case.now, found_last)))
        ),
        sources=(*cite(guide.source, sources, today), *cite(rules.source, used, today)),
    )


_HOW = (
    "Write 'raise 95k 112k', 'raise 95k --to senior --region london' or "
    "'raise --level mid --to senior --region london'."
)


class _Case(Record):
    """In what circumstances pay is taken now and then, and the bonus beside it."""

    now: Settled
    then: Settled
    bonus_now: Bonus
    bonus_then: Bonus

    @property
    def year(self) -> TaxYear:
        """The one tax year by whose rules both are taken."""
        return self.then.year

    def pay_now(self, base: Decimal) -> Pay:
        """Return the pay of a base now."""
        return self.now.pay(base, self.bonus_now.on(base))

    def pay_then(self, base: Decimal) -> Pay:
        """Return the pay of a base then."""
        return self.then.pay(base, self.bonus_then.on(base))


def _taxed_now(settled: Settled, question: RaiseQuestion) -> Settled:
    """Return the circumstances of pay now, which may be taxed in another nation."""
    if question.current_nation is None:
        return settled
    if question.before is None:
        raise UsageError(
            "the nation of pay now needs that pay",
            hint="The bands of two levels are taxed in one place: leave --current-nation out.",
        )
    nation = find("nation", question.current_nation, settled.rules.nation)
    return settled.replace(nation=nation.id)


def _between(
    guide: Guide, case: _Case, level: str, to_level: str, region: str | None
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
        yield _named(case, "bottom to bottom", here.name, lower.min, upper.min), False, sources
        is_open = lower.open_ended or upper.open_ended
        yield _named(case, "top to top", here.name, lower.max, upper.max), is_open, sources


def _from_pay(
    guide: Guide, case: _Case, before: Decimal, to_level: str, region: str | None
) -> Iterator[tuple[RaiseStep, bool, tuple[str, ...]]]:
    """Step from somebody's pay to each end of a level's band; an end that it is at is no step."""
    regions, _ = regions_of(guide, region)
    for band in bands_of(guide, [by_id(to_level, guide.level)], regions):
        name = by_id(band.region, guide.region).name
        if before != band.min:
            yield _named(case, "to the bottom", name, before, band.min), False, band.sources
        if before != band.max:
            step = _named(case, "to the top", name, before, band.max)
            yield step, band.open_ended, band.sources


def _named(case: _Case, name: str, region: str, before: Decimal | int, after: int) -> RaiseStep:
    return _step(case, Decimal(before), Decimal(after)).replace(name=name, region=region)


def _step(case: _Case, before: Decimal, after: Decimal) -> RaiseStep:
    year = case.year
    pay_before, pay_after = case.pay_now(before), case.pay_then(after)
    difference = pay_after.gross + pay_after.bonus - pay_before.gross - pay_before.bonus
    if not difference:
        what = "the two amounts are" if before == after else "base and bonus together are"
        raise UsageError(f"{what} the same: there is no rise", hint=_HOW)
    then, now = deduct(pay_before, year), deduct(pay_after, year)
    kept = now.net_pay - then.net_pay
    tax = now.income_tax - then.income_tax
    insurance = now.employee_national_insurance - then.employee_national_insurance
    loan = now.student_loan - then.student_loan
    return RaiseStep(
        name="",
        region=None,
        before=before,
        after=after,
        bonus_before=pay_before.bonus,
        bonus_after=pay_after.bonus,
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
        ways=tuple(_ways(pay_before, pay_after, year)) if difference > 0 else (),
        trap=trap_at(pay_after, year),
        pension_limit=pension_limit(pay_after, year, NOTHING),
    )


def _ways(before: Pay, after: Pay, year: TaxYear) -> Iterator[Kept]:
    """Take all as pay, then sacrifice down to each point above which more is taken."""
    rise = after.gross + after.bonus - before.gross - before.bonus
    net_rise = deduct(after, year).net_pay - deduct(before, year).net_pay
    contribution = after.pension - before.pension
    whole = after.adjusted_net_income - before.adjusted_net_income

    def kept(sacrifice: Decimal, cost: Decimal) -> Kept:
        net, pension = net_rise - cost, contribution + sacrifice
        left = after.adjusted_net_income - sacrifice
        return Kept(
            sacrifice=sacrifice,
            back_to=to_penny(left) if sacrifice else None,
            whole=sacrifice == to_penny(whole),
            net=net,
            pension=pension,
            together=net + pension,
            share=_share(net + pension, rise),
        )

    yield kept(NOTHING, NOTHING)
    if whole <= 0:
        return
    bare = after.replace(sacrifice=after.sacrifice + whole)
    edges = rising_edges(lambda more: bare.replace(sacrifice=bare.sacrifice - more), whole, year)
    for sacrifice in (*(whole - edge for edge in reversed(edges)), whole):
        way = way_down(after, year, sacrifice)
        if way is not None:
            yield kept(way.sacrifice, way.net_given_up)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole).quantize(Decimal("0.0001"))
