"""The program's own data comes from its snapshot where that is current, and from TOML where not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.search.ranking import Index
from mlcareer.advice.search.search import search_index
from mlcareer.errors import DataError
from mlcareer.guide import kinds, load
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.kinds import GUIDE, KINDS
from mlcareer.guide.snapshot import checksum, data_of, snapshot

if TYPE_CHECKING:
    from mlcareer.guide.kinds import DataKind
    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile


@pytest.fixture
def file(tmp_path: Path, guide_text: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the bundled guide of a data folder that holds nothing else, not even a snapshot."""
    monkeypatch.setattr(kinds, "DATA_FOLDER", str(tmp_path))
    monkeypatch.setattr(load, "_loaded", {})
    file = tmp_path / "guide.toml"
    file.write_text(guide_text, encoding="utf-8")
    return file


@pytest.fixture
def snapshot_file(file: Path) -> Path:
    """Return the snapshot of that guide."""
    snapshot_file = file.with_suffix(".snapshot")
    snapshot_file.write_bytes(load.snapshot_of(GUIDE))
    return snapshot_file


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that were checked so far."""
    checked: list[str] = []

    def counted(file: TomlFile) -> Guide:
        checked.append(file.name)
        return checked_guide(file)

    monkeypatch.setattr("mlcareer.guide.checks.checked_guide", counted)
    return checked


def test_a_snapshot_holds_what_was_checked(
    snapshot_file: Path, small_guide: Guide, checks: list[str]
) -> None:
    assert snapshot_file.exists()
    assert load.load(GUIDE) == small_guide
    assert checks == []


def test_without_a_snapshot_the_file_is_checked_once_a_run(
    file: Path, small_guide: Guide, checks: list[str]
) -> None:
    assert load.load(GUIDE) is load.load(GUIDE)
    assert load.load(GUIDE) == small_guide
    assert checks == [str(file)]


def test_a_snapshot_of_an_older_file_is_passed_over(file: Path, snapshot_file: Path) -> None:
    changed = file.read_text(encoding="utf-8").replace("max = 60_000", "max = 61_000")
    file.write_text(changed, encoding="utf-8")

    assert snapshot_file.exists()
    assert load.load(GUIDE).band[0].max == 61_000


@pytest.mark.parametrize("damaged", [b"", b"\0", b"\0\0\0\0", b"not a snapshot at all"])
def test_a_snapshot_with_a_damaged_checksum_is_passed_over(
    snapshot_file: Path, small_guide: Guide, damaged: bytes
) -> None:
    snapshot_file.write_bytes(damaged)

    assert load.load(GUIDE) == small_guide


@pytest.mark.parametrize("place", [0, 4, 6, 10, 5_000, -1])
def test_a_snapshot_with_one_wrong_bit_is_passed_over(
    snapshot_file: Path, small_guide: Guide, place: int
) -> None:
    damaged = bytearray(snapshot_file.read_bytes())
    damaged[place] ^= 1
    snapshot_file.write_bytes(damaged)

    assert load.load(GUIDE) == small_guide


@pytest.mark.parametrize("length", [5, 50, 5_000])
def test_a_snapshot_that_ends_early_is_passed_over(
    snapshot_file: Path, small_guide: Guide, length: int
) -> None:
    whole = snapshot_file.read_bytes()
    snapshot_file.write_bytes(whole[:length])

    assert len(whole) > length
    assert load.load(GUIDE) == small_guide


@pytest.mark.parametrize("other", [("a", "list"), {"guide": "text"}, None, "band"])
def test_a_snapshot_of_the_right_key_and_of_another_type_is_passed_over(
    file: Path, snapshot_file: Path, small_guide: Guide, other: object
) -> None:
    given = small_guide.band[0] if other == "band" else other
    snapshot_file.write_bytes(snapshot(given, checksum(file.read_bytes())))

    assert load.load(GUIDE) == small_guide


def test_a_file_that_does_not_fit_gives_no_snapshot(file: Path) -> None:
    file.write_text("", encoding="utf-8")

    with pytest.raises(DataError):
        load.snapshot_of(GUIDE)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_build_takes_a_snapshot_of_each_kind(kind: DataKind[Any]) -> None:
    taken = load.snapshot_of(kind)

    assert data_of(taken, checksum(Path(kind.bundled).read_bytes()), kind.record) == load.load(kind)


def test_a_guide_of_ones_own_is_read_anew_from_its_file(file: Path) -> None:
    before = load.read(GUIDE, file).band[0].max
    changed = file.read_text(encoding="utf-8").replace("max = 60_000", "max = 61_000")
    file.write_text(changed, encoding="utf-8")

    assert (before, load.read(GUIDE, file).band[0].max) == (60_000, 61_000)


@pytest.fixture
def index_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the counted words are in a data folder that has the bundled files."""
    for kind in load.SEARCHED:
        (tmp_path / kind.file).write_bytes(Path(kind.bundled).read_bytes())
    monkeypatch.setattr(kinds, "DATA_FOLDER", str(tmp_path))
    return Path(load.search_index_file())


def test_the_words_counted_at_the_build_are_those_counted_now(index_file: Path) -> None:
    index = search_index(load.load_guide())
    assert load.load_search_index() is None

    index_file.write_bytes(load.search_index_snapshot(vars(index)))

    assert load.load_search_index() == vars(index)
    assert Index(**vars(index)) == index


def test_words_counted_of_another_guide_or_damaged_are_passed_over(
    index_file: Path, guide_text: str
) -> None:
    whole = load.search_index_snapshot({"ids": ()})

    index_file.write_bytes(whole[:-1])
    assert load.load_search_index() is None

    index_file.write_bytes(load.search_index_snapshot({})[:4] + whole[4:])
    assert load.load_search_index() is None

    index_file.write_bytes(whole)
    assert load.load_search_index() == {"ids": ()}
    index_file.with_name("guide.toml").write_text(guide_text, encoding="utf-8")
    assert load.load_search_index() is None
