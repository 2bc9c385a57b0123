"""How `mlcareer salary` reads."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import BandAnswer, PayStanding, RangeStanding
from mlcareer.advice.pay_scale import on_scale, range_on_scale
from mlcareer.guide.model import Level
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
    money,
    next_step,
)
from mlcareer.pages.amounts import pounds, typed
from mlcareer.pages.facts import fact_list
from mlcareer.pages.independent_pay import independent_pay, other_figures
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.scale_words import WORDS, range_verdict, verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.standing import cell_name, disagreement_notes, range_sentence, standing_pairs
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.career.salary import PackageRange, RegionalDifference, SalaryAnswer
    from mlcareer.advice.independent_pay import CheckAnswer, Disagreement
    from mlcareer.advice.pay_scale import PayScale
    from mlcareer.guide.model import Region
    from mlcareer.page import SourceLine

MOST_REGIONS = 2
"""Regions that have a column each in the whole table; more of them have a row for each band."""

MOST_LEVELS = 3
"""Levels up to which all are shown beside a pay; of more, those that it does not reach go."""

LEAST_OTHERS = 2
"""Independent figures that must agree to turn a verdict."""

LEAST_FOR_A_MEDIAN = 6
"""Salaries. Of fewer a figure says only that they are too few."""


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
    brief = {band.source for band in (*answer.bands, *answer.neighbours)}
    brief |= {check.source for check in _brief_checks(answer)}
    if answer.place is not None:
        brief |= set(answer.place.source_ids)
    for line in source_lines(answer.sources):
        yield line.replace(decides=line.decides and line.id in brief)


def _brief_checks(answer: SalaryAnswer) -> Iterator[CheckAnswer]:
    """Return the independent figures that the brief screen shows or names."""
    named = {item.check for item in answer.other_verdicts}
    named |= {item.check for item in answer.disagreements if item.outside_by < 0}
    levels = {band.level.id: band.level for band in answer.bands}
    shown = {check.id for level in levels.values() if (check := _dataset(answer, level))}
    yield from (check for check in answer.independent if check.id in named | shown)


def _first_line(answer: SalaryAnswer) -> Line:
    if not answer.bands:
        return "The guide has no band for this"
    if answer.pay is not None:
        return _pay_line(answer)
    low = min(band.min for band in answer.bands)
    top = max(answer.bands, key=lambda band: (band.max, band.open_ended))
    all_of_it = money(Span(low, top.max, top.open_ended))
    if len(answer.bands) == 1:
        band = answer.bands[0]
        who = f"{band.level.name} ML engineer, {_where(answer, band)}{_by_years(answer)}: "
        return (who, money(_span(band)), " a year")
    who = "ML engineers in the UK" if answer.region is None else f"ML engineers, {_place(answer)}"
    if answer.level is not None:
        who = f"{answer.level.name} ML engineers{_by_years(answer)}"
    by = " and ".join(
        name
        for name, several in (
            ("level", answer.level is None),
            ("region", len({band.region.id for band in answer.bands}) > 1),
        )
        if several
    )
    return (f"{who}: ", all_of_it, f" a year, by {by}")


def _where(answer: SalaryAnswer, band: BandAnswer) -> str:
    return band.region.name if answer.place is None else answer.place.name


def _place(answer: SalaryAnswer) -> str:
    if answer.place is not None:
        return answer.place.name
    return "" if answer.region is None else answer.region.name


def _by_years(answer: SalaryAnswer) -> str:
    return "" if answer.years is None else f" ({_years(answer.years)})"


def _years(years: Decimal) -> str:
    """Write years to two decimals at most, rounded down so that they stay below an edge."""
    shown = years.quantize(Decimal("0.01"), ROUND_DOWN).normalize()
    return f"{shown:f} year{'' if shown == 1 else 's'}"


def _asked_pay(answer: SalaryAnswer) -> Piece:
    low = answer.pay or 0
    return money(low if answer.pay_to is None else Span(low, answer.pay_to))


def _as_paid(answer: SalaryAnswer) -> str:
    """Name the part-time pay that a full-time equivalent was worked out from."""
    paid = answer.part_time
    if paid is None:
        return ""
    end = "" if paid.pay_to is None else f"–{pounds(paid.pay_to)}"
    return f" full time ({pounds(paid.pay)}{end} for {paid.hours.normalize():f} hours)"


def _pay_line(answer: SalaryAnswer) -> Line:
    """Say of pay what it is at the level asked for, and at the next one that it does not reach."""
    parts: list[str | Piece] = [_asked_pay(answer), _as_paid(answer)]
    where = _place(answer)
    found = _verdicts(answer)
    if len(found) == 1 and answer.level is not None:
        ((name, position, shown),) = found
        turned = position in {"too-low", "low"} and _others_turn(answer)
        if turned:
            whose = f" by the guide's {name.lower()} {where} band, but in line with other figures"
            return (*parts, " is ", shown, whose)
        above = _next_verdict(answer)
        if above:
            at = f" in {where}: " if where else ": "
            return (*parts, at, shown, f" for {name.lower()}, ", *above)
        return (*parts, " is ", shown, f" for {name.lower()}{f' in {where}' if where else ''}")
    told = [item for item in found if item[1] not in {"above", "too-low"}] or found[:1]
    parts += [f" in {where}: " if where else ": "]
    for index, (name, _, shown) in enumerate(told):
        parts += [", " if index else "", shown, f" for {name[:1].lower()}{name[1:]}"]
    return tuple(parts)


def _next_verdict(answer: SalaryAnswer) -> tuple[str | Piece, ...]:
    """Judge a range by the next level's band too, where its top comes near that."""
    above = [band for band in answer.neighbours if band.experience_min > _begins(answer)]
    above = [band for band in above if band.region.id == answer.bands[0].region.id]
    if answer.pay_to is None or not above:
        return ()
    last = on_scale(answer.pay_to, above[0].min, above[0].max, open_ended=above[0].open_ended)
    found = _beside_verdict(answer, above[0])
    if last == "too-low" or found is None:
        return ()
    return (found, f" for {above[0].level.name.lower()}")


