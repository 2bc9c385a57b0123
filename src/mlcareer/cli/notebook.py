"""How an answer of the library shows itself in a notebook."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mlcareer.cli.commands import PAGES
from mlcareer.render.notebook import fragment

if TYPE_CHECKING:
    from mlcareer.record import Answer


def shown_in_notebook(answer: Answer) -> str | None:
    """Return an answer's page as a part of a notebook; nothing for an answer that has no page."""
    path = PAGES.get(type(answer).__name__)
    if path is None:
        return None
    module, _, function = path.rpartition(".")
    return fragment(getattr(import_module(module), function)(answer))
