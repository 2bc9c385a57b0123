"""The verdict on an offer: the one scale, and the independent figures that may turn it.

docs/method.md, 'An offer', states the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.pay_scale import PayScale
from mlcareer.guide.model import Level, Region
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.advice.independent_pay import CheckAnswer

Word = Literal["too-low", "low", "in-line", "good"]

FEWEST_SALARIES = 10
"""A median of fewer says nothing against an offer."""

NOT_ALONE = 2
"""Independent figures of different sources that it takes where none is of the region."""


class Verdict(Record):
    """What an offer's pay is for a level in a region."""

    level: Level
    region: Region
    verdict: Word
    position: PayScale
    """Where full-time pay is in the band."""
    turned_by: tuple[str, ...]
    """The independent figures that speak against the band, by id: they turn a good offer to in
    line, and let the first line say that other figures find a low one in line."""


def verdict_on(
    position: PayScale, pay: int, level: Level, region: Region, checks: Sequence[CheckAnswer]
) -> Verdict:
    """Judge full-time pay, in pounds a year, by its band and by independent figures.

    A median of the level in the region counts by itself. A figure of the whole country takes a
    second one that agrees: of another source for the level, or of adverts in the region.
    """
    of_level = [check for check in checks if level.id in check.levels and check.counts == "title"]
    here = [check for check in of_level if region.id in check.regions and _is_median(check)]
    wide = [check for check in of_level if not check.regions and not check.places]
    if position in {"too-low", "low"}:
        turned = _in_line(pay, here, wide)
        word: Word = "too-low" if position == "too-low" else "low"
    else:
        adverts = [
            check
            for check in checks
            if region.id in check.regions and not check.levels and _is_median(check)
        ]
        turned = () if position == "in-line" else _over(pay, here, wide, adverts)
        word = "in-line" if position == "in-line" or turned else "good"
    return Verdict(
        level=level, region=region, verdict=word, position=position, turned_by=tuple(turned)
    )


def _is_median(check: CheckAnswer) -> bool:
    """Whether it is a median of enough salaries."""
    return check.p50 is not None and (check.sample or 0) >= FEWEST_SALARIES


def _in_line(pay: int, here: Sequence[CheckAnswer], wide: Sequence[CheckAnswer]) -> tuple[str, ...]:
    """Return the figures by which pay under the band is in line; none where they do not agree."""
    if here:
        return tuple(check.id for check in here) if all(pay >= (c.p50 or 0) for c in here) else ()
    known = [check for check in wide if _least(check) is not None]
    if len(known) < NOT_ALONE or any(pay < (_least(check) or 0) for check in known):
        return ()
    return tuple(check.id for check in known)


def _over(
    pay: int,
    here: Sequence[CheckAnswer],
    wide: Sequence[CheckAnswer],
    adverts: Sequence[CheckAnswer],
) -> tuple[str, ...]:
    """Return the figures that lie over pay which is good by the band."""
    found = [check for check in here if pay < (check.p50 or 0)]
    if found:
        return tuple(check.id for check in found)
    medians = [check for check in wide if _is_median(check) and pay < (check.p50 or 0)]
    others = [check for check in wide if check.p50 is None and pay < (check.low or 0)]
    advertised = [check for check in adverts if pay < (check.p50 or 0)]
    return _by_several([*medians, *others, *advertised]) if medians else ()


def _by_several(checks: list[CheckAnswer]) -> tuple[str, ...]:
    """Return them where they are of more than one source."""
    sources = {check.source for check in checks}
    return tuple(check.id for check in checks) if len(sources) >= NOT_ALONE else ()


def _least(check: CheckAnswer) -> int | None:
    """Return from where pay is in line by a figure: the bottom of its middle half or range."""
    return check.p25 if check.p25 is not None else check.low
