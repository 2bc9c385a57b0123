"""What scripts/mutants.sh is given: modules and tests that are there, and no test of a document."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTED = tomllib.loads((ROOT / "scripts" / "mutants.toml").read_text(encoding="utf-8"))


def test_each_module_and_each_of_its_tests_is_there() -> None:
    for module in LISTED["module"]:
        assert (ROOT / "src" / "mlcareer" / module["file"]).is_file(), module
        assert all((ROOT / test).is_file() for test in module["tests"]), module


def test_none_is_a_test_of_a_document() -> None:
    named = {test for module in LISTED["module"] for test in module["tests"]}

    assert not [test for test in named if "docs" in test or "/pages/" in test]


def test_each_change_that_makes_no_difference_has_its_reason() -> None:
    for alike in LISTED["alike"]:
        assert alike["was"] != alike["now"]
        assert alike["reason"].endswith(".")
