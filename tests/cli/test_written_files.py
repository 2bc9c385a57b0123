"""No command writes over what it reads, by whatever name."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_GUIDE_FILE

from mlcareer.guide.profile import Profile
from mlcareer.reading.profile import write_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

CV = "# Ada\n\nTrained ranking models in PyTorch.\n"


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    file = tmp_path / "cv.md"
    file.write_text(CV, encoding="utf-8")
    return file


def another_name(way: str, cv: Path) -> Path:
    if way == "itself":
        return cv
    if way == "another path":
        return cv.parent / "below" / ".." / cv.name
    other = cv.parent / "other.md"
    if way == "symbolic link":
        other.symlink_to(cv)
    elif way == "hard link":
        os.link(cv, other)
    else:
        (cv.parent / "folder").symlink_to(cv.parent)
        return cv.parent / "folder" / cv.name
    return other


@pytest.mark.parametrize(
    "way", ["itself", "another path", "symbolic link", "hard link", "through a linked folder"]
)
def test_a_cv_is_not_written_over(run: Run, cv: Path, way: str) -> None:
    (cv.parent / "below").mkdir()
    output = another_name(way, cv)

    outcome = run("report", "--level", "mid", "--cv", str(cv), "--output", str(output))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        f"mlcareer: {output} would be written over {cv}, which is read.\n"
        "Nothing was written. Give the output another name.\n"
    )
    assert cv.read_text(encoding="utf-8") == CV


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="capitals are told apart here")
def test_a_name_in_capitals_is_another_file_where_the_disk_says_so(run: Run, cv: Path) -> None:
    done = run("report", "--level", "mid", "--cv", str(cv), "-o", str(cv.parent / "CV.md"))

    assert done.exit_code == 0


@pytest.mark.parametrize("option", ["--guide", "--offer", "--pay-rules", "--visa-rules"])
def test_no_other_file_that_is_read_is_written_over(run: Run, tmp_path: Path, option: str) -> None:
    file = tmp_path / "own.md"
    file.write_text("what was there", encoding="utf-8")

    outcome = run("report", "--level", "mid", option, str(file), f"--output={file}")

    assert outcome.exit_code == 2
    assert "which is read" in outcome.err
    assert file.read_text(encoding="utf-8") == "what was there"


def test_the_profile_is_not_written_over(run: Run, tmp_path: Path) -> None:
    write_profile(Profile(level="mid"), None)
    link = tmp_path / "report.md"
    link.symlink_to(profile_file())

    outcome = run("report", "--output", str(link))

    assert (outcome.exit_code, "is your profile" in outcome.err) == (2, True)


def test_a_new_file_and_an_old_report_are_written(run: Run, cv: Path) -> None:
    report = cv.parent / "report.md"

    for _ in range(2):
        assert run("report", "--cv", str(cv), "--level", "mid", "-o", str(report)).exit_code == 0
    assert report.read_text(encoding="utf-8")


@pytest.mark.parametrize("beside", [("85k",), ("--level", "mid"), ("--format", "json")])
def test_a_blank_offer_takes_nothing_beside_it(run: Run, beside: tuple[str, ...]) -> None:
    outcome = run("offer", "--template", *beside)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.endswith("Write: mlcareer offer --template\n")


def test_how_it_is_drawn_may_stand_beside_it(run: Run) -> None:
    assert run("offer", "--template", "--no-profile", "--no-color").exit_code == 0


def test_an_export_does_not_replace_the_guide_that_it_is_of(run: Run, tmp_path: Path) -> None:
    guide = tmp_path / "level.md"
    guide.write_bytes(SMALL_GUIDE_FILE.read_bytes())

    outcome = run("guide", "export", str(tmp_path), "--force", "--guide", str(guide))

    assert (outcome.exit_code, "which is read" in outcome.err) == (2, True)
    assert guide.read_bytes() == SMALL_GUIDE_FILE.read_bytes()
