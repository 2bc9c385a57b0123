"""What `data/pay-rules.toml` holds: what the law takes from pay, one table a tax year.

Pounds are whole and a year unless a field says otherwise; rates are shares of one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

from mlcareer.guide.constraints import Between, Matches, NotEmpty
from mlcareer.guide.model import Id, Source, SourceIds, WordList, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile

Rate = Annotated[Decimal, Between(0, 1)]
"""A share of one: `0.20` is 20 per cent."""

Limit = Annotated[int, Between(1, 10_000_000)]
"""Whole pounds a year."""

TaxYearId = Annotated[str, Matches(r"^\d{4}-\d{2}$")]
"""A tax year as people write it: `2026-27` begins on 6 April 2026."""

PensionMethod = Literal["salary-sacrifice", "net-pay", "relief-at-source"]
"""How a contribution leaves pay: before all deductions, before tax, or after both."""


Period = Literal["year", "month", "week"]
"""An earnings period of National Insurance."""


class Nation(Entry):
    """A part of the United Kingdom, under `[[nation]]`, by where somebody pays income tax."""

    id: Id
    name: Words
    aliases: WordList = ()
    places: tuple[Id, ...] = ()
    """Places of the guide that lie in it, where that is not the usual nation."""
    note: str | None = None
    sources: tuple[Id, ...] = ()


class PensionWay(Entry):
    """A way for a contribution to leave pay, under `[[pension_method]]`."""

    id: PensionMethod
    name: Words
    aliases: WordList = ()


class EquityKindEntry(Entry):
    """A kind of equity by the names that people use for it, under `[[equity_kind]]`."""

    id: Literal["listed-shares", "private-options", "private-shares"]
    name: Words
    aliases: WordList = ()


class LoanPlan(Entry):
    """A kind of student loan, under `[[loan_plan]]`; its figures stand in each tax year."""

    id: Id
    name: Words
    aliases: WordList = ()
    collected_from: date | None = None
    """The day from which payroll takes it, where that is within the years of the file."""
    sources: tuple[Id, ...] = ()


class PayFact(Record):
    """A sourced fact that some answers must carry, under `[[fact]]`."""

    id: Id
    topic: Literal[
        "trap", "sacrifice", "relief-at-source", "equity", "child-benefit", "budget", "contract"
    ]
    text: Words
    keywords: WordList = ()
    """Words that people search for it by and that its text does not have."""
    sources: SourceIds
    since: date | None = None
    """Left out for a tax year that ends before this day."""


class OfferQuestion(Record):
    """Something that is worth asking of an offer, under `[[offer_question]]`."""

    id: Id
    term: Words
    """The key of an offer file that would answer it, or that it is about."""
    short: Words
    """A few words for a list."""
    ask: Words
    why: Words
    """Texts in braces, here and in `ask`, are filled in with figures of the offer."""
    weight: Annotated[int | Decimal, Between(0, 100)]
    """Per cent of base pay that the answer may be worth, where no stated figure says it: our own
    judgement, for the order alone."""
    asked_of: WordList = ("95k",)
    """An offer of which it is asked, as typed, for whoever finds the question by a search."""
    sources: tuple[Id, ...] = ()


class PackageRules(Record):
    """How a package is counted, under `[package]`."""

    sign_on_years: Annotated[int, Between(1, 10)]
    """Years over which the value of a sign-on bonus is spread."""
    sources: SourceIds


class Allowance(Record):
    """Income that is free of tax, under `[tax_year.allowance]`."""

    amount: Limit
    taper_from: Limit
    """Adjusted net income above which the allowance shrinks by a pound for every two."""
    sources: SourceIds


class TaxBand(Record):
    """One band of income tax."""

    name: Words
    rate: Rate
    up_to: Limit | None = None
    """Taxable income at which the next band begins; left out for the last."""


class IncomeTax(Record):
    """Bands of income tax, in rising order, under `[[tax_year.income_tax]]`."""

    nations: Annotated[tuple[Id, ...], NotEmpty()]
    band: Annotated[tuple[TaxBand, ...], NotEmpty()]
    relief_extends_from: Words
    """The lowest band that grows by a contribution with relief at source; those above do too."""
    marriage_up_to: Words
    """The highest band in which either partner may be for the marriage allowance."""
    sources: SourceIds


class ByPeriod(Record):
    """A National Insurance threshold by earnings period; they are set apart, not divided."""

    year: Limit
    month: Limit
    week: Limit

    def of(self, period: Period) -> int:
        """Return the threshold of a period."""
        return {"year": self.year, "month": self.month, "week": self.week}[period]


class NationalInsurance(Record):
    """Class 1 contributions, category A, under `[tax_year.national_insurance]`."""

    primary_threshold: ByPeriod
    """Where the employee's begin."""
    upper_earnings_limit: ByPeriod
    """Above which the employee pays the lower rate."""
    secondary_threshold: ByPeriod
    """Where the employer's begin."""
    employee_rate: Rate
    employee_rate_above: Rate
    employer_rate: Rate
    sources: SourceIds


