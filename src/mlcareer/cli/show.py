"""Writing an answer to stdout in the format that was asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mlcareer.render.formats import Format, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.page import Page
    from mlcareer.record import Answer

PAGES = {
    "guide-validate": ("guide", "summary_page"),
    "guide-diff": ("guide", "diff_page"),
    "raise": ("pay_raise", "raise_page"),
}
"""What lays out an answer that is not called as its page is: the module and the function."""


def show(
    answer: Answer,
    output: Format,
    *,
    no_color: bool,
    page_of: Callable[[Any], Page] | None = None,
) -> None:
    """Write the answer's own fields as JSON, or its page in any other format.

    The page is the one of the answer's name unless `page_of` says otherwise. It is imported only
    where it is drawn, as JSON needs none.
    """
    if output is Format.JSON:
        from mlcareer.render.json_text import write_json

        write_json(answer, sys.stdout)
    else:
        page = (page_of or page_function(type(answer)))(answer)
        renderer_for(output).write(page, sys.stdout, color=not no_color)


def page_function(kind: type[Answer]) -> Callable[[Any], Page]:
    """Return what lays out a kind of answer: `pages/salary.py` has `salary_page`."""
    name = kind.schema.partition("/")[0]
    word = name.replace("-", "_")
    module, function = PAGES.get(name, (word, f"{word}_page"))
    found: Callable[[Any], Page] = getattr(import_module(f"mlcareer.pages.{module}"), function)
    return found