def _verdicts(answer: SalaryAnswer) -> list[tuple[str, PayScale, Piece]]:
    """Return for each band asked for what it is called, the verdict, and how that is written."""
    several = len({band.region.id for band in answer.bands}) > 1
    if answer.range_standings:
        return [
            (
                _cell(item) if several else item.level.name,
                item.position,
                range_verdict(item.position, item.position_to),
            )
            for item in answer.range_standings
        ]
    return [
        (_cell(item) if several else item.level.name, item.position, verdict(item.position))
        for item in answer.standings
    ]


def _cell(item: PayStanding | RangeStanding) -> str:
    return f"{item.level.name} in {item.region.name}"


def _others_turn(answer: SalaryAnswer) -> bool:
    """Whether every independent figure for the level says more than the guide's band."""
    others = [item.position for item in answer.other_verdicts]
    better = [position for position in others if position not in {"too-low", "low"}]
    return len(others) >= LEAST_OTHERS and len(better) == len(others)


def _blocks(answer: SalaryAnswer) -> Iterator[Block]:
    if not answer.bands:
        return
    if answer.pay is not None and _others_turn(answer) and _is_low(answer):
        yield _other_table(answer)
    elif answer.level is not None or answer.pay is not None:
        yield _picture(answer)
    elif len({band.region.id for band in answer.bands}) <= MOST_REGIONS:
        yield _ladder(answer)
    else:
        yield _list(answer.bands)
    yield Facts(tuple(_keys(answer)))


def _is_low(answer: SalaryAnswer) -> bool:
    return any(item.position in {"too-low", "low"} for item in answer.standings)


class _Rung(Record, kw_only=False):
    """A level with its bands, by region."""

    level: Level
    bands: dict[str, BandAnswer]
    median: str


def _ladder(answer: SalaryAnswer) -> Table[_Rung]:
    """Set each level out with a column for each region, and what others found beside it."""
    regions = {band.region.id: band.region for band in answer.bands}
    levels = {band.level.id: band.level for band in answer.bands}
    rungs = tuple(
        _Rung(
            level,
            {band.region.id: band for band in answer.bands if band.level.id == level.id},
            _median(answer, level),
        )
        for level in levels.values()
    )
    return Table(
        (
            Column("Level", lambda rung: rung.level.name, whole=True),
            Column("Years", lambda rung: _experience(rung.level), whole=True),
            *map(_region_column, regions.values()),
            Column("UK median (n)", lambda rung: rung.median, whole=True),
        ),
        rungs,
    )


