"""Text that programs obey, in every place that text can come from, is shown and never obeyed."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_type_hints

import pytest
from tests.conftest import SMALL_GUIDE_FILE, Outcome
from tests.reading.test_document import pdf_file

from mlcareer.guide.constraints import NotEmpty
from mlcareer.guide.load import load_guide
from mlcareer.guide.model import WordList, Words
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.profile import Profile, Target
from mlcareer.reading.user_folders import profile_file
from mlcareer.record import Record
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

pytestmark = pytest.mark.slow

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


@pytest.mark.usefixtures("profile")
def test_of_a_profile_in_full(run: Run) -> None:
    outcome = run("profile", "show", "--full")

    assert "x1b[31m" in "".join(outcome.out.split())
    check_shown(outcome.out)


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


NOT_A_TEXT = f"[{toml_text(HOSTILE)}]"

OFFER_KEYS = (*OfferTerms.record_fields, HOSTILE)
IN_WORDS = {"name", "notice", "probation", "covenants", "sign_on_repay"}
"""What an offer may say in any words."""


@pytest.mark.parametrize("key", OFFER_KEYS)
@pytest.mark.parametrize("value", [toml_text(HOSTILE), NOT_A_TEXT])
def test_of_an_offer_file_that_is_wrong(run: Run, tmp_path: Path, key: str, value: str) -> None:
    path = tmp_path / "\x1b[31m\u202e.toml"
    given = "" if key == "base" else "base = 82_000\n"
    path.write_text(f"{given}{toml_text(key)} = {value}\n", encoding="utf-8")

    outcome = run("offer", str(path), "--full")

    is_text = key in IN_WORDS and value == toml_text(HOSTILE)
    assert outcome.exit_code == (0 if is_text else 3)
    check_shown(outcome.out + outcome.err)
    assert "x1b[31m" in outcome.out + outcome.err


PROFILE_KEYS = [
    *(f"{key} = {{}}" for key in Profile.record_fields if key not in {"target", "skill", "done"}),
    *(f"target.{key} = {{}}" for key in Target.record_fields),
    *("skill = [{{name = {}}}]", "skill = [{{name = 'x', evidence = {}}}]"),
    *("done = [{{step = {}, on = 2026-01-01}}]", "done = [{{step = 'x', on = {}}}]"),
    *("target = {}", "skill = {}", "done = {}", f"{toml_text(HOSTILE)} = {{}}"),
]


@pytest.mark.parametrize("line", PROFILE_KEYS)
def test_of_every_key_of_a_profile(run: Run, line: str) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    for value, command in ((toml_text(HOSTILE), "plan --to senior"), (NOT_A_TEXT, "salary")):
        path.write_text(f"{line.format(value)}\n", encoding="utf-8")

        outcome = run(*command.split())

        assert outcome.exit_code in {0, 2, 3}
        check_shown(outcome.out + outcome.err)
        assert "x1b[31m" in "".join(outcome.err.split()) or outcome.exit_code != 3


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


RESUME_PARTS = (
    *("work", "volunteer", "projects", "publications", "awards", "certificates", "education"),
    *("skills", "languages", "interests", "references"),
)

RESUME_KEYS = (
    *("name", "label", "position", "organization", "entity", "publisher", "institution", "area"),
    *("studyType", "title", "language", "summary", "description", "startDate", "endDate", "url"),
)


def json_resume() -> bytes:
    """Return a JSON Resume with hostile text under every key of every part."""
    lists = {key: [HOSTILE, "Docker"] for key in ("keywords", "highlights", "courses", "roles")}
    entry = dict.fromkeys(RESUME_KEYS, HOSTILE) | lists
    return json.dumps(
        {"basics": entry} | {part: [entry, HOSTILE] for part in RESUME_PARTS}
    ).encode()


def cv_files() -> dict[str, bytes]:
    """Return one CV of each kind, with hostile text in every part of it."""
    line = f"# Skills {IN_A_FILE}\n- {FORMULA} PyTorch {IN_A_FILE}: built it, 40% faster\n"
    html = IN_A_FILE.replace("<", "&lt;")
    # In a PDF a text stands between brackets.
    in_pdf = HOSTILE.replace("(", "[").replace(")", "]")
    return {
        "cv\x1b[31m\u202e.md": line.encode(),
        "cv.html": f"<html><h1>{html}</h1><p>PyTorch {html}</p></html>".encode(),
        "cv.docx": word_file(HOSTILE),
        "cv.json": json_resume(),
        "cv.pdf": pdf_file([f"{FORMULA[:-3]} {in_pdf}", "PyTorch and Docker in each week of work"]),
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

    if name == "cv.json":
        # A CV as data is no advert, and is refused as one.
        assert (advert.exit_code, advert.out) == (1, "")
        check_shown(advert.err)
        advert = gap
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


TEXTS = {Words, Words | None, str | None}
LISTS = {WordList, Annotated[WordList, NotEmpty()]}
"""The types of a field that may hold any text, or any texts."""


def with_hostile_texts(record: Record) -> Iterator[tuple[str, object]]:
    """Return the fields of a record; each that may hold any text ends in a hostile one."""
    hints = get_type_hints(type(record), include_extras=True)
    for key in record.record_fields:
        value = getattr(record, key)
        if hints[key] in TEXTS:
            yield key, f"{value or FORMULA}{HOSTILE}"
        elif hints[key] in LISTS:
            # With a name, as one alias must not stand for two entries.
            name = getattr(record, "id", "")
            yield key, [f"{text}{HOSTILE}{name}" for text in (*value, FORMULA)]
        elif isinstance(value, Record):
            yield key, dict(with_hostile_texts(value))
        elif isinstance(value, tuple):
            records = (isinstance(item, Record) for item in value)
            yield key, [dict(with_hostile_texts(item)) for item in value] if any(records) else value
        elif value is not None:
            yield key, value


def toml(value: object) -> str:
    """Write a value as TOML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {toml(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return toml_text(value) if isinstance(value, str) else str(value)


@pytest.fixture(scope="module")
def hostile_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a guide in which every text that may be any is hostile, also those left out before."""
    tables = dict(with_hostile_texts(load_guide(SMALL_GUIDE_FILE)))
    path = tmp_path_factory.mktemp("hostile") / "guide.toml"
    lines = (f"{table} = {toml(entries)}\n" for table, entries in tables.items())
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_every_table_of_a_guide_has_hostile_text(hostile_guide: Path) -> None:
    guide = load_guide(hostile_guide)

    for table in guide.record_fields:
        assert "\x1b" in repr(getattr(guide, table)).replace("\\x1b", "\x1b") or table == "band"
    assert guide.source[0].note == f"{FORMULA}{HOSTILE}"


ON_A_GUIDE = (
    *("salary", "salary -l junior -r london --pay 50k", "skills", "skills --search pipes"),
    *("compare", "role", "role data-scientist", "levels", "levels junior --next", "sectors"),
    *("sectors water", "employers", "employers pipe-works", "locations", "locations cambridge"),
    *("interview", "interview system-design", "portfolio", "transition", "faq", "faq pay"),
    *("transition --from data-scientist", "search model", "sources", "sources survey", "visa"),
    *("raise -l junior --to mid", "offer 66k -l junior -r london", "gap --have x --level mid"),
    *("plan -l junior --to mid", "report -l junior --to mid --pay 50k --place london"),
)


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize("command", ON_A_GUIDE)
def test_of_a_guide(run: Run, hostile_guide: Path, command: str, output: Format) -> None:
    outcome = run(*command.split(), "--guide", str(hostile_guide), "--format", output)

    assert outcome.exit_code in {0, 2}, outcome.err
    check(outcome, output)


@pytest.mark.parametrize("end", [".html", ".md"])
def test_of_all_files_in_a_report(
    run: Run, hostile_guide: Path, profile: Path, tmp_path: Path, end: str
) -> None:
    path, offer = tmp_path / f"report{end}", tmp_path / "offer.toml"
    offer.write_text(f"name = {toml_text(HOSTILE)}\nbase = 82_000\n", encoding="utf-8")
    assert profile.exists()
    # The small guide has no senior level, which the profile aims at.
    profile.write_text(profile.read_text(encoding="utf-8").replace('"senior"', '"mid"'))
    given = ("--guide", str(hostile_guide), "--offer", str(offer), "--output", str(path))

    outcome = run("report", *given)

    assert outcome.exit_code == 0, outcome.err
    written = path.read_text(encoding="utf-8")
    check_shown(written)
    plain = "".join(written.replace("\\", "").split())
    assert plain.count("x1b[31m") + plain.count("x1b\\[31m") > 10
    if end == ".md":
        check(Outcome(0, written, ""), Format.MARKDOWN)


LONG_LINES = ("PyTorch ", "ML ", "no Docker, ", "£90k - ", "a", "1", "<b>", "[red]", "\u202e")


@pytest.mark.parametrize("part", LONG_LINES)
def test_a_line_without_end_is_read(run: Run, tmp_path: Path, part: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text(part * (12_000 // len(part)) + " engineer", encoding="utf-8")

    outcomes = [run("advert", str(path)), run("gap", str(path), "--level", "mid")]
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
