"""What changed between two guides or other data files, in people's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.guide import ChangeAnswer, diff_data, summary_of
from mlcareer.guide.load import load_place_names, load_plan_rules

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


def with_entry(guide: Guide, table: str, entry_id: str, **changes: Any) -> Guide:  # noqa: ANN401 - any field
    """Return a guide in which one entry is not the same."""
    entries = getattr(guide, table)
    changed = tuple(e.replace(**changes) if e.id == entry_id else e for e in entries)
    return guide.replace(**{table: changed})


def only_change(old: Guide, new: Guide) -> ChangeAnswer:
    (change,) = diff_data(old, new).changes
    return change


def test_a_guide_does_not_differ_from_itself(small_guide: Guide) -> None:
    assert diff_data(small_guide, small_guide).changes == ()


def test_a_band_goes_up_and_down_by_pounds_and_per_cent(small_guide: Guide) -> None:
    new = with_entry(small_guide, "band", "junior-london", min=42_000, max=57_000)

    change = only_change(small_guide, new)

    assert (change.id, change.name) == ("band:junior-london", "Junior MLE, London")
    # 2,000 / 40,000 = 5%; 3,000 / 60,000 = 5%
    assert change.details == (
        "lowest up £2,000 (5.0%), £40,000 → £42,000",
        "highest down £3,000 (5.0%), £60,000 → £57,000",
    )


@pytest.mark.parametrize(
    ("table", "entry", "changes", "detail"),
    [
        ("band", "mid-london", {"open_ended": False}, "open ended yes → no"),
        ("band", "mid-london", {"sources": ("board",)}, "rests on: board in place of survey"),
        ("band", "mid-london", {"sources": ("survey", "board")}, "rests on: also board"),
        ("pay_check", "board-junior", {"p25": 30_000}, "P25 not said → £30,000"),
        ("pay_check", "board-junior", {"sample": 14}, "sample 12 → 14"),
        ("skill", "docker", {"why": "Another reason."}, "why reworded"),
        ("skill", "docker", {"standing": "essential"}, "standing expected → essential"),
        ("skill", "python", {"topics": ("typing",)}, "topics: no longer packaging"),
        ("skill", "python", {"topics": ("packaging", "typing")}, "topics: in another order"),
        ("employer", "pipe-works", {"status": "ended"}, "status unknown → ended"),
        ("level", "junior", {"experience_max": 3}, "experience max 2 → 3"),
    ],
)
def test_a_changed_key_is_said_in_a_few_words(
    small_guide: Guide, table: str, entry: str, changes: dict[str, Any], detail: str
) -> None:
    new = with_entry(small_guide, table, entry, **changes)

    assert only_change(small_guide, new).details == (detail,)


def test_an_expectation_of_a_skill_is_named_by_its_level(small_guide: Guide) -> None:
    docker = small_guide.skill[0]
    reworded = docker.expected[0].replace(text="Writes them with ease.")

    changed = with_entry(small_guide, "skill", "docker", expected=(reworded,))
    gone = with_entry(small_guide, "skill", "docker", expected=())

    assert only_change(small_guide, changed).details == ("expected: junior: text reworded",)
    assert only_change(small_guide, gone).details == ("expected: junior removed",)


def test_what_came_and_what_went_is_named(small_guide: Guide) -> None:
    docker, python = small_guide.skill
    new = small_guide.replace(skill=(docker.replace(id="podman", name="Podman"), python))

    assert [(change.id, change.change) for change in diff_data(small_guide, new).changes] == [
        ("skill:podman", "added"),
        ("skill:docker", "removed"),
    ]


def test_another_order_is_a_change_of_its_own(small_guide: Guide) -> None:
    new = small_guide.replace(skill=small_guide.skill[::-1])

    assert only_change(small_guide, new).details == ("was docker, python; is python, docker",)


def test_the_head_is_compared_whatever_its_id(small_guide: Guide) -> None:
    new = small_guide.replace(guide=small_guide.guide.replace(id="next", edition=2027))

    assert only_change(small_guide, new).details == ("id small → next", "edition 2026 → 2027")


def test_a_summary_counts_the_tables_that_hold_something(small_guide: Guide) -> None:
    answer = summary_of(small_guide, "a.toml")

    counts = {table.table: table.entries for table in answer.tables}
    assert (counts["band"], counts["skill"]) == (4, 2)
    assert "guide" not in counts


def test_entries_without_an_id_are_told_apart_by_their_first_key_and_their_number() -> None:
    rules = load_plan_rules()
    firsts = [order.first for order in rules.order]
    twice = next(first for first in firsts if firsts.count(first) > 1)
    second = [number for number, first in enumerate(firsts) if first == twice][1]
    orders = tuple(
        order.replace(why="Another reason.") if number == second else order
        for number, order in enumerate(rules.order)
    )

    (change,) = diff_data(rules, rules.replace(order=orders), "plan", "the order of plans").changes

    assert (change.id, change.details) == (f"order:{twice} (2)", ("why reworded",))


def test_what_stands_once_is_named_by_its_table() -> None:
    words = load_place_names()
    fewer = words.traps.replace(names=words.traps.names[1:])

    (change,) = diff_data(words, words.replace(traps=fewer), "places").changes

    assert (change.id, change.name, change.change) == ("traps", "Traps", "changed")
    assert change.details == (f"names: no longer {words.traps.names[0]}",)