class LoanTerms(Entry):
    """A loan's threshold and rate in one year; a plan without terms is not collected then."""

    id: Id
    threshold: Limit
    rate: Rate
    """The share of pay above the threshold that is repaid."""
    on_top: bool = False
    """Whether it is taken besides another. Of the others payroll takes one: the lowest held."""


class StudentLoans(Record):
    """What payroll repays, under `[tax_year.student_loans]`."""

    plan: tuple[LoanTerms, ...]
    sources: SourceIds


class PensionRules(Record):
    """Relief, allowances and the legal minimum, under `[tax_year.pension]`."""

    provider_relief: Rate
    """The share of a contribution that the provider claims with relief at source."""
    annual_allowance: Limit
    """Contributions of employee and employer beyond it are taxed."""
    allowance_tapered_from: Limit
    """Adjusted income above which the annual allowance shrinks by a pound for every two."""
    threshold_income: Limit
    """Income up to which it does not shrink all the same."""
    lowest_allowance: Limit
    """What it never shrinks below."""
    enrolled_from: Limit
    """Base pay from which an employer has to enrol somebody."""
    qualifying_from: Limit
    """Earnings from which the legal minimum counts."""
    qualifying_to: Limit
    least_total: Rate
    least_employer: Rate
    sources: SourceIds


class ChildBenefit(Record):
    """Child benefit and the charge that takes it back, under `[tax_year.child_benefit]`."""

    first: Annotated[Decimal, Between(0, 1_000)]
    """Pounds a week for the eldest child."""
    other: Annotated[Decimal, Between(0, 1_000)]
    """Pounds a week for each further child."""
    charge_from: Limit
    """Adjusted net income above which it is charged."""
    charge_step: Limit
    """Pounds for which another 1% of it is charged."""
    sources: SourceIds


class OtherAllowances(Record):
    """Allowances that have to be claimed, under `[tax_year.other_allowances]`."""

    blind_person: Limit
    """Added to the personal allowance, and not tapered."""
    marriage: Limit
    """The part of a personal allowance that one partner may transfer to the other."""
    sources: SourceIds


class MinimumWage(Record):
    """The national minimum wage from 21 years on, under `[[minimum_wage]]`."""

    since: date
    an_hour: Annotated[Decimal, Between(1, 100)]
    """Pounds before tax."""
    sources: SourceIds


class UmbrellaMargin(Record):
    """What an umbrella company keeps for its work, under `[contract.margin]`."""

    a_week: Annotated[int, Between(0, 1_000)]
    """Pounds."""
    sources: SourceIds


class ApprenticeshipLevy(Record):
    """The apprenticeship levy, under `[contract.levy]`."""

    rate: Rate
    """A share of pay."""
    pay_bill_over: Annotated[int, Between(1, 100_000_000)]
    """Pounds a year of all pay of an employer, above which it is due."""
    sources: SourceIds


class EmploymentAllowance(Record):
    """What an employer may keep of its own National Insurance, under `[[employment_allowance]]`."""

    since: date
    a_year: Limit
    """Once for the whole employer, and not for each post."""
    sources: SourceIds


class ContractRules(Record):
    """What a day rate is compared by, under `[contract]`."""

    days: Annotated[tuple[Annotated[int, Between(1, 366)], ...], NotEmpty()]
    """Days billed in a year, in rising order."""
    days_a_week: Annotated[int, Between(1, 7)]
    """Days that a week's margin is paid for."""
    company_costs: Annotated[int, Between(0, 100_000)]
    """Pounds a year that a company of one's own costs to run."""
    margin: UmbrellaMargin
    levy: ApprenticeshipLevy
    sources: SourceIds


class CompanyTax(Record):
    """Tax on a company's profit and on dividends, under `[tax_year.company]`."""

    small_profits_rate: Rate
    small_profits_to: Limit
    main_rate: Rate
    main_rate_from: Limit
    relief_fraction: Rate
    """The share of what profit is short of `main_rate_from` that the main rate is reduced by."""
    dividend_allowance: Limit
    dividend_rates: Annotated[tuple[Rate, ...], NotEmpty()]
    """In the basic, higher and additional band of the United Kingdom, in this order."""
    sources: SourceIds


