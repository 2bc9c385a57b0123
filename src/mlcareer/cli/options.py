"""Options that several commands share, each declared once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from mlcareer.cli.completion import complete_category, complete_level, complete_region
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
from mlcareer.guide.load import load
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.guide.kinds import DataKind
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

Data = TypeVar("Data")

COMMON = "Common options"
"""The panel of the options that many commands have: `--help` shows them last."""

Output = Annotated[
    Format,
    typer.Option("--format", "-f", help="How to write the answer.", rich_help_panel=COMMON),
]

GuideFile = Annotated[
    str | None,
    typer.Option(
        "--guide",
        metavar="FILE",
        help="A guide of your own, checked as strictly.",
        rich_help_panel=COMMON,
    ),
]

PayRulesFile = Annotated[
    str | None,
    typer.Option(
        "--pay-rules",
        metavar="FILE",
        help="Pay rules of your own, such as a new year's.",
        rich_help_panel=COMMON,
    ),
]

VisaRulesFile = Annotated[
    str | None,
    typer.Option(
        "--visa-rules",
        metavar="FILE",
        help="Visa tables of your own, such as new ones.",
        rich_help_panel=COMMON,
    ),
]

NoColor = Annotated[
    bool,
    typer.Option("--no-color", help="No colour, as with NO_COLOR set.", rich_help_panel=COMMON),
]

Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Answer as on this day, such as 2027-01-31.",
        rich_help_panel=COMMON,
    ),
]

Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        "-l",
        metavar="LEVEL",
        help="junior, mid, senior or staff.",
        autocompletion=complete_level,
    ),
]

Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        "-r",
        metavar="REGION",
        help="london, rest-of-uk, or a place such as cambridge or remote.",
        autocompletion=complete_region,
    ),
]

Category = Annotated[
    str | None,
    typer.Option(
        "--category",
        "-c",
        metavar="NAME",
        help="A group of skills.",
        autocompletion=complete_category,
    ),
]


def day_of(today: str | None) -> date:
    """Return the day an answer is for: the one that was asked for, or the clock's.

    Raises:
        UsageError: It is not a date.
    """
    from datetime import date

    if today is None:
        return date.today()  # noqa: DTZ011 - a person's own day, wherever they are
    try:
        return date.fromisoformat(today)
    except ValueError as error:
        raise UsageError(f"{today!r} is not a date", hint="Write it as 2027-01-31.") from error


def data_of(kind: DataKind[Data], path: str | None) -> Data:
    """Return the data an answer is from: in the file that was asked for, or the program's own.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is None:
        return load(kind)
    from mlcareer.cli.streams import warn
    from mlcareer.reading.own_data import data_at

    return data_at(kind, path, warn)


@cache
def guide_of(path: str | None) -> Guide:
    """Return the guide an answer is from, as `data_of` does."""
    return data_of(GUIDE, path)


def pay_rules_of(path: str | None) -> PayRules:
    """Return the pay rules an answer is from, as `data_of` does."""
    return data_of(PAY_RULES, path)


def visa_rules_of(path: str | None) -> VisaRules:
    """Return the visa tables an answer is from, as `data_of` does."""
    return data_of(VISA_RULES, path)
