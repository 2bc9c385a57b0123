"""A folder is written whole or not at all, and nothing of somebody's own is lost in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mlcareer.errors import CareerError, UsageError
from mlcareer.reading.whole_folder import put_folder

FILES = {"a.md": b"first", "b.md": b"second"}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """Return a folder with nothing in it."""
    room = tmp_path / "room"
    room.mkdir()
    return room


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_written_into_a_new_folder_and_into_an_empty_one(room: Path) -> None:
    empty = room / "empty"
    empty.mkdir()
    for folder in (room / "new", room / "with" / "parents", empty):
        put_folder(str(folder), FILES)

        assert contents(folder) == FILES
    assert sorted(path.name for path in room.iterdir()) == ["empty", "new", "with"]


def test_a_folder_that_holds_something_is_refused_and_left_as_it_was(room: Path) -> None:
    (room / "own.txt").write_bytes(b"own")

    with pytest.raises(UsageError, match="is not empty"):
        put_folder(str(room), FILES)

    assert contents(room) == {"own.txt": b"own"}


def test_with_force_files_of_the_same_names_are_replaced_and_no_others(room: Path) -> None:
    folder = room / "folder"
    folder.mkdir()
    (folder / "own.txt").write_bytes(b"own")
    (folder / "a.md").write_bytes(b"before")

    put_folder(str(folder), FILES, force=True)

    assert contents(folder) == {"own.txt": b"own", **FILES}
    assert [path.name for path in room.iterdir()] == ["folder"]


def test_a_file_in_place_of_the_folder_is_refused_also_with_force(room: Path) -> None:
    file = room / "file"
    file.write_bytes(b"own")

    with pytest.raises(UsageError, match="is not a folder"):
        put_folder(str(file), FILES, force=True)
    assert file.read_bytes() == b"own"


def test_a_folder_in_the_way_of_a_file_leaves_everything_as_it_was(room: Path) -> None:
    folder = room / "folder"
    (folder / "b.md").mkdir(parents=True)
    (folder / "a.md").write_bytes(b"before")

    with pytest.raises(CareerError, match=r"b\.md is a folder there"):
        put_folder(str(folder), FILES, force=True)

    assert (folder / "a.md").read_bytes() == b"before"
    assert [path.name for path in room.iterdir()] == ["folder"]


def test_a_disk_that_fills_up_leaves_nothing_behind(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) == len(FILES):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(CareerError, match="No space left on device"):
        put_folder(str(room / "new"), FILES)
    assert [*room.iterdir()] == []


def test_a_link_to_a_folder_stays_a_link(room: Path) -> None:
    folder, link = room / "folder", room / "link"
    folder.mkdir()
    link.symlink_to(folder)

    put_folder(str(link), FILES)

    assert link.is_symlink()
    assert contents(folder) == FILES
    assert os.readlink(link) == str(folder)
