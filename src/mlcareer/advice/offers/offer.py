"""One verdict on one offer: its band, its package, what is left of it, and what to ask for."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import BandPosition, band_position, bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.independent_pay import (
    CheckAnswer,
    Disagreement,
    check_answer,
    checks_of,
    disagreements_of,
)
from mlcareer.advice.offers.counter import Counter, Scale, counter_for, scale_of
from mlcareer.advice.offers.offer_visa import OfferVisa, visa_verdict
from mlcareer.advice.offers.questions import Question, questions_on
from mlcareer.advice.offers.valuation import FirstYear, Knowledge, Valuation, place_of, value_offer
from mlcareer.advice.offers.verdict import Verdict, verdict_on
from mlcareer.advice.pay.deductions import (
    HUNDRED,
    NOTHING,
    a_month,
    deduct,
    marginal_rate,
    to_penny,
)
from mlcareer.advice.pay.limits import (
    BelowMinimumWage,
    BenefitCharge,
    PensionLimit,
    Trap,
    below_minimum_wage,
    benefit_charge_at,
    charge_of_two,
    least_pension_of,
    pension_limit,
    trap_at,
)
from mlcareer.advice.pay.take_home import (
    RuleSource,
    facts_for,
    line_sources,
    named_notes,
    used_sources,
)
from mlcareer.advice.percent import in_percent, pounds_of
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.amount import FullTime, full_time_of, pay_an_hour
from mlcareer.guide.model import Band, Guide, PayCheck
from mlcareer.guide.offer_terms import EquityKind, OfferTerms
from mlcareer.guide.pay_rules import Nation, PayFact, PayRules, TaxYear
from mlcareer.guide.visa_rules import VisaFact
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.pay.circumstances import Taxpayer


DEDUCTIONS = ("income_tax", "employee_national_insurance", "student_loan", "pension_employee")
"""What may be taken of pay, by the fields of a take-home answer."""


class PackageLine(Record):
    """One part of the package, in pounds a year."""

    part: str
    amount: Decimal
    how: str
    """Where the amount comes from."""
    counted: bool
    """Whether it is in the total: private equity may come to nothing and is not."""


class Package(Record):
    """The whole package, in pounds and pence a year."""

    lines: tuple[PackageLine, ...]
    total: Decimal
    """What the offer states, without equity that may come to nothing."""
    uncounted_equity: Decimal
    """A year of that equity at the offer's own value."""
    addition_percent: Decimal
    """Bonus, a year's vest of listed shares and the yearly part of a sign-on bonus, as per cent
    of base pay, to one decimal."""
    addition_with_pension_percent: Decimal
    """The same with what the offer states that the employer pays into the pension."""
    addition_with_uncounted_percent: Decimal | None
    """The first with equity that may come to nothing, at the offer's own value; null where there
    is none."""
    employer_pension: Decimal
    """What the employer pays in: as stated, or the legal minimum, which is not in the total."""
    employer_pension_is_minimum: bool
    """Whether it is the legal minimum because the offer states nothing."""
    guide_min_percent: int | None
    """What the guide says equity, bonus and benefits can add; null when it says nothing."""
    guide_max_percent: int | None
    guide_min: int | None
    """The same of this base, in whole pounds."""
    guide_max: int | None
    guide_applies_to: tuple[str, ...]
    """The employers that the guide says it of."""


class NetPay(Record):
    """What is left of the offer, in pounds and pence."""

    base_a_month: Decimal
    """Take-home pay a month without the bonus."""
    base_a_year: Decimal
    cash_a_year: Decimal
    """Take-home pay a year with the bonus paid."""
    cash_a_month: Decimal
    """A twelfth of it."""
    bonus_left: Decimal
    """What is left of the bonus."""
    taken: tuple[str, ...]
    """What is taken of base pay, by the field of take-home that it is, and nothing that is not."""
    gross_an_hour: Decimal | None
    """Base pay by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    base_an_hour: Decimal | None
    """What is left of it."""
    current_a_month: Decimal | None
    """Take-home pay a month of the current base, in the same circumstances but for the nation and
    the pension, where those of now are stated."""
    current_a_year: Decimal | None
    """Take-home pay a year of the current base and the current bonus, where that is stated."""
    current_nation: Nation | None
    """Where income tax is paid on the current base; null where that is not stated."""
    more_a_month: Decimal | None
    """The offer's base over the current one; negative where it is less."""
    more_a_year: Decimal | None
    """Base and bonus over the current base and bonus; null unless the current bonus is stated."""
    marginal_rate: Decimal
    """Taken of the next pound beyond base, bonus and a vest of listed shares, share of one."""
    equity_kept: Decimal | None
    """What tax, National Insurance and loans leave of a year's vest of listed shares; null for
    private equity, which may come to nothing, and where the kind is not stated."""


