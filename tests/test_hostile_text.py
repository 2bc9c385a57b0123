"""Text that programs obey, in every place that text can come from, is shown and never obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import time
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.toml_file import TomlFile
from mlcareer.reading.own_folder import profile_file
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from tests.conftest import Outcome, Run

HOSTILE = (
    "[red]\x1b[31m\x1b]0;t\x07\x9b1m\x00\u202eabc\u2066\u200b\ufeff\U000e0041"
    "<script>alert(1)</script>&amp;\"'><img src=x onerror=alert(2)>|`**![x](http://e.example)"
)
"""Rich markup, escapes that colour and that name a window, NUL, marks that turn and that hide
text, tags that nobody sees, HTML that would run, ends of attributes, and Markdown."""

IN_A_FILE = HOSTILE.replace("\x00", "")
"""What a text file may hold: with NUL in it, it is refused as binary."""

FORMULA = "=HYPERLINK(1)"

FORMATS = list(Format)


def toml_text(text: str) -> str:
    """Write a text as a string of TOML, each of its characters by its code."""
    return '"' + "".join(f"\\U{ord(mark):08x}" for mark in text) + '"'


class Tags(HTMLParser):
    """Gathers what a browser would make elements and attributes of."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag} | {name for name, _ in attrs}


def check_shown(text: str) -> None:
    """Hold what was written against what a terminal or an editor obeys."""
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert {mark for mark in text if unicodedata.category(mark) in kinds} <= {"\n"}


def check(outcome: Outcome, output: Format) -> None:
    """Hold both streams of a run against what may be obeyed in a format."""
    check_shown(outcome.out)
    check_shown(outcome.err)
    assert "Traceback" not in outcome.err
    if not outcome.out:
        return
    if output is Format.JSON:
        json.loads(outcome.out)
    elif output is Format.CSV:
        rows = list(csv.reader(io.StringIO(outcome.out), strict=True))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "@", "+"}]
    elif output is Format.MARKDOWN:
        outside_code = re.sub(r"`[·█▶◆|?]+`", "", outcome.out)
        assert not re.search(r"(?<!\\)<(?!br>)", outside_code)
        assert not re.search(r"(?<!\\)!(?<!\\)\[", outside_code)


PROFILE = f"""\
level = "mid"
place = "london"
pay = 70_000
hours = 5
[target]
level = "senior"
months = 9
[[skill]]
name = {toml_text(FORMULA + HOSTILE)}
evidence = {toml_text(FORMULA + HOSTILE)}
"""


