"""How `mlcareer salary` reads."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay_scale import on_scale, range_on_scale
from mlcareer.page import (
    Bar,
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    Page,
    Piece,
    Span,
    Table,
    Unit,
    caution,
    dim,
    joined,
    money,
    next_step,
    sentence,
)
from mlcareer.pages.amounts import plain_number, pounds, typed
from mlcareer.pages.entry_names import lower_first
from mlcareer.pages.facts import fact_list
from mlcareer.pages.independent_pay import (
    dataset_of,
    independent_pay,
    median_cell,
    median_line,
    other_figures,
)
from mlcareer.pages.level_words import in_text, range_of, short_place, where_in_text
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.scale_words import BELOW, range_verdict, verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.standing import cell_name, disagreement_notes, range_sentence, standing_pairs
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.advice.bands import BandAnswer, BandPosition, RangePosition
    from mlcareer.advice.career.salary import PackageRange, RegionalDifference, SalaryAnswer
    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.advice.pay_scale import PayScale
    from mlcareer.guide.model import Level, Region
    from mlcareer.page import SourceLine

MOST_REGIONS = 2
"""Regions that have a column each in the whole table; more of them have a row for each band."""

MOST_LEVELS = 3
"""Levels up to which all are shown beside a pay; of more, those that it does not reach go."""

LEAST_OTHERS = 2
"""Independent figures that must agree to turn a verdict."""


def salary_page(answer: SalaryAnswer) -> Page:
    """Lay out the whole table, one level among its neighbours, or where pay is in its band."""
    return Page(
        answer=_first_line(answer),
        blocks=tuple(_blocks(answer)),
        details=tuple(_details(answer)),
        notes=tuple(_notes(answer)),
        sources=tuple(_sources(answer)),
        footer="Advertised pay.",
        rows=_rows(answer),
    )


def _sources(answer: SalaryAnswer) -> Iterator[SourceLine]:
    """Name the sources; those of figures that only `--full` shows decide nothing on the screen."""
    named = {item.check for item in answer.other_verdicts}
    named |= {item.check for item in answer.disagreements if item.outside_by < 0}
    levels = {band.level.id: band.level for band in answer.bands}
    found = (dataset_of(answer.independent, level) for level in levels.values())
    named |= {check.id for check in found if check is not None}
    brief = {band.source for band in (*answer.bands, *answer.neighbours)}
    brief |= {check.source for check in answer.independent if check.id in named}
    if answer.place is not None:
        brief |= set(answer.place.source_ids)
    for line in source_lines(answer.sources):
        yield line.replace(decides=line.decides and line.id in brief)


# --- The first line


def _first_line(answer: SalaryAnswer) -> Line:
    if not answer.bands:
        return "The guide has no band for this"
    if answer.pay is not None:
        return _pay_line(answer)
    level, by_years = answer.level, ""
    if answer.years is not None:
        by_years = f" ({_years(answer.years)})"
    place = answer.place or answer.region
    if len(answer.bands) == 1:
        band = answer.bands[0]
        who = f"{band.level.name} ML engineer, {(place or band.region).name}{by_years}"
        return sentence("{}: {} a year", who, _span(band))
    low = min(band.min for band in answer.bands)
    top = max(answer.bands, key=lambda band: (band.max, band.open_ended))
    who = "ML engineers in the UK" if place is None else f"ML engineers, {place.name}"
    by = ["level"] if level is None else []
    by += ["region"] if len({band.region.id for band in answer.bands}) > 1 else []
    if level is not None:
        who = f"{level.name} ML engineers{by_years}"
    whole = Span(low, top.max, top.open_ended)
    return sentence("{}: {} a year, by {}", who, whole, " and ".join(by))


def _years(years: Decimal) -> str:
    """Write years to two decimals at most, rounded down so that they stay below an edge."""
    shown = years.quantize(Decimal("0.01"), ROUND_DOWN).normalize()
    return f"{shown:f} year{'' if shown == 1 else 's'}"


def _asked_pay(answer: SalaryAnswer) -> int | Span:
    low = answer.pay or 0
    return low if answer.pay_to is None else Span(low, answer.pay_to)


def _pay_line(answer: SalaryAnswer) -> Line:
    """Say of pay what it is at the level asked for, and at the next one that it does not reach."""
    pay, here, first = _pay_asked(answer), _here(answer), answer.bands[0]
    if len(answer.bands) == 1 and answer.level is not None:
        found, level = _verdict(answer, first), in_text(first.level)
        if _is_turned(answer):
            whose = f"{level}{'' if answer.place else f' {first.region.name}'}"
            line = "{} is {} by the guide's {} band, but in line with other figures"
            return sentence(line, pay, found, whose)
        above = _next_verdict(answer)
        if above:
            return sentence("{}{}: {} for {}, {}", pay, here, found, level, above)
        return sentence("{} is {} for {}{}", pay, found, level, here)
    several = len({band.region.id for band in answer.bands}) > 1
    said = (
        sentence(
            "{} for {}{}",
            _verdict(answer, band),
            in_text(band.level),
            f" {where_in_text(band.region)}" if several else "",
        )
        for band in _near(answer, answer.bands) or answer.bands[:1]
    )
    return (*pay, f"{'' if several and not answer.place else here}: ", *joined(said))


def _pay_asked(answer: SalaryAnswer) -> tuple[str | Piece, ...]:
    """Write the pay, and part-time pay that its full-time equivalent was worked out from."""
    part = answer.part_time
    if part is None:
        return (money(_asked_pay(answer)),)
    paid = part.pay if part.pay_to is None else Span(part.pay, part.pay_to)
    hours = plain_number(part.hours)
    return sentence("{} full time ({} for {} hours)", money(_asked_pay(answer)), paid, hours)


def _here(answer: SalaryAnswer) -> str:
    """Say where the pay is: ` in Bristol`, `, remote`."""
    if answer.place is None:
        return "" if answer.region is None else f" {where_in_text(answer.region)}"
    if len(answer.place.regions) > 1:
        return f", {answer.place.name.lower()}"
    return f" in {short_place(answer.place.name)}"


def _next_verdict(answer: SalaryAnswer) -> Line:
    """Judge a range by the next level's band too, where its top comes near that."""
    first = answer.bands[0]
    above = [band for band in _levels_above(answer) if band.region.id == first.region.id]
    if answer.pay_to is None or not above or _ends(answer, above[0])[1] == "too-low":
        return ""
    return (_verdict(answer, above[0]), f" for {in_text(above[0].level)}")


