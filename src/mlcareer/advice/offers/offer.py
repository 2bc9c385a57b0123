"""One verdict on one offer: its band, its package, what is left of it, and what to ask for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import PayStanding, bands_of, standing_in
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.independent_pay import (
    CheckAnswer,
    Disagreement,
    check_answer,
    checks_of,
    disagreements_of,
)
from mlcareer.advice.offers.counter import Counter, Scale, counter_for, scale_of
from mlcareer.advice.offers.judged import Judged, judge
from mlcareer.advice.offers.offer_visa import OfferVisa, judge_visa
from mlcareer.advice.offers.questions import Missing, unstated
from mlcareer.advice.pay.deductions import NOTHING, deduct, marginal_rate, to_penny
from mlcareer.advice.pay.limits import PensionLimit, Trap, pension_limit, trap_at
from mlcareer.advice.pay.take_home import (
    MONTHS,
    WEEKS,
    RuleSource,
    facts_for,
    line_sources,
    named_notes,
    used_sources,
)
from mlcareer.advice.percent import in_percent, pounds_of
from mlcareer.advice.place import regions_of
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Guide
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.pay_rules import PayFact, PayRules
from mlcareer.guide.visa_rules import VisaFact, VisaRules
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Band

DEDUCTIONS = ("income_tax", "employee_national_insurance", "student_loan", "pension_employee")
"""What may be taken of pay, by the fields of a take-home answer."""


class Knowledge(Record):
    """All that an offer is judged by."""

    guide: Guide
    rules: PayRules
    visa_rules: VisaRules
    today: date


class PackageLine(Record):
    """One part of the package, in pounds a year."""

    part: str
    amount: Decimal
    how: str
    """Where the amount comes from."""


class Package(Record):
    """The whole package, in pounds and pence a year."""

    lines: tuple[PackageLine, ...]
    total: Decimal
    addition_percent: Decimal
    """Bonus, a year's vest of listed shares and the yearly part of a payment on joining, as per
    cent of base pay, to one decimal."""
    addition_with_pension_percent: Decimal
    """The same with what the employer pays into the pension."""
    addition_with_uncounted_percent: Decimal | None
    """The first with equity that may come to nothing, at the offer's own value; null where there
    is none."""
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
    """Net pay a month without the bonus."""
    base_a_year: Decimal
    cash_a_year: Decimal
    """Net pay a year with the bonus paid."""
    cash_a_month: Decimal
    """A twelfth of it."""
    taken: tuple[str, ...]
    """What is taken of base pay, by the field of take-home that it is, and nothing that is not."""
    base_an_hour: Decimal | None
    """The same by the hour that is paid, 52 weeks a year; null when hours are not stated."""
    current_a_month: Decimal | None
    """Net pay a month of the current base, and of the current bonus where that is stated, in the
    same circumstances but for the nation."""
    current_nation: str | None
    """Where income tax is paid on the current base, by id; null where that is not stated."""
    current_nation_name: str | None
    more_a_month: Decimal | None
    """The offer's base over the current one; negative where it is less. With both bonuses where
    the current one is stated."""
    more_in_total_pay: bool
    """Whether the bonuses are in it."""
    marginal_rate: Decimal
    """Taken of the next pound beyond base, bonus and a vest of listed shares, share of one."""
    equity_kept: Decimal | None
    """What tax, National Insurance and loans leave of a year's vest of listed shares; null for
    options, which may come to nothing, and where the kind is not stated."""


class OfferAnswer(Answer):
    """One offer, judged. Pounds a year unless a field says otherwise."""

    schema = "offer/1"

    terms: OfferTerms
    """The offer as it was given; null is not stated."""
    tax_year: str
    nation: str
    """Where income tax is paid: as stated, or where the region lies."""
    nation_name: str
    standings: tuple[PayStanding, ...]
    """Where the base stands in its band; none unless level and region are given."""
    scales: tuple[Scale, ...]
    """Low, fair and high for each of those bands."""
    independent: tuple[CheckAnswer, ...]
    """What others found of that level, where it covers a region of those bands."""
    disagreements: tuple[Disagreement, ...]
    """Those of them that lie outside a band."""
    remarks: tuple[RemarkAnswer, ...]
    """What is known against those bands, or for them."""
    package: Package
    net: NetPay
    trap: Trap | None
    pension_limit: PensionLimit | None
    visa: OfferVisa | None
    """Null unless a route was asked about."""
    missing: tuple[Missing, ...]
    counters: tuple[Counter, ...]
    """One for each band."""
    rules: tuple[RuleSource, ...]
    """The sources of each deduction."""
    facts: tuple[PayFact, ...]
    visa_facts: tuple[VisaFact, ...]
    notes: tuple[str, ...]
    sources: tuple[CitedSource, ...]


def offer_for(terms: OfferTerms, known: Knowledge, *, tax_year: str | None = None) -> OfferAnswer:
    """Judge an offer.

    Raises:
        UsageError: A name in it is not known.
    """
    guide, rules = known.guide, known.rules
    judged = judge(terms, guide, rules, tax_year, known.today)
    settled, year = judged.settled, judged.settled.year
    # Shares that vest are income that the allowance depends on.
    pay = judged.pay(judged.vest)
    found = deduct(pay, year)
    bands = bands_for(guide, terms)
    level = by_id(bands[0].level, guide.level) if bands else None
    found_pay = checks_of(guide, level, [by_id(band.region, guide.region) for band in bands])
    checks = [check for check in found_pay if bands and check.levels and check.period == "year"]
    disagreements = tuple(disagreements_of(bands, checks))
    remarks = remarks_on(guide, [f"band:{band.id}" for band in bands], cases=("level",))
    held = judge_visa(terms, guide, known.visa_rules, known.today)
    visa = None if held is None else held.visa
    floors = [] if visa is None else [(visa.floor.floor, visa.route.name)]
    trap = trap_at(pay, year)
    facts = (*facts_for(rules, settled, found, trap), *equity_facts(rules, [judged]))
    used = [
        *used_sources(settled, pay, found),
        *([rules.package.sources] if terms.sign_on else []),
        # The legal minimum is asked after, or reckoned with, unless a share of all pay is stated.
        *([year.pension.sources] if terms.employer_pension_of != "salary" else []),
        *(fact.sources for fact in facts),
    ]
    package = _package(guide, judged)
    of_guide = [
        *(band.sources for band in bands),
        *(each.sources for each in guide.package_addition),
        # Only what lies outside a band is told.
        *(check.sources for check in checks if check.id in {item.check for item in disagreements}),
        *(remark.sources for remark in remarks),
    ]
    return OfferAnswer(
        terms=terms,
        tax_year=year.id,
        nation=settled.nation.id,
        nation_name=settled.nation.name,
        standings=tuple(standing_in(guide, band, terms.base) for band in bands),
        scales=tuple(scale_of(guide, band, terms.base) for band in bands),
        independent=tuple(check_answer(check) for check in checks),
        disagreements=disagreements,
        remarks=remarks,
        package=package,
        net=_net(judged),
        trap=trap,
        pension_limit=pension_limit(pay, year, judged.employer_pension),
        visa=visa,
        missing=tuple(unstated(judged)),
        counters=tuple(counter_for(guide, band, judged, floors) for band in bands),
        rules=line_sources(settled, pay, found),
        facts=facts,
        visa_facts=() if held is None else held.facts,
        notes=tuple(named_notes(settled, found)),
        sources=(
            *cite(guide.source, of_guide, known.today),
            *cite(rules.source, used, known.today),
            *(() if held is None else held.sources),
        ),
    )


def equity_facts(rules: PayRules, offers: Iterable[Judged]) -> Iterator[PayFact]:
    """Return what must be said of the kinds of equity offered; of both where one is not stated."""
    kinds = {judged.terms.equity_kind for judged in offers if judged.equity}
    return (
        fact
        for fact in rules.fact
        if fact.topic == "equity" and kinds and (fact.id in kinds or None in kinds)
    )


def bands_for(guide: Guide, terms: OfferTerms) -> tuple[Band, ...]:
    """Return the bands of the offer's level where it is; none while either is not stated."""
    if terms.level is None or terms.region is None:
        if terms.level is not None:
            find("level", terms.level, guide.level)
        if terms.region is not None:
            regions_of(guide, terms.region)
        return ()
    regions, _ = regions_of(guide, terms.region)
    return bands_of(guide, [find("level", terms.level, guide.level)], regions)


