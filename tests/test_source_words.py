"""The guide's facts are in our own words: no run of eight words of the source stands anywhere.

The source itself is not ours to publish. What is committed are hashes of its runs of words,
written by `scripts/write_source_word_runs.py`, and this test looks for them.
"""

from __future__ import annotations

import runpy
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "write_source_word_runs.py"))
runs_of, RUN, WORD_RUNS = SCRIPT["runs_of"], SCRIPT["RUN"], SCRIPT["WORD_RUNS"]

FOLDERS = ("data", "src", "docs", "tests", "scripts", ".ci")
WRITTEN = {".toml", ".py", ".md", ".txt", ".json", ".svg", ".sh", ".csv", ".yml", ".html", ""}
"""Endings of what people write and read; the rest is no text."""


def own_files() -> list[Path]:
    """Return every text that the project carries, without what tools leave behind."""
    tops = [path for path in ROOT.iterdir() if not path.name.startswith(".")]
    inside = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    return sorted(
        path
        for path in [*tops, *inside]
        if path.is_file() and path.suffix in WRITTEN and path.parent.name != "__pycache__"
    )


@cache
def source_runs() -> frozenset[str]:
    """Return the hashes of every run of words of the source."""
    return frozenset(WORD_RUNS.read_text(encoding="ascii").split())


def taken_over(text: str, forbidden: frozenset[str]) -> list[str]:
    """Return the runs of a text that are in the source too."""
    runs = runs_of(text)
    return [runs[found] for found in runs.keys() & forbidden]


@pytest.mark.parametrize("path", own_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_run_of_eight_words_is_the_sources(path: Path) -> None:
    assert taken_over(path.read_text(encoding="utf-8"), source_runs()) == []


MADE_UP = "Seven grey pipes & a £9 tap leak, don't they?"
"""Ten words, as `&`, `£9` and `don't` are one each."""


def test_the_guard_finds_a_run_in_the_middle_of_another_text() -> None:
    forbidden = frozenset(runs_of("grey pipes & a £9 tap leak, don't"))
    assert len(forbidden) == 1

    found = taken_over(f"So: {MADE_UP.upper()} Nobody knows.", forbidden)

    assert found == ["grey pipes & a £9 tap leak don't"]


def test_seven_words_are_not_a_run() -> None:
    assert taken_over("grey pipes & a £9 tap leak", frozenset(runs_of(MADE_UP))) == []
    assert runs_of("grey pipes & a £9 tap leak") == {}


def test_the_guard_knows_the_whole_source_and_looks_at_all_that_we_wrote() -> None:
    # The text has 2,405 different runs; a file cut short would let wording through.
    assert len(source_runs()) == 2405
    assert {len(run) for run in source_runs()} == {16}
    names = {str(path.relative_to(ROOT)) for path in own_files()}
    assert names >= {"data/guide.toml", "README.md", "src/mlcareer/page.py", "tests/conftest.py"}
