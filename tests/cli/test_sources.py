"""What `mlcareer sources` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

BEFORE_ASHE = "2026-10-21"
"""The last day before the official earnings statistics are due for review."""


def test_a_check_passes_while_nothing_is_overdue(run: Run) -> None:
    outcome = run("sources", "--check", "--today", BEFORE_ASHE)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("Nothing overdue: all ")


def test_a_check_exits_with_1_and_says_what_an_overdue_source_is_used_for(run: Run) -> None:
    """The edition of ASHE after the one in the guide was due on 22 October 2026."""
    outcome = run("sources", "--check", "--today", "2026-10-22")

    assert outcome.exit_code == 1
    assert outcome.out.startswith("Overdue: 1 of ")
    assert "22 October 2026" in outcome.out
    assert "independent pay" in outcome.out
    assert "ashe-uk" in outcome.out


def test_a_check_in_full_has_a_line_for_each_overdue_source(run: Run) -> None:
    page = run("sources", "--check", "--full", "--today", "2027-01-01").out

    lines = [line.split() for line in page.splitlines()]
    assert any(words[:1] == ["ashe-uk"] for words in lines)
    assert any("visa" in line for line in page.splitlines())


@pytest.mark.parametrize("arguments", [(), ("--stale",), ("--check",), ("obi-guide",)])
def test_every_brief_page_fits_one_screen(run: Run, arguments: tuple[str, ...]) -> None:
    lines = run("sources", *arguments, "--today", "2027-07-01").out.splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80


def test_stale_lists_the_undated_first_and_then_the_oldest(run: Run) -> None:
    found = json.loads(run("sources", "--stale", "--format", "json").out)["sources"]

    ages = [item["source"]["age_days"] for item in found]
    dated = [age for age in ages if age is not None]
    assert ages == [None] * (len(ages) - len(dated)) + sorted(dated, reverse=True)
    assert dated


def test_an_ended_source_says_so(run: Run) -> None:
    page = " ".join(run("sources", "ai-jobs-dataset").out.split())

    assert "closed on 1 March 2026" in page


def test_one_source_in_full_says_what_limits_its_figures(run: Run) -> None:
    page = " ".join(run("sources", "ai-jobs-dataset", "--full").out.split())

    assert "P25 £45,900, median £61,000, P75 £85,000" in page
    assert "too few (3)" in page


@pytest.mark.parametrize(
    ("name", "hint"), [("obi", "obi-guide"), ("ahse-uk", "Did you mean: mlcareer sources ashe-uk")]
)
def test_an_unknown_source_suggests_the_nearest(run: Run, name: str, hint: str) -> None:
    outcome = run("sources", name)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert hint in outcome.err


def test_csv_has_a_row_for_every_source(run: Run) -> None:
    rows = run("sources", "--format", "csv").out.splitlines()

    assert len(rows) - 1 == json.loads(run("sources", "--format", "json").out)["checked"]