def _region_column(region: Region) -> Column[_Rung]:
    return Column(
        region.name,
        lambda rung: _span(rung.bands[region.id]) if region.id in rung.bands else None,
        Unit.GBP_PER_YEAR,
    )


def _experience(level: Level) -> str:
    end = "+" if level.experience_max is None else f"–{level.experience_max}"
    return f"{level.experience_min}{end}"


def _median(answer: SalaryAnswer, level: Level) -> str:
    check = _dataset(answer, level)
    if check is None:
        return "–"
    if check.p50 is None:
        return f"too few ({check.sample})"
    return f"{pounds(check.p50)} ({check.sample})"


def _dataset(answer: SalaryAnswer, level: Level) -> CheckAnswer | None:
    """Return the independent figure of a level that states its sample, the largest first."""
    found = [
        check
        for check in answer.independent
        if check.counts == "title"
        and check.period == "year"
        and level.id in check.levels
        and check.sample is not None
    ]
    return max(found, key=lambda check: check.sample or 0, default=None)


def _list(bands: Iterable[BandAnswer]) -> Table[BandAnswer]:
    return Table(
        (
            Column("Level", lambda band: band.level.name, whole=True),
            Column("Region", lambda band: band.region.name, whole=True),
            Column("Base pay a year", _span, Unit.GBP_PER_YEAR),
            Column("", lambda band: Bar(_span(band)), Unit.GBP_PER_YEAR),
        ),
        tuple(sorted(bands, key=lambda band: (band.region.name, band.experience_min))),
        brief=12,
    )


def _picture(answer: SalaryAnswer) -> Table[BandAnswer]:
    """Draw the bands asked for on one scale, among the levels beside and the other regions."""
    asked = {band.id for band in answer.bands}
    regions = list(dict.fromkeys(band.region.id for band in (*answer.bands, *answer.neighbours)))
    bands = sorted(
        (*answer.bands, *answer.neighbours),
        key=lambda band: (regions.index(band.region.id), band.experience_min),
    )
    if answer.pay is not None:
        bands = _beside_pay(answer, bands)
    mark = answer.pay
    pay = Span(mark, answer.pay_to) if mark is not None and answer.pay_to is not None else mark
    columns: list[Column[BandAnswer]] = [
        Column("Level", lambda band: band.level.name, whole=True),
        Column("Region", lambda band: band.region.name, whole=True),
        Column("Base pay a year", _span, Unit.GBP_PER_YEAR),
        Column("", lambda band: Bar(_span(band), pay), Unit.GBP_PER_YEAR),
    ]
    if len({band.region.id for band in bands}) == 1:
        columns[1:3] = [Column(f"Band, {bands[0].region.name}", _span, Unit.GBP_PER_YEAR)]
    if answer.pay is not None:
        shown = {item.band: verdict(item.position) for item in answer.standings}
        shown |= {
            item.band: range_verdict(item.position, item.position_to)
            for item in answer.range_standings
        }
        columns.append(
            Column(
                f"{_pay_words(answer)} is",
                lambda band: shown.get(band.id) or _beside_verdict(answer, band),
                whole=True,
            )
        )
    return Table(
        tuple(columns),
        tuple(bands),
        asked=(lambda band: band.id in asked) if answer.neighbours else None,
    )


def _pay_words(answer: SalaryAnswer) -> str:
    end = "" if answer.pay_to is None else f"–{pounds(answer.pay_to)}"
    return f"{pounds(answer.pay or 0)}{end}"


def _beside_verdict(answer: SalaryAnswer, band: BandAnswer) -> Piece | None:
    """Judge pay against a neighbour's band, which the answer has no place of its own for."""
    if answer.pay is None:
        return None
    if answer.pay_to is None:
        return verdict(on_scale(answer.pay, band.min, band.max, open_ended=band.open_ended))
    ends = range_on_scale(answer.pay, answer.pay_to, band.min, band.max, open_ended=band.open_ended)
    return range_verdict(*ends)


def _beside_pay(answer: SalaryAnswer, bands: list[BandAnswer]) -> list[BandAnswer]:
    """Leave out the regions beside, which say nothing of pay here, and levels far from it."""
    here = {band.region.id for band in answer.bands}
    kept = [band for band in bands if band.region.id in here]
    if len({band.level.id for band in kept}) <= MOST_LEVELS or answer.pay is None:
        return kept
    low, high = answer.pay, answer.pay_to or answer.pay
    near = [band for band in kept if band.min <= high and (low <= band.max or band.open_ended)]
    return near or kept


