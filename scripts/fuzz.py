"""Throw random input at the program: `fuzz.py SEED COUNT [--area AREA] [--only CASE]`.

Each case must end in an answer or in an error that is meant for its user, within a time and a
limit on memory, and nothing that it writes may steer a terminal. The same seed makes the same
cases, and `--only` runs one of them again. `--keep FILE` notes what is done, so that a run that
was stopped goes on where it was. Ends with 1 when a case failed.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import re
import signal
import sys
import tempfile
import traceback
import unicodedata
import zipfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import advert_for
from mlcareer.advice.case.gap import cv_of, gap_for
from mlcareer.advice.names import level_of, skill_words_of
from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.data_in_use import forget
from mlcareer.cli.loading import load_command
from mlcareer.cli.main import main as run_program
from mlcareer.cli.show import answers_taken, page_function
from mlcareer.errors import CareerError
from mlcareer.guide.load import (
    load_advert_words,
    load_cv_words,
    load_guide,
    load_place_names,
    load_skill_words,
    load_visa_rules,
)
from mlcareer.pages.advert import advert_page
from mlcareer.pages.gap import gap_page
from mlcareer.reading.dates import parse_day, parse_month
from mlcareer.reading.days import parse_days
from mlcareer.reading.document import document_of
from mlcareer.reading.duration import parse_years
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_pay, parse_pounds, parse_yearly_pay
from mlcareer.reading.offer_file import TEMPLATE
from mlcareer.reading.percent import parse_percent
from mlcareer.reading.profile import check_profile, profile_text
from mlcareer.reading.user_folders import profile_file
from mlcareer.reading.vesting import parse_cliff, parse_vest
from mlcareer.render.formats import Format, View, renderer_for
from mlcareer.render.json_text import write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from mlcareer.page import Page
    from mlcareer.record import Answer

ROOT = Path(__file__).resolve().parents[1]

SECONDS = 10.0
"""Processor time that one case may take. The slowest that is right, a PDF, takes under one."""

MEMORY = 2_000_000_000
"""Bytes of address space for the whole run."""

EXIT_CODES = {0, 1, 2, 3}

TODAY = date(2026, 11, 23)

HOSTILE = (
    "[red]bold[/red]",
    "[/]",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\link",
    "\x9b31m",
    "\u202eabc\u202c",
    "\u2066\u2069",
    "a\u200bb\u200d\ufeff",
    "\U000e0041\U000e007f",
    "\x00",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "=HYPERLINK(1)",
    "@SUM(1)",
    "| pipe |",
    "```",
    "![x](http://evil.example)",
    "\r\nBEGIN:VALARM",
    "${HOME}",
    "%s%n{0}{x!r}",
    "\ud800",
    "é\u0301\u0301",
    "９５０００",
    "٩٥",
    "²",
    "9" * 5000,
    "1e999999999",
    "NaN",
    "-Infinity",
    "a" * 5000,
)
"""Text that some program somewhere obeys, and numbers that are not what they seem."""

WORDS = (
    *("senior", "mid", "junior", "staff", "principal", "london", "rest-of-uk", "cambridge"),
    *("remote", "edinburgh", "data-scientist", "ml-engineer", "pytorch", "kubernetes", "docker"),
    *("standard", "2134", "2", "postgraduate", "scotland", "net-pay", "salary-sacrifice"),
    *("2026-27", "2025-26", "2026-11-23", "0001-01-01", "9999-12-31", "month", "system-design"),
    *("95000", "95k", "£95k", "82,000", "0", "1", "0.5", "100%", "5%", "-5", "1e3", "60"),
    *("99999999", "100000000", "", " ", "-", "--", "all", "public", "healthcare", "deploy model"),
)

AMOUNT_PARTS = (
    *("£", "k", "m", ",", ".", " ", "-", "_", "gbp", "%", "to", "–", "+", "$", "e", "years", "h"),
    *("0", "1", "9", "95", "000", "95000", "½", "٣", "\u2212", "\u00a0", "months", "a week"),
)

ADVERT_PARTS = (
    *("Senior Machine Learning Engineer", "Junior Data Scientist", "# About you", "Requirements:"),
    *("- PyTorch required", "- Kubernetes is a plus", "No PhD needed", "5+ years of Python"),
    *("£80,000 - £95,000", "up to £120k + bonus", "£600 per day outside IR35", "£45 an hour"),
    *("London, hybrid 2 days", "Fully remote (UK)", "Cambridge", "SC clearance required"),
    *("We cannot sponsor visas", "Skilled Worker sponsorship available", "30 days holiday"),
    *("You will report to the Head of AI", "and", "or", "not", "must", "Salary: competitive"),
    *("2019 - 2024", "Experience", "Education", "Skills", "Built a ranking model, 40% faster"),
    *("£", "k", "-", "•", "\t", "\n", "\n\n", ":", "(", ")", "**", "1.", "US$90k", "€70.000"),
    *("PyTorch or TensorFlow", "one of", "AWS/GCP", "40 hours a week", "6 month contract", "a PhD"),
    *(
        "or equivalent experience",
        "we do not require these exact technologies",
        "working from home",
    ),
)


class TooSlowError(BaseException):
    """A case took too long; no `except Exception` may hide it."""


class SteersError(AssertionError):
    """Something that was written could steer a terminal."""


class Failure(NamedTuple):
    """A case that did not end as it must."""

    area: str
    number: int
    what: str


def some_text(chance: random.Random, parts: tuple[str, ...], most: int) -> str:
    """Return parts and hostile texts in a row."""
    drawn = []
    for _ in range(chance.randint(0, most)):
        pool = HOSTILE if chance.random() < 0.12 else parts
        drawn.append(chance.choice(pool))
        drawn.append(chance.choice(("", " ", "\n", ", ")))
    return "".join(drawn)


def broken(chance: random.Random, content: bytes) -> bytes:
    """Damage some bytes: change, leave out, double and insert."""
    out = bytearray(content)
    for _ in range(chance.randint(0, 12)):
        at = chance.randint(0, len(out))
        kind = chance.randrange(5)
        if kind == 0 and at < len(out):
            out[at] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + chance.randint(1, 60)]
        elif kind == 2:
            out[at:at] = out[at : at + chance.randint(1, 200)]
        elif kind == 3:
            out[at:at] = chance.choice(HOSTILE).encode("utf-8", "surrogatepass")
        else:
            out[at:at] = chance.randbytes(chance.randint(1, 8))
    return bytes(out)


def toml_value(chance: random.Random) -> str:
    """Return a value as it could stand in a TOML file."""
    kind = chance.randrange(8)
    if kind == 0:
        return str(chance.choice((0, 1, -1, 60, 82_000, 10**9, 2**63, 10**70, -(2**63))))
    if kind == 1:
        return chance.choice(("true", "1.5", "nan", "-inf", "1e400", "2026-03-31", "07:32:00"))
    if kind == 2:
        return chance.choice(("[]", "{}", "[[1]]", "[1, 'a']", "{a = 1}", '["2", "2"]'))
    if kind == 3:
        return "[" * 200 + "]" * 200
    text = chance.choice(HOSTILE if kind == 4 else WORDS)
    return json.dumps(text.encode("utf-8", "replace").decode())


def changed_lines(chance: random.Random, text: str, most: int) -> str:
    """Give some lines of a TOML text other values, double or leave out others."""
    lines = text.splitlines()
    for _ in range(chance.randint(0, most)):
        at = chance.randrange(len(lines))
        key, equals, _ = lines[at].partition(" = ")
        kind = chance.randrange(6)
        if kind == 0:
            lines[at] = ""
        elif kind == 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif equals:
            lines[at] = f"{key} = {toml_value(chance)}"
    return "\n".join(lines) + "\n"


def check_written(text: str) -> None:
    """Hold what was written against what a terminal obeys."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return
    bad = {mark for mark in text if unicodedata.category(mark) in {"Cc", "Cf", "Cs"}} - {"\n"}
    if bad:
        raise SteersError(f"wrote {sorted(map(ascii, bad))}")


