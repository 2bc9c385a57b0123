"""Writing an answer to stdout in the format that was asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mlcareer.cli.data_in_use import choices_to_say, footer_of, said
from mlcareer.cli.streams import warn
from mlcareer.cli.view import view, wanted
from mlcareer.render.formats import Format, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.page import Page
    from mlcareer.record import Answer

PAGES = {
    "guide-validate": ("guide", "summary_page"),
    "guide-diff": ("guide_diff", "diff_page"),
    "guide-path": ("guide", "path_page"),
    "guide-format": ("guide", "format_page"),
    "guide-export": ("guide", "export_page"),
    "raise": ("pay_raise", "raise_page"),
}
"""What lays out an answer that is not called as its page is: the module and the function."""


def show(
    answer: Answer,
    output: Format,
    *,
    no_color: bool = False,
    page_of: Callable[[Any], Page] | None = None,
) -> None:
    """Write the answer's own fields as JSON, or its page in any other format.

    The page is the one of the answer's name unless `page_of` says otherwise. It is imported only
    where it is drawn, as JSON needs none.
    """
    chosen = choices_to_say()
    for _, choice in chosen:
        warn(said(choice))
    if output is Format.JSON:
        from mlcareer.render.json_text import write_json

        write_json(answer, sys.stdout)
    else:
        page = (page_of or page_function(type(answer)))(answer)
        if own := footer_of(chosen):
            page = page.replace(footer=f"{own} {page.footer}".rstrip())
        show_page(page, output, no_color=no_color)


def show_page(page: Page, output: Format, *, no_color: bool = False) -> None:
    """Write a page in a format that is not JSON; a long one in full goes through the pager."""
    how = view(no_color=no_color)
    if output is Format.TABLE and how.full and not wanted.no_pager and sys.stdout.isatty():
        from mlcareer.cli.pager import show_text
        from mlcareer.render.terminal import drawn

        show_text(drawn(page, sys.stdout, how))
    else:
        renderer_for(output).write(page, sys.stdout, how)


def page_function(kind: type[Answer]) -> Callable[[Any], Page]:
    """Return what lays out a kind of answer: `pages/salary.py` has `salary_page`."""
    name = kind.schema.partition("/")[0]
    word = name.replace("-", "_")
    module, function = PAGES.get(name, (word, f"{word}_page"))
    found: Callable[[Any], Page] = getattr(import_module(f"mlcareer.pages.{module}"), function)
    return found
