"""How `mlcareer offer` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.offers.counter import Counter, CounterPoint, Scale
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    Page,
    Piece,
    Span,
    Steps,
    Table,
    Unit,
    ask,
    bad,
    caution,
    good,
    joined,
    money,
    sentence,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds
from mlcareer.pages.entry_names import capital, listed
from mlcareer.pages.independent_pay import (
    dataset_of,
    independent_pay,
    median_cell,
    median_line,
    other_figures,
    ranges_line,
)
from mlcareer.pages.level_words import in_text, short_place, where_in_text
from mlcareer.pages.offer_visa import visa_columns, visa_facts, visa_line
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    below_minimum,
    benefit_line,
    charge_for_two,
    childcare,
    fact_notes,
    kept_of_a_pound,
    over_limit,
    trap_facts,
    two_cautions,
    way_out_line,
)
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.scale_words import part_of_way, verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.standing import disagreement_notes, standing_pairs
from mlcareer.pages.visa_words import visa_fact_notes
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from mlcareer.advice.offers.offer import OfferAnswer, PackageLine, Vest
    from mlcareer.advice.offers.questions import Question
    from mlcareer.advice.offers.verdict import Verdict

ROLE = "ML engineer"

LONGEST_ASK = 132
"""Characters of what is worth asking on the brief screen: two lines."""

VERDICTS = {"good": "good", "in-line": "in line", "low": "low", "too-low": "too low"}
TONES = {"good": good, "low": warn, "too-low": bad}

NOT_COUNTED = {
    "private-options": "{} a year of options counts as nothing: they may come to nothing{}",
    "private-shares": "{} a year of private RSUs counts as nothing: they may come to nothing{}",
    None: "{} a year counts as nothing: its kind is not stated{}",
}


def offer_page(answer: OfferAnswer) -> Page:
    """Lay out where the offer is in its band, what it leaves, what to answer and what to ask."""
    facts = (*_facts(answer), *_no_counters(answer))
    return Page(
        answer=first_line(answer),
        blocks=(
            *_bands(answer),
            Facts(facts),
            *_counters(answer),
            Facts((*two_cautions(_sure_cautions(answer), _other_cautions(answer)), *_asks(answer))),
        ),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer="Advertised pay."
        if answer.scales
        else f"{answer.nation.name}, {answer.tax_year.id}.",
        rows=_rows(answer),
    )


# --- The first line


def offered_pay(answer: OfferAnswer) -> tuple[str | Piece, ...]:
    """Write base and bonus, with the full-time equivalent of part-time pay."""
    terms = answer.terms
    parts = sentence("{}", terms.base)
    if terms.bonus_percent:
        parts = (*parts, f" + {plain_number(terms.bonus_percent)}% bonus")
    elif terms.bonus:
        parts = (*parts, *sentence(" + {} bonus", terms.bonus))
    if answer.full_time is None:
        return parts
    hours = plain_number(answer.full_time.hours)
    return (*parts, *sentence(" for {} hours ({} full time)", hours, answer.full_time.base))


def first_line(answer: OfferAnswer) -> Line:
    """Say the verdict in words; a piece that begins with a colon ends it."""
    pay = offered_pay(answer)
    if not answer.verdicts:
        return (*pay, *sentence(": {} a month take-home pay, not judged", answer.net.base_a_month))
    first, level = answer.verdicts[0], in_text(answer.verdicts[0].level)
    if len({each.verdict for each in answer.verdicts}) > 1:
        said = joined(
            (verdict_word(each, first=not number), f" {where_in_text(each.region)}")
            for number, each in enumerate(answer.verdicts)
        )
        return (*said, ": ", *pay, f" for a {level} {ROLE}")
    if first.verdict in {"good", "in-line"} or first.turned_by:
        return (*_how(first), ": ", *pay, f" for a {level} {ROLE} {_where(answer)}")
    check = ". Check the level" if first.verdict == "too-low" else ""
    under = money(answer.scales[0].low - answer.scales[0].pay)
    band = f" under the {level} band {_where(answer)}{check}"
    return (verdict_word(first, first=True), ": ", *pay, " is ", under, band)


def verdict_word(each: Verdict, *, first: bool = False) -> Piece:
    """Write a verdict in its colour; one that begins the page names what it judges."""
    text = VERDICTS[each.verdict]
    if first:
        text = "Good offer" if each.verdict == "good" else capital(text)
    return TONES.get(each.verdict, Piece)(text)


def _how(each: Verdict) -> tuple[str | Piece, ...]:
    """Say the verdict, and that other figures turn it where they do."""
    word = verdict_word(each, first=True)
    if not each.turned_by:
        return (word,)
    if each.verdict == "in-line":
        return (word, " by other figures, ", good("good"), " by the guide's band")
    return (word, " by the guide's band, in line with other figures")


def _where(answer: OfferAnswer) -> str:
    """Name the place of the offer, and the region whose band is shown where that is another."""
    place = getattr(answer.terms.region, "name", None)
    region = answer.scales[0].region
    if len(answer.scales) > 1 or place in {None, region.name}:
        return " or ".join(where_in_text(scale.region) for scale in answer.scales)
    return f"in {short_place(str(place))} ({region.name})"


# --- The brief screen


def _bands(answer: OfferAnswer) -> Iterator[Block]:
    if _is_ladder_brief(answer):
        yield _ladder(answer)
    elif answer.scales:
        picture: Column[Scale] = Column("", lambda scale: Bar(_span(scale), scale.pay), Unit.GBP)
        # Beside two names of regions there is no room for it.
        pictures = (picture,) if len(answer.scales) == 1 else ()
        yield Table((*_band_columns(answer.scales), *pictures), answer.scales)


def _is_ladder_brief(answer: OfferAnswer) -> bool:
    return len({scale.region.id for scale in answer.ladder}) == 1


def _ladder(answer: OfferAnswer) -> Table[Scale]:
    """Set out the bands of every level, as the offer is too low for its own."""
    checks = (*answer.independent, *answer.of_other_levels)

    def median(scale: Scale) -> Cell:
        return median_cell(dataset_of(checks, scale.level))

    asked = {(scale.level.id, scale.region.id) for scale in answer.scales}
    name, band, found = _band_columns(answer.ladder)
    return Table(
        (name, band, Column("UK median (n)", median, whole=True), found),
        answer.ladder,
        asked=lambda scale: (scale.level.id, scale.region.id) in asked,
    )


def _band_columns(scales: Sequence[Scale]) -> tuple[Column[Scale], ...]:
    """Name each band, its figures, and what the pay is in it."""
    several = len({scale.region.id for scale in scales}) > 1

    def name(scale: Scale) -> str:
        return f"{scale.level.name}, {scale.region.name}" if several else scale.level.name

    heading = "Level" if several else f"Level, {scales[0].region.name}"
    return (
        Column(heading, name, whole=True),
        Column("Band", _span, Unit.GBP),
        Column(f"{pounds(scales[0].pay)} is", _is),
    )


def _span(scale: Scale) -> Span:
    return Span(scale.low, scale.high, scale.open_ended)


def _is(scale: Scale) -> Line:
    """Say where pay is in a band: `strong: two thirds up`."""
    word = verdict(scale.position)
    if scale.position == "above" or (scale.open_ended and scale.pay > scale.high):
        return word
    if scale.position in {"too-low", "low"}:
        return (word, *sentence(": {} under", scale.low - scale.pay))
    part = part_of_way(scale.pay, scale.low, scale.high)
    for ending in (" the band", " of", " of the way up"):
        part = part.removesuffix(ending)
    return (word, f": {part} up" if part.endswith("thirds") else f": {part}")


def _facts(answer: OfferAnswer) -> Iterator[Fact]:
    net, terms, first, full = answer.net, answer.terms, answer.first_year, answer.full_time
    if not answer.scales:
        yield Fact("Band", _no_band(terms))
    if full is not None:
        line = "{} for {} hours is {} for {}: that is judged"
        hours, week = plain_number(full.hours), plain_number(full.full_time_hours)
        yield Fact("Full time", sentence(line, terms.base, hours, full.base, week))
    if not answer.ladder:
        yield from _others(answer)
    yield Fact("Take-home", _take_home(answer))
    if net.gross_an_hour is not None and net.base_an_hour is not None:
        hour = f"{pounds(net.gross_an_hour)} an hour before tax, {pounds(net.base_an_hour)} after"
        yield Fact("Hours", f"{plain_number(terms.hours or 0)} a week: {hour}", Drop.ON_TOP)
    if net.bonus_left:
        line = "{} leaves about {}, when it is paid and if it is paid"
        yield Fact("Bonus", sentence(line, answer.package.lines[1].amount, net.bonus_left))
    yield from _equity_fact(answer)
    if first is not None:
        line = "{} leaves {}, once: it is taxed in the year it is paid"
        yield Fact("Sign-on", sentence(line, first.sign_on, first.sign_on_left))
    yield Fact("Pension", _pension(answer))
    yield from _holiday(answer)
    if answer.child_benefit is not None:
        yield Fact("Children", benefit_line(answer.child_benefit), Drop.ON_TOP)
    if answer.visa is not None:
        yield Fact("Visa", visa_line(answer.visa))


def _no_band(terms: OfferTerms) -> Line:
    stated = {"--level": terms.level, "--region": terms.region}
    needs = [name for name, said in stated.items() if not said]
    if not needs:
        return "none in the guide for this level there, so the pay is not judged"
    return f"add {' and '.join(needs)} to judge it and to get a counter"


def _others(answer: OfferAnswer) -> Iterator[Fact]:
    """Name the figures of the region and of adverts first, then those of the whole country.

    A figure that turns the verdict is never dropped.
    """
    turned = {name for each in answer.verdicts for name in each.turned_by}
    regions = {scale.region.id for scale in answer.scales}
    known = [check for check in answer.independent if check.p50 is not None and check.sample]
    local = [check for check in known if set(check.regions) & regions]
    wide = [check for check in known if check.levels and not check.regions]
    for check in (*local[:1], *wide[:1]):
        key = "UK median" if check in wide else "Adverts" if check.counts == "skill" else "Median"
        yield Fact(key, median_line(check), None if check.id in turned else Drop.OTHER_FIGURES)
    ranges = [check for check in answer.independent if check.id in turned and check.p50 is None]
    if ranges:
        yield Fact("Others", ranges_line(ranges, answer.sources))


def _take_home(answer: OfferAnswer) -> Line:
    net, now = answer.net, answer.net.current_nation
    line = sentence("{} a month ({})", net.base_a_month, answer.nation.name)
    if net.more_a_month is None:
        return line
    there = "" if now is None or now.id == answer.nation.id else f" in {now.name}"
    if not net.more_a_month:
        return (*line, f", the same as now{there}")
    side = "more" if net.more_a_month > 0 else "less"
    return (*line, *sentence(", {} {} than now{}", abs(net.more_a_month), side, there))


def _equity_fact(answer: OfferAnswer) -> Iterator[Fact]:
    equity = answer.equity
    if equity is None or not equity.stated:
        return
    left = answer.net.equity_kept or 0
    if equity.kind != "listed-shares":
        grow = ""
        if equity.must_grow is not None:
            times = plain_number(equity.must_grow)
            grow = f". Shares must grow {times} times to be worth it"
        line = sentence(NOT_COUNTED[equity.kind], equity.a_year, grow)
    elif not equity.is_grant:
        line = sentence("{} a year of listed shares leaves about {}", equity.a_year, left)
    else:
        values = [vest.value for vest in equity.vests]
        each = joined(map(money, values))
        if len(set(values)) == 1:
            each = sentence("{} a year", values[0])
        over = f"over {len(values)} years"
        line = sentence("{} {}: {}; a year leaves about {}", equity.stated, over, each, left)
    yield Fact("Equity", line)


def _pension(answer: OfferAnswer) -> Line:
    package, stated, now = answer.package, answer.terms.employer_pension_percent, answer.now
    line = sentence("{} a year from the employer", package.employer_pension)
    if package.employer_pension_is_minimum:
        line = ("not stated: at least ", *line, ", by law")
    elif stated is None:
        line = ("not stated: no legal minimum at this pay",)
    elif not stated:
        line = ("none: you opted out",)
    if now is None or not now.more_employer_pension:
        return line
    side = "more" if now.more_employer_pension > 0 else "less"
    return (*line, *sentence("; {} {} than now", abs(now.more_employer_pension), side))


def _holiday(answer: OfferAnswer) -> Iterator[Fact]:
    now, days = answer.now, answer.terms.holiday_days
    if days is None:
        return
    text = f"{plain_number(days)} days a year"
    if now is not None and now.more_holiday:
        side = "more" if now.more_holiday > 0 else "fewer"
        text += f", {plain_number(abs(now.more_holiday))} {side} than now"
    if any(each.id == "holiday-under-minimum" for each in answer.missing):
        text += ": too few by law, unless bank holidays come on top"
    yield Fact("Holiday", text, Drop.ON_TOP)


# --- The counter


class _Point(Record, kw_only=False):
    """One figure of a counter range, with the range that it is in."""

    counter: Counter
    point: CounterPoint
    name: str


def _counters(answer: OfferAnswer) -> Iterator[Block]:
    """Set out what to ask and what to settle for, in one table; for two bands what to ask."""
    one = sum(counter.ask is not None for counter in answer.counters) == 1
    points = tuple(
        _Point(counter, point, "ask" if point is counter.ask else "settle for")
        for counter in answer.counters
        if counter.ask is not None
        for point in reversed(counter.points)
        if point is counter.ask
        or (one and point.name == "least" and point.amount < counter.ask.amount)
    )
    if points:
        yield _points(answer, points)


def _points(answer: OfferAnswer, points: tuple[_Point, ...], title: str = "") -> Table[_Point]:
    columns: list[Column[_Point]] = [Column("Counter", lambda each: each.name, whole=True)]
    if len({each.counter.region.id for each in points}) > 1:
        columns.append(Column("In", lambda each: each.counter.region.name, whole=True))
    columns.append(Column("Base", lambda each: each.point.amount, Unit.GBP))
    if answer.full_time is not None:
        columns.append(Column("Full time", lambda each: each.point.full_time, Unit.GBP))
    columns += [
        Column("Take-home, month", lambda each: each.point.net_a_month, Unit.GBP),
        Column("More", lambda each: each.point.more_a_month, Unit.GBP, signed=True),
        Column("Why", lambda each: each.point.how),
    ]
    return Table(tuple(columns), points, title=title)


def _no_counters(answer: OfferAnswer) -> Iterator[Fact]:
    """Say in short why a band gives no counter; the full page has the figures."""
    several = len(answer.counters) > 1
    for counter, scale in zip(answer.counters, answer.scales, strict=True):
        if counter.reason is not None:
            where = f" {where_in_text(counter.region)}" if several else ""
            yield Fact("Counter", f"none{where}: {_why_none(answer, counter, scale)}")


def _why_none(answer: OfferAnswer, counter: Counter, scale: Scale) -> str:
    level = in_text(counter.level)
    if scale.position == "too-low":
        lies = [
            each
            for each in answer.ladder
            if each.region.id == scale.region.id and each.low <= each.pay <= each.high
        ]
        if not lies:
            return f"ask for a {level} offer, or what makes it {level}"
        return f"ask for a {level} offer or a {in_text(lies[-1].level)} title instead"
    if scale.pay < scale.high:
        # Pay of today or the minimum of a visa is above the band.
        reason = counter.reason or ""
        return reason[:1].lower() + reason[1:].removesuffix(".")
    standing = next(each for each in answer.standings if each.region.id == counter.region.id)
    if standing.next_level is None:
        return "the base is at or above the top of the band. Ask for another part of the package"
    level = in_text(standing.next_level)
    return f"at or above the top of the band. Ask for a {level} title, or for equity or pension"


# --- Cautions and questions


def _sure_cautions(answer: OfferAnswer) -> Iterator[Fact]:
    """Return what cannot be lawful or was surely meant otherwise."""
    if answer.minimum_wage is not None:
        yield below_minimum(answer.minimum_wage)
    grant = next((each for each in answer.missing if each.id == "whole-grant"), None)
    if grant is not None:
        yield caution(f"{grant.ask} {grant.why}")
    if answer.pension_limit is not None:
        yield caution(over_limit(answer.pension_limit, answer.package.employer_pension))


def _other_cautions(answer: OfferAnswer) -> Iterator[Fact]:
    first = answer.first_year
    if answer.trap is not None:
        yield childcare(answer.trap)
        if answer.trap.way_out is not None:
            yield Fact("Way out", way_out_line(answer.trap.way_out), Drop.SECOND_CAUTION)
    elif first is not None and first.trap is not None:
        line = sentence(
            "The sign-on bonus takes the first year to {}: you keep {} of each extra £1 over {}, "
            "and with children you lose Tax-Free Childcare and funded hours that year.",
            first.trap.income,
            kept_of_a_pound(first.marginal_rate),
            first.trap.starts,
        )
        if first.trap.way_out is not None:
            line = (*line, " ", *way_out_line(first.trap.way_out))
        yield caution(line)
    yield from _break_caution(answer)
    charge = answer.child_benefit_for_two or (first.benefit_for_two if first else None)
    if charge is not None:
        yield charge_for_two(charge)


def _break_caution(answer: OfferAnswer) -> Iterator[Fact]:
    """Say from where less is kept of each extra pound, within what is asked for."""
    edges = [
        point
        for each in answer.counters
        for point in each.points
        if point.name == "break" and each.ask is not None and point.amount < each.ask.amount
    ]
    if edges:
        point = min(edges, key=lambda each: each.amount)
        beside = " (+ bonus)" if answer.net.bonus_left else ""
        line = "Over {}{} you keep {} of each extra £1. Ask for pension."
        kept = kept_of_a_pound(point.marginal_rate)
        yield caution(sentence(line, point.amount, beside, kept))


def _asks(answer: OfferAnswer) -> Iterator[Fact]:
    shorts = list(dict.fromkeys(question.short for question in answer.missing))
    if answer.ladder:
        level = in_text(answer.scales[0].level)
        shorts = [f"what makes the post {level}", "which band the employer uses for it", *shorts]
    if shorts:
        yield ask(part_of_ask(shorts))


def part_of_ask(shorts: Sequence[str], most: int = LONGEST_ASK, between: str = "; ") -> str:
    """Join as many questions as fit, and say how many more there are where there is room."""
    text = ""
    for number, short in enumerate(shorts):
        longer = f"{text}{between}{short}" if text else short
        if len(longer) > most and text:
            return f"{text}; {len(shorts) - number} more" if most == LONGEST_ASK else text
        text = longer
    return text


# --- The full page


def _details(answer: OfferAnswer) -> Iterator[Block]:
    if answer.ladder and not _is_ladder_brief(answer):
        yield _ladder(answer)
    questions = tuple(map(_question, answer.missing))
    yield Steps(questions, title="What is worth asking", ordered=True)
    for counter in answer.counters:
        if counter.reason is None:
            title = f"A counter for {counter.level.name}, {counter.region.name}"
            points = tuple(_Point(counter, point, point.name) for point in counter.points)
            yield _points(answer, points, title)
        else:
            yield Facts((Fact("Counter", counter.reason),))
    yield Facts(standing_pairs(answer.standings), title="Where the base is in its band")
    yield Facts(tuple(_stated(answer.terms)), title="What the offer says")
    yield _package(answer)
    yield from _vests(answer)
    yield Facts(tuple(_net_facts(answer)), title="Take-home pay")
    yield from trap_facts(answer.trap)
    yield Facts(tuple(_first_year_facts(answer)), title="The first year, with the sign-on")
    if answer.visa is not None:
        yield Facts(tuple(visa_facts(answer.visa, answer.terms.base)), title="Skilled Worker visa")
    yield from independent_pay(answer.independent, "Other figures for the level, a year")
    yield from other_figures(answer.independent)


def _stated(terms: OfferTerms) -> Iterator[Fact]:
    """Quote what the offer states in words, and its name."""
    if terms.name != OfferTerms.record_fields["name"]:
        yield Fact("Name", terms.name)
    said = {
        "Notice": terms.notice,
        "Probation": terms.probation,
        "Covenants": terms.covenants,
        "Repayment": terms.sign_on_repay,
        "Office days": None if terms.office_days is None else plain_number(terms.office_days),
        "Holiday": None if terms.holiday_days is None else plain_number(terms.holiday_days),
    }
    yield from (Fact(key, text) for key, text in said.items() if text is not None)


def _question(question: Question) -> str:
    worth = f" At stake: {pounds(question.worth)}." if question.worth else ""
    source = f" [{question.source}]" if question.source else ""
    return f"{question.ask} {question.why}{worth}{source}"


def _package(answer: OfferAnswer) -> Table[PackageLine]:
    return Table(
        (
            Column("Part", lambda line: line.part, whole=True),
            Column("A year", lambda line: line.amount, Unit.GBP),
            Column("How", lambda line: line.how),
        ),
        answer.package.lines,
        title=f"The package: {pounds(answer.package.total)} a year",
    )


def _vests(answer: OfferAnswer) -> Iterator[Block]:
    if answer.equity is not None:
        # What is left is known of listed shares alone; a column without it is not drawn.
        columns: tuple[Column[Vest], ...] = (
            Column("Year", lambda vest: str(vest.year)),
            Column("Vests", lambda vest: vest.value, Unit.GBP),
            Column("Leaves", lambda vest: vest.left, Unit.GBP),
        )
        yield Table(columns, answer.equity.vests, title="What vests in each year")


_TAKEN = {
    "income_tax": "income tax",
    "employee_national_insurance": "National Insurance",
    "student_loan": "student loans",
    "pension_employee": "your pension contribution",
}


def _net_facts(answer: OfferAnswer) -> Iterator[Fact]:
    net, now, equity = answer.net, answer.now, answer.equity
    after = listed([_TAKEN[name] for name in net.taken])
    yield Fact(
        "Base", sentence("{} a year{}", net.base_a_year, f", after {after}" if after else "")
    )
    if net.bonus_left:
        yield Fact("With the bonus", sentence("{} a year", net.cash_a_year))
    yield Fact("Next pound", _next_pound(net.marginal_rate))
    if net.current_a_month is not None and now is not None:
        yield Fact("Now", sentence("{} a month of base pay", net.current_a_month))
        if net.more_a_year is not None:
            more = money(net.more_a_year, signed=True)
            yield Fact("Both bonuses", (more, " a year, with the bonus of each side"))
        least = ", the legal minimum" if now.employer_pension_is_minimum else ""
        pension = sentence("{} a year now{}", now.employer_pension, least)
        yield Fact("Employer pension", pension)
    if equity is not None and equity.employer_insurance:
        passed = "is passed on to you" if equity.is_passed_on else "may be passed on to you"
        line = "{} a year on the shares {} by an election"
        yield Fact("Employer NI", sentence(line, equity.employer_insurance, passed))
    if equity is not None and equity.share_of_company is not None:
        yield Fact("Share", f"{plain_number(equity.share_of_company)}% of the company")
    yield Fact("Rules", f"{answer.nation.name}, {answer.tax_year.id}")


def _next_pound(rate: Decimal) -> str:
    return f"you keep {kept_of_a_pound(rate)} of each extra £1"


def _first_year_facts(answer: OfferAnswer) -> Iterator[Fact]:
    first = answer.first_year
    if first is None:
        return
    yield Fact("Pay", sentence("{} in that tax year", first.pay))
    yield Fact("Take-home", sentence("{} in that tax year", first.net))
    yield Fact("Next pound", _next_pound(first.marginal_rate))
    if first.trap is not None:
        yield childcare(first.trap)
        if first.trap.way_out is not None:
            yield Fact("Way out", way_out_line(first.trap.way_out))
    if first.benefit is not None:
        yield Fact("Children", benefit_line(first.benefit))
    elif first.benefit_for_two is not None:
        yield charge_for_two(first.benefit_for_two)


def _notes(answer: OfferAnswer) -> Iterator[Note]:
    package, terms = answer.package, answer.terms
    if package.employer_pension_is_minimum:
        yield Note(
            "The employer's pension is not stated, so the legal minimum is assumed. It is not in "
            "the package. Zero per cent says that you opted out."
        )
    if answer.now is not None:
        yield Note(
            "Your own contribution is the same on both sides unless each states its own: it is "
            "your money in both."
        )
    if package.guide_min_percent is not None:
        holds = " and ".join(package.guide_applies_to)
        yield Note(
            f"On top of base, without the pension: {package.addition_percent}%. The guide says "
            f"{package.guide_min_percent}-{package.guide_max_percent}% "
            f"({pounds(package.guide_min or 0)} to {pounds(package.guide_max or 0)} of this base) "
            f"for equity, bonus and benefits from {holds}."
        )
    if answer.equity is not None and answer.equity.kind == "listed-shares" and terms.cliff:
        yield Note(f"Nothing vests before the cliff of {terms.cliff} months.")
    bands = {each.band: f"{each.level.name}, {each.region.name}" for each in answer.standings}
    yield from disagreement_notes(answer.disagreements, bands)
    yield from remark_notes(answer.remarks)
    yield from fact_notes(answer.facts)
    yield from visa_fact_notes(answer.visa_facts)
    yield from map(Note, answer.notes)
    if answer.scales:
        yield Note(
            f"The bands are those of {ROLE}s. The verdict is that of docs/method.md, 'An offer'."
        )
    yield Note(ONE_YEAR)


# --- CSV


class _Row(Record, kw_only=False):
    """What one row of CSV says of a band of the offer, or of none."""

    scale: Scale | None = None
    counter: Counter | None = None
    word: str | None = None


def _rows(answer: OfferAnswer) -> Table[_Row]:
    """Set out what CSV says: a row for each band of the offer, or one where there is none."""
    bands = zip(answer.scales, answer.counters, answer.verdicts, strict=True)
    rows = tuple(_Row(scale, counter, each.verdict) for scale, counter, each in bands)

    def of_scale(
        heading: str, value: Callable[[Scale], Cell], unit: Unit = Unit.TEXT
    ) -> Column[_Row]:
        return Column(heading, lambda row: None if row.scale is None else value(row.scale), unit)

    def of_counter(
        heading: str, value: Callable[[Counter], Cell], unit: Unit = Unit.TEXT
    ) -> Column[_Row]:
        return Column(
            heading, lambda row: None if row.counter is None else value(row.counter), unit
        )

    package, net, first = answer.package, answer.net, answer.first_year
    rate = (net.marginal_rate * 100).normalize()
    return Table(
        (
            Column("Offer", lambda _: answer.terms.name),
            Column("Base", lambda _: answer.terms.base, Unit.GBP),
            of_scale("Full-time base", lambda scale: scale.pay, Unit.GBP),
            of_scale("Level", lambda scale: scale.level.name),
            of_scale("Region", lambda scale: scale.region.name),
            of_scale("Band low", lambda scale: scale.low, Unit.GBP),
            of_scale("Band fair", lambda scale: scale.fair, Unit.GBP),
            of_scale("Band high", lambda scale: scale.high, Unit.GBP),
            of_scale("Band open ended", lambda scale: scale.open_ended),
            of_scale("Base is", lambda scale: scale.position),
            Column("Verdict", lambda row: row.word),
            Column("Package", lambda _: package.total, Unit.GBP),
            Column("Employer pension", lambda _: package.employer_pension, Unit.GBP),
            Column("Nation", lambda _: answer.nation.id),
            Column("Tax year", lambda _: answer.tax_year.id),
            Column("Net of base", lambda _: net.base_a_year, Unit.GBP_PER_YEAR),
            Column("Net of base a month", lambda _: net.base_a_month, Unit.GBP),
            Column("Net with bonus", lambda _: net.cash_a_year, Unit.GBP_PER_YEAR),
            Column("Shares left", lambda _: net.equity_kept, Unit.GBP_PER_YEAR),
            Column("Sign-on left", lambda _: first.sign_on_left if first else None, Unit.GBP),
            Column("Marginal rate", lambda _: rate, Unit.PERCENT),
            of_counter("Counter least", lambda counter: counter.least, Unit.GBP),
            of_counter("Counter most", lambda counter: counter.most, Unit.GBP),
            of_counter("No counter as", lambda counter: counter.reason),
            *visa_columns(lambda _: answer.visa),
        ),
        rows or (_Row(),),
    )
