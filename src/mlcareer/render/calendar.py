"""Dated steps as an iCalendar file (RFC 5545), which any calendar takes in."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TextIO

from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mlcareer.page import CalendarEntry

LONGEST_LINE = 75
"""Bytes of a line; the rest goes on in the next, behind a space."""


def write_calendar(
    entries: Iterable[CalendarEntry], out: TextIO, *, name: str, written: date
) -> None:
    """Write all-day entries; the same entries on the same day give the same file."""
    lines = _lines(entries, name, written)
    out.writelines("\r\n ".join(_folded(line)) + "\r\n" for line in lines)


def _lines(entries: Iterable[CalendarEntry], name: str, written: date) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//mlcareer//plan//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(name)}"
    for entry in entries:
        yield "BEGIN:VEVENT"
        yield f"UID:{entry.id}@mlcareer"
        yield f"DTSTAMP:{written:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{entry.begins:%Y%m%d}"
        # An entry has at least one day, also when a step begins and ends on the same.
        ends = max(entry.ends, entry.begins + timedelta(days=1))
        yield f"DTEND;VALUE=DATE:{ends:%Y%m%d}"
        yield f"SUMMARY:{_text(entry.title)}"
        yield f"DESCRIPTION:{_text(entry.text)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _text(text: str) -> str:
    escaped = visible(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line between characters, so that no piece is longer than allowed in bytes."""
    piece, size, room = "", 0, LONGEST_LINE
    for character in line:
        width = len(character.encode())
        if size + width > room:
            yield piece
            # A piece that follows begins with a space, which counts.
            piece, size, room = "", 0, LONGEST_LINE - 1
        piece += character
        size += width
    yield piece
