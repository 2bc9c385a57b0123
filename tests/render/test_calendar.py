"""Dated steps as an iCalendar file."""

from __future__ import annotations

from datetime import date
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from mlcareer.page import CalendarEntry
from mlcareer.render.calendar import write_calendar

DAY = date(2026, 11, 23)


def written(*entries: CalendarEntry, name: str = "Plan") -> str:
    out = StringIO()
    write_calendar(entries, out, name=name, written=DAY)
    return out.getvalue()


def entry(
    title: str = "Step", text: str = "Do it", ends: date = date(2026, 12, 1)
) -> CalendarEntry:
    return CalendarEntry(id="step", begins=DAY, ends=ends, title=title, text=text)


def test_a_step_is_an_entry_of_whole_days() -> None:
    assert written(entry()).split("\r\n")[5:14] == [
        "BEGIN:VEVENT",
        "UID:step@mlcareer",
        "DTSTAMP:20261123T000000Z",
        "DTSTART;VALUE=DATE:20261123",
        "DTEND;VALUE=DATE:20261201",
        "SUMMARY:Step",
        "DESCRIPTION:Do it",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def test_a_step_that_ends_where_it_begins_has_a_day_all_the_same() -> None:
    assert "DTEND;VALUE=DATE:20261124" in written(entry(ends=DAY))


def test_marks_that_calendars_read_are_escaped() -> None:
    assert "SUMMARY:a\\, b\\; c\\\\d\\ne\r\n" in written(entry(title="a, b; c\\d\ne"))


def unfolded(text: str) -> str:
    return text.replace("\r\n ", "")


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_breaks_out_of_its_line_and_no_line_is_too_long(text: str) -> None:
    lines = written(entry(title=text, text=text), name=text).split("\r\n")

    assert all(len(line.encode()) <= 75 for line in lines)
    names = [line.partition(":")[0] for line in unfolded("\r\n".join(lines)).split("\r\n")]
    assert names == [
        "BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "BEGIN", "UID", "DTSTAMP",
        "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "TRANSP", "END", "END",
        "",
    ]  # fmt: skip