def _levels_above(answer: SalaryAnswer) -> list[BandAnswer]:
    begins = min(band.experience_min for band in answer.bands)
    return [band for band in answer.neighbours if band.experience_min > begins]


def _ends(answer: SalaryAnswer, band: BandAnswer) -> tuple[PayScale, PayScale]:
    """Judge both ends of the pay asked about by a band."""
    low, high = answer.pay or 0, answer.pay_to
    if high is None:
        found = on_scale(low, band.min, band.max, open_ended=band.open_ended)
        return found, found
    return range_on_scale(low, high, band.min, band.max, open_ended=band.open_ended)


def _verdict(answer: SalaryAnswer, band: BandAnswer) -> Piece:
    return range_verdict(*_ends(answer, band))


def _near(answer: SalaryAnswer, bands: Sequence[BandAnswer]) -> list[BandAnswer]:
    """Return the bands that the pay is neither above nor far below."""
    ends = ((band, *_ends(answer, band)) for band in bands)
    return [band for band, low, high in ends if low != "above" and high != "too-low"]


def _is_turned(answer: SalaryAnswer) -> bool:
    """Whether pay is low by the one band asked for and by no independent figure for the level."""
    others = [item.position in BELOW for item in answer.other_verdicts]
    agree = len(others) >= LEAST_OTHERS and not any(others)
    return agree and len(answer.bands) == 1 and _ends(answer, answer.bands[0])[0] in BELOW


