"""What a rise in base pay really leaves, by part, and what a sacrifice of it would keep."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import (
    HUNDRED,
    NOTHING,
    Deductions,
    Pay,
    a_month,
    charge_ends,
    child_benefit_charge,
    deduct,
    income_tax_for,
    marginal_rate,
    to_penny,
)
from mlcareer.advice.pay.limits import (
    EXAMPLE_CHILDREN,
    PensionLimit,
    Trap,
    extra_sacrifice,
    pension_limit,
    trap_at,
)
from mlcareer.advice.pay.marginal import rising_edges
from mlcareer.advice.pay.payslips import PartYear, part_year
from mlcareer.advice.pay.take_home import (
    RuleSource,
    base_for_net,
    facts_for,
    line_sources,
    named_notes,
    used_sources,
)
from mlcareer.advice.place import Where
from mlcareer.errors import UsageError
from mlcareer.guide.amount import for_hours, is_part_time
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Guide, Level, Region
from mlcareer.guide.pay_rules import LoanPlan, Nation, PayFact, PayRules, PensionWay, TaxYear
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    """Two amounts, an amount and a level, two levels, or an amount and what to keep."""

    before: Decimal | None = None
    """Base pay a year now."""
    after: Decimal | None = None
    """Null to take it from the band of `to_level`."""
    level: Level | None = None
    to_level: Level | None = None
    where: Where | None = None
    """Null for every region."""
    hours: Decimal | None = None
    """A week, of pay now. Fewer than full time scale the bands, which are for a full week."""
    current_nation: Nation | None = None
    """Where income tax is paid on pay now; null for where it is paid on the new pay."""
    bonus: Bonus | None = None
    """Null for the same as now."""
    current_bonus: Bonus | None = None
    """Null for the same as then."""
    to_keep: Decimal | None = None
    """Net pounds a year that the rise should leave, where new pay is looked for."""
    begins: date | None = None
    """The day from which the new pay holds, where that is within the tax year."""


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


class RaiseLine(Record):
    """One line of a payslip before and after, in pounds a year; what is taken is negative."""

    line: str
    """The field that it is of, such as `income_tax`."""
    name: str
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """What more is paid, or taken if it is negative."""
        return self.after - self.before


class LostBenefit(Record):
    """Child benefit that a rise takes back. Pounds a year."""

    children: int
    charge_before: Decimal
    charge_after: Decimal
    percent_before: int
    percent_after: int
    income_before: Decimal
    """Adjusted net income, as is `income_after`."""
    income_after: Decimal
    ends: Decimal
    """Adjusted net income from which all of it is taken back."""


class RaiseStep(Record):
    """One rise. Pounds and pence a year; a change is positive where more is paid or taken."""

    name: str
    """Which ends of two bands it is between; empty for two amounts."""
    region: Region | None
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
    """Tax, National Insurance, loans and the charge on child benefit as a share of the
    difference, to four places."""
    child_benefit_charge: Decimal
    """What more of child benefit is taken back."""
    child_benefit_for_two: LostBenefit | None
    """What a family of two children would lose, where no children are named and the rise lies
    within the range of the charge."""
    employer_national_insurance: Decimal
    marginal_rate_before: Decimal
    marginal_rate_after: Decimal
    ways: tuple[Kept, ...]
    """All of it as pay, then each sacrifice down to where a lower rate holds, and of the whole
    rise; none for a cut."""
    trap: Trap | None
    """How far the new pay is into the taper of the allowance."""
    pension_limit: PensionLimit | None
    lines: tuple[RaiseLine, ...]
    """From gross to net, before and after."""


class RaiseAnswer(Answer):
    """What one rise, or the step between two levels, leaves."""

    schema = "raise/2"

    tax_year: TaxYear
    nation: Nation
    """Where income tax is paid on the new pay."""
    current_nation: Nation
    """Where it is paid on the pay that is risen from."""
    pension_percent: Decimal
    pension_method: PensionWay | None
    student_loan_plans: tuple[LoanPlan, ...]
    children: int
    level: Level | None
    to_level: Level | None
    hours: Decimal | None
    """Hours a week that the bands are scaled to; null where they are for a full week."""
    open_ended: bool
    """Whether a band of the two goes on beyond the highest figure named."""
    steps: tuple[RaiseStep, ...]
    to_keep: Decimal | None
    """The net pay that the rise should leave, where new pay was looked for."""
    part_year: PartYear | None
    """Payslip by payslip, where the rise comes within the tax year."""
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
    where = question.where
    taxpayer = taxpayer_for(rules, circumstances, today, None if where is None else where.place)
    case = _Case(
        now=_taxed_now(taxpayer, question),
        then=taxpayer,
        bonus_now=question.current_bonus or question.bonus or NO_BONUS,
        bonus_then=question.bonus or question.current_bonus or NO_BONUS,
    )
    found = list(_steps(guide, case, question))
    steps = tuple(step for step, _, _ in found)
    if question.begins is not None and question.to_level is not None:
        raise UsageError("a day needs two amounts", hint="Write 'raise 62k 85k --from DAY'.")
    ends = [(step.before, step.bonus_before) for step in steps]
    ends += [(step.after, step.bonus_after) for step in steps]
    last = taxpayer.pay(*max(ends, key=sum))
    found_last = deduct(last, taxpayer.year)
    moves = case.now.nation != taxpayer.nation
    families = taxpayer.children or any(step.child_benefit_for_two for step in steps)
    facts = tuple(
        facts_for(
            taxpayer,
            found_last,
            trap_at(last, taxpayer.year),
            # A way besides that of taking all as pay is a sacrifice.
            sacrifice=any(len(step.ways) > 1 for step in steps),
        )
    )
    return RaiseAnswer(
        tax_year=taxpayer.year,
        nation=taxpayer.nation,
        current_nation=case.now.nation,
        pension_percent=circumstances.pension_percent,
        pension_method=taxpayer.pension_method if taxpayer.pension_share else None,
        student_loan_plans=taxpayer.loans,
        children=taxpayer.children,
        level=question.level,
        to_level=question.to_level,
        hours=question.hours if question.to_level and is_part_time(question.hours) else None,
        open_ended=any(is_open for _, is_open, _ in found),
        steps=steps,
        to_keep=question.to_keep,
        part_year=_within_the_year(case, steps[0], question),
        rules=line_sources(taxpayer, last, found_last),
        facts=facts,
        notes=tuple(
            dict.fromkeys((*named_notes(taxpayer, found_last), *named_notes(case.now, found_last)))
        ),
        sources=(
            *cite(guide.source, [ids for _, _, ids in found], today),
            *cite(
                rules.source,
                (
                    used_sources(taxpayer, last, found_last),
                    income_tax_for(case.now.nation.id, taxpayer.year) if moves else None,
                    taxpayer.year.child_benefit if families else None,
                    facts,
                ),
                today,
            ),
        ),
    )


_HOW = (
    "Write 'raise 95k 112k', 'raise 95k --to senior --region london' or "
    "'raise --level mid --to senior --region london'."
)


class _Case(Record):
    """In what circumstances pay is taken now and then, and the bonus with it."""

    now: Taxpayer
    then: Taxpayer
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


_Found = tuple["RaiseStep", bool, tuple[str, ...]]
"""A step, whether a band of it is open ended, and the sources of its bands."""


def _steps(guide: Guide, case: _Case, question: RaiseQuestion) -> Iterator[_Found]:
    """Return the step or steps that are asked about.

    Raises:
        UsageError: They are asked about in more than one way, or in none.
    """
    before, after, to_keep = question.before, question.after, question.to_keep
    if to_keep is not None:
        if before is None or after is not None or question.to_level is not None:
            raise UsageError(
                "what to keep needs the pay of now alone",
                hint="Write 'raise 62k --to-keep 500/month'.",
            )
        yield _step(case, before, _pay_that_keeps(case, before, to_keep)), False, ()
    elif before is not None and after is not None:
        if question.level or question.to_level:
            raise UsageError("both amounts and levels were given", hint=_HOW)
        yield _step(case, before, after), False, ()
    elif question.to_level and (before is None) != (question.level is None):
        regions = guide.region if question.where is None else question.where.regions
        if before is not None:
            yield from _from_pay(guide, case, before, question, regions)
        elif question.level is not None:
            yield from _between(guide, case, question, regions)
    else:
        raise UsageError("a rise needs two amounts or two levels, or one of each", hint=_HOW)


def _pay_that_keeps(case: _Case, before: Decimal, to_keep: Decimal) -> Decimal:
    """Return the least whole pounds of new pay that leave so much more a year.

    Raises:
        UsageError: No pay does.
    """
    now = deduct(case.pay_now(before), case.year).net_pay
    return base_for_net(lambda base: deduct(case.pay_then(base), case.year).net_pay, now + to_keep)


def _within_the_year(case: _Case, step: RaiseStep, question: RaiseQuestion) -> PartYear | None:
    """Return the payslips of the year in which a rise comes; a bonus is paid in its last month."""
    if question.begins is None:
        return None
    lumps = []
    if step.bonus_after:
        lumps.append((case.year.ends.replace(month=3, day=1), step.bonus_after))
    return part_year(
        case.then,
        step.after,
        question.begins,
        before=case.now,
        gross_before=step.before,
        lumps=lumps,
    )


def _taxed_now(taxpayer: Taxpayer, question: RaiseQuestion) -> Taxpayer:
    """Return the circumstances of pay now, which may be taxed in another nation."""
    if question.current_nation is None:
        return taxpayer
    if question.before is None:
        raise UsageError(
            "the nation of pay now needs that pay",
            hint="The bands of two levels are taxed in one place: leave --current-nation out.",
        )
    return taxpayer.replace(nation=question.current_nation)


def _between(
    guide: Guide, case: _Case, question: RaiseQuestion, regions: tuple[Region, ...]
) -> Iterator[_Found]:
    """Step from the bottom of one band to the bottom of the other, and from top to top."""
    levels = [level for level in (question.level, question.to_level) if level is not None]
    for here in regions:
        bands = bands_of(guide, levels, [here])
        if len(bands) < len(levels):
            continue
        lower, upper = bands
        sources = (*lower.sources, *upper.sources)
        is_open = lower.open_ended or upper.open_ended
        for name, ends, opens in (
            ("bottom to bottom", (lower.min, upper.min), False),
            ("top to top", (lower.max, upper.max), is_open),
        ):
            before, after = (for_hours(end, question.hours) for end in ends)
            yield _named(case, name, here, before, after), opens, sources


def _from_pay(
    guide: Guide, case: _Case, before: Decimal, question: RaiseQuestion, regions: tuple[Region, ...]
) -> Iterator[_Found]:
    """Step from somebody's pay to each end of a level's band; an end that it is at is no step."""
    levels = [question.to_level] if question.to_level else []
    for band in bands_of(guide, levels, regions):
        here = by_id(band.region, guide.region)
        for name, end, is_open in (
            ("to the bottom", band.min, False),
            ("to the top", band.max, band.open_ended),
        ):
            after = for_hours(end, question.hours)
            if before != after:
                yield _named(case, name, here, before, after), is_open, band.sources


def _named(case: _Case, name: str, region: Region, before: Decimal, after: Decimal) -> RaiseStep:
    return _step(case, before, after).replace(name=name, region=region)


_COUNTED = ("income_tax", "employee_national_insurance", "student_loan", "child_benefit_charge")
"""What the effective rate of a rise counts."""

_CHANGES = (*_COUNTED, *("pension_employee", "pension_paid_in", "employer_national_insurance"))
"""The deductions of which a step gives the change."""


def _step(case: _Case, before: Decimal, after: Decimal) -> RaiseStep:
    year = case.year
    pay_before, pay_after = case.pay_now(before), case.pay_then(after)
    difference = pay_after.gross + pay_after.bonus - pay_before.gross - pay_before.bonus
    if not difference:
        what = "the two amounts are" if before == after else "base and bonus together are"
        raise UsageError(f"{what} the same: there is no rise", hint=_HOW)
    then, now = deduct(pay_before, year), deduct(pay_after, year)
    kept = now.net_pay - then.net_pay
    changes = {name: getattr(now, name) - getattr(then, name) for name in _CHANGES}
    return RaiseStep(
        **changes,
        name="",
        region=None,
        before=before,
        after=after,
        bonus_before=pay_before.bonus,
        bonus_after=pay_after.bonus,
        difference=difference,
        net_pay_before=then.net_pay,
        net_pay_after=now.net_pay,
        kept=kept,
        kept_per_month=a_month(kept),
        effective_rate=_share(sum(changes[name] for name in _COUNTED), difference),
        child_benefit_for_two=_lost_by_two(pay_before, pay_after, year),
        marginal_rate_before=marginal_rate(pay_before, year),
        marginal_rate_after=marginal_rate(pay_after, year),
        ways=tuple(_ways(pay_before, pay_after, year)) if difference > 0 else (),
        trap=trap_at(pay_after, year),
        pension_limit=pension_limit(pay_after, year, NOTHING),
        lines=tuple(_lines(case, (pay_before, then), (pay_after, now))),
    )


def _lines(
    case: _Case, before: tuple[Pay, Deductions], after: tuple[Pay, Deductions]
) -> Iterator[RaiseLine]:
    """Set the lines of pay now and of the new pay side by side; empty ones are left out."""
    (pay_now, now), (pay_then, then) = before, after

    def line(field: str, name: str, one: Decimal, other: Decimal) -> Iterator[RaiseLine]:
        if one or other:
            yield RaiseLine(line=field, name=name, before=one, after=other)

    yield from line("gross", "Base pay", pay_now.gross, pay_then.gross)
    yield from line("bonus", "Bonus", pay_now.bonus, pay_then.bonus)
    taken = (
        ("pension_employee", "Pension"),
        ("income_tax", "Income tax"),
        ("employee_national_insurance", "National Insurance"),
        ("student_loan", "Student loans" if len(case.then.loans) > 1 else "Student loan"),
        ("child_benefit_charge", "Child benefit charge"),
    )
    for field, name in taken:
        yield from line(field, name, -getattr(now, field), -getattr(then, field))
    yield RaiseLine(
        line="net_pay", name="Take-home pay, year", before=now.net_pay, after=then.net_pay
    )
    yield RaiseLine(
        line="net_pay_per_month",
        name="Take-home pay, month",
        before=a_month(now.net_pay),
        after=a_month(then.net_pay),
    )


def _lost_by_two(before: Pay, after: Pay, year: TaxYear) -> LostBenefit | None:
    """Return what a family of two children would lose of child benefit by the rise."""
    if after.children or after.adjusted_net_income <= before.adjusted_net_income:
        return None
    rules = year.child_benefit
    charges = []
    for pay in (before, after):
        family = pay.replace(children=EXAMPLE_CHILDREN)
        over = max(NOTHING, pay.adjusted_net_income - rules.charge_from)
        percent = min(HUNDRED, over // rules.charge_step)
        charges.append((child_benefit_charge(family, year), int(percent)))
    (charge_before, percent_before), (charge_after, percent_after) = charges
    if charge_before == charge_after:
        return None
    return LostBenefit(
        children=EXAMPLE_CHILDREN,
        charge_before=charge_before,
        charge_after=charge_after,
        percent_before=percent_before,
        percent_after=percent_after,
        income_before=to_penny(before.adjusted_net_income),
        income_after=to_penny(after.adjusted_net_income),
        ends=charge_ends(year),
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
        way = extra_sacrifice(after, year, sacrifice)
        if way is not None:
            yield kept(way.sacrifice, way.net_given_up)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole).quantize(Decimal("0.0001"))
