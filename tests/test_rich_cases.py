"""One question of each command with all its options together, and every field of its answer.

tests/rich holds each question with its answer, worked out by hand in the comments from the rules of
2026-27. A field that is not there is null. Sources, facts and remarks stand there by their ids,
and what the page asks about an offer by its id and what it is worth.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.pinned import pinned_text

from mlcareer.guide.kinds import GUIDE

if TYPE_CHECKING:
    from tests.conftest import Run

FOLDER = Path(__file__).parent / "rich"
CASES = sorted(file.stem for file in FOLDER.glob("*.toml") if not file.stem.endswith("-offer"))

ON_BANDS = ("offer", "offers")
"""Commands whose sums are on bands of the guide, which are pinned for them."""

OF_DATA = ("publisher", "keywords", "about", "caveat")
"""Fields that only an entry of the guide has: a source, a fact, a remark, a figure of others."""


def short(value: Any) -> Any:  # noqa: ANN401 - JSON holds any of its types
    """Leave out what is null, and put ids for what the data files say."""
    if isinstance(value, list):
        return [short(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "id" in value and any(field in value for field in OF_DATA):
        return value["id"]
    if "ask" in value:
        return [value["id"], value["worth"] or 0]
    return {field: short(each) for field, each in value.items() if each is not None}


@pytest.mark.parametrize("case", CASES)
def test_every_field_of_a_rich_case_is_as_worked_out_by_hand(
    run: Run, tmp_path: Path, case: str
) -> None:
    held = tomllib.loads((FOLDER / f"{case}.toml").read_text(encoding="utf-8"))
    words = held["run"].replace("{}", str(FOLDER)).split()
    if words[0] in ON_BANDS:
        text = pinned_text(Path(GUIDE.bundled).read_text(encoding="utf-8"))
        (tmp_path / "guide.toml").write_text(text, encoding="utf-8")
        words += ["--guide", str(tmp_path / "guide.toml")]

    done = run(*words, "--no-profile", "--today", "2026-11-28", "--format", "json")

    assert (done.exit_code, done.err) == (0, "")
    assert short(json.loads(done.out)) == held["answer"]


def test_each_of_the_nine_has_one() -> None:
    nine = ("take-home", "raise", "offer", "offers", "visa", "contract", "hire", "gap", "plan")

    assert set(CASES) >= set(nine)
