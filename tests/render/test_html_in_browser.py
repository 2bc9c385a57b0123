"""What a real browser makes of an HTML file: nothing to complain of, nothing to scroll to."""

from __future__ import annotations

import re
from base64 import b64decode
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from mlcareer.render import html
from mlcareer.render.formats import View

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run
    from tests.render.conftest import Browser

    from mlcareer.page import Page

PHONE, DESK = 360, 1280
"""Pixels."""

A4 = (595.3, 841.9)
"""Points: 210 by 297 mm."""


def file_of(page: Page, folder: Path) -> Path:
    out = StringIO()
    html.write(page, out, View())
    path = folder / "page.html"
    path.write_text(out.getvalue(), encoding="utf-8")
    return path


def look(browser: Browser, path: Path, width: int, scheme: str = "light") -> None:
    browser.ask(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=800,
        deviceScaleFactor=1,
        mobile=False,
    )
    browser.ask(
        "Emulation.setEmulatedMedia",
        features=[{"name": "prefers-color-scheme", "value": scheme}],
    )
    browser.open(path)


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Path:
    """Write the report of a made-up case, with words that would run if they could."""
    path = tmp_path / "report.html"
    outcome = run(
        "report",
        *("--level", "mid", "--place", "london", "--pay", "70k", "--to", "senior"),
        *("--months", "9", "--hours", "5", "--skill", "docker: <script>alert(1)</script>"),
        *("--today", "2026-11-23", "--output", str(path)),
    )
    assert outcome.exit_code == 0, outcome.err
    return path


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_report_fits_says_nothing_and_asks_for_nothing(
    browser: Browser, report: Path, width: int
) -> None:
    look(browser, report, width)

    assert browser.value("document.documentElement.scrollWidth") == width
    assert browser.said() == []
    assert browser.requests() == [report.as_uri()]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_an_awkward_page_fits_says_nothing_and_asks_for_nothing(
    browser: Browser, awkward_page: Page, tmp_path: Path, width: int
) -> None:
    path = file_of(awkward_page, tmp_path)

    look(browser, path, width)

    assert browser.value("document.documentElement.scrollWidth") == width
    assert browser.said() == []
    assert browser.requests() == [path.as_uri()]


def test_words_of_anybodys_make_no_element_in_a_browser(
    browser: Browser, awkward_page: Page, tmp_path: Path
) -> None:
    look(browser, file_of(awkward_page, tmp_path), DESK)

    assert browser.value("document.querySelectorAll('script, img, a, iframe').length") == 0
    assert browser.value("document.querySelectorAll('svg').length") == 6


@pytest.mark.parametrize(
    ("scheme", "ground"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 27)")]
)
def test_colours_follow_the_choice_of_the_reader(
    browser: Browser, awkward_page: Page, tmp_path: Path, scheme: str, ground: str
) -> None:
    look(browser, file_of(awkward_page, tmp_path), DESK, scheme)

    assert browser.value("getComputedStyle(document.body).backgroundColor") == ground


def test_a_screen_reader_finds_names_for_regions_tables_and_drawings(
    browser: Browser, report: Path
) -> None:
    look(browser, report, DESK)

    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    roles = [(node["role"]["value"], node.get("name", {}).get("value")) for node in nodes]
    drawings = [name for role, name in roles if role in {"image", "img"}]
    assert drawings
    assert all(drawings)
    assert all(name for role, name in roles if role in {"region", "group"})
    assert ("heading", "Your pay of £70,000 for mid-level: in line, 16% up") in roles
    assert sum(role == "rowheader" for role, _ in roles) > 20
    assert sum(role == "columnheader" for role, _ in roles) > 10


def test_it_prints_on_a4_in_dark_ink(browser: Browser, report: Path) -> None:
    look(browser, report, DESK, "dark")

    pdf = b64decode(browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    papers = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf)
    assert papers
    for width, height in papers:
        assert (float(width), float(height)) == pytest.approx(A4, abs=1)
    # Nothing that is wider than the paper is cut: the page is laid out at the paper's width.
    browser.ask("Emulation.setEmulatedMedia", media="print")
    # 210 mm less two margins of 14 mm, in pixels of 1/96 inch: 182 / 25.4 x 96 = 687.
    browser.ask(
        "Emulation.setDeviceMetricsOverride",
        width=687,
        height=1000,
        deviceScaleFactor=1,
        mobile=False,
    )
    assert browser.value("document.documentElement.scrollWidth") == 687
    cut = "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth)"
    assert browser.value(f"{cut}.length") == 0
    assert browser.value("getComputedStyle(document.body).color") == "rgb(22, 25, 29)"
    browser.ask("Emulation.setEmulatedMedia", media="")


def test_the_guard_hears_a_page_that_complains_asks_and_is_too_wide(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "bad.html"
    path.write_text(
        "<!doctype html><div style='width:2000px'>x</div><img src='missing.png'>"
        "<script>console.error('heard')</script>",
        encoding="utf-8",
    )

    look(browser, path, PHONE)

    assert browser.value("document.documentElement.scrollWidth") > PHONE
    assert len(browser.said()) >= 1
    assert (tmp_path / "missing.png").as_uri() in browser.requests()
