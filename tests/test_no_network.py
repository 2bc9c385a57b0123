"""Nothing leaves the machine: every command answers where asking for a network is an error."""

from __future__ import annotations

import socket
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.reading.test_document import WORDS, paragraph, pdf_file, word_file

from mlcareer.cli.commands import COMMANDS

if TYPE_CHECKING:
    from tests.conftest import Run

OWN_CASE = "--level mid --place london --pay 70k --to senior --months 9 --hours 5"

QUESTIONS = {
    "salary": "--level senior --region london",
    "skills": "",
    "compare": "",
    "role": "",
    "levels": "--next",
    "sectors": "",
    "employers": "",
    "locations": "",
    "interview": "",
    "drill": "--list",
    "portfolio": "",
    "transition": "--from data-scientist",
    "faq": "do I need a phd",
    "search": "deploying models",
    "sources": "--stale",
    "take-home": "95k",
    "raise": "80k 95k",
    "visa": "52k",
    "market": "adverts.csv",
    "contract": "600/day --against 95k",
    "offer": "82k --level mid --region london --visa",
    "offers": "one.toml two.toml",
    "gap": "cv.html --level senior --advert advert.txt",
    "advert": "advert.txt",
    "hire": "mid bristol --budget 70-80k --advert advert.txt",
    "plan": OWN_CASE,
    "report": f"{OWN_CASE} --output report.html",
    "advise": "",
    "profile": "init --level mid",
    "guide": "schema",
    "mcp": "--list",
}
"""One question to each command. `advise` has nobody to ask here, and says so."""


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Forbid sockets and look-ups of names, and keep what was tried."""
    tried: list[str] = []

    def forbidden(name: str) -> object:
        def refuse(*arguments: object, **_: object) -> None:
            tried.append(f"{name}{arguments}")
            raise OSError("no network here")

        return refuse

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname", "socketpair"):
        monkeypatch.setattr(socket, name, forbidden(name))
    return tried


def test_there_is_a_question_to_every_command() -> None:
    assert QUESTIONS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", QUESTIONS)
def test_it_answers_without_a_network(
    run: Run, command: str, attempts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("one.toml", "two.toml"):
        Path(name).write_text("base = 82_000\n", encoding="utf-8")
    Path("advert.txt").write_text("ML Engineer, http://example.org/job\n", encoding="utf-8")
    Path("adverts.csv").write_text("title,salary\nML Engineer,60000\n", encoding="utf-8")
    page = "<html><img src='http://example.org/x.png'><p>PyTorch, Docker and Kubernetes</p>"
    Path("cv.html").write_text(page, encoding="utf-8")

    outcome = run(command, *QUESTIONS[command].split())

    assert attempts == []
    assert outcome.exit_code == (2 if command == "advise" else 0), outcome.err


@pytest.mark.parametrize(
    "command",
    ["gap cv.pdf --level mid", "advert cv.docx"],
)
def test_nor_do_the_libraries_for_documents_need_one(
    run: Run, command: str, attempts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("cv.pdf").write_bytes(pdf_file(["PyTorch and Docker, see http://example.org", *WORDS]))
    Path("cv.docx").write_bytes(word_file(paragraph("PyTorch, see http://example.org")))

    outcome = run(*command.split())

    assert (outcome.exit_code, attempts) == (0, []), outcome.err


def test_an_attempt_would_be_seen(attempts: list[str]) -> None:
    with pytest.raises(OSError, match="no network here"):
        socket.create_connection(("example.org", 80))

    assert attempts == ["create_connection(('example.org', 80),)"]


def test_nothing_of_ours_imports_what_speaks_to_a_network() -> None:
    speakers = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}
    source = Path(sys.modules["mlcareer"].__file__ or "").parent

    for path in source.rglob("*.py"):
        words = path.read_text(encoding="utf-8").split()
        named = {second for first, second in pairwise(words)
                 if first in {"import", "from"}}  # fmt: skip
        assert not named & speakers, path
