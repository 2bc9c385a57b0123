"""Values that a shell completes for the commands on the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.completion import (
    complete_employer,
    complete_interview,
    complete_origin,
    complete_place,
    complete_question,
    complete_sector,
    complete_source,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.cli.completion import Completion


@pytest.mark.parametrize(
    ("complete", "begun", "expected"),
    [
        (complete_sector, "h", ["healthcare"]),
        (complete_place, "r", ["remote", "rest-of-uk"]),
        (complete_employer, "b", ["bae-systems-digital-intelligence", "benevolentai"]),
        (complete_interview, "F", ["fundamentals", "fraud-detection"]),
        (complete_origin, "", ["data-scientist", "software-engineer"]),
        (complete_question, "ph", ["phd"]),
        (complete_source, "ashe", ["ashe-uk", "ashe-region"]),
        (complete_sector, "z", []),
    ],
)
def test_what_has_been_begun_is_completed(
    complete: Callable[[str], Completion], begun: str, expected: list[str]
) -> None:
    found = [value for value, _ in complete(begun)]

    assert found[: len(expected)] == expected
    assert bool(found) is bool(expected)


def test_what_is_completed_is_explained_by_a_name_a_title_or_a_question() -> None:
    assert complete_sector("h") == [("healthcare", "Healthcare and life sciences")]
    assert complete_source("monzo") == [("monzo", "Engineering Progression Framework")]
    assert complete_question("phd") == [("phd", "Is a PhD needed for ML engineering in the UK?")]
