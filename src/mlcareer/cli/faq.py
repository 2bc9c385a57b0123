"""`mlcareer faq`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.completion import complete_question
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS...", help="Words of the question.", autocompletion=complete_question
    ),
]


def faq(
    words: Words = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Frequently asked questions, found from loose words.

    Example: mlcareer faq do i need a phd
    Example: mlcareer faq
    """
    from mlcareer.advice.career.faq import faq_for

    answer = faq_for(guide_of(guide), day_of(today), " ".join(words) if words else None)
    show(answer, output)
