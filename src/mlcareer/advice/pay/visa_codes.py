"""The occupation codes that fit a job title, by the example titles of the Rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mlcareer.guide.lookup import by_id
from mlcareer.guide.visa_rules import Occupation, VisaRules
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Fit(Record):
    """A code that fits a job title."""

    occupation: Occupation
    title: str | None
    """The example title of the Rules that fits; null where the kind of work alone says so."""


def codes_for(rules: VisaRules, title: str, kind: str | None = None) -> tuple[Fit, ...]:
    """Return the codes that fit a title, those whose example titles it names first.

    Args:
        rules: The tables.
        title: A job title, such as `Senior Data Engineer`.
        kind: The kind of work or the role, by id, where it is known.

    The code that is usual for the kind comes after them. Where neither says anything, it is the
    usual code of the tables alone.
    """
    by_kind = (
        Fit(occupation=occupation, title=None)
        for occupation in rules.occupation
        if kind is not None and kind in {*occupation.kinds, *occupation.roles}
    )
    found = {fit.occupation.id: fit for fit in (*by_kind, *_by_title(rules, title))}
    if not found:
        usual = by_id(rules.visa.default_occupation, rules.occupation)
        return (Fit(occupation=usual, title=None),)
    by_title = tuple(fit for fit in found.values() if fit.title is not None)
    return (*by_title, *(fit for fit in found.values() if fit.title is None))


def _by_title(rules: VisaRules, title: str) -> Iterator[Fit]:
    words = _words(title)
    for occupation in rules.occupation:
        for example in occupation.titles:
            wanted = _words(example)
            starts = range(len(words) - len(wanted) + 1)
            if any(words[start : start + len(wanted)] == wanted for start in starts):
                yield Fit(occupation=occupation, title=example)
                break


def _words(title: str) -> list[str]:
    """Return the words of a title in the singular, as the Rules write titles in the plural."""
    return [
        word.removesuffix("s") if len(word) > SHORTEST_PLURAL else word
        for word in re.findall(r"[a-z0-9]+", title.casefold())
    ]


SHORTEST_PLURAL = 3
"""Letters; a shorter word that ends with s is none."""
