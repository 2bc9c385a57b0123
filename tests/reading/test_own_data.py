"""A data file of the user's own is checked once, and again when anything about it has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError, MissingFileError
from mlcareer.guide import load
from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
from mlcareer.guide.snapshot import snapshot
from mlcareer.reading import own_data
from mlcareer.reading.own_data import MOST_KEPT, data_at
from mlcareer.reading.user_folders import kept_file

if TYPE_CHECKING:
    from mlcareer.guide.kinds import DataKind
    from mlcareer.guide.model import Guide


@pytest.fixture
def file(tmp_path: Path, guide_text: str) -> Path:
    """Return a guide of the user's own."""
    file = tmp_path / "mine.toml"
    file.write_text(guide_text, encoding="utf-8")
    return file


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the guides that were checked so far."""
    checked: list[str] = []
    read = load.read

    def counted(kind: DataKind[Guide], path: str) -> Guide:
        checked.append(path)
        return read(kind, path)

    monkeypatch.setattr(load, "read", counted)
    return checked


def unheard(note: str) -> None:
    """Stand for what must not be needed, as nothing is damaged."""
    raise AssertionError(note)


def kept_guides() -> list[Path]:
    return sorted(Path(kept_file("guide")).parent.glob("guide-*.kept"))


def test_the_second_run_gives_the_same_guide_without_a_check(
    file: Path, small_guide: Guide, checks: list[str]
) -> None:
    assert data_at(GUIDE, str(file), unheard) == small_guide
    assert data_at(GUIDE, str(file), unheard) == small_guide
    assert checks == [str(file)]


def test_a_figure_that_is_corrected_counts_at_once_though_size_and_time_are_the_same(
    file: Path, checks: list[str]
) -> None:
    before = file.stat()
    assert data_at(GUIDE, str(file), unheard).band[0].max == 60_000

    changed = file.read_text(encoding="utf-8").replace("max = 60_000", "max = 61_000")
    file.write_text(changed, encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert file.stat().st_size == before.st_size
    assert data_at(GUIDE, str(file), unheard).band[0].max == 61_000
    assert len(checks) == 2


def test_another_version_of_the_program_checks_anew(
    file: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data_at(GUIDE, str(file), unheard)
    monkeypatch.setattr(own_data, "__version__", "99.0")
    data_at(GUIDE, str(file), unheard)

    assert len(checks) == 2


def test_what_checks_a_guide_being_changed_it_is_checked_anew(
    file: Path, checks: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room = tmp_path / "guide"
    room.mkdir()
    (room / "checks.py").write_text("# strict")
    monkeypatch.setattr(load, "__file__", str(room / "load.py"))
    data_at(GUIDE, str(file), unheard)
    data_at(GUIDE, str(file), unheard)
    assert len(checks) == 1

    (room / "checks.py").write_text("# stricter")
    data_at(GUIDE, str(file), unheard)

    assert len(checks) == 2


def test_a_copy_elsewhere_is_another_guide(file: Path, checks: list[str]) -> None:
    copy = file.with_name("copy.toml")
    copy.write_bytes(file.read_bytes())
    for path in (file, copy, file, copy):
        data_at(GUIDE, str(path), unheard)

    assert checks == [str(file), str(copy)]


def test_a_guide_that_is_wrong_is_reported_at_each_run(file: Path) -> None:
    file.write_text("nonsense = 1", encoding="utf-8")

    for _ in range(2):
        with pytest.raises(DataError, match="mine"):
            data_at(GUIDE, str(file), unheard)
    assert kept_guides() == []


def test_a_guide_that_is_gone_is_not_answered_from_what_was_kept(file: Path) -> None:
    data_at(GUIDE, str(file), unheard)
    file.unlink()

    with pytest.raises(MissingFileError):
        data_at(GUIDE, str(file), unheard)


def test_what_is_damaged_is_told_and_made_anew(file: Path, small_guide: Guide) -> None:
    data_at(GUIDE, str(file), unheard)
    (kept,) = kept_guides()
    whole = kept.read_bytes()
    told: list[str] = []

    kept.write_bytes(whole[:-1])

    assert data_at(GUIDE, str(file), told.append) == small_guide
    assert len(told) == 1
    assert kept.read_bytes() == whole


def test_what_was_kept_for_the_right_key_and_is_of_another_type_is_made_anew(
    file: Path, small_guide: Guide
) -> None:
    data_at(GUIDE, str(file), unheard)
    (kept,) = kept_guides()
    whole = kept.read_bytes()
    key = whole[6 : 6 + int.from_bytes(whole[4:6], "big")]
    told: list[str] = []

    kept.write_bytes(snapshot(("a", "list"), key))

    assert data_at(GUIDE, str(file), told.append) == small_guide
    assert "it holds a tuple where a Guide was kept" in told[0]
    assert kept.read_bytes() == whole


def test_a_guide_that_is_changed_while_it_is_read_is_not_kept(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = load.read

    def changed_meanwhile(kind: DataKind[Guide], path: str) -> Guide:
        guide = read(kind, path)
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        return guide

    monkeypatch.setattr(load, "read", changed_meanwhile)
    data_at(GUIDE, str(file), unheard)

    assert kept_guides() == []


def test_rules_of_ones_own_are_kept_as_a_guide_is(tmp_path: Path) -> None:
    pay, visa = tmp_path / "pay.toml", tmp_path / "visa.toml"
    pay.write_bytes(Path(PAY_RULES.bundled).read_bytes())
    visa.write_bytes(Path(VISA_RULES.bundled).read_bytes())

    for _ in range(2):
        assert data_at(PAY_RULES, str(pay), unheard) == load.load_pay_rules()
        assert data_at(VISA_RULES, str(visa), unheard) == load.load_visa_rules()

    kept = sorted(file.name for file in Path(kept_file("guide")).parent.glob("*-*.kept"))
    assert [name.rpartition("-")[0] for name in kept] == ["pay-rules", "visa"]


def test_a_file_that_is_asked_for_as_two_kinds_is_checked_as_each(
    file: Path, small_guide: Guide
) -> None:
    assert data_at(GUIDE, str(file), unheard) == small_guide
    with pytest.raises(DataError, match="holds a guide, not pay rules"):
        data_at(PAY_RULES, str(file), unheard)


def test_only_so_many_are_kept(file: Path) -> None:
    for number in range(MOST_KEPT + 2):
        copy = file.with_name(f"{number}.toml")
        copy.write_bytes(file.read_bytes())
        data_at(GUIDE, str(copy), unheard)

    assert len(kept_guides()) == MOST_KEPT
