"""What plans are made of covers the guide, each aim once, in an order that can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_PLAN_FILE

from mlcareer.errors import DataError
from mlcareer.guide.load import load_plan_rules
from mlcareer.guide.plan_rules import aims_of, checked_plan_rules
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.plan_rules import PlanRules


def small_plan(old: str = "", new: str = "") -> str:
    """Return the plan rules of the small guide, with one text in the place of another."""
    text = SMALL_PLAN_FILE.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def problems_of(text: str, guide: Guide) -> list[str]:
    with pytest.raises(DataError) as found:
        checked_plan_rules(TomlFile("plan.toml", text), guide)
    return [problem.partition(": ")[2] for problem in found.value.problems]


def test_the_small_plan_covers_the_small_guide(small_guide: Guide, small_rules: PlanRules) -> None:
    shown = [aim for work in small_rules.work for aim in work.shows]

    assert sorted([*shown, *small_rules.plan.repeated]) == sorted(aims_of(small_guide))


def test_every_skill_level_and_round_of_the_guide_has_work(guide: Guide) -> None:
    rules = load_plan_rules()

    shown = {aim for work in rules.work for aim in work.shows} | set(rules.plan.repeated)
    assert shown == set(aims_of(guide))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (', "skill:docker/junior"', "", "no work shows skill:docker/junior"),
        ('"skill:python"', '"skill:pyton"', "no work shows skill:python"),
        (
            '["skill:python"]',
            '["skill:python", "skill:docker"]',
            "skill:docker is listed twice: also at work[script].shows[2] (line 11)",
        ),
        (
            'after = ["script"]',
            'after = ["scirpt"]',
            "work[image].after[1]: there is no work 'scirpt'; did you mean 'script'?",
        ),
        (
            '[[work]]\nid = "script"\n',
            '[[work]]\nid = "script"\nafter = ["image"]\n',
            "work[script].after[1]: image must be listed before script, which comes after it",
        ),
        ('id = "image"', 'id = "script"', "work[script].id: the id 'script' is taken already"),
        ("do = ", "doo = ", "work[script].doo: there is no such key; found 'Package a script'"),
    ],
)
def test_what_is_wrong_is_reported_where_it_is(
    small_guide: Guide, old: str, new: str, problem: str
) -> None:
    assert any(each.endswith(problem) for each in problems_of(small_plan(old, new), small_guide))


def test_a_step_of_the_ladder_without_work_is_reported(small_guide: Guide) -> None:
    (step,) = small_guide.level_step
    longer = step.replace(evidence=(*step.evidence, "a second thing"))

    assert problems_of(small_plan(), small_guide.replace(level_step=(longer,))) == [
        "no work shows level_step:junior-to-mid/2"
    ]