def _package(guide: Guide, judged: Judged) -> Package:
    terms = judged.terms
    lines = tuple(_package_lines(judged))
    on_top = judged.bonus + judged.vest + judged.sign_on
    uncounted = judged.uncounted_equity
    addition = next(iter(guide.package_addition), None)
    return Package(
        lines=lines,
        total=sum((line.amount for line in lines), NOTHING),
        addition_percent=in_percent(on_top, terms.base),
        addition_with_pension_percent=in_percent(on_top + judged.employer_pension, terms.base),
        addition_with_uncounted_percent=(
            in_percent(on_top + uncounted, terms.base) if uncounted else None
        ),
        guide_min_percent=None if addition is None else addition.min_percent,
        guide_max_percent=None if addition is None else addition.max_percent,
        guide_min=None if addition is None else pounds_of(terms.base, addition.min_percent),
        guide_max=None if addition is None else pounds_of(terms.base, addition.max_percent),
        guide_applies_to=() if addition is None else addition.applies_to,
    )


def _package_lines(judged: Judged) -> Iterator[PackageLine]:
    terms = judged.terms

    def line(part: str, amount: Decimal | int, how: str) -> PackageLine:
        return PackageLine(part=part, amount=to_penny(Decimal(amount)), how=how)

    yield line("base", terms.base, "stated")
    if terms.bonus_pounds is not None:
        how = "stated" if terms.bonus is not None else f"{terms.bonus_percent}% of base"
        yield line("bonus", judged.bonus, how)
    if terms.equity is not None:
        how = "a year's vest, at the offer's own value"
        if judged.uncounted_equity:
            how += "; it may come to nothing"
        yield line("equity", judged.equity, how)
    if terms.sign_on is not None:
        years = judged.settled.rules.package.sign_on_years
        yield line("sign-on", judged.sign_on, f"£{terms.sign_on:,} over {years} years")
    if terms.employer_pension_percent is not None:
        of = {
            "salary": "base",
            "qualifying-earnings": "qualifying earnings",
            None: "base, as it does not say of what",
        }[terms.employer_pension_of]
        how = f"{terms.employer_pension_percent}% of {of}"
        yield line("employer's pension", judged.employer_pension, how)


