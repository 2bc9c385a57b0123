"""What `mlcareer levels` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_the_ladder_names_every_level_with_its_years_and_pay(run: Run) -> None:
    lines = run("levels", columns=100).out.splitlines()

    assert [line.split()[0] for line in lines[4:8]] == ["Junior", "Mid-level", "Senior", "Staff"]
    assert "5–8 years" in lines[6]
    assert "£95,000–£145,000" in lines[6]


def test_the_way_up_names_what_changes_the_evidence_and_the_pay_of_both(run: Run) -> None:
    page = run("levels", "senior", "--next").out

    for title in ("what changes", "what would show it"):
        assert f"From Senior to Staff / Principal: {title}" in page
    pay = page.partition("Pay of both")[2].partition("In other frameworks")[0]
    assert "£95,000–£145,000" in pay
    assert "£145,000–£195,000+" in pay


def test_each_link_to_another_framework_says_how_far_it_holds_and_where_it_is_from(
    run: Run,
) -> None:
    page = " ".join(run("levels", "senior").out.split())

    assert "Senior machine learning engineer (exact)." in page
    assert "Level 4, enable (inferred)." in page
    assert "[fedip]" in page


def test_above_the_top_a_note_says_so(run: Run) -> None:
    outcome = run("levels", "staff", "--next")

    assert outcome.exit_code == 0
    assert "The guide has no level above this one." in outcome.out


def test_a_page_that_rests_on_an_overdue_source_says_so(run: Run) -> None:
    page = " ".join(run("levels", "mid", "--today", "2028-01-01").out.split())

    assert "overdue for review: " in page
    assert "sfia (since 2027-11-23)" in page
