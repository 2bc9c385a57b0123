"""The program's own data comes from its snapshot where that is current, and from TOML where not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.offers.ranking import Index
from mlcareer.advice.search.search import search_index
from mlcareer.errors import DataError
from mlcareer.guide import load
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.load import (
    GUIDE_FILE,
    bundled_checks,
    load_bundled,
    load_guide,
    load_search_index,
    read_guide,
    search_index_snapshot,
    snapshot_of,
)
from mlcareer.guide.snapshot import checksum, data_of

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile


def never(_: TomlFile) -> Guide:
    """Stand for a check that must not be needed."""
    raise AssertionError("the file was checked although its snapshot is current")


@pytest.fixture
def file(tmp_path: Path, guide_text: str) -> Path:
    """Return a data file of our own, without a snapshot."""
    file = tmp_path / "data.toml"
    file.write_text(guide_text, encoding="utf-8")
    return file


def test_a_snapshot_holds_what_was_checked(file: Path, small_guide: Guide) -> None:
    file.with_suffix(".snapshot").write_bytes(snapshot_of(file, checked_guide))

    assert load_bundled(file, never) == small_guide


def test_without_a_snapshot_the_file_is_checked(file: Path, small_guide: Guide) -> None:
    assert load_bundled(file, checked_guide) == small_guide


def test_a_snapshot_of_an_older_file_is_passed_over(file: Path) -> None:
    file.with_suffix(".snapshot").write_bytes(snapshot_of(file, checked_guide))
    changed = file.read_text(encoding="utf-8").replace("max = 60_000", "max = 61_000")
    file.write_text(changed, encoding="utf-8")

    assert load_bundled(file, checked_guide).band[0].max == 61_000


@pytest.mark.parametrize("damaged", [b"", b"\0", b"\0\0\0\0", b"not a snapshot at all"])
def test_a_snapshot_with_a_damaged_checksum_is_passed_over(
    file: Path, small_guide: Guide, damaged: bytes
) -> None:
    file.with_suffix(".snapshot").write_bytes(damaged)

    assert load_bundled(file, checked_guide) == small_guide


@pytest.mark.parametrize("place", [0, 4, 6, 10, 5_000, -1])
def test_a_snapshot_with_one_wrong_bit_is_passed_over(
    file: Path, small_guide: Guide, place: int
) -> None:
    damaged = bytearray(snapshot_of(file, checked_guide))
    damaged[place] ^= 1
    file.with_suffix(".snapshot").write_bytes(damaged)

    assert load_bundled(file, checked_guide) == small_guide


@pytest.mark.parametrize("length", [5, 50, 5_000])
def test_a_snapshot_that_ends_early_is_passed_over(
    file: Path, small_guide: Guide, length: int
) -> None:
    whole = snapshot_of(file, checked_guide)
    file.with_suffix(".snapshot").write_bytes(whole[:length])

    assert len(whole) > length
    assert load_bundled(file, checked_guide) == small_guide


def test_a_file_that_does_not_fit_gives_no_snapshot(file: Path) -> None:
    file.write_text("", encoding="utf-8")

    with pytest.raises(DataError):
        snapshot_of(file, checked_guide)


def test_the_build_takes_a_snapshot_of_the_guide() -> None:
    taken = snapshot_of(GUIDE_FILE, bundled_checks()[GUIDE_FILE])

    assert data_of(taken, checksum(Path(GUIDE_FILE).read_bytes())) == load_guide()


def test_a_guide_of_ones_own_is_read_anew_from_its_file(file: Path) -> None:
    before = read_guide(file).band[0].max
    changed = file.read_text(encoding="utf-8").replace("max = 60_000", "max = 61_000")
    file.write_text(changed, encoding="utf-8")

    assert (before, read_guide(file).band[0].max) == (60_000, 61_000)


def test_the_words_counted_at_the_build_are_those_counted_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = search_index(load_guide())
    file = tmp_path / "search-index.snapshot"
    monkeypatch.setattr(load, "SEARCH_INDEX_FILE", str(file))
    assert load_search_index() is None

    file.write_bytes(search_index_snapshot(vars(index)))

    assert load_search_index() == vars(index)
    assert Index(**vars(index)) == index


def test_words_counted_of_another_guide_or_damaged_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: Path
) -> None:
    index = tmp_path / "search-index.snapshot"
    monkeypatch.setattr(load, "SEARCH_INDEX_FILE", str(index))
    whole = search_index_snapshot({"ids": ()})

    index.write_bytes(whole[:-1])
    assert load_search_index() is None

    index.write_bytes(whole)
    monkeypatch.setattr(load, "GUIDE_FILE", str(file))
    assert load_search_index() is None
