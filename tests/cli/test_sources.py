"""What `mlcareer sources` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


def test_a_check_passes_while_nothing_is_overdue(run: Run) -> None:
    outcome = run("sources", "--check", "--today", "2026-11-23")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("Overdue for review: none of ")


def test_a_check_ends_with_1_and_says_which_figures_rest_on_what_is_overdue(run: Run) -> None:
    # The official earnings statistics are overdue from 28 February 2027.
    outcome = run("sources", "--check", "--today", "2027-02-28")

    page = " ".join(outcome.out.split())
    assert outcome.exit_code == 1
    assert "ashe-uk: OVERDUE" in page
    assert "Programmers (SOC 2134), UK" in page


def test_the_visa_tables_are_the_first_to_be_checked_again(run: Run) -> None:
    # They are overdue from 1 January 2027, everything else from later days.
    assert run("sources", "--check", "--today", "2026-12-31").exit_code == 0

    outcome = run("sources", "--check", "--today", "2027-01-01")

    assert outcome.exit_code == 1
    assert "going-rates: OVERDUE" in outcome.out
    assert "occupation 2134" in " ".join(outcome.out.split())


def test_a_name_that_two_files_use_shows_both_sources(run: Run) -> None:
    page = run("sources", "policyengine").out

    assert page.index("Named in     guide.toml") < page.index("Named in     pay-rules.toml")
    assert "tax year 2026-27, national insurance" in " ".join(page.split())


def test_the_list_marks_what_is_overdue(run: Run) -> None:
    outcome = run("sources", "--today", "2027-03-01", columns=140)

    marked = [line for line in outcome.out.splitlines() if line.endswith("OVERDUE")]
    assert outcome.exit_code == 0
    assert [line.split()[0] for line in marked][:3] == [
        "[ashe-uk]",
        "[ashe-region]",
        "[going-rates]",
    ]


def test_one_source_is_told_whole_with_what_limits_its_figures(run: Run) -> None:
    page = " ".join(run("sources", "ai-jobs-dataset").out.split())

    assert "P10 £43,100, P25 £47,700, median £62,500" in page
    assert "Four salaries only" in page
    assert "What rests on it" in page


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (
            "obi",
            "Did you mean: mlcareer sources obi-guide\n          or: mlcareer sources obi-",
        ),
        ("ahse-uk", "Did you mean: mlcareer sources ashe-uk"),
        ("xyzzy", "Sources: obi-guide, mlcareer, obi-data-scientist, "),
    ],
)
def test_an_unknown_source_is_a_usage_error_that_does_not_list_all_of_them(
    run: Run, name: str, hint: str
) -> None:
    outcome = run("sources", name)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"mlcareer: the guide has no source called {name!r}.\n{hint}")
    assert outcome.err.count(",") <= 8


def test_the_age_is_that_of_the_figures_and_not_of_the_check(run: Run) -> None:
    page = run("sources", "morrisby", "--today", "2026-11-25").out

    # From the end of December 2023 to 25 November 2026 are 1060 days, from its start 1090: 34.8
    # and 35.8 months.
    assert "Age          2 years 11 months to 3 years\n" in page
    assert "Checked      2026-11-23 (2 days ago)\n" in page


def test_a_day_that_is_none_is_a_usage_error(run: Run) -> None:
    assert run("sources", "--today", "soon").exit_code == 2
