"""How `mlcareer offer` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Cell,
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
from mlcareer.pages.offer_visa import (
    VISA_COLUMNS,
    assumed_of_visa,
    hours_that_turn,
    visa_cells,
    visa_facts,
)
from mlcareer.pages.pay_parts import ONE_YEAR, fact_notes, over_limit
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, sample_size, source_lines
from mlcareer.pages.standing import cell_name, disagreement_notes, standing_pairs
from mlcareer.pages.take_home import trap_facts
from mlcareer.pages.visa_words import visa_fact_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from mlcareer.advice.independent_pay import CheckAnswer, Disagreement
    from mlcareer.advice.offers.counter import Counter, CounterPoint, Scale
    from mlcareer.advice.offers.offer import OfferAnswer
    from mlcareer.advice.offers.questions import Missing
    from mlcareer.guide.offer_terms import OfferTerms


def offer_page(answer: OfferAnswer) -> Page:
    """Lay out where the offer stands, what it comes to, what to ask for and what to answer."""
    terms = answer.terms
    where = " ".join(filter(None, (terms.level, terms.region)))
    at = f", {where}" if where else ""
    return Page(
        # Not capitalize(), which would make London Co of Acme's to London co.
        title=f"{terms.name[:1].upper()}{terms.name[1:]}: {pounds(terms.base)}{at}",
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _rows(answer: OfferAnswer) -> Table:
    """Set out what CSV says: a row for each band of the offer, or one where there is none."""
    columns = (
        Column("Offer"),
        Column("Base", Unit.GBP),
        Column("Level"),
        Column("Region"),
        Column("Band low", Unit.GBP),
        Column("Band fair", Unit.GBP),
        Column("Band high", Unit.GBP),
        Column("Band open ended"),
        Column("Base is"),
        Column("Package", Unit.GBP),
        Column("Nation"),
        Column("Tax year"),
        Column("Net of base", Unit.GBP_PER_YEAR),
        Column("Net of base a month", Unit.GBP),
        Column("Net with bonus", Unit.GBP_PER_YEAR),
        Column("Shares left", Unit.GBP_PER_YEAR),
        Column("Taken of the next pound", Unit.PERCENT),
        Column("Counter least", Unit.GBP),
        Column("Counter most", Unit.GBP),
        Column("No counter as"),
        *VISA_COLUMNS,
    )
    bands = tuple(zip(answer.scales, answer.counters, strict=True)) or ((None, None),)
    return Table(columns, tuple(_raw_row(answer, scale, counter) for scale, counter in bands))


def _raw_row(answer: OfferAnswer, scale: Scale | None, counter: Counter | None) -> tuple[Cell, ...]:
    net = answer.net
    place: tuple[Cell, ...] = (None,) * 7
    if scale is not None:
        band = (scale.low, scale.fair, scale.high, scale.open_ended, scale.place)
        place = (scale.level_name, scale.region_name, *band)
    asked = (None,) * 3 if counter is None else (counter.least, counter.most, counter.reason)
    return (
        answer.terms.name,
        answer.terms.base,
        *place,
        answer.package.total,
        answer.nation,
        answer.tax_year,
        net.base_a_year,
        net.base_a_month,
        net.cash_a_year,
        net.equity_kept,
        percent(net.marginal_rate),
        *asked,
        *visa_cells(answer.visa),
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
    if not answer.scales:
        said.append(_no_band(answer.terms))
    if answer.net.more_in_total_pay:
        said.append(f"{pounds(answer.net.cash_a_month)} a month net of base and bonus")
    else:
        said.append(f"{pounds(answer.net.base_a_month)} a month net of base pay")
    if answer.net.more_a_month is None:
        said[-1] += "."
    else:
        more = answer.net.more_a_month
        side = f"{pounds(abs(more))} {'more' if more > 0 else 'less'} than now"
        said[-1] += f", {side if more else 'the same as now'}."
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
        yield Facts(standing_pairs(answer.standings))
    yield _package(answer)
    yield _net(answer)
    yield from trap_facts(answer.trap)
    if answer.visa is not None:
        yield Facts(tuple(visa_facts(answer.visa, answer.terms.base)), title="Skilled Worker visa")
    if answer.missing:
        yield Steps(
            tuple(_question(each) for each in answer.missing),
            title="What the offer does not say, and is worth asking",
            ordered=True,
        )
    for counter in answer.counters:
        yield _counter(answer, counter)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _verdict(answer: OfferAnswer) -> Iterator[tuple[str, str]]:
    """Say in a few lines what the rest works out."""
    if not answer.scales:
        yield "Base pay", _no_band(answer.terms)
    for scale in answer.scales:
        yield "Base pay", f"{_PLACES[scale.place]} for {scale.level_name}, {scale.region_name}."
    yield from _independent(answer)
    month = pounds(answer.net.base_a_month)
    yield "Net pay", f"{month} a month from base pay alone{_after(answer)}."
    if answer.visa is not None:
        visa = answer.visa
        said = (
            f"{visa.verdict.capitalize()} {visa.route.phrase}.",
            _sentence(assumed_of_visa(visa)),
            hours_that_turn(visa),
        )
        yield "Visa", " ".join(filter(None, said))
    if answer.trap is not None:
        lies = "lies in" if answer.trap.inside else "lies beyond"
        what = (
            f"{pounds(answer.trap.income)} of income {lies} the {pounds(answer.trap.starts)} trap"
        )
        out = ": see below for the way out." if answer.trap.way_out else "."
        yield "Trap", f"{what}{out}"
    if answer.missing:
        yield "Ask first", answer.missing[0].ask
    for counter in answer.counters:
        if counter.least is not None and counter.most is not None:
            text = f"{pounds(counter.least)} to {pounds(counter.most)} of base pay."
            for point in counter.points:
                if point.name == "break":
                    rate = percent(point.marginal_rate)
                    text += f" From {pounds(point.amount)} on {rate}% of more is taken."
        else:
            text = counter.reason or ""
        region = f", {counter.region_name}" if len(answer.counters) > 1 else ""
        yield f"Counter{region}", text


_TAKEN = {
    "income_tax": "income tax",
    "employee_national_insurance": "National Insurance",
    "student_loan": "student loans",
    "pension_employee": "pension",
}


def _after(answer: OfferAnswer) -> str:
    """Name what is taken of base pay, and nothing that is not."""
    taken = [_TAKEN[name] for name in answer.net.taken]
    if not taken:
        return ", of which nothing is taken"
    *first, last = taken
    return f", after {', '.join(first)} and {last}" if first else f", after {last}"


def _no_band(terms: OfferTerms) -> str:
    """Say that the base was held against no band, and what that needs."""
    needs = [
        f"--{name}" for name, said in (("level", terms.level), ("region", terms.region)) if not said
    ]
    if not needs:
        return "The guide has no band for this level there, so it is not judged."
    return (
        f"Not judged against any band, and no counter: that needs {' and '.join(needs)} of the "
        "offer, which need not be those of your job now."
    )


def _independent(answer: OfferAnswer) -> Iterator[tuple[str, str]]:
    """Name for each band the independent figure on most salaries, and how many contradict it."""
    if not answer.independent:
        return
    for standing, scale in zip(answer.standings, answer.scales, strict=True):
        check = max(answer.independent, key=lambda each: (each.sample or 0, each.p50 or 0))
        outside = {item.check: item for item in answer.disagreements if item.band == standing.band}
        others = len(outside.keys() - {check.id})
        text = f"{check.title} ({sample_size(check.sample)}, {check.covers}): {_figure(check)}, "
        text += _beside(check, outside.get(check.id), scale)
        if others:
            verb = "lies" if others == 1 else "lie"
            text += f" {others} more {verb} outside it."
        where = f"--level {standing.level.id} --region {standing.region.id}"
        region = f", {standing.region.name}" if len(answer.standings) > 1 else ""
        yield f"Others say{region}", f"{text} More: mlcareer salary {where}"


def _figure(check: CheckAnswer) -> str:
    if check.p50 is not None:
        return f"median {pounds(check.p50)}"
    if check.low is None:
        return "no figure"
    if check.low == check.high:
        return f"{pounds(check.low)} stated"
    if check.high is None:
        return f"from {pounds(check.low)}"
    return f"{pounds(check.low)} to {pounds(check.high)}{'+' if check.high_open else ''}"


def _beside(check: CheckAnswer, outside: Disagreement | None, scale: Scale) -> str:
    if outside is None:
        if check.p50 is None:
            return "which overlaps the band."
        return "inside the band." if check.p50 <= scale.high else "above the highest figure named."
    side = "below" if outside.outside_by < 0 else "above"
    return f"{pounds(abs(outside.outside_by))} {side} the band."


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
    if package.addition_with_uncounted_percent is not None:
        kind = "options" if answer.terms.equity_kind else "the equity, which may be options and so"
        caption += (
            f" In neither: {kind} may come to nothing; at the offer's own value it would be "
            f"{package.addition_with_uncounted_percent}%."
        )
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
        elsewhere = net.current_nation not in {None, answer.nation}
        taxed_in = f" in {net.current_nation_name}" if elsewhere else ""
        pairs.append(
            (
                "Against now",
                (
                    f"{_more(net.more_a_month)} {_now(terms)} leaves "
                    f"({pounds(net.current_a_month)}{taxed_in}), if all else is the same. "
                    f"{_compared(answer)}"
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


def _more(a_month: Decimal) -> str:
    if not a_month:
        return "The same a month as"
    return f"{pounds(abs(a_month))} a month {'more' if a_month > 0 else 'less'} than"


def _now(terms: OfferTerms) -> str:
    base = pounds(terms.current or 0)
    if not terms.current_bonus:
        return base
    return f"{base} with a bonus of {pounds(terms.current_bonus)}"


def _compared(answer: OfferAnswer) -> str:
    """Say whether bonuses are in what is compared."""
    if not answer.net.more_in_total_pay:
        return "Base is held against base."
    if answer.terms.bonus_pounds is None:
        return "Total pay is held against total pay; the offer states no bonus."
    return "Total pay is held against total pay, each with its bonus."


def _question(missing: Missing) -> str:
    source = f" [{missing.source}]" if missing.source else ""
    return f"{missing.ask} {missing.why}{source}"


def _counter(answer: OfferAnswer, counter: Counter) -> Block:
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
        caption=(
            f"Net is a twelfth of the year's net pay{_with(answer)}; more is what that is over the "
            "offer. Nothing here is an estimate."
        ),
    )


def _with(answer: OfferAnswer) -> str:
    """Say what is paid beside the base in a counter's figures."""
    terms = answer.terms
    parts = []
    if terms.bonus:
        parts.append(f"the bonus of {pounds(terms.bonus)}")
    elif terms.bonus is None and terms.bonus_percent:
        parts.append(f"a bonus of {terms.bonus_percent}% of each base")
    if terms.equity and terms.equity_kind == "listed-shares":
        parts.append(f"the year's vest of {pounds(terms.equity)} taxed as pay")
    return f", with {' and '.join(parts)}" if parts else ""


def _point(point: CounterPoint) -> tuple[str, int, Decimal, Decimal, str]:
    return (point.name, point.amount, point.net_a_month, point.more_a_month, point.how)


def _notes(answer: OfferAnswer) -> Iterator[Note]:
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
    names = {standing.band: cell_name(standing) for standing in answer.standings}
    yield from disagreement_notes(answer.disagreements, names)
    yield from remark_notes(answer.remarks)
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
