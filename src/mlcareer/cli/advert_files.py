"""Adverts of files and folders, each read into an answer; `advert` and `gap` share it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, BoardFacts, advert_for
from mlcareer.cli.options import guide_of, visa_rules_of
from mlcareer.errors import CareerError, UsageError
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.reading.document import ROW_ENDINGS, STANDARD_INPUT, Document, read_adverts
from mlcareer.reading.time_limit import time_for

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import Route as VisaRoute
    from mlcareer.guide.visa_rules import VisaRules
    from mlcareer.reading.job_posting import JobPosting

ENDINGS = ROW_ENDINGS | frozenset(
    (
        *(".txt", ".text", "", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm", ".xhtml"),
        *(".mhtml", ".mht", ".eml", ".json"),
    )
)
"""The endings of the files that are read from a folder."""


class AdvertQuestion(NamedTuple):
    """What each advert is asked; it can be sent to another process."""

    guide: str | None
    day: date
    visa_rules: str | None = None
    route: VisaRoute | None = None
    visa: bool = True
    """Whether pay is compared with a visa's minimum."""


class Attempt(NamedTuple):
    """One file, and what came of it."""

    answers: tuple[AdvertAnswer, ...]
    """One for each advert in it."""
    problem: str = ""


Task = str | Document | Attempt
"""A file to read, a row that was read of one, or what is wrong with a file of rows."""


def adverts_in(path: str, question: AdvertQuestion) -> Iterator[AdvertAnswer]:
    """Read the adverts of a file, each as it is taken and within the time that one may take.

    Raises:
        CareerError: It cannot be read.
    """
    for document in _documents(path):
        with time_for(document.name):
            answer = answer_for(document, question)
        yield answer


def _documents(path: str) -> Iterator[Document]:
    return read_adverts(path, load_advert_words().pages.other_jobs)


def answer_for(document: Document, question: AdvertQuestion) -> AdvertAnswer:
    """Read one advert."""
    tables = _tables(question.visa_rules) if question.visa else None
    return advert_for(
        guide_of(question.guide),
        _finder(),
        question.day,
        file=_named(document.name),
        text=document.text,
        words=load_advert_words(),
        places=load_place_names(),
        visa=tables,
        route=question.route,
        board=None if document.posting is None else _board(document.posting),
        notes=document.notes,
    )


def _named(name: str) -> str:
    """Return how an answer names a file: without its folder."""
    return os.path.basename(name)


def _board(posting: JobPosting) -> BoardFacts:
    return BoardFacts(
        board=posting.board,
        employer=posting.employer,
        pay_min=posting.pay_from,
        pay_max=posting.pay_to,
        currency=posting.currency,
        period=posting.period,
        predicted=posting.predicted,
        posted=posting.posted,
        address=posting.address,
    )


def route_of(name: str | None, visa_rules: str | None) -> VisaRoute | None:
    """Return the visa route that somebody named.

    Raises:
        UnknownNameError: There is no such route.
        UsageError: Several are meant.
    """
    if name is None:
        return None
    from mlcareer.guide.visa_rules import find_route

    return find_route(_tables(visa_rules), name)


@cache
def _finder() -> SkillFinder:
    return SkillFinder(load_skill_words(), adverts_only=True)


@cache
def _tables(path: str | None) -> VisaRules:
    return visa_rules_of(path)


def attempt(task: Task, question: AdvertQuestion) -> Attempt:
    """Read one of many; what is wrong with it does not stop the others."""
    if isinstance(task, Attempt):
        return task
    try:
        if isinstance(task, str):
            return Attempt(tuple(adverts_in(task, question)))
        with time_for(task.name):
            return Attempt((answer_for(task, question),))
    except CareerError as error:
        return Attempt((), str(error))


def tasks_of(files: Iterable[str]) -> Iterator[Task]:
    """Yield what there is to read: files, and the rows of tables one by one."""
    for path in files:
        if not is_rows(path):
            yield path
            continue
        try:
            yield from _documents(path)
        except CareerError as error:
            yield Attempt((), str(error))


def is_rows(path: str) -> bool:
    """Tell whether a file has an advert a row, by its name."""
    return path != STANDARD_INPUT and os.path.splitext(path)[1].casefold() in ROW_ENDINGS


def files_of(paths: Iterable[str]) -> list[str]:
    """Return the files that are meant, those of a folder in the order of their names.

    Raises:
        UsageError: There is nothing to read in a folder.
        CareerError: It cannot be read.
    """
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
