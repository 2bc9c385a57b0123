"""What `mlcareer sources` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    assert "Programmers and software developers (SOC 2134), full time, UK" in page


def test_the_day_before_it_still_passes(run: Run) -> None:
    assert run("sources", "--check", "--today", "2027-02-27").exit_code == 0


def test_the_list_marks_what_is_overdue(run: Run) -> None:
    outcome = run("sources", "--today", "2027-03-01", columns=140)

    marked = [line for line in outcome.out.splitlines() if line.endswith("OVERDUE")]
    assert outcome.exit_code == 0
    assert [line.split()[0] for line in marked] == ["[ashe-uk]", "[ashe-region]"]


def test_one_source_is_told_whole_with_what_limits_its_figures(run: Run) -> None:
    page = " ".join(run("sources", "ai-jobs-dataset").out.split())

    assert "P10 £43,100, P25 £47,700, median £62,500" in page
    assert "Four salaries only" in page
    assert "What rests on it" in page


def test_an_unknown_source_is_a_usage_error(run: Run) -> None:
    outcome = run("sources", "ashe")

    assert (outcome.exit_code, outcome.out) == (2, "")


def test_a_day_that_is_none_is_a_usage_error(run: Run) -> None:
    assert run("sources", "--today", "soon").exit_code == 2
