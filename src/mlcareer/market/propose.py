"""A new edition of the guide, with what some adverts pay as figures beside its bands.

A band is a range of advertised pay and no percentile, so that counted adverts do not change one:
each cell that suffices becomes a `[[pay_check]]` with its number of adverts, interval and period,
and all of them name one new `[[source]]` with its licence. All else stays as the file has it.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import CareerError
from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.load import check
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.model import Guide, Level
    from mlcareer.market.answer import MarketAnswer, MarketCell

MONTHS_UNTIL_OVERDUE = 18
"""How long after the newest adverts figures from adverts are to be checked again, as in the guide's
own file."""

MONTHS_IN_YEAR = 12

YEAR_LETTERS = 4


class Proposal(NamedTuple):
    """The text of a new guide file, and what is in it."""

    text: str
    proposed: int
    """Cells that it has a figure for."""
    too_few: int
    """Cells with too few adverts."""
    not_stated: int
    """Cells whose level or region is not stated, which the guide could not say what to hold
    against."""


def proposal_for(
    name: str, text: str, guide: Guide, answer: MarketAnswer, *, source: str, licence: str
) -> Proposal:
    """Return a new edition of a guide.

    Args:
        name: The path of the guide's file, for messages.
        text: The text of that file.
        guide: What the text holds.
        answer: The adverts, counted by level and region, or by level for the whole country.
        source: What the adverts are from: a title, or a whole https address.
        licence: The licence under which the figures may be published.

    Raises:
        CareerError: No cell suffices.
        DataError: What comes of it is no guide; every problem is listed.
    """
    by_region = "region" in answer.by
    named = [
        (cell.level, cell)
        for cell in answer.cells
        if cell.level is not None and (cell.region is not None or not by_region)
    ]
    enough = [(level, cell) for level, cell in named if cell.median is not None]
    if not enough:
        most = max((cell.n for _, cell in named), default=0)
        group = "level and region" if by_region else "level"
        whole = "\nFor the country as a whole: --by level" if by_region else ""
        raise CareerError(
            "no group has enough adverts, so that nothing is proposed",
            hint=f"A median needs 6 adverts of one {group}; the most here are {most}.{whole}",
        )
    source_id = _free_id(guide, f"adverts-{answer.today.isoformat()}")
    added = [
        *_source(source_id, answer, sum(cell.n for _, cell in enough), source, licence),
        *(line for level, cell in enough for line in _check(level, cell, source_id, answer)),
    ]
    new = f"{_for_year(text, guide, answer.today)}\n\n" + "\n".join(added) + "\n"
    check(GUIDE, TomlFile(name, new))
    return Proposal(
        text=new,
        proposed=len(enough),
        too_few=len(named) - len(enough),
        not_stated=len(answer.cells) - len(named),
    )


def _free_id(guide: Guide, wanted: str) -> str:
    taken = {source.id for source in guide.source}
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _for_year(text: str, guide: Guide, today: date) -> str:
    """Return the text with the edition of the day's year, where that is later."""
    if today.year <= guide.guide.edition:
        return text.rstrip("\n")
    return re.sub(r"(?m)^(edition\s*=\s*)\d{4}", rf"\g<1>{today.year}", text.rstrip("\n"), count=1)


def _source(
    source_id: str, answer: MarketAnswer, sample: int, source: str, licence: str
) -> Iterator[str]:
    funnel = answer.funnel
    is_address = source.startswith("https://") and not any(sign.isspace() for sign in source)
    yield "# Adverts that somebody held, counted by 'mlcareer market'."
    yield ""
    yield "[[source]]"
    yield from _lines(
        id=source_id,
        title=f"Adverts counted from {source}",
        publisher=source.split("/")[2] if is_address else source,
        short=f"Adverts {answer.today:%b %Y}",
        address=source if is_address else f"Document: {source}",
        primary=True,
        copy_read=answer.today,
        overdue_from=_overdue(answer),
        covers=_covers(answer),
        covers_to=answer.months_to,
        sample=sample,
        note=(
            f"Licence: {licence}. {funnel.records:,} records, {funnel.title_matched:,} of the "
            f"role, {funnel.pay_stated:,} with stated pay, {funnel.distinct:,} different adverts, "
            f"{funnel.permanent:,} permanent."
        ),
    )


def _check(level: Level, cell: MarketCell, source_id: str, answer: MarketAnswer) -> Iterator[str]:
    region = cell.region
    yield ""
    yield "[[pay_check]]"
    yield from _lines(
        id="-".join((source_id, level.id, *((region.id,) if region else ()))),
        title=f"Adverts counted, {level.name}, {region.name if region else 'UK'}",
        role=answer.role,
        levels=[level.id],
        regions=[region.id] if region else None,
        period="year",
        p10=_whole(cell.p10),
        p25=_whole(cell.p25),
        p50=_whole(cell.median),
        p75=_whole(cell.p75),
        p90=_whole(cell.p90),
        p50_from=cell.median_from,
        p50_to=cell.median_to,
        sample=cell.n,
        covers=_covers(answer),
        caveat=(
            "Permanent adverts whose title names the role and which state their pay. Each counts "
            "once, at the middle of its range; nobody was paid that. The interval is exact."
        ),
        sources=[source_id],
    )


def _lines(**values: object) -> Iterator[str]:
    """Yield keys with their values in TOML; what is not known is left out."""
    for key, value in values.items():
        if value is not None:
            yield f"{key} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}"
    if isinstance(value, date):
        return value.isoformat()
    # TOML's basic strings are JSON's, but for this one sign.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount.to_integral_value(ROUND_HALF_UP))


def _covers(answer: MarketAnswer) -> str:
    """Say when the adverts were posted, as far as the records tell."""
    first, last = answer.months_from, answer.months_to
    if first is None or last is None:
        return "adverts whose dates are not stated"
    return f"adverts of {first}" if first == last else f"adverts from {first} to {last}"


def _overdue(answer: MarketAnswer) -> date:
    """Return the last day of the month that is 18 months after the newest adverts."""
    newest = answer.months_to or f"{answer.today:%Y-%m}"
    year = int(newest[:YEAR_LETTERS])
    month = int(newest[YEAR_LETTERS + 1 :] or MONTHS_IN_YEAR)
    # Months since the year 0, of the month after the last one.
    after = year * MONTHS_IN_YEAR + month + MONTHS_UNTIL_OVERDUE
    first = date(after // MONTHS_IN_YEAR, after % MONTHS_IN_YEAR + 1, 1)
    return max(first - timedelta(days=1), answer.today + timedelta(days=1))