class _Other(Record, kw_only=False):
    """A figure to hold a pay against: the guide's own band, or somebody else's."""

    name: str
    range: Span | None
    median: int | None
    verdict: Line


def _other_table(answer: SalaryAnswer) -> Table[_Other]:
    """Show the guide's band beside the other figures that turn its verdict."""
    standing, band = answer.standings[0], answer.bands[0]
    under = f"{WORDS[standing.position]}: {pounds(-standing.above_min)} under"
    own = _Other(
        f"Guide's band, {band.region.name}",
        _span(band),
        None,
        verdict(standing.position).replace(value=under),
    )
    verdicts = {item.check: item.position for item in answer.other_verdicts}
    others = [
        _Other(_short(answer, check), _middle(check), check.p50, _other_verdict(verdicts[check.id]))
        for check in answer.independent
        if check.id in verdicts
    ]
    return Table(
        (
            Column(f"Figure, {band.level.name.lower()}", lambda item: item.name),
            Column("Range", lambda item: item.range, Unit.GBP_PER_YEAR),
            Column("Median", lambda item: item.median, Unit.GBP_PER_YEAR),
            Column(f"{_pay_words(answer)} is", lambda item: item.verdict, whole=True),
        ),
        (own, *others),
    )


def _other_verdict(position: PayScale) -> Piece:
    shown = verdict(position)
    return shown.replace(value="above") if position == "above" else shown


def _short(answer: SalaryAnswer, check: CheckAnswer) -> str:
    names = {source.id: source.short for source in answer.sources}
    sample = "" if check.sample is None else f", {check.sample} salaries"
    return f"{names.get(check.source, check.source)}{sample}"


def _middle(check: CheckAnswer) -> Span | None:
    if check.p25 is not None and check.p75 is not None:
        return Span(check.p25, check.p75)
    return None if check.low is None else Span(check.low, check.high, check.high_open)


def _keys(answer: SalaryAnswer) -> Iterator[Fact]:
    if answer.place is not None and len(answer.place.regions) > 1:
        yield caution(
            f"{answer.place.name} has no band of its own: ask whether pay follows "
            f"{' or '.join(region.name for region in answer.place.regions)}."
        )
    if answer.level is not None:
        yield from _level_keys(answer, answer.level)
    else:
        yield from _premium(answer.regional_differences)
    yield from _on_top(answer.package)
    yield from _cautions(answer)
    yield next_step(_next(answer))


def _level_keys(answer: SalaryAnswer, level: Level) -> Iterator[Fact]:
    check = _dataset(answer, level)
    if check is not None:
        at_level = f" at {level.name.lower()}" if answer.pay is not None else ""
        yield Fact("UK median", _median_words(check, at_level), Drop.OTHER_FIGURES)
    if answer.take_home and answer.pay is None:
        first, *rest = answer.take_home
        line: list[str | Piece] = [money(first.net_a_month), " a month at ", money(first.amount)]
        for net in rest:
            line += [", ", money(net.net_a_month), " at ", money(net.amount)]
        yield Fact("Take-home", tuple(line))
    for item in answer.range_standings or answer.standings:
        if item.region.id in {band.region.id for band in answer.bands}:
            yield from _next_level(answer, item)


def _median_words(check: CheckAnswer, at_level: str) -> str:
    if check.p50 is None:
        return f"too few salaries ({check.sample}){at_level}"
    years = check.covers.replace(" to ", "–").replace("–20", "–")
    if check.p25 is not None and check.p75 is not None:
        middle = f"; middle half {pounds(check.p25)}–{pounds(check.p75)}"
    else:
        middle = ""
    return f"{pounds(check.p50)}{at_level}{middle} ({check.sample} salaries, {years})"


def _next_level(answer: SalaryAnswer, item: PayStanding | RangeStanding) -> Iterator[Fact]:
    """Say where the level above begins, where the pay asked about has not reached it."""
    above = [band for band in answer.neighbours if band.region.id == item.region.id]
    above = [band for band in above if band.min > (answer.pay or 0)]
    if not above:
        return
    band = min(above, key=lambda each: each.min)
    if answer.pay_to == band.min:
        yield Fact(band.level.name, f"starts where your range ends, at {pounds(band.min)}")
    elif band.experience_min > _begins(answer):
        yield Fact(band.level.name, f"starts at {pounds(band.min)} in {band.region.name}")


