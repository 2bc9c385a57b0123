"""Where pay stands in a band, in sentences, for every page that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Fact, Note, NoteKind
from mlcareer.pages.amounts import pounds
from mlcareer.pages.sourcing import sample_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlcareer.advice.bands import BandPosition, RangePosition
    from mlcareer.advice.independent_pay import Disagreement


def cell_name(standing: BandPosition | RangePosition) -> str:
    """Name the cell of the table of bands that pay is held against."""
    return f"{standing.level.name}, {standing.region.name}"


def standing_pairs(standings: Iterable[BandPosition]) -> tuple[Fact, ...]:
    """Name each band that pay is held against, with where the pay stands in it."""
    return tuple(Fact(cell_name(each), standing_sentence(each)) for each in standings)


def standing_sentence(standing: BandPosition) -> str:
    """Say in a sentence where pay stands and what is missing to the next level."""
    above, below = standing.above_min, standing.below_max
    if above < 0:
        found = f"{pounds(-above)} under the band."
    elif below < 0:
        found = f"{pounds(-below)} over the highest figure of the band."
    elif not above:
        found = "Exactly the bottom of the band."
    elif not below:
        found = "Exactly the top of the band."
    else:
        found = (
            f"{standing.percent_of_range}% of the way up the band, {pounds(below)} under its top."
        )
    return f"{found} {_to_next(standing)}".strip()


def _to_next(standing: BandPosition) -> str:
    if standing.to_next is None or standing.next_level is None:
        return "There is no band above it."
    name = standing.next_level.name
    if standing.to_next > 0:
        return f"{pounds(standing.to_next)} more reaches the band of {name}."
    if standing.to_next == 0:
        return f"It is also exactly where the band of {name} begins."
    return f"The band of {name} begins {pounds(-standing.to_next)} lower."


def range_sentence(standing: RangePosition) -> str:
    """Say in a sentence how much of a range lies in the band, and where its ends stand."""
    size = standing.pay_to - standing.pay
    takes_up = f"{standing.percent_of_band}% of the band"
    if standing.gap is not None:
        side = "below its lowest figure" if standing.gap < 0 else "above its highest figure named"
        far = f"{pounds(abs(standing.gap))} {side}" if standing.gap else "it only touches it"
        return f"None of it lies within the band: {far}."
    if standing.inside == size:
        text = f"All of it lies within the band and takes up {takes_up}"
    else:
        share = f"{pounds(standing.inside)} of its {pounds(size)} ({standing.percent_inside}%)"
        text = f"{share} lies within the band, {takes_up}"
    begins = _from(standing.above_min, "above", "below", "the lowest figure")
    ends = _from(standing.below_max, "below", "above", "the highest named")
    return f"{text}: it begins {begins} and ends {ends}."


def _from(distance: int, one_side: str, other_side: str, figure: str) -> str:
    """Say how far something is from a figure, and on which side of it."""
    if not distance:
        return f"exactly at {figure}"
    return f"{pounds(abs(distance))} {one_side if distance > 0 else other_side} {figure}"


def disagreement_notes(
    disagreements: Iterable[Disagreement], names: Mapping[str, str]
) -> Iterator[Note]:
    """Say of each independent figure which bands it lies outside, and by how much.

    `names` are those of the bands, by id.
    """
    found = tuple(disagreements)
    for check in dict.fromkeys((item.check, item.measure) for item in found):
        items = [item for item in found if (item.check, item.measure) == check]
        outside = " and ".join(_outside(names[item.band], item) for item in items)
        first = items[0]
        measure = first.measure.removesuffix(" stated")
        figure = f"{measure} {pounds(first.figure)} ({sample_size(first.sample)})"
        text = f"{first.title}: {figure}, {outside} [{first.source}]."
        yield Note(text, NoteKind.CAUTION)


def _outside(band: str, item: Disagreement) -> str:
    side = "below" if item.outside_by < 0 else "above"
    return f"{pounds(abs(item.outside_by))} {side} {band}"
