"""The kinds of file a page can be written to, and the module that draws each."""

from __future__ import annotations

from importlib import import_module
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.page import Page
    from mlcareer.render.formats import View

_TEXTS = {
    ".html": "mlcareer.render.html",
    ".htm": "mlcareer.render.html",
    ".md": "mlcareer.render.markdown",
    ".markdown": "mlcareer.render.markdown",
}


def check_file_kind(name: str) -> None:
    """Refuse a file of a kind that no page can be written to, before any work is done.

    Raises:
        UsageError: It is of no such kind.
    """
    kind = PurePath(name).suffix.casefold()
    if kind == ".pdf":
        page = PurePath(name).with_suffix(".html")
        raise UsageError("no PDF is written", hint=f"Write {page} and print that from a browser.")
    if kind not in _TEXTS:
        raise UsageError(f"{name!r} does not say what to write", hint="End it in .html or .md.")


def page_as_file(page: Page, name: str, view: View) -> bytes:
    """Draw a page as the kind of file that a name ends in.

    Raises:
        UsageError: It is of no kind that is known.
    """
    check_file_kind(name)
    kind = PurePath(name).suffix.casefold()
    drawn = StringIO()
    import_module(_TEXTS[kind]).write(page, drawn, view)
    return drawn.getvalue().encode()