def _begins(answer: SalaryAnswer) -> int:
    return min(band.experience_min for band in answer.bands)


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
        share = f"{first.min_percent}–{first.max_percent}%"
        name = first.name[:1].lower() + first.name[1:]
        what = first.short or f"{name} at {_employers(first)}"
        yield Fact("On top", f"{share} in {what}", Drop.ON_TOP)


def _employers(item: PackageRange) -> str:
    return " and ".join(item.applies_to)


def _cautions(answer: SalaryAnswer) -> Iterator[Fact]:
    """Return what could change the decision, the heavier one first."""
    if answer.place is not None and len(answer.place.regions) == 1:
        region = answer.place.regions[0].name
        yield caution(f"No band for {answer.place.name} itself: {region} is shown.")
    others = [item for item in answer.disagreements if item.outside_by < 0]
    if others:
        level, others = _most_below(answer, others)
        low = min(item.figure for item in others)
        high = max(item.figure for item in others)
        named = pounds(low) if low == high else f"about {pounds(low)} to {pounds(high)}"
        whom = f"{level.name.lower()} engineers " if answer.level is None else ""
        yield caution(
            f"Other figures put {whom or 'this level '}lower, at {named}.", Drop.SECOND_CAUTION
        )


def _most_below(
    answer: SalaryAnswer, below: list[Disagreement]
) -> tuple[Level, list[Disagreement]]:
    """Return the level that most independent figures put lower, with these figures."""
    levels = {band.id: band.level for band in answer.bands}
    by_level: dict[Level, list[Disagreement]] = {}
    for item in below:
        by_level.setdefault(levels[item.band], []).append(item)
    level = max(by_level, key=lambda each: len(by_level[each]))
    return level, by_level[level]


def _next(answer: SalaryAnswer) -> str:
    level = answer.level.id if answer.level is not None else "senior"
    where = "london"
    if answer.place is not None:
        where = answer.place.id
    elif answer.region is not None:
        where = answer.region.id
    if answer.level is None:
        return f"salary {level} {where}"
    if answer.pay_to is not None:
        return f"offer {typed(answer.pay_to)} --level {level} --region {where}"
    band = answer.bands[0]
    amount = answer.pay if answer.pay is not None else (band.min + band.max) // 2 // 5000 * 5000
    return f"offer {typed(amount)} --level {level} --region {where}"


def _details(answer: SalaryAnswer) -> Iterator[Block]:
    if answer.bands:
        yield _list(answer.bands).replace(title="Every band", brief=None)
    yield from _standings(answer)
    if answer.place is not None:
        place = answer.place
        facts = [Fact("Place", place.summary)]
        facts += [
            Fact(key, "; ".join(items))
            for key, items in (
                ("Known for", place.known_for),
                ("Sectors", place.sectors),
                ("Employers", place.employers),
            )
            if items
        ]
        yield Facts(tuple(facts), title=place.name)
    yield from _regional(answer)
    for addition in dict.fromkeys(item.id for item in answer.package):
        yield _addition([item for item in answer.package if item.id == addition])
    yield from fact_list(answer.facts, "Bonus, equity and pension")
    yield from _others(answer)


def _standings(answer: SalaryAnswer) -> Iterator[Facts]:
    """Say where the pay asked about is, band by band."""
    if answer.pay is None:
        return
    asked = pounds(answer.pay)
    if answer.pay_to is not None and answer.range_standings:
        pairs = tuple(
            Fact(cell_name(item), range_sentence(item)) for item in answer.range_standings
        )
        yield Facts(pairs, title=f"{asked}–{pounds(answer.pay_to)}, band by band")
    elif answer.standings:
        yield Facts(standing_pairs(answer.standings), title=f"{asked}, band by band")


def _regional(answer: SalaryAnswer) -> Iterator[Facts]:
    """Say of each level what the first region pays over each of the others."""
    if answer.level is None:
        facts = tuple(
            Fact(f"{item.level.name}, {item.region.name}", _difference(item))
            for item in answer.regional_differences
        )
    else:
        facts = tuple(
            Fact(f"{item.region.name} over {item.over_region.name}", _difference(item))
            for item in answer.regional_differences
        )
    if facts:
        yield Facts(facts, title="Between regions")
    elif answer.regions_beside and answer.level is not None:
        more = f"{answer.regions_beside} more: mlcareer salary --level {answer.level.id}"
        yield Facts((Fact("Other regions", more),))


