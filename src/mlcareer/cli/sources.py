"""`mlcareer sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.career.sources import RuleBook, sources_for
from mlcareer.advice.names import source_of
from mlcareer.cli.completion import complete_source
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
from mlcareer.errors import ExitCode
from mlcareer.guide.kinds import HIRE_WORDS
from mlcareer.guide.load import load
from mlcareer.render.formats import Format

Source = Annotated[
    str | None,
    typer.Argument(
        metavar="ID",
        help="A source, by its id; all of them by default.",
        autocompletion=complete_source,
    ),
]


def sources(
    name: Source = None,
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit with 1 if a source is overdue."),
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="List the sources by age.")] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Where each figure is from, how old it is, and what uses it.

    Example: mlcareer sources obi-guide
    Example: mlcareer sources --check
    """
    books = (
        RuleBook(
            name="pay-rules",
            kind="Pay rules",
            command="mlcareer take-home",
            rules=pay_rules_of(pay_rules),
        ),
        RuleBook(
            name="visa", kind="Visa", command="mlcareer visa", rules=visa_rules_of(visa_rules)
        ),
        RuleBook(
            name="hire-words", kind="Advert check", command="mlcareer hire", rules=load(HIRE_WORDS)
        ),
    )
    known, day = guide_of(guide), day_of(today)
    asked = source_of(known, books, name)
    answer = sources_for(known, day, books, asked=asked, check=check, stale=stale)
    show(answer, output)
    if check and not answer.passed:
        raise typer.Exit(ExitCode.FAILED)
