"""What `mlcareer transition` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "transition",
        "transition --from data-scientist",
        "transition --from software-engineer",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_the_steps_are_numbered_and_each_says_how_you_will_know(run: Run) -> None:
    page = run("transition", "--from", "data-scientist").out

    assert page.startswith("From data scientist: you have the modelling; show production")
    assert "1  Turn a notebook into a package    tests pass and commits are small" in page
    assert "Known route  the civil service retrained 24 people in 12 weeks (July 2025)" in page
    assert page.count("our judgement") == 1


def test_the_full_page_has_the_proof_of_each_step(run: Run) -> None:
    assert run("transition", "--from", "swe", "--full").out.count("Proof: ") == 6


def test_without_an_origin_every_one_is_named(run: Run) -> None:
    page = run("transition").out

    assert "Data scientist" in page
    assert "Software engineer" in page
    assert "mlcareer transition --from data-scientist" in page


def test_a_role_without_steps_is_a_usage_error(run: Run) -> None:
    outcome = run("transition", "--from", "platform-engineer")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Transition origins: data-scientist, software-engineer" in outcome.err
