"""What orders plans names the guide's own entries and runs in no circle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.kinds import PLAN_RULES
from mlcareer.guide.load import load_plan_rules
from mlcareer.guide.plan_rules import checked_plan_rules
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

EMPTY = "order = []\none_of = []\nclosing = []\n"


def problems_of(text: str, guide: Guide) -> list[str]:
    with pytest.raises(DataError) as found:
        checked_plan_rules(TomlFile("plan.toml", text), guide)
    return list(found.value.problems)


def test_tracking_comes_before_retraining_and_an_api_before_monitoring() -> None:
    before = {(order.first, then) for order in load_plan_rules().order for then in order.then}

    assert ("experiment-tracking", "monitoring") in before
    assert ("data-pipelines", "monitoring") in before
    assert ("rest-api", "monitoring") in before


def test_a_name_that_the_guide_does_not_have_is_reported_where_it_stands(guide: Guide) -> None:
    text = (
        "one_of = []\nclosing = []\n"
        '[[order]]\nfirst = "pyton"\nthen = ["docker", "dokcer"]\nwhy = "so"\n'
        'basis = ["skill:none"]\n'
    )

    assert problems_of(text, guide) == [
        "plan.toml:4: order[1].first: the guide has no skill:pyton",
        "plan.toml:5: order[1].then[2]: the guide has no skill:dokcer",
        "plan.toml:7: order[1].basis[1]: the guide has no skill:none",
    ]


def test_what_is_repeated_names_a_skill_and_a_level_of_the_guide(guide: Guide) -> None:
    text = f'{EMPTY}[[repeated]]\nskill = "pyton"\nlevel = "sernior"\nbasis = ["skill:python"]\n'

    assert problems_of(text, guide) == [
        "plan.toml:5: repeated[1].skill: the guide has no skill:pyton",
        "plan.toml:6: repeated[1].level: the guide has no level:sernior",
    ]


def test_an_order_that_runs_in_a_circle_is_reported(guide: Guide) -> None:
    both = "".join(
        f'[[order]]\nfirst = "{first}"\nthen = ["{then}"]\nwhy = "so"\nbasis = []\n'
        for first, then in (("docker", "git"), ("git", "docker"))
    )

    (problem,) = problems_of(f"one_of = []\nclosing = []\n{both}", guide)

    assert "these come before each other: " in problem
    assert {"docker", "git"} <= set(problem.replace(",", "").split())


def test_rules_may_be_empty_and_unknown_keys_may_not_be(guide: Guide) -> None:
    rules = checked_plan_rules(TomlFile("plan.toml", EMPTY), guide)
    assert (rules.order, rules.one_of, rules.closing) == ((), (), ())

    assert problems_of(f"{EMPTY}extra = 1\n", guide) == [
        "plan.toml:4: extra: there is no such key; found 1"
    ]


def test_the_file_says_nothing_of_how_long_a_step_takes() -> None:
    # No source says it, so there is no figure at all.
    lines = Path(PLAN_RULES.bundled).read_text(encoding="utf-8").splitlines()

    assert not [line for line in lines if any(mark.isdigit() for mark in line.partition("#")[0])]
