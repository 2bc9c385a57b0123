"""What `mlcareer levels` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pinned import advertised, band_of

from mlcareer.pages.amounts import typed

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide

MOST_LINES = 22


def test_the_ladder_is_one_screen(run: Run, guide: Guide) -> None:
    """The first line says how far it goes, the table has each level's years, scope and pay."""
    lines = run("levels").out.splitlines()

    assert lines[0].startswith("Four levels, from a task in the team's pipeline to ")
    assert [line.split()[0] for line in lines[4:8]] == ["Junior", "Mid-level", "Senior", "Staff"]
    assert "5–8  a team's technical direction" in lines[6]
    assert lines[6].endswith(advertised(guide, "senior-london"))
    assert lines[-1].startswith("Advertised pay. Sources: obitechjobs.com 2026")
    assert lines[-1].endswith("Details: --full")
    assert len(lines) <= MOST_LINES


def test_the_way_up_sets_each_change_beside_what_would_show_it(run: Run, guide: Guide) -> None:
    page = run("levels", "senior", "--next").out

    assert page.startswith("Senior to Staff / Principal: from one team to the whole organisation\n")
    assert "What changes" in page
    assert "What would show it" in page
    london, elsewhere = advertised(guide, "staff-london"), advertised(guide, "staff-rest-of-uk")
    assert f"Pay      London {london}, Rest of UK {elsewhere}" in page
    # The middle of the band, and the lowest figure of the next one.
    here, above = band_of(guide, "senior-london"), band_of(guide, "staff-london")
    middle = typed((here.min + here.max) // 2)
    assert f"Next     mlcareer raise {middle} {typed(above.min)}" in page
    assert len(page.splitlines()) <= MOST_LINES


def test_every_step_fits_one_screen(run: Run) -> None:
    for arguments in (("--next",), ("junior", "--next"), ("mid", "--next"), ("senior",)):
        lines = run("levels", *arguments).out.splitlines()

        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_each_link_to_another_framework_says_how_far_it_holds_and_where_it_is_from(
    run: Run,
) -> None:
    page = run("levels", "senior", "--full", columns=160).out

    (exact,) = (line for line in page.splitlines() if "FEDIP job profiles" in line)
    assert "exact" in exact
    assert "[fedip]" in page
    assert "Inferred: only this guide compares the two." in " ".join(page.split())


def test_above_the_top_the_first_line_says_so(run: Run) -> None:
    outcome = run("levels", "staff", "--next")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("Staff / Principal is the highest level, 8+ years: ")


def test_a_page_that_rests_on_an_overdue_source_says_so(run: Run) -> None:
    page = run("levels", "mid", "--today", "2028-01-01").out

    assert "Overdue since 23 November 2027: " in page
