"""`mlcareer advert`."""

from __future__ import annotations

import io
import os
import sys
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.advert_files import (
    AdvertQuestion,
    Attempt,
    adverts_in,
    attempt,
    files_of,
    is_rows,
    route_of,
    tasks_of,
)
from mlcareer.cli.options import GuideFile, Output, Route, Today, VisaRulesFile, day_of
from mlcareer.cli.show import show, show_page
from mlcareer.cli.streams import warn
from mlcareer.errors import ExitCode
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.case.advert import AdvertAnswer

ROWS_AT_A_TIME = 100
"""Rows of CSV that are kept before they are written."""


def advert(
    path: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Adverts, a folder of them, or - to paste one."),
    ],
    route: Route = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """What an advert asks, pays and leaves out, each with its words and line.

    Reads text, Markdown, PDF, Word, HTML, saved pages (.mhtml), e-mail (.eml) and the JSON and CSV
    of job boards. Several adverts get a row each or, as JSON, a line each. Nothing is fetched.

    Example: mlcareer advert advert.txt
    Example: mlcareer advert adverts/ --format csv
    """
    # The route is looked up here, so that what is wrong with it is said once.
    own = route_of(route, visa_rules)
    question = AdvertQuestion(guide, day_of(today), visa_rules, own)
    if len(path) == 1 and not os.path.isdir(path[0]) and not is_rows(path[0]):
        answers = adverts_in(path[0], question)
        first, second = next(answers), next(answers, None)
        if second is None and output is not Format.CSV:
            show(first, output)
        else:
            every = chain((first,), () if second is None else (second,), answers)
            _show_many((Attempt((answer,)) for answer in every), output)
        return
    from mlcareer.cli.progress import with_progress
    from mlcareer.cli.workers import shared

    files = files_of(path)
    total = 0 if any(map(is_rows, files)) else len(files)
    done = shared(partial(attempt, question=question), tasks_of(files))
    _show_many(with_progress(done, total, "Reading adverts"), output)


def _show_many(attempts: Iterable[Attempt], output: Format) -> None:
    """Show adverts a row or a line each, and end with 1 where some could not be read."""
    failed: list[str] = []
    answers = _read(attempts, failed)
    if output is Format.JSON:
        from mlcareer.render.json_text import json_line

        for answer in answers:
            sys.stdout.write(json_line(answer) + "\n")
    elif output is Format.CSV:
        _write_rows(answers)
    else:
        from mlcareer.pages.adverts import advert_row, adverts_page

        # Rows and not answers are kept: an answer with its evidence is a hundred times as large.
        rows = tuple(advert_row(answer) for answer in answers)
        if rows:
            show_page(adverts_page(rows, len(failed)), output)
    sys.stdout.flush()
    if failed:
        raise typer.Exit(ExitCode.FAILED)


def _read(attempts: Iterable[Attempt], failed: list[str]) -> Iterator[AdvertAnswer]:
    """Yield the answers and say what could not be read, each file as it comes."""
    for done in attempts:
        if done.problem:
            failed.append(done.problem)
            warn(f"mlcareer: {done.problem}")
        yield from done.answers


def _write_rows(answers: Iterator[AdvertAnswer]) -> None:
    """Write CSV some rows at a time, so that a large folder needs no more memory than a small."""
    from mlcareer.pages.adverts import adverts_rows
    from mlcareer.render.formats import View, renderer_for

    renderer = renderer_for(Format.CSV)
    heading = True
    while some := tuple(islice(answers, ROWS_AT_A_TIME)):
        written = io.StringIO()
        renderer.write(adverts_rows(some), written, View())
        lines = written.getvalue()
        sys.stdout.write(lines if heading else lines.partition("\n")[2])
        heading = False
