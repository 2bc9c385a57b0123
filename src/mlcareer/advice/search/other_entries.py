"""What can be searched besides the guide: the commands, the visa tables and the pay rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.percent import rate_in_percent
from mlcareer.guide.lookup import name_by_id
from mlcareer.guide.model import Source
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlcareer.guide.pay_rules import PayRules, TaxYear
    from mlcareer.guide.visa_rules import Route, VisaRules

EXAMPLE_PAY = "95k"
"""What take-home is worked out for where a hit is about a rule and not about somebody's pay."""

TRAP_PAY = "112k"
"""A pay at which the personal allowance tapers away."""

FACT_COMMANDS = {
    "trap": ("take-home", TRAP_PAY),
    "sacrifice": ("take-home", EXAMPLE_PAY, "--pension", "5%"),
    "relief-at-source": (
        *("take-home", EXAMPLE_PAY, "--pension", "5%"),
        *("--pension-method", "relief-at-source"),
    ),
    "equity": ("offer", EXAMPLE_PAY, "--equity", "10k"),
    "budget": ("take-home", EXAMPLE_PAY, "--full"),
    "child-benefit": ("take-home", EXAMPLE_PAY, "--children", "2"),
    "contract": ("contract", "600/day", "--full"),
}
"""The command that shows the facts of each topic of the pay rules."""


class Findable(Record):
    """Something that a search finds and that is no entry of the guide."""

    id: str
    """What it is and its id, such as `visa-route:standard`."""
    kind: str
    """What such a thing is called."""
    name: str
    aliases: tuple[str, ...] = ()
    texts: tuple[str, ...]
    """What it says, the first of it shown where no word of it was asked for."""
    command: tuple[str, ...]
    """The arguments of `mlcareer` that show it whole."""
    prior: float = 0.7
    """How much it is worth beside an entry of the guide that fits as well."""
    sources: tuple[Source, ...] = ()
    """What it rests on; nothing for a command."""


def findable(
    commands: Mapping[str, str], visa_rules: VisaRules, pay_rules: PayRules
) -> Iterator[Findable]:
    """Return all that is searched besides the guide; a command stands with what it is for."""
    yield from findable_commands(commands)
    yield from findable_visa_rules(visa_rules)
    yield from findable_pay_rules(pay_rules)


def findable_commands(commands: Mapping[str, str]) -> Iterator[Findable]:
    """Return the commands, each with what `--help` says of it."""
    for name, says in commands.items():
        yield Findable(
            id=f"command:{name}", kind="Command", name=name, texts=(says,), command=(name, "--help")
        )


def findable_visa_rules(rules: VisaRules) -> Iterator[Findable]:
    """Return the visa itself, its routes, its occupations and what must be said of it."""
    known = {source.id: source for source in rules.source}
    visa = rules.visa
    yield Findable(
        id=f"visa:{visa.id}",
        kind="Visa",
        name=visa.name,
        texts=(
            f"The minimum salary it asks for, by the tables of {visa.tables_published.isoformat()}",
            f"General thresholds of {_span(rules.route)} a year, by route",
        ),
        command=("visa",),
        prior=1.0,
        sources=_sources(known, visa.sources),
    )
    for route in rules.route:
        yield Findable(
            id=f"visa-route:{route.id}",
            kind="Visa route",
            name=route.name,
            aliases=route.aliases,
            texts=(f"£{route.threshold:,} a year or more: {route.who} (general threshold)",),
            command=("visa", "--route", route.id),
            sources=_sources(known, route.sources),
        )
    for occupation in rules.occupation:
        rates = ", ".join(f"£{rate.pounds:,} ({rate.route})" for rate in occupation.rate)
        yield Findable(
            id=f"visa-occupation:{occupation.id}",
            kind="Visa occupation",
            name=f"{occupation.id}, {occupation.name}",
            aliases=(occupation.id, "SOC", *occupation.titles),
            texts=tuple(filter(None, (f"Going rates: {rates}", occupation.note, occupation.trap))),
            command=("visa", "--soc", occupation.id),
            sources=_sources(known, occupation.sources),
        )
    for fact in rules.fact:
        yield Findable(
            id=f"visa-fact:{fact.id}",
            kind="Visa",
            name=fact.name,
            aliases=fact.keywords,
            texts=(fact.text,),
            command=("visa", "--full"),
            sources=_sources(known, fact.sources),
        )
    for cost in rules.cost:
        yield Findable(
            id=f"visa-cost:{cost.id}",
            kind="Visa",
            name=cost.name,
            aliases=cost.keywords,
            texts=(f"£{cost.pounds:,} a {cost.per}, paid by the {cost.paid_by}. {cost.text}",),
            command=("visa", "--full"),
            sources=_sources(known, cost.sources),
        )


def _span(routes: Iterable[Route]) -> str:
    # Without the names of the routes: whoever looks for one is shown that.
    thresholds = sorted(route.threshold for route in routes)
    return f"£{thresholds[0]:,} to £{thresholds[-1]:,}"


