"""How `mlcareer offer` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Span,
    Steps,
    Table,
    Unit,
)
from mlcareer.pages.amounts import pence_of_a_pound, percent, pounds
from mlcareer.pages.salary import cell_name, standing_sentence
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.take_home import ONE_YEAR, fact_notes, over_limit, trap_facts
from mlcareer.pages.visa import visa_fact_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from mlcareer.advice.counter import Counter, CounterPoint
    from mlcareer.advice.offer import OfferAnswer, OfferVisa
    from mlcareer.advice.unstated import Missing


def offer_page(answer: OfferAnswer) -> Page:
    """Lay out where the offer stands, what it comes to, what to ask for and what to answer."""
    terms = answer.terms
    where = " ".join(filter(None, (terms.level, terms.region)))
    at = f", {where}" if where else ""
    return Page(
        title=f"{terms.name.capitalize()}: {pounds(terms.base)}{at}",
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def offer_in_short(answer: OfferAnswer) -> Iterator[Block]:
    """Lay out an offer for a report, which says the verdict and judges the visa elsewhere."""
    verdict, *blocks = _blocks(answer.replace(visa=None))
    del verdict
    return iter(blocks)


def offer_sentence(answer: OfferAnswer) -> str:
    """Say in a few words what an offer is, where it stands and what to ask for."""
    said = [f"{pounds(answer.terms.base)} of base pay."]
    said += [
        f"{_PLACES[scale.place]} for {scale.level_name}, {scale.region_name}."
        for scale in answer.scales
    ]
    said.append(f"{pounds(answer.net.base_a_month)} a month net of base pay")
    if answer.net.more_a_month is None:
        said[-1] += "."
    else:
        side = "more" if answer.net.more_a_month >= 0 else "less"
        said[-1] += f", {pounds(abs(answer.net.more_a_month))} {side} than now."
    for counter in answer.counters:
        if counter.least is not None and counter.most is not None:
            where = f" ({counter.region_name})" if len(answer.counters) > 1 else ""
            said.append(f"Counter{where}: {pounds(counter.least)} to {pounds(counter.most)}.")
        elif counter.reason:
            said.append(counter.reason)
    if answer.missing:
        said.append(f"Ask first: {answer.missing[0].ask}")
    return " ".join(said)


def _blocks(answer: OfferAnswer) -> Iterator[Block]:
    yield Facts(tuple(_verdict(answer)), title="Verdict")
    if answer.scales:
        yield _scales(answer)
        pairs = tuple((cell_name(each), standing_sentence(each)) for each in answer.standings)
        yield Facts(pairs)
    yield _package(answer)
    yield _net(answer)
    yield from trap_facts(answer.trap)
    if answer.visa is not None:
        yield Facts((("Verdict", _visa(answer, answer.visa)),), title="Skilled Worker visa")
    if answer.missing:
        yield Steps(
            tuple(_question(each) for each in answer.missing),
            title="What the offer does not say, and is worth asking",
            ordered=True,
        )
    for counter in answer.counters:
        yield _counter(counter)


def _verdict(answer: OfferAnswer) -> Iterator[tuple[str, str]]:
    """Say in a few lines what the rest works out."""
    for scale in answer.scales:
        yield "Base pay", f"{_PLACES[scale.place]} for {scale.level_name}, {scale.region_name}."
    month = pounds(answer.net.base_a_month)
    yield "Net pay", f"{month} a month from base pay alone, after tax, insurance, loans, pension."
    if answer.visa is not None:
        yield "Visa", f"{answer.visa.verdict.capitalize()} by the {answer.visa.route} route."
    if answer.trap is not None and answer.trap.inside:
        yield "Trap", f"Income lies above {pounds(answer.trap.starts)}: see below for the way out."
    if answer.missing:
        yield "Ask first", answer.missing[0].ask
    for counter in answer.counters:
        if counter.least is not None and counter.most is not None:
            text = f"{pounds(counter.least)} to {pounds(counter.most)} of base pay."
        else:
            text = counter.reason or ""
        region = f", {counter.region_name}" if len(answer.counters) > 1 else ""
        yield f"Counter{region}", text


_PLACES = {
    "below low": "Below the lowest figure of the advertised band",
    "low to fair": "In the lower half of the advertised band",
    "fair to high": "In the upper half of the advertised band",
    "at high or above": "At or above the highest figure that the advertised band names",
}


def _scales(answer: OfferAnswer) -> Table:
    """Set the base on the scale of its band."""
    base = answer.terms.base
    return Table(
        (
            Column("Band"),
            Column("Low", Unit.GBP),
            Column("Fair", Unit.GBP),
            Column("High", Unit.GBP),
            Column("The offer is"),
            Column("Bar", Unit.GBP),
        ),
        tuple(
            (
                f"{scale.level_name}, {scale.region_name}",
                scale.low,
                scale.fair,
                scale.high,
                scale.place,
                Bar(Span(scale.low, scale.high, scale.open_ended), base),
            )
            for scale in answer.scales
        ),
        title="Where the base stands",
        caption=(
            "Pounds a year. Low and high are the ends of the advertised band, fair is half way. "
            f"◆ is {pounds(base)}."
        ),
    )


def _package(answer: OfferAnswer) -> Table:
    package = answer.package
    rows = [(line.part, line.amount, line.how) for line in package.lines]
    rows.append(("in all", package.total, ""))
    caption = f"On top of base, without the pension: {package.addition_percent}%."
    if package.addition_with_pension_percent != package.addition_percent:
        caption += f" With the employer's pension: {package.addition_with_pension_percent}%."
    if package.guide_min_percent is not None:
        holds = " and ".join(package.guide_applies_to)
        caption += (
            f" The guide says {package.guide_min_percent}-{package.guide_max_percent}% "
            f"({pounds(package.guide_min or 0)} to {pounds(package.guide_max or 0)} of this base) "
            f"for equity, bonus and benefits from {holds}; of other employers it says nothing."
        )
    return Table(
        (Column("Part"), Column("A year", Unit.GBP), Column("How")),
        tuple(rows),
        title="The package",
        caption=caption,
    )


def _net(answer: OfferAnswer) -> Facts:
    net, terms = answer.net, answer.terms
    pairs = [("Base", f"{pounds(net.base_a_month)} a month, {pounds(net.base_a_year)} a year.")]
    if net.cash_a_year != net.base_a_year:
        more = pounds(net.cash_a_year - net.base_a_year)
        pairs.append(("With the bonus", f"{pounds(net.cash_a_year)} a year: {more} of it is left."))
    if net.base_an_hour is not None:
        hours = f"{terms.hours} hours a week: {pounds(net.base_an_hour)} an hour of base pay"
        pairs.append(("Hours", f"{hours}, 52 weeks a year."))
    if terms.holiday_days is not None:
        pairs.append(("Holiday", f"{terms.holiday_days} days a year."))
    if net.more_a_month is not None and net.current_a_month is not None and terms.current:
        side = "more" if net.more_a_month >= 0 else "less"
        pairs.append(
            (
                "Against now",
                (
                    f"{pounds(abs(net.more_a_month))} a month {side} than {pounds(terms.current)} "
                    f"leaves ({pounds(net.current_a_month)}), if all else is the same."
                ),
            )
        )
    pairs.append(
        (
            "The next pound",
            (
                f"{percent(net.marginal_rate)}% is taken and "
                f"{pence_of_a_pound(1 - net.marginal_rate)} is left."
            ),
        )
    )
    if net.equity_kept is not None:
        pairs.append(
            (
                "Equity",
                (
                    f"A year's vest of {pounds(terms.equity or 0)} leaves "
                    f"{pounds(net.equity_kept)} once it is taxed as pay."
                ),
            )
        )
    elif terms.equity:
        pairs.append(("Equity", "None of it stands in net pay: it may come to nothing."))
    insurance = next(
        rule.sources[0] for rule in answer.rules if rule.figure == "employee_national_insurance"
    )
    tax = next(rule.sources[0] for rule in answer.rules if rule.figure == "income_tax")
    pairs.append(("Rules", f"{answer.nation_name}, {answer.tax_year} [{tax}, {insurance}]"))
    return Facts(tuple(pairs), title="What is left of it")


def _visa(answer: OfferAnswer, visa: OfferVisa) -> str:
    gap = visa.over_floor
    side = "above" if gap >= 0 else "below"
    floor = visa.floor
    text = (
        f"{pounds(answer.terms.base)} {visa.verdict}: {pounds(abs(gap))} {side} the floor of "
        f"{pounds(floor.floor)} for {visa.occupation} by the {floor.route_name.lower()} route, "
        f"set by the {floor.decided_by} [{floor.sources[0]}, tables of {visa.tables_published}]."
    )
    if visa.verdict == "passes":
        return text
    if not visa.passing_routes:
        return f"{text} It passes by no route."
    return f"{text} It would pass as {' or '.join(visa.passing_routes)}."


def _question(missing: Missing) -> str:
    source = f" [{missing.source}]" if missing.source else ""
    return f"{missing.ask} {missing.why}{source}"


def _counter(counter: Counter) -> Block:
    title = f"A counter for {counter.level_name}, {counter.region_name}"
    if counter.least is None or counter.most is None:
        return Facts((("None", counter.reason or ""),), title=title)
    return Table(
        (
            Column("Ask"),
            Column("Base", Unit.GBP),
            Column("Net a month", Unit.GBP),
            Column("More", Unit.GBP),
            Column("Worked out of"),
        ),
        tuple(_point(point) for point in counter.points),
        title=f"{title}: {pounds(counter.least)} to {pounds(counter.most)}",
        caption="More is net pay a month over the offer. Nothing here is an estimate.",
    )


def _point(point: CounterPoint) -> tuple[str, int, Decimal, Decimal, str]:
    return (point.name, point.amount, point.net_a_month, point.more_a_month, point.how)


def _notes(answer: OfferAnswer) -> Iterator[Note]:
    if not answer.counters:
        yield Note(
            "Without a level and a region there is no band to hold the offer against and no "
            "counter. Give --level and --region.",
            NoteKind.CAUTION,
        )
    if answer.terms.nation is None:
        yield Note(
            f"No nation is stated, so income tax is that of {answer.nation_name}. It goes by where "
            "you live: --nation says otherwise."
        )
    if any(scale.open_ended for scale in answer.scales):
        yield Note("The band is open ended: high is only the highest figure that it names.")
    if answer.terms.pension_percent and answer.terms.pension_method is None:
        yield Note("How the pension is paid in is not stated; salary sacrifice is taken.")
    if answer.pension_limit is not None:
        yield Note(over_limit(answer.pension_limit), NoteKind.CAUTION)
    yield from fact_notes(answer.facts)
    yield from visa_fact_notes(answer.visa_facts)
    for text in answer.notes:
        yield Note(text)
    if answer.terms.sign_on:
        yield Note("A payment on joining is counted over several years here. [levels-fyi]")
    yield Note(
        "Bands are advertised pay and no percentile. Low, fair, high and the counter range are "
        "defined in docs/method.md."
    )
    yield Note(ONE_YEAR)
    yield from overdue_notes(answer.sources)
