"""What a heading announces, by the words of the table."""

from __future__ import annotations

import pytest

from mlcareer.adverts.heading import HeadingFinder, Section
from mlcareer.guide.load import load_advert_words

WORDS = load_advert_words()

FINDER = HeadingFinder(WORDS)


def heading_with(cue: str) -> str:
    """Return a heading with a cue at the place that it asks for."""
    before = "" if cue.startswith("^") else "Tram "
    after = "" if cue.endswith("$") else " tram"
    return before + cue.strip("^$") + after


def test_every_cue_of_the_table_announces_its_own_section() -> None:
    wrong = [
        (cue, found)
        for heading in WORDS.heading
        for cue in heading.cues
        for found in [FINDER.section(heading_with(cue))]
        if found != Section(heading.section)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What you'll do", Section.DUTIES),
        ("WHAT YOU'LL NEED:", Section.REQUIRED),
        ("Skills that are nice to have", Section.OPTIONAL),  # optional is asked before required
        ("Not required", Section.PROCESS),
        ("Not required, but nice", Section.OPTIONAL),
        ("About us", Section.EMPLOYER),
        ("Trams", None),
    ],
)
def test_what_a_heading_announces(heading: str, section: Section | None) -> None:
    assert FINDER.section(heading) is section


def test_headings_inside_a_long_line_stand_alone() -> None:
    text = "We make trams. Requirements: Python. You have experience. BENEFITS A tram."

    assert [text[start:end] for start, end in FINDER.inside(text)] == ["Requirements", "BENEFITS"]


def test_a_short_line_is_a_heading_where_a_list_follows() -> None:
    line = "Helpful experience"

    assert FINDER.heading_of(line, line, underlined=False) is None
    assert FINDER.heading_of(line, line, underlined=False, listed=True) == (line, len(line))
