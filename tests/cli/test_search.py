"""What `mlcareer search` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_the_best_entry_stands_first_with_its_command(run: Run) -> None:
    outcome = run("search", "fraud", "detection", columns=120)

    first = outcome.out.splitlines()[3]
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert first.startswith("Worked problem: Fraud detection")
    assert first.endswith("mlcareer interview fraud-detection")


def test_the_words_found_are_pointed_out(run: Run) -> None:
    page = run("search", "kaggle", "--format", "markdown").out

    assert "**Kaggle**" in page


def test_a_mistyped_word_is_named_with_the_one_that_was_taken(run: Run) -> None:
    page = run("search", "kuberntes").out

    assert "Note: 'kuberntes' occurs nowhere; looked for 'kubernetes' instead." in page


def test_nothing_found_ends_well_and_says_what_to_try(run: Run) -> None:
    outcome = run("search", "zeppelins")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("Nothing in the guide about 'zeppelins'\n")
    assert "mlcareer search deployment" in outcome.out


def test_nothing_found_is_an_empty_list_in_json_and_a_heading_in_csv(run: Run) -> None:
    assert '"hits": []' in run("search", "zeppelins", "-f", "json").out
    assert run("search", "zeppelins", "-f", "csv").out.splitlines() == [
        "Entry,Kind,Name,What it says,Command"
    ]


def test_a_search_for_no_word_is_a_usage_error(run: Run) -> None:
    assert run("search", "?").exit_code == 2
    assert run("search").exit_code == 2
    assert run("search", "pay", "--limit", "0").exit_code == 2


def test_words_cannot_steer_the_terminal(run: Run) -> None:
    outcome = run("search", "\x1b[31mzeppelins")

    assert "\x1b" not in outcome.out
