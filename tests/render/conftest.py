"""A page that breaks formats, and a real Chromium to look at pages with, steered by a pipe."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

import pytest

from mlcareer.page import (
    Bar,
    Cell,
    Column,
    Fact,
    Facts,
    Line,
    Note,
    NoteKind,
    Page,
    Share,
    SourceLine,
    Span,
    Steps,
    Table,
    Text,
    Unit,
    bold,
    caution,
    good,
    money,
    next_step,
)
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


def find_browser() -> str | None:
    """Return the path of a Chromium on this machine."""
    if sys.platform == "win32":
        return None
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One tab, and all that it said and asked for since it was opened."""

    def __init__(self, program: str, folder: Path) -> None:
        # Not on Windows, where no browser is looked for.
        import fcntl

        read_end, self._out = os.pipe()
        self._in, write_end = os.pipe()
        # The browser reads commands from descriptor 3 and answers on 4, so ours lie above both.
        to_browser = fcntl.fcntl(read_end, fcntl.F_DUPFD_CLOEXEC, 10)
        from_browser = fcntl.fcntl(write_end, fcntl.F_DUPFD_CLOEXEC, 10)
        os.close(read_end)
        os.close(write_end)
        self._process = subprocess.Popen(
            [
                "/bin/bash",
                "-c",
                f'exec 3<&{to_browser} 4>&{from_browser}; exec "$@"',
                "sh",
                program,
                *QUIET,
                f"--user-data-dir={folder}",
                "about:blank",
            ],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._unread = b""
        self._last = 0
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    _session: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
        os.close(self._in)
        os.close(self._out)

    def ask(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send one command and return what comes back for it."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(self, path: Path) -> None:
        """Load a file and wait until it is drawn."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page holds
        """Return what an expression has for a value in the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    def said(self) -> list[dict[str, Any]]:
        """Return every message, warning and failure of the page."""
        kinds = {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"}
        return [event for event in self.events if event.get("method") in kinds]

    def requests(self) -> list[str]:
        """Return every address that was asked for, the file itself among them."""
        return [
            event["params"]["request"]["url"]
            for event in self.events
            if event.get("method") == "Network.requestWillBeSent"
        ]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            read = os.read(self._in, 1 << 16)
            assert read, "the browser has gone"
            self._unread += read
        line, _, self._unread = self._unread.partition(b"\0")
        answer: dict[str, Any] = json.loads(line)
        return answer


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Open a browser once for all tests, or skip those that need one."""
    program = find_browser()
    if program is None:
        pytest.skip(f"no Chromium on this machine: looked for {', '.join(NAMES)}")
    with Browser(program, tmp_path_factory.mktemp("browser")) as opened:
        yield opened


EVIL = (
    "<script>alert(1)</script>&amp;\"'><img src=x onerror=alert(2)> [red]\x1b[31m \u202eabc\x00 }"
)
"""HTML that would run, ends of attributes, Rich markup, an escape, a turned mark and NUL."""


@pytest.fixture
def evil() -> str:
    """Return a text that any format might obey."""
    return EVIL


@pytest.fixture
def awkward_page() -> Page:
    """Return a page with one of every block, every cell and every text that breaks a format."""
    return awkward(EVIL)


class Item(Record):
    """One row of the awkward table."""

    group: str
    name: Line
    pay: Cell = None
    span: Span | None = None
    bar: Bar | None = None
    part: Share | None = None
    seen: date | None = None
    open: bool | None = None


ITEMS = (
    Item(
        group="one",
        name="x" * 90,
        pay=72_000,
        span=Span(1, 2),
        bar=Bar(Span(1, 2), 3),
        part=Share(1, 3),
        open=True,
    ),
    Item(group="one", name=(bold(EVIL), "not\nthis"), seen=date(2026, 3, 31)),
    Item(
        group="two",
        name="Zażółć",
        pay=Decimal("-1.50"),
        span=Span(3, None),
        bar=Bar(Span(3, 4, open_ended=True), Span(1, 2)),
        part=Share(0, 0),
    ),
    Item(group="two", name="last", pay=-5, bar=Bar(Span(3, None)), part=Share(5, 3), open=False),
)


def awkward(text: str) -> Page:
    """Return a page with one of every block and every cell, and a text wherever one can be."""
    return Page(
        answer=(good(text), " is the answer, ", money(Decimal("12.50"))),
        blocks=(
            Table(
                (
                    Column(f"Group {text}", lambda item: item.group),
                    Column(text, lambda item: item.name),
                    Column("Pay", lambda item: item.pay, Unit.GBP_PER_YEAR),
                    Column("Range", lambda item: item.span, Unit.GBP_PER_YEAR),
                    Column("", lambda item: item.bar, Unit.GBP_PER_YEAR),
                    Column("Part", lambda item: item.part, Unit.PERCENT),
                    Column("Seen", lambda item: item.seen, Unit.DAY),
                    Column("Open", lambda item: item.open),
                    Column("Unknown", lambda _: None),
                ),
                ITEMS,
                title=text,
                asked=lambda item: item.group == "one",
            ),
            Table((Column("Only", lambda item: item.name),), (), title="Nothing"),
            Facts((Fact("On top", (text, money(1)), drop=4), caution(text), next_step("salary"))),
        ),
        details=(
            Text((text, "word " * 300), title="Prose"),
            Steps((text, "second"), title="Steps", ordered=True),
            Steps((text,)),
            Facts((Fact(text, f"{text}\nmore of it"),), title="Facts"),
        ),
        notes=(Note(text, NoteKind.CAUTION), Note("Quiet.")),
        sources=(
            SourceLine(
                text,
                text,
                "https://example.org/a?b=1&c",
                short=f"{text} 2026",
                overdue=date(2026, 6, 30),
            ),
        ),
        footer="Advertised pay.",
    )
