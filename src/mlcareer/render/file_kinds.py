"""The kinds of file a page can be written to, and the module that draws each."""

from __future__ import annotations

from importlib import import_module
from io import StringIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.page import Page

_TEXTS = {
    ".html": "mlcareer.render.html",
    ".htm": "mlcareer.render.html",
    ".md": "mlcareer.render.markdown",
    ".markdown": "mlcareer.render.markdown",
}
_PDF = ".pdf"


def check_file_kind(name: str) -> None:
    """Refuse a file of a kind that no page can be written to, before any work is done.

    Raises:
        UsageError: It is of no such kind.
    """
    kind = PurePath(name).suffix.casefold()
    if kind not in {*_TEXTS, _PDF}:
        raise UsageError(
            f"{name!r} does not say what to write", hint="End it in .html, .md or .pdf."
        )


def page_as_file(page: Page, name: str) -> bytes:
    """Draw a page as the kind of file that a name ends in.

    Raises:
        UsageError: It is of no kind that is known, or what writes it is not installed.
    """
    check_file_kind(name)
    kind = PurePath(name).suffix.casefold()
    if kind == _PDF:
        from mlcareer.render.pdf import pdf_of

        return pdf_of(page)
    drawn = StringIO()
    import_module(_TEXTS[kind]).write(page, drawn, color=False)
    return drawn.getvalue().encode()
