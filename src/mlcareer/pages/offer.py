"""How `mlcareer offer` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.offers.counter import Counter, CounterPoint, Scale
from mlcareer.advice.offers.offer import OfferAnswer
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.page import (
    Bar,
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
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
    money,
    parts_of,
    warn,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.independent_pay import independent_pay, other_figures
from mlcareer.pages.level_words import in_text
from mlcareer.pages.offer_visa import visa_columns, visa_facts, visa_line
from mlcareer.pages.offer_words import (
    in_line_of,
    part_of_ask,
    plain_number,
)
from mlcareer.pages.pay_parts import (
    ONE_YEAR,
    below_minimum,
    benefit_line,
    charge_for_two,
    childcare,
    fact_notes,
    kept_of_a_pound,
    over_limit,
    way_out_line,
)
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.scale_words import part_of_way, verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.standing import disagreement_notes, standing_pairs
from mlcareer.pages.take_home import trap_facts
from mlcareer.pages.visa_words import visa_fact_notes
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.advice.offers.offer import PackageLine, Vest
    from mlcareer.advice.offers.questions import Question
    from mlcareer.advice.offers.verdict import Verdict

ROLE = "ML engineer"

MOST_CAUTIONS = 2

NOT_COUNTED = {
    "private-options": " a year of options counts as nothing: they may come to nothing",
    "private-shares": " a year of private RSUs counts as nothing: they may come to nothing",
    None: " a year counts as nothing: its kind is not stated",
}


def offer_page(answer: OfferAnswer) -> Page:
    """Lay out where the offer is in its band, what it leaves, what to answer and what to ask."""
    blocks: list[Block] = [*_bands(answer), Facts((*_facts(answer), *_no_counters(answer)))]
    blocks += _counters(answer)
    blocks.append(Facts((*_cautions(answer), *_asks(answer))))
    return Page(
        answer=first_line(answer),
        blocks=tuple(block for block in blocks if not isinstance(block, Facts) or block.facts),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer=_footer(answer),
        rows=_rows(answer),
    )


def _footer(answer: OfferAnswer) -> str:
    return "Advertised pay." if answer.scales else f"{answer.nation.name}, {answer.tax_year.id}."


# --- The first line


def offered_pay(answer: OfferAnswer) -> tuple[str | Piece, ...]:
    """Write base and bonus, with the full-time equivalent of part-time pay."""
    terms = answer.terms
    parts: tuple[str | Piece, ...] = (money(terms.base),)
    if terms.bonus_percent:
        parts = (*parts, f" + {plain_number(terms.bonus_percent)}% bonus")
    elif terms.bonus:
        parts = (*parts, " + ", money(terms.bonus), " bonus")
    if answer.full_time is not None:
        hours = plain_number(answer.full_time.hours)
        full = money(answer.full_time.base)
        parts = (*parts, f" for {hours} hours (", full, " full time)")
    return parts


def first_line(answer: OfferAnswer) -> Line:
    """Say the verdict in words."""
    pay = offered_pay(answer)
    if not answer.verdicts:
        return (*pay, ": ", money(answer.net.base_a_month), " a month take-home pay, not judged")
    words = {each.verdict for each in answer.verdicts}
    first = answer.verdicts[0]
    level = in_text(first.level)
    if len(words) > 1:
        said: tuple[str | Piece, ...] = ()
        for number, each in enumerate(answer.verdicts):
            joint = ", " if number else ""
            said = (*said, joint, _word(each, first=not number), f" in {each.region.name}")
        return (*said, ": ", *pay, f" for a {level} {ROLE}")
    where = _where(answer)
    if first.verdict in {"good", "in-line"} or first.turned_by:
        return (*_how(first), ": ", *pay, f" for a {level} {ROLE} {where}")
    under = answer.scales[0].low - answer.scales[0].pay
    check = ". Check the level" if first.verdict == "too-low" else ""
    band = f" under the {level} band {where}{check}"
    return (_word(first, first=True), ": ", *pay, " is ", money(under), band)


def _word(each: Verdict, *, first: bool) -> Piece:
    word = {"good": "good offer", "in-line": "in line", "low": "low", "too-low": "too low"}
    text = word[each.verdict]
    text = text[:1].upper() + text[1:] if first else text
    tones = {"good": good, "low": warn, "too-low": bad}
    return tones[each.verdict](text) if each.verdict in tones else Piece(text)


def _how(each: Verdict) -> tuple[str | Piece, ...]:
    """Say the verdict, and that other figures turn it where they do."""
    word = _word(each, first=True)
    if not each.turned_by:
        return (word,)
    if each.verdict == "in-line":
        return (word, " by other figures, ", good("good"), " by the guide's band")
    return (word, " by the guide's band, in line with other figures")


def _where(answer: OfferAnswer) -> str:
    """Name the place of the offer, and the region whose band is shown where that is another."""
    place = getattr(answer.terms.region, "name", None)
    regions = " or ".join(dict.fromkeys(scale.region.name for scale in answer.scales))
    if place is None or place == regions or len(answer.scales) > 1:
        return f"in {regions}"
    return f"in {place} ({regions})"


# --- The brief screen


def _bands(answer: OfferAnswer) -> Iterator[Block]:
    if answer.ladder and len({scale.region.id for scale in answer.ladder}) == 1:
        yield _ladder(answer)
        return
    if not answer.scales:
        return
    pay = pounds(answer.scales[0].pay)
    yield Table(
        (
            Column("Level", lambda scale: f"{scale.level.name}, {scale.region.name}", whole=True),
            Column("Band", lambda scale: Span(scale.low, scale.high, scale.open_ended), Unit.GBP),
            Column(f"{pay} is", _is),
            Column(
                "",
                lambda scale: Bar(Span(scale.low, scale.high, scale.open_ended), scale.pay),
                Unit.GBP,
            ),
        ),
        answer.scales,
    )


def _is(scale: Scale) -> Line:
    """Say where pay is in a band: `strong: two thirds of the way up the band`."""
    word = verdict(scale.position)
    if scale.position == "above" or (scale.open_ended and scale.pay > scale.high):
        return word
    if scale.position in {"too-low", "low"}:
        return (word, ": ", money(scale.low - scale.pay), " under")
    part = part_of_way(scale.pay, scale.low, scale.high)
    for ending in (" the band", " of", " of the way up"):
        part = part.removesuffix(ending)
    return (word, f": {part} up" if part.endswith("thirds") else f": {part}")


def _ladder(answer: OfferAnswer) -> Table[Scale]:
    pay = pounds(answer.ladder[0].pay)
    checks = (*answer.independent, *answer.of_other_levels)

    def median(scale: Scale) -> Line | None:
        found = _median_of(scale, checks)
        if found is None:
            return None
        return (money(found.p50 or 0), f" ({found.sample})")

    def name(scale: Scale) -> str:
        several = len({each.region.id for each in answer.ladder}) > 1
        return f"{scale.level.name}, {scale.region.name}" if several else scale.level.name

    asked = {(scale.level.id, scale.region.id) for scale in answer.scales}
    here = answer.ladder[0].region.name
    several = len({each.region.id for each in answer.ladder}) > 1
    return Table(
        (
            Column("Level" if several else f"Level, {here}", name, whole=True),
            Column("Band", lambda scale: Span(scale.low, scale.high, scale.open_ended), Unit.GBP),
            Column("UK median (n)", median, whole=True),
            Column(f"{pay} is", _is),
        ),
        answer.ladder,
        asked=lambda scale: (scale.level.id, scale.region.id) in asked,
    )


def _median_of(scale: Scale, checks: tuple[CheckAnswer, ...]) -> CheckAnswer | None:
    found = [
        check
        for check in checks
        if scale.level.id in check.levels and check.p50 is not None and check.sample is not None
    ]
    return max(found, key=lambda check: check.sample or 0, default=None)


def _facts(answer: OfferAnswer) -> Iterator[Fact]:
    net, terms = answer.net, answer.terms
    if not answer.scales:
        yield Fact("Band", _no_band(answer))
    if answer.full_time is not None:
        yield Fact("Full time", _full_time(answer))
    if not answer.ladder:
        yield from _others(answer)
    yield Fact("Take-home", _take_home(answer))
    if net.gross_an_hour is not None and net.base_an_hour is not None:
        hour = f"{pounds(net.gross_an_hour)} an hour before tax, {pounds(net.base_an_hour)} after"
        yield Fact("Hours", f"{plain_number(terms.hours or 0)} a week: {hour}", Drop.ON_TOP)
    if net.bonus_left:
        yield Fact(
            "Bonus",
            (
                money(answer.package.lines[1].amount),
                " leaves about ",
                money(net.bonus_left),
                ", when it is paid and if it is paid",
            ),
        )
    yield from _equity_fact(answer)
    if answer.first_year is not None:
        first = answer.first_year
        yield Fact(
            "Sign-on",
            (
                money(first.sign_on),
                " leaves ",
                money(first.sign_on_left),
                ", once: it is taxed in the year it is paid",
            ),
        )
    yield Fact("Pension", _pension(answer))
    yield from _holiday(answer)
    if answer.child_benefit is not None:
        yield Fact("Children", benefit_line(answer.child_benefit))
    if answer.visa is not None:
        yield Fact("Visa", visa_line(answer.visa))


def _no_band(answer: OfferAnswer) -> Line:
    terms = answer.terms
    needs = [
        f"--{name}" for name, said in (("level", terms.level), ("region", terms.region)) if not said
    ]
    if not needs:
        return "none in the guide for this level there, so the pay is not judged"
    return f"add {' and '.join(needs)} of the offer to judge it and to get a counter"


def _full_time(answer: OfferAnswer) -> Line:
    full = answer.full_time
    if full is None:
        return ""
    return (
        money(answer.terms.base),
        f" for {plain_number(full.hours)} hours is ",
        money(full.base),
        f" for {plain_number(full.full_time_hours)}: that is judged",
    )


def _others(answer: OfferAnswer) -> Iterator[Fact]:
    """Name the figures of the region and of adverts first, then those of the whole country."""
    turned = {name for each in answer.verdicts for name in each.turned_by}
    regions = {scale.region.id for scale in answer.scales}
    known = [check for check in answer.independent if check.p50 is not None and check.sample]
    local = [check for check in known if set(check.regions) & regions]
    wide = [check for check in known if check.levels and not check.regions]
    for check in local[:1]:
        key = "Adverts" if check.counts == "skill" else "Median"
        yield Fact(key, _median(check), None if check.id in turned else Drop.OTHER_FIGURES)
    for check in wide[:1]:
        yield Fact("UK median", _median(check), None if check.id in turned else Drop.OTHER_FIGURES)
    ranges = [
        check
        for check in answer.independent
        if check.id in turned and check.p50 is None and check.low is not None
    ]
    if ranges:
        parts: tuple[str | Piece, ...] = ()
        for number, check in enumerate(ranges):
            span = Span(check.low or 0, check.high, check.high_open)
            figure = money(check.low or 0) if check.low == check.high else money(span)
            parts = (*parts, ", " if number else "", figure, f" ({check.covers})")
        yield Fact("Others", parts)


def _median(check: CheckAnswer) -> Line:
    line: tuple[str | Piece, ...] = (money(check.p50 or 0),)
    if check.p25 is not None and check.p75 is not None:
        line = (*line, "; middle half ", money(Span(check.p25, check.p75)))
    if check.levels:
        return (*line, f" ({check.sample} salaries, {in_line_of(check.covers)})")
    return (*line, f" ({check.sample} in {check.title.rpartition(', ')[2]}, all levels)")


def _take_home(answer: OfferAnswer) -> Line:
    net = answer.net
    line: tuple[str | Piece, ...] = (
        money(net.base_a_month),
        f" a month ({answer.nation.name})",
    )
    if net.more_a_month is None:
        return line
    elsewhere = ""
    if net.current_nation is not None and net.current_nation.id != answer.nation.id:
        elsewhere = f" in {net.current_nation.name}"
    if not net.more_a_month:
        return (*line, f", the same as now{elsewhere}")
    side = "more" if net.more_a_month > 0 else "less"
    return (*line, ", ", money(abs(net.more_a_month)), f" {side} than now{elsewhere}")


def _equity_fact(answer: OfferAnswer) -> Iterator[Fact]:
    equity = answer.equity
    if equity is None or not equity.stated:
        return
    if equity.kind != "listed-shares":
        nothing: tuple[str | Piece, ...] = (money(equity.a_year), NOT_COUNTED[equity.kind])
        if equity.must_grow is not None:
            times = plain_number(equity.must_grow)
            nothing = (*nothing, f". Shares must grow {times} times to be worth it")
        yield Fact("Equity", nothing)
        return
    kept = money(answer.net.equity_kept or 0)
    if not equity.is_grant:
        yield Fact("Equity", (money(equity.a_year), " a year of listed shares leaves about ", kept))
        return
    vests: tuple[str | Piece, ...] = ()
    values = [vest.value for vest in equity.vests]
    if len(set(values)) == 1:
        vests = (money(values[0]), " a year")
    else:
        for number, value in enumerate(values):
            vests = (*vests, ", " if number else "", money(value))
    yield Fact(
        "Equity",
        (
            money(equity.stated),
            f" over {len(values)} years: ",
            *vests,
            "; a year leaves about ",
            kept,
        ),
    )


def _pension(answer: OfferAnswer) -> Line:
    package, terms = answer.package, answer.terms
    line: tuple[str | Piece, ...]
    if package.employer_pension_is_minimum:
        line = (
            "not stated: at least ",
            money(package.employer_pension),
            " a year from the employer, by law",
        )
    elif terms.employer_pension_percent is None:
        line = ("not stated: no legal minimum at this pay",)
    elif not terms.employer_pension_percent:
        line = ("none: you opted out",)
    else:
        line = (money(package.employer_pension), " a year from the employer")
    now = answer.now
    if now is None or not now.more_employer_pension:
        return line
    side = "more" if now.more_employer_pension > 0 else "less"
    return (*line, "; ", money(abs(now.more_employer_pension)), f" {side} than now")


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


def _counters(answer: OfferAnswer) -> Iterator[Block]:
    """Set out what to ask and what to settle for, in one table for all bands."""
    names = {"most": "ask", "least": "settle for"}
    points = tuple(
        _Point(counter, point)
        for counter in answer.counters
        if counter.reason is None
        for point in reversed(counter.points)
        if point.name in names
    )
    if points:
        yield _points(answer, points, names)


def _no_counters(answer: OfferAnswer) -> Iterator[Fact]:
    for counter in answer.counters:
        if counter.reason is not None:
            yield _no_counter(answer, counter)


def _no_counter(answer: OfferAnswer, counter: Counter) -> Fact:
    several = len(answer.counters) > 1
    region = f" in {counter.region.name}" if several else ""
    scale = next(each for each in answer.scales if each.region.id == counter.region.id)
    if scale.position != "too-low":
        return Fact("Counter", f"none{region}: {_why_none(answer, counter)}")
    level = in_text(counter.level)
    lies = [
        each
        for each in answer.ladder
        if each.region.id == counter.region.id and each.low <= each.pay <= each.high
    ]
    if not lies:
        return Fact("Counter", f"none{region}: ask for a {level} offer, or what makes it {level}")
    title = in_text(lies[-1].level)
    return Fact("Counter", f"none{region}: ask for a {level} offer or a {title} title instead")


def _why_none(answer: OfferAnswer, counter: Counter) -> str:
    """Say in short why the band gives no counter; the full page has the figures."""
    reason = counter.reason or ""
    if not reason.startswith("The base"):
        return reason[:1].lower() + reason[1:].removesuffix(".")
    standing = next(each for each in answer.standings if each.region.id == counter.region.id)
    if standing.next_level is None:
        return "the base is at or above the top of the band. Ask for another part of the package"
    level = in_text(standing.next_level)
    return f"at or above the top of the band. Ask for a {level} title, or for equity or pension"


class _Point(Record, kw_only=False):
    """One figure of a counter range, with the range that it is in."""

    counter: Counter
    point: CounterPoint


def _points(
    answer: OfferAnswer, points: tuple[_Point, ...], names: dict[str, str], title: str = ""
) -> Table[_Point]:
    columns: list[Column[_Point]] = [
        Column("Counter", lambda each: names[each.point.name], whole=True),
    ]
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


# --- Cautions and questions


def _cautions(answer: OfferAnswer) -> Iterator[Fact]:
    """Return at most two cautions on the brief screen; what cannot be lawful is never dropped."""
    sure = list(_sure_cautions(answer))
    others = list(_other_cautions(answer))[: max(0, MOST_CAUTIONS - len(sure))]
    yield from sure
    for number, fact in enumerate(others, start=len(sure)):
        yield fact.replace(drop=Drop.SECOND_CAUTION) if number else fact


def _sure_cautions(answer: OfferAnswer) -> Iterator[Fact]:
    if answer.minimum_wage is not None:
        yield below_minimum(answer.minimum_wage)
    grant = next((each for each in answer.missing if each.id == "whole-grant"), None)
    if grant is not None:
        yield caution(f"{grant.ask} {grant.why}")
    if answer.pension_limit is not None:
        yield caution(over_limit(answer.pension_limit, answer.package.employer_pension))


def _other_cautions(answer: OfferAnswer) -> Iterator[Fact]:
    first = answer.first_year
    if first is not None and first.trap is not None and answer.trap is None:
        yield _first_year_caution(answer)
    elif answer.trap is not None:
        yield childcare(answer.trap)
        if answer.trap.way_out is not None:
            yield Fact("Way out", way_out_line(answer.trap.way_out), Drop.SECOND_CAUTION)
    yield from _break_caution(answer)
    if answer.child_benefit_for_two is not None:
        yield charge_for_two(answer.child_benefit_for_two)
    elif first is not None and first.benefit_for_two is not None:
        yield charge_for_two(first.benefit_for_two)


def _first_year_caution(answer: OfferAnswer) -> Fact:
    first = answer.first_year
    trap = None if first is None else first.trap
    if first is None or trap is None:
        raise AssertionError("there is no first year to warn of")
    line: tuple[str | Piece, ...] = (
        "The sign-on bonus takes the first year to ",
        money(trap.income),
        f": you keep {kept_of_a_pound(first.marginal_rate)} of each extra £1 over ",
        money(trap.starts),
        ", and with children you lose Tax-Free Childcare and funded hours that year.",
    )
    if trap.way_out is not None:
        line = (*line, " ", *parts_of(way_out_line(trap.way_out)))
    return caution(line)


def _break_caution(answer: OfferAnswer) -> Iterator[Fact]:
    points = [
        point for counter in answer.counters for point in counter.points if point.name == "break"
    ]
    if not points:
        return
    point = min(points, key=lambda each: each.amount)
    beside = " + bonus" if answer.net.bonus_left else ""
    kept = kept_of_a_pound(point.marginal_rate)
    yield caution(
        (
            "Above ",
            money(point.amount),
            f"{beside} you keep {kept} of each extra £1. Ask for pension.",
        )
    )


def _asks(answer: OfferAnswer) -> Iterator[Fact]:
    shorts = tuple(dict.fromkeys(question.short for question in answer.missing))
    if answer.ladder:
        level = in_text(answer.scales[0].level)
        shorts = (f"what makes the post {level}", "which band the employer uses for it", *shorts)
    if shorts:
        yield ask(part_of_ask(shorts))


# --- The full page


def _details(answer: OfferAnswer) -> Iterator[Block]:
    if len({scale.region.id for scale in answer.ladder}) > 1:
        yield _ladder(answer)
    if answer.missing:
        yield Steps(
            tuple(map(_question, answer.missing)), title="What is worth asking", ordered=True
        )
    for counter in answer.counters:
        if counter.reason is None:
            names = {name: name for name in ("offer", "least", "fair", "most", "break")}
            title = f"A counter for {counter.level.name}, {counter.region.name}"
            points = tuple(_Point(counter, point) for point in counter.points)
            yield _points(answer, points, names, title)
        else:
            yield Facts((Fact("Counter", counter.reason),))
    if answer.standings:
        yield Facts(standing_pairs(answer.standings), title="Where the base is in its band")
    stated = tuple(_stated(answer))
    if stated:
        yield Facts(stated, title="What the offer says")
    yield _package(answer)
    yield from _vests(answer)
    yield Facts(tuple(_net_facts(answer)), title="Take-home pay")
    yield from trap_facts(answer.trap)
    if answer.first_year is not None:
        yield Facts(tuple(_first_year_facts(answer)), title="The first year, with the sign-on")
    if answer.visa is not None:
        yield Facts(tuple(visa_facts(answer.visa, answer.terms.base)), title="Skilled Worker visa")
    yield from independent_pay(answer.independent, "Other figures for the level, a year")
    yield from other_figures(answer.independent)


def _stated(answer: OfferAnswer) -> Iterator[Fact]:
    """Quote what the offer states in words, and its name."""
    terms = answer.terms
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
    equity = answer.equity
    if equity is None or not equity.vests:
        return
    columns: list[Column[Vest]] = [
        Column("Year", lambda vest: str(vest.year)),
        Column("Vests", lambda vest: vest.value, Unit.GBP),
    ]
    if equity.kind == "listed-shares":
        columns.append(Column("Leaves", lambda vest: vest.left, Unit.GBP))
    yield Table(tuple(columns), equity.vests, title="What vests in each year")


_TAKEN = {
    "income_tax": "income tax",
    "employee_national_insurance": "National Insurance",
    "student_loan": "student loans",
    "pension_employee": "your pension contribution",
}


def _net_facts(answer: OfferAnswer) -> Iterator[Fact]:
    net, now = answer.net, answer.now
    taken = [_TAKEN[name] for name in net.taken]
    after = f", after {', '.join(taken)}" if taken else ""
    yield Fact("Base", (money(net.base_a_year), f" a year{after}"))
    if net.bonus_left:
        yield Fact("With the bonus", (money(net.cash_a_year), " a year"))
    kept = kept_of_a_pound(net.marginal_rate)
    yield Fact("Next pound", f"you keep {kept} of each extra £1")
    if net.current_a_month is not None and now is not None:
        yield Fact("Now", (money(net.current_a_month), " a month of base pay"))
        if net.more_a_year is not None:
            yield Fact(
                "Both bonuses",
                (money(net.more_a_year, signed=True), " a year, with the bonus of each side"),
            )
        least = ", the legal minimum" if now.employer_pension_is_minimum else ""
        yield Fact("Employer pension", (money(now.employer_pension), f" a year now{least}"))
    equity = answer.equity
    if equity is not None and equity.employer_insurance:
        passed = "is passed on to you" if equity.is_passed_on else "may be passed on to you"
        yield Fact(
            "Employer NI",
            (money(equity.employer_insurance), f" a year on the shares {passed} by an election"),
        )
    if equity is not None and equity.share_of_company is not None:
        yield Fact("Share", f"{plain_number(equity.share_of_company)}% of the company")
    yield Fact("Rules", f"{answer.nation.name}, {answer.tax_year.id}")


def _first_year_facts(answer: OfferAnswer) -> Iterator[Fact]:
    first = answer.first_year
    if first is None:
        return
    yield Fact("Pay", (money(first.pay), " in that tax year"))
    yield Fact("Take-home", (money(first.net), " in that tax year"))
    yield Fact("Next pound", f"you keep {kept_of_a_pound(first.marginal_rate)} of each extra £1")
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
    bands = {
        f"{standing.band}": f"{standing.level.name}, {standing.region.name}"
        for standing in answer.standings
    }
    yield from disagreement_notes(answer.disagreements, bands)
    yield from remark_notes(answer.remarks)
    yield from fact_notes(answer.facts)
    yield from visa_fact_notes(answer.visa_facts)
    for text in answer.notes:
        yield Note(text)
    if answer.scales:
        yield Note(
            f"The bands are those of {ROLE}s. The verdict is that of docs/method.md, 'An offer'.",
            NoteKind.NOTE,
        )
    yield Note(ONE_YEAR)


# --- CSV, and what a report takes


class _Row(Record, kw_only=False):
    """One row of CSV: the offer with one of its bands, or with none."""

    answer: OfferAnswer
    scale: Scale | None
    counter: Counter | None
    word: str | None


def _rows(answer: OfferAnswer) -> Table[_Row]:
    """Set out what CSV says: a row for each band of the offer, or one where there is none."""
    rows = tuple(
        _Row(answer, scale, counter, each.verdict)
        for scale, counter, each in zip(
            answer.scales, answer.counters, answer.verdicts, strict=True
        )
    ) or (_Row(answer, None, None, None),)

    return Table(
        (
            Column("Offer", lambda row: row.answer.terms.name),
            Column("Base", lambda row: row.answer.terms.base, Unit.GBP),
            Column("Full-time base", lambda row: row.scale.pay if row.scale else None, Unit.GBP),
            Column("Level", lambda row: row.scale.level.name if row.scale else None),
            Column("Region", lambda row: row.scale.region.name if row.scale else None),
            Column("Band low", lambda row: row.scale.low if row.scale else None, Unit.GBP),
            Column("Band fair", lambda row: row.scale.fair if row.scale else None, Unit.GBP),
            Column("Band high", lambda row: row.scale.high if row.scale else None, Unit.GBP),
            Column("Band open ended", lambda row: row.scale.open_ended if row.scale else None),
            Column("Base is", lambda row: row.scale.position if row.scale else None),
            Column("Verdict", lambda row: row.word),
            Column("Package", lambda row: row.answer.package.total, Unit.GBP),
            Column("Employer pension", lambda row: row.answer.package.employer_pension, Unit.GBP),
            Column("Nation", lambda row: row.answer.nation.id),
            Column("Tax year", lambda row: row.answer.tax_year.id),
            Column("Net of base", lambda row: row.answer.net.base_a_year, Unit.GBP_PER_YEAR),
            Column("Net of base a month", lambda row: row.answer.net.base_a_month, Unit.GBP),
            Column("Net with bonus", lambda row: row.answer.net.cash_a_year, Unit.GBP_PER_YEAR),
            Column("Shares left", lambda row: row.answer.net.equity_kept, Unit.GBP_PER_YEAR),
            Column(
                "Sign-on left",
                lambda row: row.answer.first_year.sign_on_left if row.answer.first_year else None,
                Unit.GBP,
            ),
            Column(
                "Marginal rate",
                lambda row: (row.answer.net.marginal_rate * 100).normalize(),
                Unit.PERCENT,
            ),
            Column(
                "Counter least", lambda row: row.counter.least if row.counter else None, Unit.GBP
            ),
            Column("Counter most", lambda row: row.counter.most if row.counter else None, Unit.GBP),
            Column("No counter as", lambda row: row.counter.reason if row.counter else None),
            *visa_columns(lambda row: row.answer.visa),
        ),
        rows,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
