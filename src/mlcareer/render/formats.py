"""The formats an answer can be written in, and the module that draws each."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.page import Page


class Format(StrEnum):
    """How to write an answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    MD = "md"
    """Markdown, as people type it."""


class View(Record):
    """How a person wants to see a page."""

    full: bool = False
    """Whether a terminal shows everything; files always have everything."""
    pence: bool = False
    """Whether amounts have their pence; CSV and JSON always have them."""
    color: bool = True
    """Whether colour is allowed at all."""


class Renderer(Protocol):
    """A module that draws pages in one format."""

    def write(self, page: Page, out: TextIO, view: View) -> None:
        """Draw a page on a stream."""


_MODULES = {
    Format.TABLE: "mlcareer.render.terminal",
    Format.CSV: "mlcareer.render.comma_separated",
    Format.MARKDOWN: "mlcareer.render.markdown",
    Format.MD: "mlcareer.render.markdown",
}


def renderer_for(output: Format) -> Renderer:
    """Return the module that draws pages in a format; JSON is written from the answer itself."""
    return cast("Renderer", import_module(_MODULES[output]))