class Vest(Record):
    """What vests in one year of a grant, in pounds and pence."""

    year: int
    value: Decimal
    """At the offer's own value."""
    left: Decimal | None
    """What is left of it, taxed as pay in a year with base and bonus; null unless it is listed
    shares."""


class EquityAnswer(Record):
    """An offer's equity. Pounds at the offer's own value."""

    kind: EquityKind | None
    is_grant: bool
    """Whether what is stated is a whole grant, because its vesting is stated."""
    stated: int
    a_year: Decimal
    """A year's vest, on the average of a grant's years."""
    vests: tuple[Vest, ...]
    """Each year of a grant."""
    cliff: int | None
    """Months before which nothing vests."""
    employer_insurance: Decimal | None
    """The employer's National Insurance on a year's vest, which an election may pass on; null
    unless it is listed shares."""
    is_passed_on: bool
    """Whether the offer says that it is passed on, so that `left` is less by it."""
    share_of_company: Decimal | None
    """Per cent of all shares, where both numbers are stated, to four decimals."""
    must_grow: Decimal | None
    """How many times the price of a share must be the strike for the options to be worth what
    the offer puts on them, to two decimals; null unless strike and shares are stated."""


class Now(Record):
    """What staying is worth compared with the offer, in pounds and pence a year."""

    employer_pension: Decimal
    """What the employer pays in now: as stated, or the legal minimum."""
    employer_pension_is_minimum: bool
    more_employer_pension: Decimal
    """What the employer of the offer pays in beyond that; negative where it is less."""
    more_holiday: Decimal | None
    """Days a year; null unless both are stated."""
    own_pension_percent: Decimal
    """Your own contribution that is taken from pay now: as stated, where the offer states one
    too, and otherwise that of the offer."""


class OfferAnswer(Answer):
    """One offer, judged. Pounds a year unless a field says otherwise."""

    schema = "offer/2"

    terms: OfferTerms
    """The offer as it was given; null is not stated."""
    tax_year: TaxYear
    nation: Nation
    """Where income tax is paid: as stated, or where the region lies."""
    verdicts: tuple[Verdict, ...]
    """One for each band; none unless level and region are given."""
    standings: tuple[BandPosition, ...]
    """Where full-time pay is in those bands."""
    full_time: FullTime | None
    """Null for full-time work and where hours are not stated."""
    scales: tuple[Scale, ...]
    """Low, fair and high for each of those bands."""
    ladder: tuple[Scale, ...]
    """The bands of every level there, where the offer is too low for its own."""
    independent: tuple[CheckAnswer, ...]
    """What others found of that level, where it covers a region of those bands."""
    of_other_levels: tuple[CheckAnswer, ...]
    """The same of the other levels on the ladder."""
    disagreements: tuple[Disagreement, ...]
    """Those of them that lie outside a band."""
    remarks: tuple[RemarkAnswer, ...]
    """What is known against those bands, or for them."""
    package: Package
    equity: EquityAnswer | None
    net: NetPay
    now: Now | None
    """Null unless the current base is stated."""
    first_year: FirstYear | None
    """The year in which a sign-on bonus is paid; null without one."""
    trap: Trap | None
    """Of a year without the sign-on bonus."""
    child_benefit: BenefitCharge | None
    """Null without children."""
    child_benefit_for_two: BenefitCharge | None
    """The charge of two children, where none are named and income is within its range."""
    minimum_wage: BelowMinimumWage | None
    """Null where base pay is not below it."""
    pension_limit: PensionLimit | None
    visa: OfferVisa | None
    """Null unless a route was asked about."""
    missing: tuple[Question, ...]
    """What is worth asking: what is not stated, and what is stated and leaves something open."""
    counters: tuple[Counter, ...]
    """One for each band."""
    rules: tuple[RuleSource, ...]
    """The sources of each deduction."""
    facts: tuple[PayFact, ...]
    visa_facts: tuple[VisaFact, ...]
    notes: tuple[str, ...]
    sources: tuple[CitedSource, ...]


