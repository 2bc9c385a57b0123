"""The documentation site: its first page, and the check of its links."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli
from check_site import problems

ROOT = Path(__file__).parent.parent


def written(folder: Path, **pages: str) -> Path:
    """Write pages into a folder."""
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


def test_a_site_whose_links_lead_somewhere_has_no_problem(tmp_path: Path) -> None:
    site = written(
        tmp_path,
        a='<a href="b.html#part">b</a> <a href="#own">own</a> <p id="own">',
        b='<h1 id="part">Part</h1> <a href="https://example.org/gone">elsewhere</a>',
    )

    assert list(problems(site)) == []


@pytest.mark.parametrize(
    ("page", "problem"),
    [
        ('<a href="c.html">', "a.html links to c.html, which is not there"),
        ('<a href="#no">', "a.html links to #no, which has no such part"),
        ('<img src="no.svg">', "a.html links to no.svg, which is not there"),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "a.html loads https://cdn.example/x.js",
        ),
        (
            '<link rel="stylesheet" href="//fonts.example/f.css">',
            "a.html loads //fonts.example/f.css",
        ),
    ],
)
def test_what_is_wrong_with_a_site_is_found(tmp_path: Path, page: str, problem: str) -> None:
    assert list(problems(written(tmp_path, a=page))) == [problem]


def test_a_site_without_pages_is_no_site(tmp_path: Path) -> None:
    assert list(problems(tmp_path)) == [f"{tmp_path} has no page"]


def test_the_first_page_is_one_screen() -> None:
    page = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")

    assert len(page.splitlines()) <= 24
    for shown in ("recording.svg", "pipx install .", "mlcareer salary senior london"):
        assert shown in page


def test_every_page_of_the_docs_is_in_the_menu() -> None:
    settings = tomli.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))
    menu = repr(settings["project"]["nav"])

    for page in (ROOT / "docs").glob("*.md"):
        assert f"'{page.name}'" in menu, page.name


@pytest.mark.slow
def test_the_site_is_built_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    pytest.importorskip("zensical")
    for name in ("docs", "data", "datasets", "scripts", "skills", ".ci"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in (*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "zensical.toml"):
        shutil.copy(path, tmp_path)

    done = subprocess.run(
        ["bash", "scripts/build_site.sh", str(Path(sys.executable).parent)],  # noqa: S607 - of any system
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=300,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "build" / "site" / "index.html").is_file()