def findable_pay_rules(rules: PayRules) -> Iterator[Findable]:
    """Return the tax years, nations, loans and ways to pay in, and the facts that answers carry."""
    known = {source.id: source for source in rules.source}
    # The latest first, where all fit alike.
    for year in reversed(rules.tax_year):
        yield Findable(
            id=f"tax-year:{year.id}",
            kind="Tax year",
            name=year.id,
            aliases=("tax", "income tax", "National Insurance"),
            texts=(_year_text(year),),
            command=("take-home", EXAMPLE_PAY, "--year", year.id),
            sources=_sources(known, year.allowance.sources),
        )
    for nation in rules.nation:
        yield Findable(
            id=f"nation:{nation.id}",
            kind="Income tax by nation",
            name=nation.name,
            aliases=nation.aliases,
            texts=(nation.note or f"Income tax and net pay in {nation.name}",),
            command=("take-home", EXAMPLE_PAY, "--nation", nation.id),
            sources=_sources(known, nation.sources),
        )
    last = rules.tax_year[-1]
    yield from _findable_thresholds(last, known)
    yield from _findable_allowances(last, known)
    for plan in rules.loan_plan:
        terms = next((terms for terms in last.student_loans.plan if terms.id == plan.id), None)
        text = f"Not repaid through payroll in {last.id}"
        if terms is not None:
            text = f"{rate_in_percent(terms.rate)}% of pay above £{terms.threshold:,} in {last.id}"
        yield Findable(
            id=f"loan-plan:{plan.id}",
            kind="Student loan",
            name=plan.name,
            aliases=plan.aliases,
            texts=(text,),
            command=("take-home", EXAMPLE_PAY, "--year", last.id, "--student-loan", plan.id),
            sources=_sources(known, (*last.student_loans.sources, *plan.sources)),
        )
    for way in rules.pension_method:
        yield Findable(
            id=f"pension-method:{way.id}",
            kind="Pension contribution",
            name=way.name,
            aliases=way.aliases,
            texts=("How a contribution to a pension leaves pay, and what is left then",),
            command=("take-home", EXAMPLE_PAY, "--pension", "5%", "--pension-method", way.id),
        )
    for fact in rules.fact:
        yield Findable(
            id=f"pay-fact:{fact.id}",
            kind="Pay rule",
            name=name_by_id(fact.id),
            aliases=fact.keywords,
            texts=(fact.text,),
            command=FACT_COMMANDS[fact.topic],
            sources=_sources(known, fact.sources),
        )
    # One of those that ask the same; none that has figures of an offer to be filled in.
    questions = {item.short: item for item in rules.offer_question if "{" not in item.ask}
    for question in questions.values():
        yield Findable(
            id=f"offer-question:{question.id}",
            kind="Offer",
            name=f"Ask about {question.short}",
            texts=(question.ask,),
            command=("offer", EXAMPLE_PAY, "--full"),
            prior=0.5,
            sources=_sources(known, question.sources),
        )


def _findable_allowances(year: TaxYear, known: Mapping[str, Source]) -> Iterator[Findable]:
    """Return the allowances and the tax code, which people know by name."""
    other = year.other_allowances
    for name, aliases, text, options in (
        (
            "Marriage allowance",
            ("married", "spouse", "civil partner"),
            f"£{other.marriage:,} of the personal allowance for a partner in {year.id}",
            ("--marriage-allowance", "received"),
        ),
        (
            "Blind person's allowance",
            ("blind",),
            f"£{other.blind_person:,} a year free of income tax in {year.id}",
            ("--blind",),
        ),
        (
            "Tax code",
            ("1257L", "emergency tax", "BR code", "K code"),
            "What your payslip's code takes, beside the tax that is due",
            ("--tax-code", "1257L"),
        ),
    ):
        yield Findable(
            id=f"pay-rule:{name.lower().replace(' ', '-').replace(chr(39), '')}",
            kind="Pay rule",
            name=name,
            aliases=aliases,
            texts=(text,),
            command=("take-home", EXAMPLE_PAY, *options),
            sources=_sources(known, other.sources),
        )


def _findable_thresholds(year: TaxYear, known: Mapping[str, Source]) -> Iterator[Findable]:
    """Return the figures of one year at which tax and National Insurance begin or change."""
    allowance, insurance = year.allowance, year.national_insurance
    # It shrinks by a pound for every two above the limit.
    gone = allowance.taper_from + 2 * allowance.amount
    yield Findable(
        id="pay-rule:personal-allowance",
        kind="Pay rule",
        name="Personal allowance",
        aliases=("tax-free", "taper", "trap", "100k", "60% tax", "tax trap"),
        texts=(
            (
                f"£{allowance.amount:,} a year free of income tax in {year.id}; above "
                f"£{allowance.taper_from:,} it shrinks by £1 for every £2, and from £{gone:,} it "
                "is gone"
            ),
        ),
        command=("take-home", TRAP_PAY, "--year", year.id),
        sources=_sources(known, allowance.sources),
    )
    yield Findable(
        id="pay-rule:national-insurance",
        kind="Pay rule",
        name="National Insurance",
        aliases=("NI", "thresholds", "contributions"),
        texts=(
            (
                f"{rate_in_percent(insurance.employee_rate)}% of pay from "
                f"£{insurance.primary_threshold.year:,} to "
                f"£{insurance.upper_earnings_limit.year:,} a year and "
                f"{rate_in_percent(insurance.employee_rate_above)}% above it in {year.id}; the "
                "employer "
                f"pays {rate_in_percent(insurance.employer_rate)}% above "
                f"£{insurance.secondary_threshold.year:,}"
            ),
        ),
        command=("take-home", EXAMPLE_PAY, "--year", year.id),
        sources=_sources(known, insurance.sources),
    )


def _year_text(year: TaxYear) -> str:
    return (
        "Income tax, National Insurance, student loans and pensions from "
        f"{year.begins.isoformat()} to {year.ends.isoformat()}"
    )


def _sources(known: Mapping[str, Source], ids: tuple[str, ...]) -> tuple[Source, ...]:
    return tuple(known[name] for name in ids)