def offer_for(
    terms: OfferTerms, known: Knowledge, *, tax_year: TaxYear | None = None
) -> OfferAnswer:
    """Judge an offer.

    Raises:
        UsageError: There are no figures for the tax year of today.
    """
    guide, rules = known.guide, known.rules
    valued = value_offer(terms, known, tax_year)
    taxpayer, year = valued.taxpayer, valued.taxpayer.year
    # Shares that vest are income that the allowance depends on.
    pay = valued.pay_with_vest(valued.vest)
    found = deduct(pay, year)
    verdicts = pay_verdicts_on(guide, terms)
    bands, scales, checks = verdicts.bands, verdicts.scales, verdicts.checks
    full_pay = int(terms.full_time_base.to_integral_value(ROUND_HALF_UP))
    disagreements = tuple(disagreements_of(bands, checks))
    remarks = remarks_on(guide, [f"band:{band.id}" for band in bands], cases=("level",))
    by_visa = visa_verdict(terms, guide, known.visa_rules, known.today)
    visa = None if by_visa is None else by_visa.visa
    minimums = [] if visa is None else [(visa.floor.floor, visa.route.name)]
    trap = trap_at(pay, year)
    first_year = valued.first_year()
    facts = (
        *facts_for(taxpayer, found, trap or (first_year.trap if first_year else None)),
        *equity_facts(rules, [valued]),
    )
    ladder = _ladder(guide, scales, full_pay)
    others = _of_other_levels(guide, ladder, {check.id for check in checks})
    questions = questions_on(valued, known.today)
    wage = below_minimum_wage(rules, valued.pay(), valued.hours, known.today)
    return OfferAnswer(
        terms=terms,
        tax_year=year,
        nation=taxpayer.nation,
        verdicts=verdicts.verdicts,
        standings=tuple(band_position(guide, band, full_pay) for band in bands),
        full_time=full_time_of(terms.base, terms.hours, terms.full_time_hours),
        scales=scales,
        ladder=ladder,
        independent=tuple(map(check_answer, checks)),
        of_other_levels=tuple(map(check_answer, others)),
        disagreements=disagreements,
        remarks=remarks,
        package=_package(guide, valued),
        equity=_equity(valued),
        net=_net(valued),
        now=_now(valued),
        first_year=first_year,
        trap=trap,
        child_benefit=benefit_charge_at(pay, year),
        child_benefit_for_two=charge_of_two(pay, year),
        minimum_wage=wage,
        pension_limit=pension_limit(pay, year, valued.employer_pension),
        visa=visa,
        missing=questions,
        counters=tuple(counter_for(guide, band, valued, minimums) for band in bands),
        rules=line_sources(taxpayer, pay, found),
        facts=facts,
        visa_facts=() if by_visa is None else by_visa.facts,
        notes=tuple(named_notes(taxpayer, found)),
        sources=(
            *cite(
                guide.source, (bands, guide.package_addition, checks, others, remarks), known.today
            ),
            *cite(
                rules.source,
                (
                    used_sources(taxpayer, pay, found),
                    rules.package if terms.sign_on else None,
                    # It is asked after, or counted, unless a share of all pay is stated.
                    year.pension if terms.employer_pension_of != "salary" else None,
                    facts,
                    [(each.source,) for each in questions if each.source is not None],
                    wage,
                ),
                known.today,
            ),
            *(() if by_visa is None else by_visa.sources),
        ),
    )


def equity_facts(rules: PayRules, offers: Iterable[Valuation]) -> Iterator[PayFact]:
    """Return what must be said of the kinds of equity offered; of all where one is not stated."""
    kinds = {valued.terms.equity_kind for valued in offers if valued.equity}
    return (
        fact
        for fact in rules.fact
        if fact.topic == "equity" and kinds and (fact.id in kinds or None in kinds)
    )


class PayVerdicts(Record):
    """An offer's full-time pay in the bands of its level, where level and region are stated."""

    bands: tuple[Band, ...]
    scales: tuple[Scale, ...]
    checks: tuple[PayCheck, ...]
    """The independent figures that say something of the level there."""
    verdicts: tuple[Verdict, ...]