class TaxYear(Entry):
    """All rules of one tax year, under `[[tax_year]]`."""

    id: TaxYearId
    begins: date
    ends: date
    allowance: Allowance
    income_tax: Annotated[tuple[IncomeTax, ...], NotEmpty()]
    national_insurance: NationalInsurance
    student_loans: StudentLoans
    pension: PensionRules
    child_benefit: ChildBenefit
    other_allowances: OtherAllowances
    company: CompanyTax

    @property
    def mondays(self) -> int:
        """How many weeks of child benefit belong to the year: one for each Monday in it."""
        days = (self.ends - self.begins).days + 1
        first = (7 - self.begins.weekday()) % 7
        return (days - first + 6) // 7


class PayRules(Record):
    """The whole file, one field a table."""

    source: Annotated[tuple[Source, ...], NotEmpty()]
    nation: Annotated[tuple[Nation, ...], NotEmpty()]
    pension_method: Annotated[tuple[PensionWay, ...], NotEmpty()]
    loan_plan: Annotated[tuple[LoanPlan, ...], NotEmpty()]
    package: PackageRules
    contract: ContractRules
    minimum_wage: Annotated[tuple[MinimumWage, ...], NotEmpty()]
    """By the day from which it holds, in rising order."""
    employment_allowance: tuple[EmploymentAllowance, ...] = ()
    """By the day from which it holds, in rising order."""
    fact: tuple[PayFact, ...] = ()
    equity_kind: tuple[EquityKindEntry, ...] = ()
    offer_question: tuple[OfferQuestion, ...] = ()
    tax_year: Annotated[tuple[TaxYear, ...], NotEmpty()]


def checked_pay_rules(file: TomlFile) -> PayRules:
    """Make the pay rules of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    from mlcareer.guide.sourced import check_ids, check_sources

    return file.checked(PayRules, check_ids, check_sources, _check_years)


def _check_years(file: TomlFile, rules: PayRules) -> None:
    """Years follow each other, tax every nation once, and have bands that rise."""
    nations = sorted(nation.id for nation in rules.nation)
    plans = {plan.id for plan in rules.loan_plan}
    for number, (before, year) in enumerate(pairwise(rules.tax_year), start=1):
        if (year.begins - before.ends).days != 1:
            file.report(("tax_year", number, "begins"), f"must be the day after {before.ends}")
    for key in ("minimum_wage", "employment_allowance"):
        _check_rising(file, key, [each.since for each in getattr(rules, key)])
    for number, year in enumerate(rules.tax_year):
        here = ("tax_year", number)
        taxed = sorted(nation for tax in year.income_tax for nation in tax.nations)
        if taxed != nations:
            text = f"must tax each nation once: {', '.join(nations)}; found {', '.join(taxed)}"
            file.report((*here, "income_tax"), text)
        for part, tax in enumerate(year.income_tax):
            _check_bands(file, tax, (*here, "income_tax", part))
        for part, terms in enumerate(year.student_loans.plan):
            if terms.id not in plans:
                place = (*here, "student_loans", "plan", part, "id")
                file.report(place, f"there is no loan_plan with the id {terms.id!r}")


def _check_rising(file: TomlFile, key: str, days: list[date]) -> None:
    """Each day from which something holds is after the one before it."""
    for number, (before, since) in enumerate(pairwise(days), start=1):
        if since <= before:
            file.report((key, number, "since"), f"must be after {before}")


def _check_bands(file: TomlFile, tax: IncomeTax, here: tuple[str | int, ...]) -> None:
    """Limits rise, only the last band is open, and the extended band is one of them."""
    for number, (before, band) in enumerate(pairwise(tax.band), start=1):
        limit = before.up_to
        if limit is None or (band.up_to is not None and band.up_to <= limit):
            text = f"must be above the limit of the band {before.name!r}, {limit}"
            file.report((*here, "band", number, "up_to"), text)
    if tax.band[-1].up_to is not None:
        file.report((*here, "band", len(tax.band) - 1, "up_to"), "the last band has no limit")
    for key in ("relief_extends_from", "marriage_up_to"):
        named = getattr(tax, key)
        if named not in {band.name for band in tax.band}:
            file.report((*here, key), f"there is no band called {named!r}")
