"""What `mlcareer transition` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_the_steps_are_numbered_and_each_has_its_proof(run: Run) -> None:
    page = run("transition", "--from", "software-engineer").out

    assert "1. Python for data" in page
    assert page.count("Proof: ") == 6


def test_without_an_origin_every_way_in_is_named(run: Run) -> None:
    page = run("transition").out

    assert "mlcareer transition --from data-scientist" in page
    assert "mlcareer transition --from software-engineer" in page


def test_a_role_without_a_way_in_is_a_usage_error(run: Run) -> None:
    outcome = run("transition", "--from", "platform-engineer")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Transition origins: data-scientist, software-engineer" in outcome.err
