"""Check a built site: every link within it leads somewhere, and no page loads from elsewhere.

    python scripts/check_site.py build/site

It fetches nothing, so links to other sites are not followed.
"""

from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADED = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src")}
"""What a browser loads by itself, beside style sheets and icons."""

RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect"}


class _Page(HTMLParser):
    """What a page links to, what it loads, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = {""}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names."""
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and RELATIONS & {*given.get("rel", "").split()}:
            self.loads.append(given.get("href", ""))
        self.loads += [given[name] for kind, name in LOADED if kind == tag and name in given]


def problems(site: Path) -> Iterator[str]:
    """Say what leads nowhere, and what is loaded from elsewhere."""
    pages = {
        path.resolve(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    if not pages:
        yield f"{site} has no page"
    for path, page in pages.items():
        where = path.relative_to(site.resolve())
        for address in page.loads:
            if urlsplit(address).netloc:
                yield f"{where} loads {address}"
        for address in (*page.links, *page.loads):
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(site.resolve(), path, unquote(parts.path))
            if not target.exists():
                yield f"{where} links to {address}, which is not there"
            elif target in pages and unquote(parts.fragment) not in pages[target].anchors:
                yield f"{where} links to {address}, which has no such part"


def _target(site: Path, page: Path, path: str) -> Path:
    if not path:
        return page
    found = (site / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()
    return found / "index.html" if found.is_dir() and (found / "index.html").exists() else found


def main() -> None:
    """Print the problems and end with 1 if there is one."""
    found = sorted({*problems(Path(sys.argv[1]))})
    print("\n".join(found) or "every link of the site leads somewhere")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
