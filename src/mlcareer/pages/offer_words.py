"""Words and columns that the pages of one offer and of several share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
