"""Words and columns that the pages of one offer and of several share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.page import Column, Unit
from mlcareer.pages.offer_visa import VISA_COLUMNS, visa_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mlcareer.advice.offers.offer_visa import OfferVisa

LONGEST_ASK = 132
"""Characters of what is worth asking on the brief screen: two lines."""


def plain_number(number: int | Decimal) -> str:
    """Write a number without zeros at its end: `37.5`, `10`."""
    return f"{Decimal(number).normalize():f}"


def in_line_of(covers: str) -> str:
    """Write the time that a figure covers shortly: `2022–24`."""
    first, _, last = covers.partition(" to ")
    if first.isdecimal() and last.isdecimal() and len(first) == len(last):
        return f"{first}\N{EN DASH}{last[-2:]}"
    return covers


def part_of_ask(shorts: Sequence[str], most: int = LONGEST_ASK) -> str:
    """Join as many questions as fit, and say how many more there are."""
    text = ""
    for number, short in enumerate(shorts):
        longer = f"{text}; {short}" if text else short
        if len(longer) > most and text:
            return f"{text}; {len(shorts) - number} more"
        text = longer
    return text


def visa_columns(visa_of: Callable[[Any], OfferVisa | None]) -> Iterator[Column[Any]]:
    """Return what CSV says of a visa, a value fetched by each column."""

    def column(index: int, heading: str, unit: Unit) -> Column[Any]:
        return Column(heading, lambda item: visa_cells(visa_of(item))[index], unit)

    for index, each in enumerate(VISA_COLUMNS):
        unit = each.value if isinstance(each.value, Unit) else each.unit
        yield column(index, each.heading, unit)
