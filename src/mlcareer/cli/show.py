"""Writing an answer to stdout in the format that was asked for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mlcareer.cli.commands import PAGES
from mlcareer.cli.data_in_use import choices_to_say, footer_of, past_rules, said
from mlcareer.cli.streams import warn
from mlcareer.cli.view import view, wanted
from mlcareer.render.formats import Format, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.page import Page
    from mlcareer.record import Answer


_takers: list[list[Answer]] = []
"""Who takes answers in place of stdout; the last of them does."""


@contextmanager
def answers_taken() -> Iterator[list[Answer]]:
    """Keep what is answered in the block, in place of writing it."""
    taken: list[Answer] = []
    _takers.append(taken)
    try:
        yield taken
    finally:
        _takers.pop()


def show(
    answer: Answer,
    output: Format,
    *,
    page_of: Callable[[Any], Page] | None = None,
) -> None:
    """Write the answer's own fields as JSON, or its page in any other format.

    The page is the one in `PAGES` unless `page_of` says otherwise. It is imported only
    where it is drawn, as JSON needs none.
    """
    chosen = choices_to_say()
    for _, choice in chosen:
        warn(said(choice))
    past = past_rules(answer)
    if output in {Format.JSON, Format.CSV}:
        for line in past:
            warn(f"mlcareer: {line}")
    if _takers:
        _takers[-1].append(answer)
    elif output is Format.JSON:
        from mlcareer.render.json_text import write_json

        write_json(answer, sys.stdout)
    else:
        page = (page_of or page_function(type(answer)))(answer)
        if own := footer_of(chosen):
            page = page.replace(footer=f"{own} {page.footer}".rstrip())
        if past:
            page = _with_first_lines(page, past)
        all_rows, wanted.all_rows = wanted.all_rows, ""
        if all_rows and output is Format.TABLE:
            page = _narrowed(page, all_rows)
        show_page(page, output)


def show_page(page: Page, output: Format) -> None:
    """Write a page in a format that is not JSON; a long one in full goes through the pager."""
    how = view()
    if output is Format.TABLE and how.full and not wanted.no_pager and sys.stdout.isatty():
        from mlcareer.cli.pager import show_text
        from mlcareer.render.terminal import drawn

        show_text(drawn(page, sys.stdout, how))
    else:
        renderer_for(output).write(page, sys.stdout, how)


def _with_first_lines(page: Page, lines: list[str]) -> Page:
    """Say below the first line what the whole answer has to be read by."""
    from mlcareer.page import Text
    from mlcareer.page import warn as caution

    return page.replace(blocks=(Text((caution(" ".join(lines)),)), *page.blocks))


def _narrowed(page: Page, all_rows: str) -> Page:
    """Say in the first line that the answer is somebody's own, and how to see all."""
    from mlcareer.page import command, parts_of

    return page.replace(answer=("Yours: ", *parts_of(page.answer), ". All: ", command(all_rows)))


def page_function(kind: type[Answer]) -> Callable[[Any], Page]:
    """Return what lays out a type of answer."""
    module, _, function = PAGES[kind.__name__].rpartition(".")
    found: Callable[[Any], Page] = getattr(import_module(module), function)
    return found