def draw(chance: random.Random, answer: Answer, page_of: Callable[[Any], Page]) -> None:
    """Write an answer in one of the formats and check what comes out."""
    output = chance.choice(list(Format))
    out = io.StringIO()
    if output is Format.JSON:
        write_json(answer, out)
        json.loads(out.getvalue())
    else:
        renderer_for(output).write(page_of(answer), out, View(color=False))
    check_written(out.getvalue())


def amounts(chance: random.Random) -> None:
    """Read an amount, a share, hours or years."""
    parsers = (
        *(parse_pounds, parse_pay, parse_yearly_pay, parse_percent, parse_hours, parse_years),
        *(parse_days, parse_day, parse_month, parse_vest, parse_cliff),
    )
    if chance.random() < 0.5:
        text = chance.choice(("", "", "", "£", "GBP ", "-", " ")) + str(
            chance.randrange(10 ** chance.randint(1, 9))
        )
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(("", "", "", ".", ",", " ")) + text[at:]
        text += chance.choice(("", "", "", "k", "%", "m", " years", "h", ".50", "k-90k"))
    else:
        text = "".join(
            chance.choice(HOSTILE if chance.random() < 0.05 else AMOUNT_PARTS)
            for _ in range(chance.randint(0, 6))
        )
    parser: Callable[[str], object] = chance.choice(parsers)
    parser(text)


