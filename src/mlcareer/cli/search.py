"""`mlcareer search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.options import (
    GuideFile,
    Output,
    PayRulesFile,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    pay_rules_of,
    visa_rules_of,
)
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.advice.search.other_entries import Findable


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", help="How many entries to list.")
    ] = 10,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Anything known here, ranked, with the command that shows it whole.

    That is the guide, the commands, the visa tables and the pay rules.

    Example: mlcareer search deploying models
    Example: mlcareer search kubernetes --limit 3
    """
    from mlcareer.advice.search.ranking import Index
    from mlcareer.advice.search.search import search_guide
    from mlcareer.cli.commands import COMMANDS
    from mlcareer.cli.data_in_use import is_bundled
    from mlcareer.guide.load import SEARCHED, load_search_index

    def others() -> Iterable[Findable]:
        from mlcareer.advice.search.other_entries import findable

        return findable(COMMANDS, visa_rules_of(visa_rules), pay_rules_of(pay_rules))

    asked_for = guide is not None or pay_rules is not None or visa_rules is not None
    counted = None if asked_for or not is_bundled(SEARCHED) else load_search_index()
    answer = search_guide(
        guide_of(guide),
        day_of(today),
        " ".join(words),
        limit=limit,
        others=others,
        index=None if counted is None else Index(**counted),
    )
    show(answer, output)
