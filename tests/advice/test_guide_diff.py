"""What changed between two guides or other data files, figure by figure and text by text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.guide_diff import ChangeAnswer, Difference, diff_data
from mlcareer.guide.kinds import KINDS
from mlcareer.guide.load import load
from mlcareer.record import Record

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


def in_short(each: Difference) -> tuple[object, ...]:
    """Return what a difference is: its name, its sort, what was, what is and the unit."""
    return (each.what, each.sort, each.was, each.now, each.unit)


def test_a_guide_does_not_differ_from_itself(small_guide: Guide) -> None:
    answer = diff_data(small_guide, small_guide)

    assert (answer.changes, answer.quoted_in) == ((), ())


def test_a_band_goes_up_and_down_in_pounds(small_guide: Guide) -> None:
    new = with_entry(small_guide, "band", "junior-london", min=42_000, max=57_000)

    change = only_change(small_guide, new)

    assert (change.id, change.name) == ("band:junior-london", "Junior MLE, London")
    assert [*map(in_short, change.details)] == [
        ("lowest", "figure", 40_000, 42_000, "GBP"),
        ("highest", "figure", 60_000, 57_000, "GBP"),
    ]


@pytest.mark.parametrize(
    ("table", "entry", "changes", "expected"),
    [
        ("band", "mid-london", {"open_ended": False}, ("open ended", "other", True, False, "")),
        (
            "band",
            "mid-london",
            {"sources": ("board",)},
            ("sources", "other", "survey", "board", ""),
        ),
        (
            *("band", "mid-london", {"sources": ("survey", "board")}),
            ("sources", "other", None, "board", ""),
        ),
        ("pay_check", "board-junior", {"p25": 30_000}, ("P25", "figure", None, 30_000, "GBP")),
        ("pay_check", "board-junior", {"sample": 14}, ("sample", "figure", 12, 14, "")),
        (
            *("skill", "docker", {"standing": "essential"}),
            ("standing", "other", "expected", "essential", ""),
        ),
        ("skill", "python", {"topics": ("typing",)}, ("topics", "other", "packaging", None, "")),
        (
            *("skill", "python", {"topics": ("packaging", "typing")}),
            ("topics", "other", "typing; packaging", "packaging; typing", ""),
        ),
        ("level", "junior", {"experience_max": 3}, ("experience max", "figure", 2, 3, "")),
        (
            *("level", "junior", {"summary": "Learns fast."}),
            ("summary", "text", "Learns.", "Learns fast.", ""),
        ),
    ],
)
def test_a_changed_key_has_its_name_its_sort_and_both_values(
    small_guide: Guide,
    table: str,
    entry: str,
    changes: dict[str, Any],
    expected: tuple[object, ...],
) -> None:
    new = with_entry(small_guide, table, entry, **changes)

    assert [*map(in_short, only_change(small_guide, new).details)] == [expected]


def test_an_expectation_of_a_skill_is_named_by_its_level(small_guide: Guide) -> None:
    docker = small_guide.skill[0]
    reworded = docker.expected[0].replace(text="Writes them with ease.")

    changed = with_entry(small_guide, "skill", "docker", expected=(reworded,))
    gone = with_entry(small_guide, "skill", "docker", expected=())

    (text,) = only_change(small_guide, changed).details
    assert (text.key, text.what, text.sort) == (
        "expected.junior.text",
        "expected, junior, text",
        "text",
    )
    (went,) = only_change(small_guide, gone).details
    assert (went.key, went.was, went.now) == ("expected.junior", "junior", None)


def test_an_entry_that_came_shows_its_figures_and_one_that_went_too(small_guide: Guide) -> None:
    first, *rest = small_guide.band
    new = small_guide.replace(band=(first.replace(id="junior-leeds"), *rest))

    came, went = diff_data(small_guide, new).changes

    assert (came.id, came.change) == ("band:junior-leeds", "added")
    assert [(each.key, each.was, each.now) for each in came.details] == [
        ("min", None, 40_000),
        ("max", None, 60_000),
    ]
    assert (went.id, went.change) == ("band:junior-london", "removed")
    assert [(each.was, each.now) for each in went.details] == [(40_000, None), (60_000, None)]


def test_a_source_that_came_shows_its_days_and_its_sample(small_guide: Guide) -> None:
    survey = small_guide.source[0]
    new = small_guide.replace(source=(*small_guide.source, survey.replace(id="survey-2027")))

    keys = [each.key for each in only_change(small_guide, new).details]

    assert {"copy_read", "overdue_from", "published", "address"} <= {*keys}


def test_another_order_is_a_change_of_its_own(small_guide: Guide) -> None:
    new = small_guide.replace(skill=small_guide.skill[::-1])

    (order,) = only_change(small_guide, new).details

    assert (order.was, order.now) == ("docker, python", "python, docker")


def test_the_head_is_compared_whatever_its_id(small_guide: Guide) -> None:
    new = small_guide.replace(guide=small_guide.guide.replace(id="next", edition=2027))

    assert [(each.key, each.now) for each in only_change(small_guide, new).details] == [
        ("id", "next"),
        ("edition", 2027),
    ]


def test_texts_that_state_a_figure_that_changed_are_named(small_guide: Guide) -> None:
    """The small guide's answer on pay states where mid-level begins outside London."""
    answer = diff_data(small_guide, with_entry(small_guide, "band", "mid-rest-of-uk", min=51_000))
    other = diff_data(small_guide, with_entry(small_guide, "band", "junior-london", max=61_000))

    assert "faq:pay" in answer.quoted_in
    assert "faq:pay" not in other.quoted_in


class Rule(Record):
    """A rule without an id."""

    first: str
    why: str


class Rules(Record):
    """A file of such rules."""

    rule: tuple[Rule, ...]


def test_entries_without_an_id_are_told_apart_by_their_first_key_and_their_number() -> None:
    old = Rules(rule=(Rule(first="git", why="so"), Rule(first="git", why="and so")))
    new = Rules(rule=(old.rule[0], Rule(first="git", why="Another reason.")))

    (change,) = diff_data(old, new, "plan", "rules").changes

    assert change.id == "rule:git (2)"
    assert [each.key for each in change.details] == ["why"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_data_of_every_kind_is_compared_with_an_empty_table(kind: Any) -> None:  # noqa: ANN401
    data = load(kind)
    table = next(name for name in data.record_fields if isinstance(getattr(data, name), tuple))
    entries = getattr(data, table)

    changes = diff_data(data, data.replace(**{table: ()}), kind.name, kind.says).changes

    assert len(changes) == len(entries)
    assert {change.change for change in changes} == {"removed"}
