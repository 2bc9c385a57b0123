"""What is kept from run to run is private, whole, ours, and never needed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from mlcareer.reading.kept import forget_oldest, keep, kept
from mlcareer.reading.user_folders import kept_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")


def unheard(note: str) -> None:
    """Stand for what must not be needed, as nothing is damaged."""
    raise AssertionError(note)


def test_what_was_kept_for_a_key_comes_back_for_that_key_alone() -> None:
    keep("answer", b"2026", {"level": "mid"})

    assert kept("answer", b"2026", dict, unheard) == {"level": "mid"}
    assert kept("answer", b"2027", dict, unheard) is None
    assert kept("other", b"2026", dict, unheard) is None


def test_damage_is_told_and_nothing_of_it_used() -> None:
    keep("answer", b"2026", {"level": "mid"})
    Path(kept_file("answer")).write_bytes(b"damaged")
    told: list[str] = []

    assert kept("answer", b"2026", dict, told.append) is None
    assert len(told) == 1
    assert kept_file("answer") in told[0]


def test_what_is_of_another_type_than_was_kept_is_damaged() -> None:
    keep("answer", b"2026", ("level", "mid"))
    told: list[str] = []

    assert kept("answer", b"2026", dict, told.append) is None
    assert "it holds a tuple where a dict was kept" in told[0]


@posix
def test_only_the_user_can_read_it() -> None:
    keep("answer", b"2026", {"level": "mid"})

    assert Path(kept_file("answer")).stat().st_mode & 0o777 == 0o600
    assert Path(kept_file("answer")).parent.stat().st_mode & 0o777 == 0o700


@posix
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_could_have_written_is_not_used(mode: int) -> None:
    keep("answer", b"2026", {"level": "mid"})
    Path(kept_file("answer")).chmod(mode)

    assert kept("answer", b"2026", dict, unheard) is None


@posix
def test_what_another_user_wrote_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    keep("answer", b"2026", {"level": "mid"})
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)

    assert kept("answer", b"2026", dict, unheard) is None


def test_a_device_in_its_place_is_neither_read_nor_replaced() -> None:
    keep("answer", b"2026", {"level": "mid"})
    path = Path(kept_file("answer"))
    path.unlink()
    path.symlink_to(os.devnull)

    keep("answer", b"2026", {"level": "mid"})

    assert kept("answer", b"2026", dict, unheard) is None
    assert path.is_symlink()


def test_where_nothing_can_be_kept_nothing_is(home: Path) -> None:
    folder = Path(kept_file("answer")).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    assert folder.is_relative_to(home)
    folder.write_bytes(b"in the way")

    keep("answer", b"2026", {"level": "mid"})
    forget_oldest("answer", 0)

    assert kept("answer", b"2026", dict, unheard) is None


def test_the_oldest_are_forgotten_and_nothing_of_another_name() -> None:
    for age, name in enumerate(("guide-new", "guide-old", "guide-older", "profile")):
        keep(name, b"key", name)
        os.utime(kept_file(name), (1_000 - age, 1_000 - age))

    forget_oldest("guide-", 1)

    left = [name for name in ("guide-new", "guide-old", "guide-older", "profile")
            if Path(kept_file(name)).exists()]  # fmt: skip
    assert left == ["guide-new", "profile"]
