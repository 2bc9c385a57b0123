"""`mlcareer advert`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from typing import Annotated, NamedTuple

import typer

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.cli.completion import complete_route
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    NoColor,
    Output,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    visa_rules_of,
)
from mlcareer.cli.show import show, show_page
from mlcareer.errors import CareerError, ExitCode, UsageError
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.guide.visa_rules import VisaRules, find_route
from mlcareer.reading.document import STANDARD_INPUT, read_document
from mlcareer.render.formats import Format

ENDINGS = frozenset((".txt", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm", ".text", ""))
"""The endings of the files that are read from a folder."""

WORTH_SHARING = 60
"""Adverts from which the work is shared between processes; starting one takes half a second."""


class Attempt(NamedTuple):
    """One file, and what came of it."""

    path: str
    answer: AdvertAnswer | None
    problem: str = ""


def advert(
    path: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Adverts, a folder of them, or -.")
    ],
    route: Annotated[
        str | None,
        typer.Option(
            "--route",
            metavar="ROUTE",
            help="Your visa route, to mark its floor: standard, new-entrant, stem-phd, other-phd.",
            autocompletion=complete_route,
        ),
        FromProfile("visa_route"),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """What an advert really is, asks, pays and leaves out, each with its words and line.

    Reads text, Markdown, PDF, Word and HTML. With a folder or several files, one row or, as
    JSON, one line each.

    Example: mlcareer advert advert.txt
    Example: mlcareer advert adverts/ --format csv
    """
    day = day_of(today)
    tables = _tables(visa_rules)
    # Here, so that what is wrong with it is said once and not for each advert.
    own = None if route is None else find_route(tables, route).id
    if len(path) == 1 and not os.path.isdir(path[0]):
        answer = advert_in(path[0], guide, day, tables, own)
        if output is Format.CSV:
            from mlcareer.pages.advert import adverts_rows

            show_page(adverts_rows((answer,)), output, no_color=no_color)
            sys.stdout.flush()
        else:
            show(answer, output, no_color=no_color)
        return
    attempt = partial(_attempt, guide=guide, day=day, visa_rules=visa_rules, route=own)
    _show_many(_files(path), attempt, output, no_color=no_color)


def advert_in(
    path: str,
    guide: str | None,
    day: date,
    visa: VisaRules | None = None,
    route: str | None = None,
) -> AdvertAnswer:
    """Read one advert; its pay is held against a visa's floor where there are visa tables.

    Raises:
        CareerError: The file cannot be read.
    """
    document = read_document(path)
    name = document.name if path == STANDARD_INPUT else os.path.basename(path)
    return advert_for(
        guide_of(guide),
        _finder(),
        day,
        file=name,
        text=document.text,
        words=load_advert_words(),
        places=load_place_names(),
        visa=visa,
        route=route,
        notes=document.notes,
    )


@cache
def _finder() -> SkillFinder:
    return SkillFinder(load_skill_words(), adverts_only=True)


@cache
def _tables(path: str | None) -> VisaRules:
    return visa_rules_of(path)


def _attempt(
    path: str, *, guide: str | None, day: date, visa_rules: str | None, route: str | None
) -> Attempt:
    """Read one advert of many; what is wrong with it does not stop the others."""
    try:
        return Attempt(path, advert_in(path, guide, day, _tables(visa_rules), route))
    except CareerError as error:
        return Attempt(path, None, str(error))


def _files(paths: list[str]) -> list[str]:
    """Return the files that are meant, those of a folder in the order of their names."""
    files: list[str] = []
    for path in paths:
        # Not of pathlib, which raises at a name that is too long.
        if not os.path.isdir(path):
            files.append(path)
            continue
        try:
            inside = sorted(
                os.path.join(path, name)
                for name in os.listdir(path)
                if os.path.isfile(os.path.join(path, name))
                and not name.startswith(".")
                and os.path.splitext(name)[1].casefold() in ENDINGS
            )
        except OSError as error:
            reason = error.strerror or str(error)
            raise CareerError(f"{path} cannot be read: {reason}") from error
        if not inside:
            raise UsageError(
                f"there are no adverts in {path}",
                hint=f"Known endings: {', '.join(sorted(filter(None, ENDINGS)))}.",
            )
        files.extend(inside)
    return files


def _show_many(
    files: list[str], attempt: partial[Attempt], output: Format, *, no_color: bool
) -> None:
    """Show adverts a row or a line each, and end with 1 when some could not be read."""
    from mlcareer.cli.progress import with_progress
    from mlcareer.cli.streams import warn

    answers: list[AdvertAnswer] = []
    failed = 0
    for done in with_progress(_attempts(files, attempt), len(files), "Reading adverts"):
        if done.answer is None:
            failed += 1
            warn(f"mlcareer: {done.problem}")
        elif output is Format.JSON:
            from mlcareer.render.json_text import json_line

            sys.stdout.write(json_line(done.answer) + "\n")
        else:
            answers.append(done.answer)
    if output is not Format.JSON and answers:
        from mlcareer.pages.advert import adverts_page, adverts_rows

        page_of = adverts_rows if output is Format.CSV else adverts_page
        show_page(page_of(tuple(answers)), output, no_color=no_color)
    sys.stdout.flush()
    if failed:
        raise typer.Exit(ExitCode.FAILED)


def _attempts(files: list[str], attempt: partial[Attempt]) -> Iterator[Attempt]:
    """Try each file, by several processes where there are many and the machine has them."""
    processes = min(os.cpu_count() or 1, 8)
    if len(files) < WORTH_SHARING or processes == 1:
        yield from map(attempt, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(attempt, files, chunksize=8)
