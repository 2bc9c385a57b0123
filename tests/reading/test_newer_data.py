"""A newer file in the user's data folder is taken by itself; an older or damaged one is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlcareer.guide.kinds import GUIDE, PAY_RULES, PLAN_RULES, VISA_RULES, DataKind
from mlcareer.guide.load import load
from mlcareer.reading.newer_data import newest
from mlcareer.reading.user_folders import data_file


def unheard(note: str) -> None:
    """Stand for what must not be needed, as nothing is damaged."""
    raise AssertionError(note)


def put(kind: DataKind[Any], old: str = "", new: str = "") -> str:
    """Put the bundled file of a kind into the data folder, with one change."""
    text = Path(kind.bundled).read_text(encoding="utf-8")
    assert old in text
    path = Path(data_file(kind.file))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return str(path)


def test_without_a_file_there_the_bundled_one_is_used() -> None:
    data, choice = newest(GUIDE, unheard)

    assert data is load(GUIDE)
    assert (choice.path, choice.own, choice.why) == (GUIDE.bundled, False, "bundled")


def test_a_guide_of_a_later_year_is_taken() -> None:
    path = put(GUIDE, "edition = 2026", "edition = 2027")

    data, choice = newest(GUIDE, unheard)

    assert data.guide.edition == 2027
    assert (choice.path, choice.own, choice.why) == (path, True, "newer")
    assert str(choice.edition).startswith("2027, copies read up to ")


def test_visa_tables_that_came_out_later_are_taken() -> None:
    published = f"tables_published = {load(VISA_RULES).visa.tables_published.isoformat()}"
    put(VISA_RULES, published, "tables_published = 2099-04-01")

    data, choice = newest(VISA_RULES, unheard)

    assert choice.own
    assert data.visa.tables_published.year == 2099


def test_an_older_guide_and_a_mere_copy_are_passed_over_with_the_reason() -> None:
    path = put(GUIDE, "edition = 2026", "edition = 2025")
    data, choice = newest(GUIDE, unheard)
    assert data is load(GUIDE)
    assert (choice.passed_over, choice.why) == (path, "it is older than the bundled one")

    put(GUIDE)
    assert newest(GUIDE, unheard)[1].why == "it is as old as the bundled one"


@pytest.mark.parametrize("text", ["", "[guide", "[[band]]\nid = 1\n", "\0"])
def test_a_damaged_file_is_passed_over_with_the_reason(text: str) -> None:
    path = Path(put(GUIDE))
    path.write_text(text, encoding="utf-8")

    data, choice = newest(GUIDE, unheard)

    assert data is load(GUIDE)
    assert choice.passed_over == str(path)
    assert " it" in f" {choice.why}"


def test_a_file_of_another_kind_is_passed_over_with_the_reason() -> None:
    path = Path(put(GUIDE))
    path.write_bytes(Path(PAY_RULES.bundled).read_bytes())

    assert newest(GUIDE, unheard)[1].why == "it holds pay rules, not a guide"


def test_a_link_that_leads_nowhere_is_said_and_not_taken_for_no_file() -> None:
    path = Path(data_file(GUIDE.file))
    path.parent.mkdir(parents=True)
    path.symlink_to("gone.toml")

    assert newest(GUIDE, unheard)[1].passed_over == str(path)


def test_only_kinds_that_commands_take_from_a_file_are_looked_for() -> None:
    put(PLAN_RULES)

    assert newest(PLAN_RULES, unheard)[1].passed_over is None