def _difference(item: RegionalDifference) -> str:
    return (
        f"{pounds(item.min_difference)} ({item.min_percent}%) more at the bottom, "
        f"{pounds(item.max_difference)} ({item.max_percent}%) at the top than "
        f"{item.over_region.name}"
    )


def _addition(ranges: list[PackageRange]) -> Facts:
    first = ranges[0]
    facts = [Fact("Share", f"{first.min_percent}–{first.max_percent}% of base pay")]
    if len({(item.base_min, item.base_max) for item in ranges}) == 1:
        low = f"{pounds(first.amount_min)} ({first.min_percent}% of {pounds(first.base_min)})"
        high = f"{pounds(first.amount_max)} ({first.max_percent}% of {pounds(first.base_max)})"
        facts.append(Fact("In pounds", f"{low} to {high}"))
    facts.append(Fact("At", _employers(first)))
    if not all(part.casefold() in first.name.casefold() for part in first.parts):
        facts.append(Fact("Made of", ", ".join(first.parts)))
    if first.caveat:
        facts.append(caution(first.caveat))
    return Facts(tuple(facts), title=f"On top of base pay: {first.name}")


def _others(answer: SalaryAnswer) -> Iterator[Block]:
    """Show what others found: under the role's titles, and beside them."""
    checks = [check for check in answer.independent if check.counts != "grade"]
    yield from independent_pay(checks, "Other figures under the role's own titles, a year")
    yield from other_figures(checks)


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


class _Row(Record, kw_only=False):
    """A band of the CSV, with where the pay asked about is in it."""

    band: BandAnswer
    pay: int | None
    standing: PayStanding | None
    range: RangeStanding | None


def _rows(answer: SalaryAnswer) -> Table[_Row]:
    """Set each band out with all that is known of it and of the pay asked about, for CSV."""
    standings = {item.band: item for item in answer.standings}
    ranges = {item.band: item for item in answer.range_standings}
    rows = tuple(
        _Row(band, answer.pay, standings.get(band.id), ranges.get(band.id)) for band in answer.bands
    )
    columns: list[Column[_Row]] = [
        Column("Level", lambda row: row.band.level.name),
        Column("Region", lambda row: row.band.region.name),
        Column(
            "Experience",
            lambda row: Span(row.band.experience_min, row.band.experience_max),
            Unit.YEARS,
        ),
        Column("Base pay", lambda row: _span(row.band), Unit.GBP_PER_YEAR),
    ]
    if answer.range_standings:
        columns += _RANGE_COLUMNS
    elif answer.standings:
        columns += _PAY_COLUMNS
    columns.append(Column("Sources", lambda row: row.band.source))
    return Table(tuple(columns), rows)


def _range_column(heading: str, name: str, unit: Unit = Unit.GBP_PER_YEAR) -> Column[_Row]:
    return Column(heading, lambda row: getattr(row.range, name), unit)


def _pay_column(heading: str, name: str, unit: Unit = Unit.GBP_PER_YEAR) -> Column[_Row]:
    return Column(heading, lambda row: getattr(row.standing, name), unit)


_RANGE_COLUMNS: tuple[Column[_Row], ...] = (
    Column(
        "Pay",
        lambda row: None if row.range is None else Span(row.range.pay, row.range.pay_to),
        Unit.GBP_PER_YEAR,
    ),
    _range_column("Lower end", "position", Unit.TEXT),
    _range_column("Upper end", "position_to", Unit.TEXT),
    _range_column("Within the band", "inside"),
    _range_column("Below it", "below"),
    _range_column("Above it", "above"),
    _range_column("Of the range within", "percent_inside", Unit.PERCENT),
    _range_column("Of the band taken up", "percent_of_band", Unit.PERCENT),
)

_PAY_COLUMNS: tuple[Column[_Row], ...] = (
    Column("Pay", lambda row: row.pay, Unit.GBP_PER_YEAR),
    _pay_column("Position", "position", Unit.TEXT),
    _pay_column("Above the lowest", "above_min"),
    _pay_column("Below the highest named", "below_max"),
    _pay_column("Of the way", "percent_of_range", Unit.PERCENT),
    _pay_column("To the next level", "to_next"),
)
