"""`mlcareer search`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.options import (
    GuideFile,
    NoColor,
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
    no_color: NoColor = False,
) -> None:
    """Anything known here, ranked, with the command that shows it whole.

    That is the guide, the commands, the visa tables and the pay rules.

    Example: mlcareer search deploying models
    """
    from mlcareer.advice.beside_guide import (
        findable_commands,
        findable_pay_rules,
        findable_visa_rules,
    )
    from mlcareer.advice.ranking import Index
    from mlcareer.advice.search import search_guide
    from mlcareer.cli.app import COMMANDS
    from mlcareer.guide.load import load_search_index

    beside = (
        *findable_commands(COMMANDS),
        *findable_visa_rules(visa_rules_of(visa_rules)),
        *findable_pay_rules(pay_rules_of(pay_rules)),
    )
    counted = load_search_index() if guide is None else None
    answer = search_guide(
        guide_of(guide),
        day_of(today),
        " ".join(words),
        limit=limit,
        beside=beside,
        index=None if counted is None else Index(**counted),
    )
    show(answer, output, no_color=no_color)
