"""Writing an answer to stdout in the format that was asked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from mlcareer.cli.streams import close_quietly
from mlcareer.errors import CareerError, ExitCode
from mlcareer.render.formats import Format, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.page import Page
    from mlcareer.record import Answer

AnyAnswer = TypeVar("AnyAnswer", bound="Answer")


def show(
    answer: AnyAnswer, page_of: Callable[[AnyAnswer], Page], output: Format, *, no_color: bool
) -> None:
    """Write the answer's own fields as JSON, or its page in any other format.

    Raises:
        CareerError: It could not be written, as the disk is full.
        SystemExit: Whoever read it has seen enough, as in `mlcareer salary | head -1`. Raised
            here, as Typer would end such a run with 1.
    """
    try:
        if output is Format.JSON:
            from mlcareer.render.json_text import write_json

            write_json(answer, sys.stdout)
        else:
            renderer_for(output).write(page_of(answer), sys.stdout, color=not no_color)
        # Here and not at exit, where nothing could be said of it any more.
        sys.stdout.flush()
    except BrokenPipeError as error:
        close_quietly()
        raise SystemExit(ExitCode.OK) from error
    except OSError as error:
        close_quietly()
        reason = error.strerror or str(error)
        raise CareerError(f"the answer could not be written: {reason}") from error