@pytest.fixture
def profile() -> Path:
    """Write a profile whose texts are all hostile."""
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    path.write_text(PROFILE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("profile")
@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("command", ["profile show", "plan", "report", "gap", "salary"])
def test_of_a_profile(run: Run, command: str, output: Format) -> None:
    outcome = run(*command.split(), "--format", output)

    assert outcome.exit_code in {0, 2}, outcome.err
    check(outcome, output)
    if command == "profile show" and output is Format.TABLE:
        assert "x1b[31m" in "".join(outcome.out.split())


@pytest.mark.usefixtures("profile")
def test_of_a_profile_in_a_calendar(run: Run) -> None:
    outcome = run("plan", "--format", "ics", "--today", "2026-11-23")

    assert outcome.exit_code == 0
    check_shown(outcome.out.replace("\r\n", "\n"))
    assert outcome.out.count("BEGIN:VALARM") == 0


@pytest.mark.usefixtures("profile")
def test_of_a_profile_in_a_report_that_is_written(run: Run, tmp_path: Path) -> None:
    path, clean = tmp_path / "report.html", tmp_path / "clean.html"

    assert run("report", "--output", str(path)).exit_code == 0
    Path(profile_file()).write_text(PROFILE.partition("[[skill]]")[0], encoding="utf-8")
    assert run("report", "--output", str(clean)).exit_code == 0

    check_shown(path.read_text(encoding="utf-8"))
    tags, usual = Tags(), Tags()
    tags.feed(path.read_text(encoding="utf-8"))
    usual.feed(clean.read_text(encoding="utf-8"))
    assert {"h1", "p", "class"} <= usual.found
    # Neither an element nor an attribute that a report has not got without it.
    assert tags.found <= usual.found


@pytest.mark.parametrize("output", FORMATS)
def test_of_an_offer_file_and_its_name(run: Run, tmp_path: Path, output: Format) -> None:
    offers = []
    for number in range(2):
        path = tmp_path / f"{number}[red]\x1b[31m\u202e.toml"
        path.write_text(
            f"name = {toml_text(f'{FORMULA}{HOSTILE}{number}')}\nbase = 8{number}_000\n",
            encoding="utf-8",
        )
        offers.append(str(path))

    for words in (["offer", offers[0]], ["offers", *offers]):
        outcome = run(*words, "--format", output)
        assert outcome.exit_code == 0, outcome.err
        check(outcome, output)


@pytest.mark.parametrize("key", ["level", "name", HOSTILE])
def test_of_an_offer_file_that_is_wrong(run: Run, tmp_path: Path, key: str) -> None:
    path = tmp_path / "\x1b[31m\u202e.toml"
    path.write_text(
        f"base = 1\n{toml_text(key)} = [{toml_text(HOSTILE)}]\n{toml_text('nation')} = 1\n",
        encoding="utf-8",
    )

    outcome = run("offer", str(path))

    assert (outcome.exit_code, outcome.out) == (3, "")
    check_shown(outcome.err)
    assert "x1b[31m" in outcome.err


def word_file(text: str) -> bytes:
    """Return a Word file of one paragraph, without what XML cannot hold."""
    kept = re.sub(r"[\x00-\x1f\x7f-\x9f]", "", text)
    escaped = kept.replace("&", "&amp;").replace("<", "&lt;")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(
            "word/document.xml",
            f"<d xmlns:w='w'><w:p><w:r><w:t>{escaped} Docker</w:t></w:r></w:p></d>",
        )
    return packed.getvalue()


def cv_files() -> dict[str, bytes]:
    """Return one CV of each kind, with hostile text in every part of it."""
    line = f"# Skills {IN_A_FILE}\n- {FORMULA} PyTorch {IN_A_FILE}: built it, 40% faster\n"
    entry = {"name": HOSTILE, "summary": HOSTILE, "keywords": [HOSTILE, "Docker"]}
    html = IN_A_FILE.replace("<", "&lt;")
    return {
        "cv\x1b[31m\u202e.md": line.encode(),
        "cv.html": f"<html><h1>{html}</h1><p>PyTorch {html}</p></html>".encode(),
        "cv.docx": word_file(HOSTILE),
        "cv.json": json.dumps({"basics": entry, "work": [entry], "skills": [entry]}).encode(),
    }


@pytest.mark.skipif(sys.platform == "win32", reason="names of files that Windows has not got")
@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("name", cv_files())
def test_of_a_cv_and_an_advert_and_their_names(
    run: Run, tmp_path: Path, name: str, output: Format
) -> None:
    (tmp_path / name).write_bytes(cv_files()[name])
    path = str(tmp_path / name)

    gap = run("gap", path, "--level", "senior", "--format", output)
    advert = run("advert", path, "--format", output)

    for outcome in (gap, advert):
        assert outcome.exit_code == 0, outcome.err
        check(outcome, output)


@pytest.mark.skipif(sys.platform == "win32", reason="names of files that Windows has not got")
@pytest.mark.parametrize("output", FORMATS)
def test_of_adverts_in_a_row(run: Run, tmp_path: Path, output: Format) -> None:
    folder = tmp_path / "adverts"
    folder.mkdir()
    for name in ("=1\x1b[31m.txt", "two\u202e\n.txt"):
        (folder / name).write_text(
            f"{FORMULA}{IN_A_FILE}\n\n£90k {IN_A_FILE}\nPyTorch {IN_A_FILE}\n", encoding="utf-8"
        )
    (folder / "bad\x1b[31m.txt").write_bytes(b"\0\1\2")

    outcome = run("advert", str(folder), "--format", output)

    assert outcome.exit_code == 1
    check_shown(outcome.err)
    if output is Format.JSON:
        check_shown(outcome.out)
        assert len([json.loads(line) for line in outcome.out.splitlines()]) == 2
    else:
        check(outcome, output)


WORDS = (
    "{} --help",
    "salary {}",
    "salary --{}",
    "salary --{}=1",
    "salary --level {}",
    "salary --format {}",
    "salary --guide {}",
    "salary --today {}",
    "search {}",
    "faq {}",
    "skills --search {}",
    "take-home {}",
    "visa --soc {}",
    "offer {}",
    "offer 82k --equity-kind {}",
    "advert {}",
    "gap --have {} --level mid",
    "profile {}",
    "profile init --skill {}",
    "profile init --level {}",
    "report --output {}",
    "guide validate {}",
    "plan --to {}",
)


@pytest.mark.parametrize("words", WORDS)
def test_of_a_command_line(run: Run, words: str) -> None:
    # No program is ever given NUL among its arguments.
    hostile = IN_A_FILE.replace(" ", "")

    outcome = run(*(word.replace("{}", hostile) for word in words.split()))

    assert outcome.exit_code in {0, 1, 2, 3}
    check_shown(outcome.out)
    check_shown(outcome.err)
    assert "\\x1b[31m" in "".join((outcome.out + outcome.err).split()) or not outcome.exit_code


TEXT_KEYS = re.compile(r'^(\w+) = "(.*)"$', re.MULTILINE)


@pytest.fixture(scope="module")
def hostile_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a guide in which every text that may be any is hostile."""
    from tests.conftest import SMALL_GUIDE_FILE

    text = SMALL_GUIDE_FILE.read_text(encoding="utf-8")
    added = toml_text(HOSTILE)[1:-1]
    changed = 0
    for key in sorted({found[1] for found in TEXT_KEYS.finditer(text)}):
        tried = re.sub(rf'^{key} = "(.*)"$', rf'{key} = "\1{added}"'.replace("\\U", "\\\\U"),
                       text, flags=re.MULTILINE)  # fmt: skip
        try:
            checked_guide(TomlFile("hostile.toml", tried))
        except DataError:
            continue
        text, changed = tried, changed + 1
    assert changed > 8
    path = tmp_path_factory.mktemp("hostile") / "guide.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize(
    "command",
    [
        *("salary", "skills", "compare", "role", "levels", "sectors", "employers", "locations"),
        *("interview", "portfolio", "transition", "faq", "search model", "sources", "visa"),
    ],
)
def test_of_a_guide(run: Run, hostile_guide: Path, command: str, output: Format) -> None:
    outcome = run(*command.split(), "--guide", str(hostile_guide), "--format", output)

    assert outcome.exit_code in {0, 2}, outcome.err
    check(outcome, output)


LONG_LINES = ("PyTorch ", "ML ", "no Docker, ", "£90k - ", "a", "1", "<b>", "[red]", "\u202e")


@pytest.mark.parametrize("part", LONG_LINES)
def test_a_line_without_end_is_read_in_a_moment(run: Run, tmp_path: Path, part: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text(part * (12_000 // len(part)) + " engineer", encoding="utf-8")

    began = time.process_time()
    outcomes = [run("advert", str(path)), run("gap", str(path), "--level", "mid")]

    assert time.process_time() - began < 5
    for outcome in outcomes:
        assert outcome.exit_code == 0
        check_shown(outcome.out)


def test_a_line_of_a_megabyte_is_refused_or_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("a" * 1_000_000, encoding="utf-8")
    offer = tmp_path / "offer.toml"
    offer.write_text(f'base = 82_000\nname = "{"a" * 1_000_000}"\n', encoding="utf-8")

    assert run("advert", str(path)).exit_code == 1
    assert run("offer", str(offer), "--format", "json").exit_code in {0, 3}
    assert run("salary", "--level", "a" * 1_000_000).exit_code == 2
