"""The recipes of CONTRIBUTING.md are tried as they are written, on a copy of the guide."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.kinds import GUIDE

if TYPE_CHECKING:
    from tests.conftest import Run

REGIONS = ("London", "Rest of UK", "Manchester")

RECIPES = Path(__file__).parents[1] / "CONTRIBUTING.md"


def blocks_of(section: str) -> list[str]:
    """Return the TOML that a recipe says to add, block by block."""
    text = RECIPES.read_text(encoding="utf-8").split(f"\n## {section}\n")[1].split("\n## ")[0]
    found = re.findall(r"^ *```toml\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [dedent(block) for block in found]


def added(guide: str, block: str) -> str:
    """Add each entry of a block after the last entry of its table."""
    for entry in re.split(r"\n(?=\[\[\w+\]\])", block.strip()):
        table = re.match(r"\[\[\w+\]\]", entry)
        assert table is not None
        start = guide.rindex(f"\n{table[0]}\n") + 1
        found = re.compile(r"\n\s*\n+(?=#|\[\[?[\w]+\]\]?\n)").search(guide, start)
        end = len(guide) if found is None else found.start()
        guide = f"{guide[:end].rstrip()}\n\n{entry}\n{guide[end:]}"
    return guide


@pytest.fixture
def text() -> str:
    """Return the bundled guide."""
    return Path(GUIDE.bundled).read_text(encoding="utf-8")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return where the copy is kept."""
    return tmp_path / "my-guide.toml"


def test_a_region_is_added(run: Run, text: str, mine: Path) -> None:
    (region,) = blocks_of("Add a region")
    mine.write_text(added(text, region), encoding="utf-8")

    assert run("guide", "validate", str(mine)).exit_code == 0
    # The premium of London is over three regions now, which three texts state.
    assert run("guide", "validate", str(mine), "--strict").exit_code == 1
    pay = run("salary", "--region", "manchester", "--guide", str(mine), "-f", "csv").out
    assert "40000" in pay
    assert "175000" in pay
    assert run("locations", "manchester", "--guide", str(mine)).exit_code == 0
    rows = run("salary", "--level", "mid", "--guide", str(mine)).out.splitlines()
    named = [
        name
        for row in rows
        for name in REGIONS
        if re.search(rf"{name} +\N{{POUND SIGN}}[\d,]+\N{{EN DASH}}\N{{POUND SIGN}}", row)
    ]
    # Three regions, each in one block of rows and not among those of another.
    blocks = [name for name, _ in groupby(named)]
    assert blocks == list(REGIONS)
    difference = run("guide", "diff", str(mine)).out
    assert "5 entries added" in difference
    assert "£40,000–£56,000" in difference


def test_a_level_is_added_and_each_step_that_is_forgotten_is_said(
    run: Run, text: str, mine: Path
) -> None:
    level, steps, bands = blocks_of("Add a level")
    before_staff = text.rindex("[[level]]", 0, text.index('id = "staff"\n'))
    text = f"{text[:before_staff]}{level}\n{text[before_staff:]}"
    staff = text.index('id = "staff"\n')
    text = text[:staff] + text[staff:].replace("experience_min = 8", "experience_min = 10", 1)

    mine.write_text(text, encoding="utf-8")
    forgotten = run("guide", "validate", str(mine))
    assert forgotten.exit_code == 3
    alias = re.search(r"remove 'lead' from aliases at line (\d+)", forgotten.err)
    assert alias is not None
    assert '"lead"' in text.splitlines()[int(alias[1]) - 1]
    assert "there is no step from senior to lead: add a [[level_step]]" in forgotten.err
    assert "must follow the order of levels, in which lead follows senior" in forgotten.err

    text = text.replace('"lead", ', "", 1)
    start = text.index('[[level_step]]\nid = "senior-to-staff"')
    end = text.index("\n\n", start)
    mine.write_text(added(text[:start] + steps + text[end:], bands), encoding="utf-8")
    checked = run("guide", "validate", str(mine))

    assert (checked.exit_code, checked.err.count("problem")) == (0, 0)
    assert "Lead" in run("levels", "lead", "--guide", str(mine)).out
    following = run("levels", "senior", "--next", "--guide", str(mine)).out
    assert "Lead" in following
    assert "Staff" not in following.splitlines()[0]
    assert "130000" in run("salary", "--level", "lead", "--guide", str(mine), "-f", "csv").out
    assert run("plan", "--level", "senior", "--to", "lead", "--guide", str(mine)).exit_code == 0


def test_a_role_is_added_and_compared_once_there_is_a_comparison(
    run: Run, text: str, mine: Path
) -> None:
    (block,) = blocks_of("Add a role")
    role, rest = block.split("\n[[comparison]]\n")
    mine.write_text(added(text, role), encoding="utf-8")
    alone = run("compare", "data-engineer", "--guide", str(mine))
    assert alone.exit_code == 2
    assert "[[comparison]]" in alone.err

    mine.write_text(f"{added(text, role)}\n[[comparison]]\n{rest}", encoding="utf-8")

    assert run("guide", "validate", str(mine), "--strict").exit_code == 0
    assert "Data engineer" in run("role", "data-engineer", "--guide", str(mine)).out
    assert "data, on time and correct" in run("compare", "data-engineer", "--guide", str(mine)).out


def test_a_figure_is_corrected_and_each_text_that_states_the_old_one_is_listed(
    run: Run, text: str, mine: Path
) -> None:
    band = 'id = "senior-london"'
    start = text.index(band)
    mine.write_text(
        text[:start] + text[start:].replace("min = 95_000", "min = 96_000", 1), encoding="utf-8"
    )

    named = run("salary", "senior", "london", "--format", "json", "--guide", str(mine)).out
    assert '"id": "senior-london"' in named
    assert '"min": 96000' in named
    outcome = run("guide", "validate", str(mine), "--strict")
    assert outcome.exit_code == 1
    assert "texts to update" in outcome.out
    diff = run("guide", "diff", str(mine), "--full").out
    assert diff.startswith("the bundled file to my-guide.toml: 1 figure changed")
    assert "£96,000" in diff