def profiles(chance: random.Random) -> None:
    """Read a profile; one that is right must come back from what is written of it."""
    content = changed_lines(chance, PROFILE, 3).encode()
    if chance.random() < 0.3:
        content = broken(chance, content)
    found = check_profile(content, "profile.toml")
    if check_profile(profile_text(found).encode(), "again.toml") != found:
        raise AssertionError("a profile does not come back from its own text")


PROFILE = """\
level = "mid"
place = "cambridge"
pay = 62_000
bonus = 0
nation = "scotland"
student_loans = ["2", "postgraduate"]
pension = 7.5
pension_method = "net-pay"
visa_route = "standard"
origin = "data-scientist"
hours = 6
[target]
level = "senior"
months = 9
place = "london"
[[skill]]
name = "pytorch"
evidence = "trained it"
[[done]]
step = "mid-to-senior-1"
on = 2026-11-23
"""


@cache
def finders() -> tuple[SkillFinder, SkillFinder]:
    """Return the finder for adverts and that for CVs."""
    return SkillFinder(load_skill_words(), adverts_only=True), SkillFinder(load_skill_words())


def adverts(chance: random.Random) -> None:
    """Read an advert from text."""
    text = some_text(chance, ADVERT_PARTS, 40)
    document = document_of("advert.txt", ".txt", text.encode("utf-8", "surrogatepass"))
    answer = advert_for(
        load_guide(), finders()[0], TODAY, file=chance.choice(HOSTILE), text=document.text,
        words=load_advert_words(), places=load_place_names(),
        visa=load_visa_rules(), notes=document.notes,
    )  # fmt: skip
    draw(chance, answer, advert_page)


def word_file(chance: random.Random, text: str) -> bytes:
    """Return a Word file, with its parts or its bytes damaged at times."""
    paragraphs = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>"
        for line in text.replace("&", "&amp;").replace("<", "&lt;").split("\n")
    )
    source = f"<w:document xmlns:w='w'><w:body>{paragraphs}</w:body></w:document>".encode(
        "utf-8", "replace"
    )
    if chance.random() < 0.4:
        source = broken(chance, source)
    packed = io.BytesIO()
    method = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(packed, "w", method) as file:
        name = chance.choice(("word/document.xml",) * 9 + ("xl/workbook.xml",))
        file.writestr(name, source)
    return packed.getvalue()


def pdf_file(text: str) -> bytes:
    """Return a PDF of one page that shows some lines of text."""
    shown = " ".join(
        f"({line.translate({40: None, 41: None, 92: None})}) Tj 0 -14 Td"
        for line in text.split("\n")
    )
    stream = f"BT /F1 12 Tf 50 700 Td {shown} ET".encode("utf-8", "replace")
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (table, len(out))
    )


