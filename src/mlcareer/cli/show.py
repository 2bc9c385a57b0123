"""Writing an answer to stdout in the format that was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from mlcareer.render.formats import Format, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.page import Page
    from mlcareer.record import Answer

AnyAnswer = TypeVar("AnyAnswer", bound="Answer")


def show(
    answer: AnyAnswer, page_of: Callable[[AnyAnswer], Page], output: Format, *, no_color: bool
) -> None:
    """Write the answer's own fields as JSON, or its page in any other format."""
    if output is Format.JSON:
        from mlcareer.render.json_text import write_json

        write_json(answer, sys.stdout)
    else:
        renderer_for(output).write(page_of(answer), sys.stdout, color=not no_color)