# --- The brief screen


def _blocks(answer: SalaryAnswer) -> Iterator[Block]:
    if not answer.bands:
        return
    if answer.pay is not None and answer.pay_to is None and _is_turned(answer):
        yield _other_table(answer, answer.bands[0])
    elif answer.level is not None or answer.pay is not None:
        yield _picture(answer)
    elif len({band.region.id for band in answer.bands}) <= MOST_REGIONS:
        yield _ladder(answer)
    else:
        yield _list(answer.bands)
    yield Facts(tuple(_keys(answer)))


def _ladder(answer: SalaryAnswer) -> Table[Level]:
    """Set each level out with a column for each region, and what others found beside it."""
    regions = {band.region.id: band.region for band in answer.bands}
    levels = {band.level.id: band.level for band in answer.bands}
    spans = {(band.level.id, band.region.id): _span(band) for band in answer.bands}

    def of_region(region: Region) -> Column[Level]:
        return Column(
            region.name, lambda level: spans.get((level.id, region.id)), Unit.GBP_PER_YEAR
        )

    def median(level: Level) -> Line:
        return median_cell(dataset_of(answer.independent, level)) or "–"

    return Table(
        (
            Column("Level", lambda level: level.name, whole=True),
            Column("Years", range_of, whole=True),
            *map(of_region, regions.values()),
            Column("UK median (n)", median, whole=True),
        ),
        tuple(levels.values()),
    )


def _list(bands: Iterable[BandAnswer], title: str = "") -> Table[BandAnswer]:
    return Table(
        (*_band_columns(), Column("", lambda band: Bar(_span(band)), Unit.GBP_PER_YEAR)),
        tuple(sorted(bands, key=lambda band: (band.region.name, band.experience_min))),
        title=title,
        brief=None if title else 12,
    )


def _band_columns() -> tuple[Column[BandAnswer], ...]:
    return (
        Column("Level", lambda band: band.level.name, whole=True),
        Column("Region", lambda band: band.region.name, whole=True),
        Column("Base pay a year", _span, Unit.GBP_PER_YEAR),
    )


def _picture(answer: SalaryAnswer) -> Table[BandAnswer]:
    """Draw the bands asked for on one scale, among the levels beside and the other regions."""
    asked = {band.id for band in answer.bands}
    bands = [*answer.bands, *answer.neighbours]
    regions = list(dict.fromkeys(band.region.id for band in bands))
    bands.sort(key=lambda band: (regions.index(band.region.id), band.experience_min))
    pay = None
    columns: tuple[Column[BandAnswer], ...] = ()
    if answer.pay is not None:
        # The regions beside say nothing of pay here, nor do levels far from it.
        here = {band.region.id for band in answer.bands}
        bands = [band for band in bands if band.region.id in here]
        if len({band.level.id for band in bands}) > MOST_LEVELS:
            bands = _near(answer, bands) or bands
        pay = _asked_pay(answer)
        columns = (Column(f"{_pay_words(answer)} is", lambda band: _found(answer, band)),)
    level, region, base = _band_columns()
    if len({band.region.id for band in bands}) == 1:
        named: tuple[Column[BandAnswer], ...] = (
            level,
            Column(f"Band, {bands[0].region.name}", _span, Unit.GBP_PER_YEAR),
        )
    else:
        named = (level, region, base)
    return Table(
        (*named, Column("", lambda band: Bar(_span(band), pay), Unit.GBP_PER_YEAR), *columns),
        tuple(bands),
        asked=(lambda band: band.id in asked) if answer.neighbours else None,
    )


def _found(answer: SalaryAnswer, band: BandAnswer) -> Line:
    """Say what pay is by a band, and that it is low because only its top reaches it."""
    reaches = (answer.pay or 0) < band.min <= (answer.pay_to or 0)
    return (_verdict(answer, band), ": only its top" if reaches else "")


