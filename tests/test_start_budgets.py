"""Every command has a budget for its start, and the page of budgets says the same."""

from __future__ import annotations

import shlex
from pathlib import Path

import tomli

from mlcareer.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent

BUDGETS: dict[str, dict[str, float]] = tomli.loads(
    (ROOT / "scripts" / "start_budgets.toml").read_text(encoding="utf-8")
)


def test_every_command_has_a_budget() -> None:
    counted = {(shlex.split(run) or [""])[0] for run in BUDGETS["piped"]}

    assert [name for name in COMMANDS if name not in counted] == []


def test_a_tab_and_the_version_cost_no_more_than_a_third_above_a_bare_start() -> None:
    assert max(BUDGETS["tab"].values()) <= 1.3
    assert BUDGETS["piped"]["--version"] <= 1.3


def test_the_page_states_the_budget_of_every_command() -> None:
    page = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")

    for run, budget in BUDGETS["piped"].items():
        row = next(
            line
            for line in page.splitlines()
            if line.startswith(f"| `mlcareer {run}".rstrip() + "` |")
        )
        assert row.endswith(f" {budget:.2f} |")