def json_resume(chance: random.Random, text: str) -> bytes:
    """Return a JSON Resume, some of whose values are of another kind."""

    def value(depth: int = 0) -> object:
        kind = chance.randrange(6 if depth < 3 else 3)
        if kind == 0:
            return chance.choice((None, True, 1.5, 10**30, "", -0.0))
        if kind < 4:
            return chance.choice((text, *HOSTILE[:20]))
        if kind == 4:
            return [value(depth + 1) for _ in range(chance.randint(0, 3))]
        return {key: value(depth + 1) for key in chance.sample(keys, 3)}

    keys = ("name", "summary", "highlights", "keywords", "position", "startDate", "courses")
    parts = ("basics", "work", "projects", "education", "skills", "languages", "interests")
    entries = {
        part: chance.choice(
            (value(), [{key: value(1) for key in chance.sample(keys, 4)}, value(1)])
        )
        for part in chance.sample(parts, 4)
    }
    return json.dumps(entries, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def web_page(chance: random.Random, text: str) -> bytes:
    """Return a web page whose elements nest as chance has it."""
    tags = ("p", "div", "script", "style", "li", "h1", "b", "table", "td", "svg", "br", "!--", "a")
    words = text.split(" ")
    out = ["<!doctype html><html><body>"]
    for word in words:
        tag = chance.choice(tags)
        out.append(chance.choice((f"<{tag}>", f"</{tag}>", f"<{tag} x='", "&#0;", "&lt;", "")))
        out.append(word)
    return "".join(out).encode("utf-8", "surrogatepass")


def cvs(chance: random.Random) -> None:
    """Read a CV of any kind, damaged at times, and hold it against a level."""
    text = some_text(chance, ADVERT_PARTS, 40)
    kind = chance.randrange(6)
    content, ending = (
        (text.encode("utf-8", "surrogatepass"), ".md"),
        (word_file(chance, text), ".docx"),
        (pdf_file(text), ".pdf"),
        (json_resume(chance, text), ".json"),
        (web_page(chance, text), ".html"),
        (chance.randbytes(chance.randint(0, 300)), ".txt"),
    )[kind]
    if chance.random() < 0.4:
        content = broken(chance, content)
    document = document_of(chance.choice(HOSTILE), ending, content)
    cv = cv_of(
        document.text, finders()[1], load_skill_words(), load_cv_words(), load_place_names(), TODAY,
        notes=document.notes, of_guide=True,
    )  # fmt: skip
    have = []
    if chance.random() < 0.2:
        have.append(skill_words_of(load_skill_words(), chance.choice(HOSTILE)))
    answer = gap_for(
        load_guide(), load_skill_words(), TODAY, cv=cv,
        level=level_of(load_guide(), chance.choice((None, "junior", "senior", "staff"))),
        have=have,
    )  # fmt: skip
    draw(chance, answer, gap_page)


GUIDE_COMMANDS = (
    *("salary", "skills", "compare", "role", "levels", "levels --next", "sectors", "employers"),
    *("locations", "interview", "portfolio", "transition", "faq", "search model", "sources"),
    *("salary --years 4 --pay 80k", "salary -l senior -r london", "visa", "raise 80k 90k"),
    *("offer 82k -l mid -r london", "plan --level junior --to mid", "guide validate"),
    *("report -l junior --to mid --pay 50k", "gap --have docker -l mid", "employers pipe-works"),
)


def guides(chance: random.Random) -> str:
    """Answer from a guide of one's own."""
    content = changed_lines(chance, SMALL_GUIDE, chance.choice((1, 2, 8))).encode()
    if chance.random() < 0.1:
        content = broken(chance, content)
    file = workplace() / "guide.toml"
    file.write_bytes(content)
    forget()
    command = chance.choice(GUIDE_COMMANDS).split()
    given = [str(file)] if command[0] == "guide" else ["--guide", str(file)]
    return run_quietly([*command, *given, "--format", chance.choice(list(Format))])


SMALL_GUIDE = (ROOT / "tests" / "small_guide.toml").read_text(encoding="utf-8")


def offers(chance: random.Random) -> str:
    """Judge an offer file, alone or beside another."""
    stated = "".join(
        f"{line.removeprefix('# ')}\n" if chance.random() < 0.5 else ""
        for line in TEMPLATE.splitlines()
        if " = " in line
    )
    if "base" not in stated:
        stated = f"base = 82_000\n{stated}"
    content = changed_lines(chance, stated, chance.choice((0, 1, 3))).encode()
    if chance.random() < 0.1:
        content = broken(chance, content)
    first, second = workplace() / "offer.toml", workplace() / "second.toml"
    first.write_bytes(content)
    second.write_text(TEMPLATE, encoding="utf-8")
    command = chance.choice((["offer", str(first)], ["offers", str(first), str(second)]))
    return run_quietly([*command, "--format", chance.choice(list(Format))])


OWN_CASE_COMMANDS = (
    *("profile show", "plan", "plan --format ics", "report", "gap", "salary", "take-home", "raise"),
    *("visa", "offer 82k", "transition", "skills", "profile edit --skill docker"),
    *("report --output {}/report.html", "report --output {}/report.md") * 2,
    *("report --output {}/report.md",) * 4,
)


def own_cases(chance: random.Random) -> str:
    """Answer from a profile, or write a report of it, with a guide and an offer of one's own."""
    profile = changed_lines(chance, PROFILE, chance.choice((0, 1, 2))).encode()
    if chance.random() < 0.7:
        # A name and what shows it may hold any text, so that most of these are right.
        texts = [some_text(chance, ADVERT_PARTS, 60).encode("utf-8", "replace") for _ in range(2)]
        name, evidence = (json.dumps(text.decode() or "x") for text in texts)
        profile += f"[[skill]]\nname = {name}\nevidence = {evidence}\n".encode()
    if chance.random() < 0.1:
        profile = broken(chance, profile)
    folder = workplace()
    kept = Path(profile_file())
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(profile)
    words = chance.choice(OWN_CASE_COMMANDS).format(folder).split()
    if words[0] == "report" and chance.random() < 0.3:
        words += ["--offer", str(folder / "offer.toml")]
    if words[0] == "report" and chance.random() < 0.3:
        guide = changed_lines(chance, SMALL_GUIDE, 1)
        (folder / "guide.toml").write_text(guide, encoding="utf-8")
        forget()
        words += ["--guide", str(folder / "guide.toml")]
    try:
        return run_quietly(words)
    finally:
        kept.unlink()


NOT_RUN = {"advise"}
"""Asks questions, of whoever sits at the keyboard."""

OWN_FILES = ("cv.md", "advert.txt", "offer.toml", "none.txt", ".")


@cache
def options_of(command: str) -> tuple[str, ...]:
    """Return the options and subcommands of a command."""
    loaded = load_command(command)
    found = [name for parameter in loaded.params for name in (*parameter.opts,)]
    return tuple(name for name in found if name.startswith("-") and name != "--output")


def command_lines(chance: random.Random) -> str:
    """Run the whole program on words in a row, most of them with a meaning."""
    command = chance.choice([name for name in COMMANDS if name not in NOT_RUN])
    words = [command]
    if command in {"guide", "profile"}:
        words += [chance.choice(("validate", "diff", "path", "show", "init", "edit", "delete"))]
    for _ in range(chance.randint(0, 5)):
        kind = chance.random()
        if kind < 0.4:
            words.append(chance.choice(options_of(command) or ("--help",)))
        elif kind < 0.5:
            # A command line has no NUL, and of its surrogates only those of undecoded bytes.
            words.append(chance.choice(HOSTILE).replace("\0", "0").replace("\ud800", "\udc80"))
        elif kind < 0.6:
            words.append(str(workplace() / chance.choice(OWN_FILES)))
        else:
            words.append(chance.choice(WORDS))
    if chance.random() < 0.3:
        words += ["--format", chance.choice(list(Format))]
    return run_quietly(words)


@cache
def workplace() -> Path:
    """Return a folder for this run, with a home, a CV, an advert and an offer."""
    folder = Path(tempfile.mkdtemp(prefix="mlcareer-fuzz-"))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(folder / "home")
    os.environ["COLUMNS"] = "80"
    (folder / "cv.md").write_text("# Skills\nPyTorch, Docker\n" * 5, encoding="utf-8")
    (folder / "advert.txt").write_text("\n".join(ADVERT_PARTS), encoding="utf-8")
    (folder / "offer.toml").write_text(TEMPLATE, encoding="utf-8")
    return folder


COLOUR = re.compile("\x1b\\[[0-9;]*m")


def run_quietly(words: list[str]) -> str:
    """Run the program in this process, check its code and both of its streams, say how it ended."""
    workplace()
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    given = io.BufferedReader(io.BytesIO(b"PyTorch and Docker in London\n"))
    stdin, sys.stdin = sys.stdin, io.TextIOWrapper(given)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            try:
                run_program(words)
            except SystemExit as ended:
                code = ended.code
        out.seek(0)
        err.seek(0)
        written = out.read(), err.read()
        if "ics" in words:
            # The ends of lines that a calendar asks for.
            written = written[0].replace("\r\n", "\n"), written[1]
    finally:
        sys.stdin = stdin
    if int(code or 0) not in EXIT_CODES:
        raise AssertionError(f"ended with {code}: {words}")
    for text in written:
        check_written(COLOUR.sub("", text) if os.environ.get("FORCE_COLOR") else text)
        if "Traceback (most recent call last)" in text:
            raise AssertionError(f"showed a traceback: {words}")
    if code == 0 and "json" in words[-1:] and words[-2] == "--format" and written[0][:1] == "{":
        for line in [written[0]] if written[0][1:2] == "\n" else written[0].splitlines():
            json.loads(line)
    return "answered" if int(code or 0) < 2 else "refused"


@cache
def names_of(kind: str) -> tuple[str, ...]:
    """Return the names of what the guide lists, of one kind or, without one, of all."""
    held = vars(load_guide())
    listed = [held[kind]] if kind else [each for each in held.values() if isinstance(each, tuple)]
    return tuple(entry.id for entries in listed for entry in entries if hasattr(entry, "id"))


OF_OPTION = {
    "--level": "level",
    "--to": "level",
    "--region": "region",
    "--place": "place",
    "--sector": "sector",
    "--skill": "skill",
    "--category": "skill_category",
    "--area": "interview",
}
"""The kind of entry that an option asks for."""

OF_COMMAND = {"employers": "employer", "locations": "place", "sources": "source"}
"""The kind of entry that a word asks a command for."""

FILTERED = (
    *("salary", "skills", "compare", "role", "levels", "sectors", "employers", "locations"),
    *("interview", "portfolio", "transition", "faq", "search", "sources", "visa", "gap", "plan"),
    *("offer 82k", "raise 80k 90k", "take-home 80k", "contract 500/day", "hire", "drill --list"),
)
"""Commands that names narrow."""

NOT_FILTERS = {
    *("--format", "-f", "--guide", "--pay-rules", "--visa-rules", "--today", "--help"),
    *("--full", "--no-profile", "--no-color", "--no-pager", "--pence", "--tax-code"),
}


def filters(chance: random.Random) -> str:
    """Narrow an answer by names of the guide that seldom fit it or each other."""
    words = chance.choice(FILTERED).split()
    options = [option for option in options_of(words[0]) if option not in NOT_FILTERS]
    for _ in range(chance.randint(1, 3)):
        option = chance.choice([*options, "", ""])
        kind = OF_OPTION.get(option, "") if option else OF_COMMAND.get(words[0], "")
        if chance.random() < 0.2:
            kind = ""
        words += [option] if option else []
        words.append(chance.choice(names_of(kind) if chance.random() < 0.9 else HOSTILE[:20]))
    words += ["--no-profile", "--format", chance.choice(list(Format))]
    if chance.random() < 0.4:
        words.insert(-2, "--full")
    return run_quietly([word.replace("\0", "0") for word in words])


ANSWERED = (
    *("salary", "salary -l senior -r london", "skills", "skills -c deployment", "levels"),
    *("sectors", "employers", "locations", "interview", "portfolio", "transition", "faq"),
    *("search docker", "sources", "sources --stale", "sources --check"),
)
"""Commands whose lists a filter may empty."""


@cache
def answers_of(command: str) -> tuple[Answer, ...]:
    """Return what a command answers, in place of its page."""
    with answers_taken() as taken:
        run_quietly([*command.replace("{}", str(workplace())).split(), "--no-profile"])
    return tuple(taken)


def empty_pages(chance: random.Random) -> None:
    """Draw the page of an answer whose lists hold nothing, in some format."""
    for answer in answers_of(chance.choice(ANSWERED)):
        lists = [name for name, value in vars(answer).items() if isinstance(value, tuple)]
        draw(chance, answer.replace(**dict.fromkeys(lists, ())), page_function(type(answer)))


def outputs(chance: random.Random) -> str:
    """Ask for a report in the place of a file that it reads, by some name of it."""
    folder = workplace() / f"outputs-{chance.getrandbits(64)}"
    (folder / "below").mkdir(parents=True)
    read = {"--cv": "cv.md", "--offer": "offer.toml", "--guide": "guide.toml"}
    texts = {"--cv": "# Skills\nPyTorch\n" * 3, "--offer": TEMPLATE, "--guide": SMALL_GUIDE}
    # One ending for all, as a report's own is asked for.
    files = {option: folder / Path(name).with_suffix(".md") for option, name in read.items()}
    for option, file in files.items():
        file.write_text(texts[option], encoding="utf-8")
    given = chance.sample(list(files), chance.randint(1, 3))
    file = files[given[0]]
    output = folder / "other.md"
    way = chance.randrange(6)
    if way == 0:
        output = file
    elif way == 1:
        output = folder / "below" / ".." / file.name
    elif way == 2:
        output.symlink_to(file)
    elif way == 3:
        os.link(file, output)
    elif way == 4:
        (folder / "linked").symlink_to(folder)
        output = folder / "linked" / file.name
    words = ["report", "--level", chance.choice(("mid", "senior", "no-level")), "--no-profile"]
    for option in given:
        words += [option, str(files[option])]
    words.insert(chance.randint(1, 3), f"--output={output}")
    ended = run_quietly(words)
    for option, each in files.items():
        if each.read_text(encoding="utf-8") != texts[option]:
            raise AssertionError(f"wrote over {option}: {words}")
    return ended


PUMPED = (
    *("two", "ten", "cos", "a", "£", "£80k", "-", "to", "and", "or", "no", "not", "(", ")", "e.g."),
    *("years", "Python", "per", "day", "bonus", "up", "of", "equity", "%", "5", "12,345", "|"),
    *("London", "hybrid", "visa", "sponsorship", "\u00a0", "\t", "\n", ":", "*", "2019", "19/"),
)


def pumped(chance: random.Random) -> str:
    """Read an advert or a CV in which a piece comes thousands of times, as do blanks."""
    pieces = [chance.choice(PUMPED) for _ in range(chance.randint(1, 3))]
    between = chance.choice(("", " ", " ", "\n", " " * 1500))
    times = 40 if len(between) > 1 else chance.choice((100, 1_000, 4_000))
    text = between.join(pieces * (times // len(pieces) + 1)) + chance.choice(
        ("", "!", " experience")
    )
    file = workplace() / "pumped.md"
    file.write_text(f"Machine learning engineer\n{text}\n", encoding="utf-8")
    command = chance.choice((["advert"], ["gap", "--level", "mid", "--cv"]))
    return run_quietly([*command, str(file), "--no-profile", "--format", chance.choice(FORMATS)])


FORMATS = tuple(Format)

SURROUNDINGS = {
    "HOME": ("", "rel", "/", "/nowhere", "/dev/null", "~", "a b"),
    "XDG_CONFIG_HOME": ("", "rel", "/dev/null", "/nowhere", "~"),
    "XDG_CACHE_HOME": ("", "rel", "/dev/null", "/nowhere"),
    "XDG_DATA_HOME": ("", "rel", "/dev/null"),
    "COLUMNS": ("", "0", "1", "-5", "x", "19", "100000", "8" * 30, "\u0663"),
    "LINES": ("", "0", "x"),
    "TERM": ("", "dumb", "x" * 500),
    "NO_COLOR": ("", "1"),
    "FORCE_COLOR": ("", "1"),
    "MLCAREER_NO_PROFILE": ("", "0", "1", "x"),
    "PAGER": ("", "false", "no-such-pager"),
    "EDITOR": ("", "false"),
    "LANG": ("", "C", "de_DE.UTF-8", "x"),
    "TZ": ("", "x", "Asia/Kathmandu"),
}

ANYWHERE = (
    *(
        "profile path",
        "profile show",
        "salary",
        "take-home 80k",
        "visa 50k",
        "plan -l mid",
        "levels",
    ),
    *("--version", "--help", "help offer", "", "sources", "search docker", "offer 82k --full"),
)


def surroundings(chance: random.Random) -> str:
    """Answer with variables set as few set them; nothing may be written where one stands."""
    workplace()
    changed = chance.sample(sorted(SURROUNDINGS), chance.randint(1, 5))
    before = dict(os.environ)
    listed = set(os.listdir())
    for name in changed:
        os.environ[name] = chance.choice(SURROUNDINGS[name])
        if chance.random() < 0.2:
            del os.environ[name]
    command = chance.choice(ANYWHERE).split()
    try:
        ended = run_quietly(command)
    finally:
        os.environ.clear()
        os.environ.update(before)
    if set(os.listdir()) - listed:
        raise AssertionError(f"wrote {set(os.listdir()) - listed} here")
    return ended


AREAS: dict[str, tuple[Callable[[random.Random], str | None], int]] = {
    "amounts": (amounts, 30),
    "profiles": (profiles, 13),
    "adverts": (adverts, 7),
    "cvs": (cvs, 9),
    "guides": (guides, 6),
    "offers": (offers, 7),
    "own-cases": (own_cases, 5),
    "command-lines": (command_lines, 9),
    "filters": (filters, 9),
    "empty-pages": (empty_pages, 1),
    "outputs": (outputs, 1),
    "pumped": (pumped, 1),
    "surroundings": (surroundings, 2),
}
"""Each area with what makes and runs one case of it, and its share of a run, in per cent."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TooSlowError` when the block takes more processor time."""

    def ring(_: int, frame: FrameType | None) -> None:
        raise TooSlowError("".join(traceback.format_stack(frame, limit=4)))

    signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def run_case(seed: int, area: str, number: int) -> str:
    """Run one case and say how it ended; what must not happen is raised."""
    chance = random.Random(f"{seed}/{area}/{number}")
    try:
        with limited(SECONDS):
            return AREAS[area][0](chance) or "answered"
    except CareerError as error:
        check_written("\n".join(ascii(part)[1:-1] for part in (str(error), error.hint or "")))
        return "refused"


def run_area(seed: int, area: str, numbers: range) -> Iterator[Failure | str]:
    """Run the cases of an area; yield how each ended."""
    for number in numbers:
        try:
            yield run_case(seed, area, number)
        except (KeyboardInterrupt, GeneratorExit):
            raise
        except BaseException:  # noqa: BLE001 - all that is raised is what is looked for
            yield Failure(area, number, traceback.format_exc())


class Kept:
    """What a run has done, in a file of its own where one is named."""

    def __init__(self, file: Path | None, seed: int) -> None:
        """Read what an earlier run of the same seed left."""
        self.file = file
        self.done: dict[str, dict[str, int]] = {}
        self.failed: list[Failure] = []
        if file and file.exists():
            found = json.loads(file.read_text(encoding="utf-8"))
            if found["seed"] != seed:
                sys.exit(f"{file} is of the seed {found['seed']}")
            self.done = found["done"]
            self.failed = [Failure(*each) for each in found["failed"]]
        self.seed = seed

    def count(self, area: str) -> int:
        """Return how many cases of an area were run."""
        return sum(self.done.get(area, {}).values())

    def note(self, area: str, end: Failure | str) -> None:
        """Add one case."""
        kind = end if isinstance(end, str) else "failed"
        ends = self.done.setdefault(area, {})
        ends[kind] = ends.get(kind, 0) + 1
        if isinstance(end, Failure):
            self.failed.append(end)

    def save(self) -> None:
        """Write all of it, whole."""
        if self.file:
            unfinished = self.file.with_suffix(".unfinished")
            held = {"seed": self.seed, "done": self.done, "failed": self.failed}
            unfinished.write_text(json.dumps(held), encoding="utf-8")
            unfinished.replace(self.file)


ROUNDS = 50
"""Parts of a run: each takes its share of every area, and is noted when it ends."""


def main() -> None:
    """Run the cases that are asked for and list what failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("seed", type=int)
    parser.add_argument("count", type=int, help="cases over all areas, or of the one area")
    parser.add_argument("--area", choices=sorted(AREAS))
    parser.add_argument("--only", type=int, metavar="CASE", help="one case of the area")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="go on where this file says")
    given = parser.parse_args()
    if hasattr(signal, "setitimer"):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    kept = Kept(given.keep, given.seed)
    counts = {
        area: given.count if given.area else given.count * AREAS[area][1] // 100
        for area in ([given.area] if given.area else AREAS)
    }
    if given.only is not None:
        for end in run_area(given.seed, given.area, range(given.only, given.only + 1)):
            kept.note(given.area, end)
        counts = {}
    for part in range(1, ROUNDS + 1):
        for area, count in counts.items():
            for end in run_area(given.seed, area, range(kept.count(area), count * part // ROUNDS)):
                kept.note(area, end)
        kept.save()
    for area, ends in kept.done.items():
        told = ", ".join(f"{number:,} {end}" for end, number in sorted(ends.items()))
        print(f"{area}: {kept.count(area):,} cases, {told}", flush=True)
    alike: dict[str, list[Failure]] = {}
    for failure in kept.failed:
        alike.setdefault(failure.what[-600:], []).append(failure)
    for failures in alike.values():
        first = failures[0]
        print(f"\n{len(failures)} x, first --area {first.area} --only {first.number}")
        print(first.what.encode("ascii", "backslashreplace").decode()[-3000:])
    sys.exit(1 if kept.failed else 0)


if __name__ == "__main__":
    main()