def _net(judged: Judged) -> NetPay:
    terms, year, settled = judged.terms, judged.settled.year, judged.settled
    found = deduct(settled.pay(Decimal(terms.base)), year)
    base = found.net_pay
    cash = deduct(judged.pay(), year).net_pay
    current = more = nation = None
    if terms.current_nation is not None:
        nation = find("nation", terms.current_nation, settled.rules.nation)
    if terms.current is not None:
        before = settled if nation is None else settled.replace(nation=nation)
        paid = before.pay(Decimal(terms.current), Decimal(terms.current_bonus or 0))
        now = deduct(paid, year).net_pay
        current = to_penny(now / MONTHS)
        offered = base if terms.current_bonus is None else cash
        more = to_penny((offered - now) / MONTHS)
    kept = None
    if terms.equity_kind == "listed-shares" and terms.equity is not None:
        kept = deduct(judged.pay(judged.vest), year).net_pay - cash
    hours = None if terms.hours is None else Decimal(terms.hours) * WEEKS
    return NetPay(
        base_a_month=to_penny(base / MONTHS),
        base_a_year=base,
        cash_a_year=cash,
        cash_a_month=to_penny(cash / MONTHS),
        taken=tuple(name for name in DEDUCTIONS if getattr(found, name)),
        base_an_hour=None if hours is None else to_penny(base / hours),
        current_a_month=current,
        current_nation=None if nation is None else nation.id,
        current_nation_name=None if nation is None else nation.name,
        more_a_month=more,
        more_in_total_pay=more is not None and terms.current_bonus is not None,
        marginal_rate=marginal_rate(judged.pay(judged.vest), year),
        equity_kept=kept,
    )
