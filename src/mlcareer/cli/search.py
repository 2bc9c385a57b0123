"""`mlcareer search`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.options import GuideFile, NoColor, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", help="How many entries to list.")
    ] = 10,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Anything in the guide, ranked, with the command that shows it whole.

    Example: mlcareer search deploying models
    """
    from mlcareer.advice.search import search_guide
    from mlcareer.pages.search import search_page

    answer = search_guide(guide_of(guide), day_of(today), " ".join(words), limit=limit)
    show(answer, search_page, output, no_color=no_color)