def _pay_words(answer: SalaryAnswer) -> str:
    end = "" if answer.pay_to is None else f"–{pounds(answer.pay_to)}"
    return f"{pounds(answer.pay or 0)}{end}"


class _Other(Record, kw_only=False):
    """A figure to compare pay with: the guide's own band, or somebody else's."""

    name: str
    range: Span | None
    median: int | None
    verdict: Line


def _other_table(answer: SalaryAnswer, band: BandAnswer) -> Table[_Other]:
    """Show the guide's band beside the other figures that turn its verdict."""
    under = sentence("{}: {} under", _verdict(answer, band), band.min - (answer.pay or 0))
    verdicts = {item.check: item.position for item in answer.other_verdicts}
    names = {source.id: source.short for source in answer.sources}
    others = [
        _Other(
            names.get(check.source, check.source)
            + ("" if check.sample is None else f", {check.sample} salaries"),
            _middle(check),
            check.p50,
            dim("above") if verdicts[check.id] == "above" else verdict(verdicts[check.id]),
        )
        for check in answer.independent
        if check.id in verdicts
    ]
    own = _Other(f"Guide's band, {band.region.name}", _span(band), None, under)
    return Table(
        (
            Column(f"Figure, {in_text(band.level)}", lambda item: item.name),
            Column("Range", lambda item: item.range, Unit.GBP_PER_YEAR),
            Column("Median", lambda item: item.median, Unit.GBP_PER_YEAR),
            Column(f"{_pay_words(answer)} is", lambda item: item.verdict, whole=True),
        ),
        (own, *others),
    )


def _middle(check: CheckAnswer) -> Span | None:
    if check.p25 is not None and check.p75 is not None:
        return Span(check.p25, check.p75)
    return None if check.low is None else Span(check.low, check.high, check.high_open)


def _keys(answer: SalaryAnswer) -> Iterator[Fact]:
    place = answer.place
    if place is not None and len(place.regions) > 1:
        names = " or ".join(region.name for region in place.regions)
        yield caution(f"{place.name} has no band of its own: ask whether pay follows {names}.")
    if answer.level is not None:
        yield from _level_keys(answer, answer.level)
    else:
        yield from _premium(answer.regional_differences)
    if answer.pay is None:
        yield from _on_top(answer.package)
    yield from _cautions(answer)
    yield next_step(_next(answer))


def _level_keys(answer: SalaryAnswer, level: Level) -> Iterator[Fact]:
    check = dataset_of(answer.independent, level)
    if check is not None and check.p50 is not None:
        yield Fact("UK median", median_line(check), Drop.OTHER_FIGURES)
    if answer.take_home and answer.pay is None:
        first, *rest = answer.take_home
        ends = [sentence("{} a month at {}", first.net_a_month, first.amount)]
        ends += [sentence("{} at {}", net.net_a_month, net.amount) for net in rest]
        yield Fact("Take-home", joined(ends))
    if answer.pay is not None:
        for band in answer.bands:
            yield from _next_level(answer, band)


def _next_level(answer: SalaryAnswer, band: BandAnswer) -> Iterator[Fact]:
    """Say where the level above begins, where pay is in this band and has not reached that."""
    above = [each for each in _levels_above(answer) if each.region.id == band.region.id]
    if not above or above[0].min <= (answer.pay or 0) or _ends(answer, band)[1] in BELOW:
        return
    line = "starts at {} {}"
    where = where_in_text(band.region)
    if answer.pay_to == above[0].min:
        line, where = "starts where your range ends, at {}{}", ""
    yield Fact(above[0].level.name, sentence(line, above[0].min, where))