def pay_verdicts_on(guide: Guide, terms: OfferTerms) -> PayVerdicts:
    """Judge full-time pay by the bands and by independent figures."""
    where = place_of(terms, guide)
    if terms.level is None or where is None:
        return PayVerdicts(bands=(), scales=(), checks=(), verdicts=())
    bands = bands_of(guide, [terms.level], where.regions)
    scales = tuple(scale_of(guide, band, terms.full_time_base) for band in bands)
    # A figure that tells no levels apart says nothing of one, unless it is of adverts there.
    checks = tuple(
        check
        for check in checks_of(guide, terms.level, [scale.region for scale in scales])
        if bands and check.period == "year"
        if check.levels or (check.regions and check.counts in {"title", "skill"})
    )
    answers = tuple(map(check_answer, checks))
    verdicts = (verdict_on(s.position, s.pay, s.level, s.region, answers) for s in scales)
    return PayVerdicts(bands=bands, scales=scales, checks=checks, verdicts=tuple(verdicts))


def _ladder(guide: Guide, scales: Iterable[Scale], pay: int) -> tuple[Scale, ...]:
    """Return the bands of every level where an offer is too low for its own."""
    regions = [scale.region for scale in scales if scale.position == "too-low"]
    return tuple(scale_of(guide, band, pay) for band in bands_of(guide, guide.level, regions))


def _of_other_levels(guide: Guide, ladder: Iterable[Scale], known: set[str]) -> list[PayCheck]:
    """Return the independent medians of the levels on a ladder that are not known yet."""
    found = {
        check.id: check
        for scale in ladder
        for check in checks_of(guide, scale.level, [scale.region])
        if scale.level.id in check.levels and check.period == "year" and check.p50 is not None
    }
    return [check for name, check in found.items() if name not in known]


def _package(guide: Guide, valued: Valuation) -> Package:
    terms = valued.terms
    lines = tuple(_package_lines(valued))
    on_top = valued.bonus + valued.vest + valued.sign_on_part
    uncounted = valued.uncounted_equity
    addition = next(iter(guide.package_addition), None)
    return Package(
        lines=lines,
        total=sum((line.amount for line in lines if line.counted), NOTHING),
        uncounted_equity=uncounted,
        addition_percent=in_percent(on_top, terms.base),
        addition_with_pension_percent=in_percent(on_top + valued.stated_pension, terms.base),
        addition_with_uncounted_percent=(
            in_percent(on_top + uncounted, terms.base) if uncounted else None
        ),
        employer_pension=valued.employer_pension,
        employer_pension_is_minimum=valued.is_least_pension,
        guide_min_percent=None if addition is None else addition.min_percent,
        guide_max_percent=None if addition is None else addition.max_percent,
        guide_min=None if addition is None else pounds_of(terms.base, addition.min_percent),
        guide_max=None if addition is None else pounds_of(terms.base, addition.max_percent),
        guide_applies_to=() if addition is None else addition.applies_to,
    )


def _package_lines(valued: Valuation) -> Iterator[PackageLine]:
    terms = valued.terms

    def line(part: str, amount: Decimal | int, how: str, *, counted: bool = True) -> PackageLine:
        return PackageLine(part=part, amount=to_penny(Decimal(amount)), how=how, counted=counted)

    yield line("base", terms.base, "stated")
    if terms.bonus_pounds is not None:
        how = "stated" if terms.bonus is not None else f"{terms.bonus_percent}% of base"
        yield line("bonus", valued.bonus, how)
    if terms.equity is not None:
        how = "a year's vest, at the offer's own value"
        if terms.vest:
            how = f"£{terms.equity:,} over {len(terms.vest)} years, at the offer's own value"
        if valued.uncounted_equity:
            how += "; it may come to nothing and is not in the total"
        yield line("equity", valued.equity, how, counted=not valued.uncounted_equity)
    if terms.sign_on is not None:
        years = valued.taxpayer.rules.package.sign_on_years
        yield line("sign-on", valued.sign_on_part, f"£{terms.sign_on:,} over {years} years")
    if terms.employer_pension_percent is not None:
        of = {
            "salary": "base",
            "qualifying-earnings": "qualifying earnings",
            None: "base, as it does not say of what",
        }[terms.employer_pension_of]
        how = f"{terms.employer_pension_percent}% of {of}"
        yield line("employer's pension", valued.employer_pension, how)


