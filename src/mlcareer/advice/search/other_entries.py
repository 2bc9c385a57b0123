"""What can be searched besides the guide: the commands, the visa tables and the pay rules."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mlcareer.advice.percent import rate_in_percent
from mlcareer.guide.lookup import name_by_id
from mlcareer.guide.model import Source
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

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
    """How much it is worth against an entry of the guide that fits as well."""
    sources: tuple[Source, ...] = ()
    """What it rests on; nothing for a command."""


def findable(
    commands: Mapping[str, str], visa_rules: VisaRules, pay_rules: PayRules
) -> Iterator[Findable]:
    """Return all that is searched besides the guide; each command comes with what it is for."""
    yield from findable_commands(commands)
    yield from findable_visa_rules(visa_rules)
    yield from findable_pay_rules(pay_rules)


def findable_commands(commands: Mapping[str, str]) -> Iterator[Findable]:
    """Return the commands, each with what `--help` says of it."""
    for name, says in commands.items():
        yield Findable(
            id=f"command:{name}", kind="Command", name=name, texts=(says,), command=(name, "--help")
        )


def _found(
    known: Mapping[str, Source],
    table: str,
    entry: Any,  # noqa: ANN401 - of any table
    kind: str,
    text: str,
    *command: str,
    sources: tuple[str, ...] | None = None,
    **others: Any,  # noqa: ANN401 - any other field
) -> Findable:
    """Return an entry as what is found; name, aliases and sources are its own where none are said.

    `known` are the sources by id.
    """
    named = getattr(entry, "sources", ()) if sources is None else sources
    fields = {
        "name": getattr(entry, "name", entry.id),
        "aliases": getattr(entry, "aliases", ()),
        "texts": (text,),
        "sources": tuple(known[name] for name in named),
        **others,
    }
    return Findable(id=f"{table}:{entry.id}", kind=kind, command=command, **fields)


def findable_visa_rules(rules: VisaRules) -> Iterator[Findable]:
    """Return the visa itself, its routes, its occupations and what must be said of it."""
    found = partial(_found, {source.id: source for source in rules.source})
    visa = rules.visa
    published = f"The minimum salary it asks for, by the tables of {visa.tables_published}"
    general = f"General thresholds of {_span(rules.route)} a year, by route"
    yield found("visa", visa, "Visa", "", "visa", texts=(published, general), prior=1.0)
    for route in rules.route:
        text = f"£{route.threshold:,} a year or more: {route.who} (general threshold)"
        yield found("visa-route", route, "Visa route", text, "visa", "--route", route.id)
    for each in rules.occupation:
        rates = ", ".join(f"£{rate.pounds:,} ({rate.route})" for rate in each.rate)
        yield found(
            "visa-occupation",
            each,
            "Visa occupation",
            "",
            *("visa", "--soc", each.id),
            name=f"{each.id}, {each.name}",
            aliases=(each.id, "SOC", *each.titles),
            texts=tuple(filter(None, (f"Going rates: {rates}", each.note, each.trap))),
        )
    for fact in rules.fact:
        full = ("visa", "--full")
        yield found("visa-fact", fact, "Visa", fact.text, *full, aliases=fact.keywords)
    for cost in rules.cost:
        text = f"£{cost.pounds:,} a {cost.per}, paid by the {cost.paid_by}. {cost.text}"
        yield found("visa-cost", cost, "Visa", text, "visa", "--full", aliases=cost.keywords)


def _span(routes: Iterable[Route]) -> str:
    # Without the names of the routes: whoever looks for one is shown that.
    thresholds = sorted(route.threshold for route in routes)
    return f"£{thresholds[0]:,} to £{thresholds[-1]:,}"


def findable_pay_rules(rules: PayRules) -> Iterator[Findable]:
    """Return the tax years, nations, loans and ways to pay in, and the facts that answers carry."""
    known = {source.id: source for source in rules.source}
    found = partial(_found, known)
    pay = ("take-home", EXAMPLE_PAY)
    # The latest first, where all fit alike.
    for year in reversed(rules.tax_year):
        text = (
            "Income tax, National Insurance, student loans and pensions from "
            f"{year.begins.isoformat()} to {year.ends.isoformat()}"
        )
        yield found(
            "tax-year",
            year,
            "Tax year",
            text,
            *(*pay, "--year", year.id),
            aliases=("tax", "income tax", "National Insurance"),
            sources=year.allowance.sources,
        )
    for nation in rules.nation:
        text = nation.note or f"Income tax and net pay in {nation.name}"
        yield found("nation", nation, "Income tax by nation", text, *pay, "--nation", nation.id)
    last = rules.tax_year[-1]
    yield from _findable_thresholds(last, known)
    yield from _findable_allowances(last, known)
    for plan in rules.loan_plan:
        terms = next((terms for terms in last.student_loans.plan if terms.id == plan.id), None)
        text = f"Not repaid through payroll in {last.id}"
        if terms is not None:
            text = f"{rate_in_percent(terms.rate)}% of pay above £{terms.threshold:,} in {last.id}"
        options = ("--year", last.id, "--student-loan", plan.id)
        both = (*last.student_loans.sources, *plan.sources)
        yield found("loan-plan", plan, "Student loan", text, *pay, *options, sources=both)
    for way in rules.pension_method:
        text = "How a contribution to a pension leaves pay, and what is left then"
        options = ("--pension", "5%", "--pension-method", way.id)
        yield found("pension-method", way, "Pension contribution", text, *pay, *options)
    for fact in rules.fact:
        yield found(
            "pay-fact",
            fact,
            "Pay rule",
            fact.text,
            *FACT_COMMANDS[fact.topic],
            name=name_by_id(fact.id),
            aliases=fact.keywords,
        )
    # One of those that ask the same; none that has figures of an offer to be filled in.
    questions = {item.short: item for item in rules.offer_question if "{" not in item.ask}
    for question in questions.values():
        name, full = f"Ask about {question.short}", ("offer", *question.asked_of, "--full")
        yield found("offer-question", question, "Offer", question.ask, *full, name=name, prior=0.5)


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
        yield _pay_rule(
            name, aliases, text, ("take-home", EXAMPLE_PAY, *options), known, other.sources
        )


def _findable_thresholds(year: TaxYear, known: Mapping[str, Source]) -> Iterator[Findable]:
    """Return the figures of one year at which tax and National Insurance begin or change."""
    allowance, insurance = year.allowance, year.national_insurance
    # It shrinks by a pound for every two above the limit.
    gone = allowance.taper_from + 2 * allowance.amount
    yield _pay_rule(
        "Personal allowance",
        ("tax-free", "taper", "trap", "100k", "60% tax", "tax trap"),
        f"£{allowance.amount:,} a year free of income tax in {year.id}; above "
        f"£{allowance.taper_from:,} it shrinks by £1 for every £2, and from £{gone:,} it is gone",
        ("take-home", TRAP_PAY, "--year", year.id),
        known,
        allowance.sources,
    )
    main, above = map(rate_in_percent, (insurance.employee_rate, insurance.employee_rate_above))
    starts, upper = insurance.primary_threshold.year, insurance.upper_earnings_limit.year
    yield _pay_rule(
        "National Insurance",
        ("NI", "thresholds", "contributions"),
        f"{main}% of pay from £{starts:,} to £{upper:,} a year and {above}% above it in {year.id}; "
        f"the employer pays {rate_in_percent(insurance.employer_rate)}% above "
        f"£{insurance.secondary_threshold.year:,}",
        ("take-home", EXAMPLE_PAY, "--year", year.id),
        known,
        insurance.sources,
    )


def _pay_rule(
    name: str,
    aliases: tuple[str, ...],
    text: str,
    command: tuple[str, ...],
    known: Mapping[str, Source],
    sources: tuple[str, ...],
) -> Findable:
    return Findable(
        id=f"pay-rule:{name.lower().replace(' ', '-').replace(chr(39), '')}",
        kind="Pay rule",
        name=name,
        aliases=aliases,
        texts=(text,),
        command=command,
        sources=tuple(known[source] for source in sources),
    )