def _premium(differences: Iterable[RegionalDifference]) -> Iterator[Fact]:
    """Say in one line what the first region pays over another, across the levels."""
    by_pair: dict[tuple[str, str], list[Decimal]] = {}
    for item in differences:
        pair = (item.region.name, item.over_region.name)
        by_pair.setdefault(pair, []).extend((item.min_percent, item.max_percent))
    for (region, over), percents in by_pair.items():
        low, high = round(min(percents)), round(max(percents))
        share = f"{low}%" if low == high else f"{low}–{high}%"
        yield Fact(region, f"pays {share} more than {over}", Drop.OTHER_FIGURES)


def _on_top(package: Iterable[PackageRange]) -> Iterator[Fact]:
    for first in {item.id: item for item in package}.values():
        what = first.short or f"{lower_first(first.name)} at {' and '.join(first.applies_to)}"
        yield Fact("On top", f"{first.min_percent}–{first.max_percent}% in {what}", Drop.ON_TOP)


def _cautions(answer: SalaryAnswer) -> Iterator[Fact]:
    """Return what could change the decision, the heavier one first."""
    if answer.place is not None and len(answer.place.regions) == 1:
        region = answer.place.regions[0].name
        yield caution(f"No band for {short_place(answer.place.name)} itself: {region} is shown.")
    shown = answer.bands if answer.pay is None else _near(answer, answer.bands)
    by_level: dict[Level, list[int]] = {}
    for item in answer.disagreements:
        for band in shown:
            if item.band == band.id and item.outside_by < 0:
                by_level.setdefault(band.level, []).append(item.figure)
    if by_level:
        # Of several levels the one that most figures put lower.
        level = max(by_level, key=lambda each: len(by_level[each]))
        low, high = min(by_level[level]), max(by_level[level])
        named = pounds(low) if low == high else f"about {pounds(low)} to {pounds(high)}"
        whom = "this level" if answer.level is not None else f"{in_text(level)} engineers"
        yield caution(f"Other figures put {whom} lower, at {named}.", Drop.SECOND_CAUTION)


def _next(answer: SalaryAnswer) -> str:
    place = answer.place or answer.region
    where = "london" if place is None else place.id
    if answer.level is None:
        return f"salary senior {where}"
    level = answer.level.id
    if answer.pay is not None and answer.pay_to is not None:
        return f"hire {level} {where} --budget {typed(answer.pay, answer.pay_to)}"
    band = answer.bands[0]
    amount = answer.pay if answer.pay is not None else (band.min + band.max) // 2 // 5000 * 5000
    return f"offer {typed(amount)} --level {level} --region {where}"


def _details(answer: SalaryAnswer) -> Iterator[Block]:
    if answer.bands and answer.level is None and answer.pay is None:
        yield _list(answer.bands, "Every band")
    if answer.pay is not None:
        found = tuple(
            Fact(cell_name(each), range_sentence(each)) for each in answer.range_standings
        )
        title = f"{_pay_words(answer)}, band by band"
        yield Facts(found or standing_pairs(answer.standings), title=title)
    place = answer.place
    if place is not None:
        said = {
            "Place": place.summary,
            "Known for": "; ".join(place.known_for),
            "Sectors": "; ".join(place.sectors),
            "Employers": "; ".join(place.employers),
        }
        facts = tuple(Fact(key, text) for key, text in said.items() if text)
        yield Facts(facts, title=place.name)
    yield from _regional(answer)
    for addition in dict.fromkeys(item.id for item in answer.package):
        yield _addition([item for item in answer.package if item.id == addition])
    yield from fact_list(answer.facts, "Bonus, equity and pension")
    checks = [check for check in answer.independent if check.counts != "grade"]
    yield from independent_pay(checks, "Other figures under the role's own titles, a year")
    yield from other_figures(checks)