def _equity(valued: Valuation) -> EquityAnswer | None:
    terms = valued.terms
    if terms.equity is None:
        return None
    listed = terms.equity_kind == "listed-shares"
    share = None
    if terms.shares and terms.all_shares:
        share = (HUNDRED * terms.shares / terms.all_shares).quantize(Decimal("0.0001"))
    return EquityAnswer(
        kind=terms.equity_kind,
        is_grant=bool(terms.vest),
        stated=terms.equity,
        a_year=valued.equity,
        vests=tuple(
            Vest(year=year, value=value, left=valued.left_of_vest(value) if listed else None)
            for year, value in enumerate(terms.vests(), start=1)
        ),
        cliff=terms.cliff,
        employer_insurance=valued.passed_on(valued.vest) if listed else None,
        is_passed_on=bool(terms.employer_insurance),
        share_of_company=share,
        must_grow=growth_to(terms, Decimal(terms.equity)),
    )


def growth_to(terms: OfferTerms, pounds: Decimal) -> Decimal | None:
    """Return how many times the strike a share's price must be for options to be worth pounds.

    Rounded up to two decimals; `None` unless strike and number of options are stated.
    """
    if not terms.strike or not terms.shares:
        return None
    price = terms.strike + pounds / terms.shares
    return (price / terms.strike).quantize(Decimal("0.01"), ROUND_CEILING)


def _net(valued: Valuation) -> NetPay:
    terms, year, taxpayer = valued.terms, valued.taxpayer.year, valued.taxpayer
    found = deduct(taxpayer.pay(Decimal(terms.base)), year)
    base, cash = found.net_pay, valued.cash
    current_base = current_cash = more = more_a_year = None
    if terms.current is not None:
        before = _taxpayer_now(valued)
        now, paid = Decimal(terms.current), Decimal(terms.current_bonus or 0)
        of_base = before.net(now)
        current_base = a_month(of_base)
        current_cash = before.net(now, paid)
        more = a_month(base - of_base)
        if terms.current_bonus is not None:
            more_a_year = cash - current_cash
    kept = None
    if terms.equity_kind == "listed-shares" and terms.equity is not None:
        kept = valued.equity_left
    hours = valued.paid_hours
    return NetPay(
        base_a_month=a_month(base),
        base_a_year=base,
        cash_a_year=cash,
        cash_a_month=a_month(cash),
        bonus_left=cash - base,
        taken=tuple(name for name in DEDUCTIONS if getattr(found, name)),
        gross_an_hour=None if terms.hours is None else pay_an_hour(terms.base, terms.hours),
        base_an_hour=None if hours is None else to_penny(base / hours),
        current_a_month=current_base,
        current_a_year=current_cash,
        current_nation=terms.current_nation,
        more_a_month=more,
        more_a_year=more_a_year,
        marginal_rate=marginal_rate(valued.pay_with_vest(valued.vest), year),
        equity_kept=kept,
    )


def _taxpayer_now(valued: Valuation) -> Taxpayer:
    """Return the circumstances in which pay is taxed now: those of the offer, but for what differs.

    Your own contribution is that of the offer, unless both sides state one.
    """
    terms, taxpayer = valued.terms, valued.taxpayer
    if terms.current_nation is not None:
        taxpayer = taxpayer.replace(nation=terms.current_nation)
    if terms.current_pension is not None and terms.pension_percent is not None:
        taxpayer = taxpayer.replace(pension_share=Decimal(terms.current_pension) / HUNDRED)
    return taxpayer


def _now(valued: Valuation) -> Now | None:
    terms, year = valued.terms, valued.taxpayer.year
    if terms.current is None:
        return None
    if terms.current_employer_pension is None:
        pension = least_pension_of(Decimal(terms.current), year)
    else:
        pension = to_penny(Decimal(terms.current) * Decimal(terms.current_employer_pension) / 100)
    days = None
    if terms.holiday_days is not None and terms.current_holiday is not None:
        days = Decimal(terms.holiday_days) - Decimal(terms.current_holiday)
    return Now(
        employer_pension=pension,
        employer_pension_is_minimum=terms.current_employer_pension is None and pension > 0,
        more_employer_pension=valued.employer_pension - pension,
        more_holiday=days,
        own_pension_percent=_taxpayer_now(valued).pension_share * HUNDRED,
    )
