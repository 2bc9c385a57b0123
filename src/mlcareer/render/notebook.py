"""A page as a part of a notebook: the brief screen, drawn by the HTML renderer."""

from __future__ import annotations

import io
from html import escape
from typing import TYPE_CHECKING

from mlcareer.render import html
from mlcareer.render.footer import footer_of, overdue_lines
from mlcareer.render.formats import View

if TYPE_CHECKING:
    from mlcareer.page import Page

FOOT = 100
"""Characters of the line that names the sources."""


def fragment(page: Page) -> str:
    """Return the brief screen of a page as HTML whose style touches nothing else.

    The rules of the style are nested in one for the fragment, as browsers have allowed since 2023.
    """
    written = io.StringIO()
    html.write(page.replace(details=(), notes=(), sources=()), written, View())
    text = written.getvalue()
    style = text.partition("<style>")[2].partition("</style>")[0]
    for whole in (":root", "body"):
        style = style.replace(f"{whole} {{", "& {")
    body = text.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    lines = (*overdue_lines(page), footer_of(page, FOOT, len).removesuffix("Details: --full"))
    foot = "".join(f'<p class="dim">{escape(line.strip())}</p>' for line in lines if line.strip())
    return f'<div class="mlcareer"><style>.mlcareer {{{style}}}</style>{body}{foot}</div>'