def _regional(answer: SalaryAnswer) -> Iterator[Facts]:
    """Say of each level what the first region pays over each of the others."""
    facts = tuple(
        Fact(
            f"{item.region.name} over {item.over_region.name}"
            if answer.level is not None
            else f"{item.level.name}, {item.region.name} over {item.over_region.name}",
            f"{pounds(item.min_difference)} ({item.min_percent}%) more at the bottom, "
            f"{pounds(item.max_difference)} ({item.max_percent}%) at the top",
        )
        for item in answer.regional_differences
    )
    if facts:
        yield Facts(facts, title="Between regions")
    elif answer.regions_beside and answer.level is not None:
        more = f"{answer.regions_beside} more: mlcareer salary --level {answer.level.id}"
        yield Facts((Fact("Other regions", more),))


def _addition(ranges: list[PackageRange]) -> Facts:
    first = ranges[0]
    facts = [Fact("Share", f"{first.min_percent}–{first.max_percent}% of base pay")]
    if len({(item.base_min, item.base_max) for item in ranges}) == 1:
        low = f"{pounds(first.amount_min)} ({first.min_percent}% of {pounds(first.base_min)})"
        high = f"{pounds(first.amount_max)} ({first.max_percent}% of {pounds(first.base_max)})"
        facts.append(Fact("In pounds", f"{low} to {high}"))
    facts.append(Fact("At", " and ".join(first.applies_to)))
    if not all(part.casefold() in first.name.casefold() for part in first.parts):
        facts.append(Fact("Made of", ", ".join(first.parts)))
    if first.caveat:
        facts.append(caution(first.caveat))
    return Facts(tuple(facts), title=f"On top of base pay: {first.name}")


def _notes(answer: SalaryAnswer) -> Iterator[Note]:
    if answer.years is not None and answer.bands:
        band = answer.bands[0]
        end = "and up" if band.experience_max is None else f"to under {band.experience_max}"
        yield Note(
            f"{_years(answer.years)} of experience is {band.level.name}: "
            f"{band.experience_min} years {end}."
        )
    if any(band.open_ended for band in answer.bands):
        yield Note("▶ marks a band without an upper limit.")
    if answer.take_home:
        yield Note("Take-home pay is for England, without a pension or a loan.")
    names = {band.id: f"{band.level.name}, {band.region.name}" for band in answer.bands}
    yield from disagreement_notes(answer.disagreements, names)
    yield from remark_notes(answer.remarks)


def _span(band: BandAnswer) -> Span:
    return Span(band.min, band.max, band.open_ended)


def _rows(answer: SalaryAnswer) -> Table[BandAnswer]:
    """Set each band out with all that is known of it and of the pay asked about, for CSV."""
    columns: list[Column[BandAnswer]] = [
        Column("Level", lambda band: band.level.name),
        Column("Region", lambda band: band.region.name),
        Column(
            "Experience", lambda band: Span(band.experience_min, band.experience_max), Unit.YEARS
        ),
        Column("Base pay", _span, Unit.GBP_PER_YEAR),
    ]
    if answer.pay is not None:
        columns.append(Column("Pay", lambda _: _asked_pay(answer), Unit.GBP_PER_YEAR))
    found: dict[str, BandPosition | RangePosition] = {
        item.band: item for item in answer.range_standings or answer.standings
    }

    def of(heading: str, name: str, unit: Unit = Unit.GBP_PER_YEAR) -> Column[BandAnswer]:
        return Column(heading, lambda band: getattr(found[band.id], name), unit)

    if answer.range_standings:
        columns += [
            of("Lower end", "position", Unit.TEXT),
            of("Upper end", "position_to", Unit.TEXT),
            of("Within the band", "inside"),
            of("Below it", "below"),
            of("Above it", "above"),
            of("Of the range within", "percent_inside", Unit.PERCENT),
            of("Of the band taken up", "percent_of_band", Unit.PERCENT),
        ]
    elif answer.standings:
        columns += [
            of("Position", "position", Unit.TEXT),
            of("Above the lowest", "above_min"),
            of("Below the highest named", "below_max"),
            of("Of the way", "percent_of_range", Unit.PERCENT),
            of("To the next level", "to_next"),
        ]
    columns.append(Column("Sources", lambda band: band.source))
    return Table(tuple(columns), answer.bands)
