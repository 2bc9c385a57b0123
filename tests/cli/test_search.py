"""What `mlcareer search` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "search deploying models",
        "search graduate visa",
        "search skills charge",
        "search kuberntes",
        "search zeppelins",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_the_best_entry_is_first_with_its_command(run: Run) -> None:
    outcome = run("search", "fraud", "detection", columns=120)

    first = outcome.out.splitlines()[4]
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert first.startswith("Worked problem: Fraud detection")
    assert first.endswith("interview fraud-detection")


def test_each_entry_is_one_line_and_the_rest_is_counted(run: Run) -> None:
    lines = run("search", "deploying", "models", "--limit", "7").out.splitlines()

    assert lines[0].startswith("Deploying models: ")
    assert lines[0].endswith(" entries, the seven closest")
    assert len(lines[4:11]) == 7
    assert lines[11] == ""
    assert " more: --limit " in lines[12]


def test_the_full_page_points_the_words_out(run: Run) -> None:
    assert "**leaderboard**" in run("search", "leaderboard", "-f", "markdown").out


def test_a_mistyped_word_is_named_with_the_one_that_was_taken(run: Run) -> None:
    page = run("search", "kuberntes").out

    assert "'kuberntes' occurs nowhere: 'kubernetes' was searched" in page


def test_nothing_found_ends_well_with_the_nearest_words(run: Run) -> None:
    """Two letters are wrong, so that no word is taken for it."""
    assert run("search", "zeppelins").out.startswith("No results for 'zeppelins'.\n")
    assert "Nearest  kubernetes" in run("search", "kubrnettes").out


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
