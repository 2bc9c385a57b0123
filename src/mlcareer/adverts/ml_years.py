"""The years in machine learning that an advert asks, where it asks them apart from all years."""

from __future__ import annotations

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.plain_line import plain
from mlcareer.adverts.text import quote

_ML = (
    r"(?:machine[- ]learning|deep[- ]learning|data science|\bml\b|\bai\b|\bllms?\b"
    r"|\bgen(?:erative )?ai\b|\bmlops\b|\bnlp\b|computer vision)"
)

_ML_YEARS = (
    rf"\b(?P<years>\d{{1,2}})\s?\+?\s?(?:(?:-|–|to)\s?\d{{1,2}}\s?\+?\s?)?years?\b"
    rf"(?P<between>[^.;\d\n]{{0,70}}?){_ML}"
)

MOST_YEARS = 30


def advert_ml_years(text: str) -> Found[float] | None:
    """Return the fewest years in machine learning that an advert asks, by its own words."""
    for number, raw in enumerate(text.splitlines(), 1):
        if "ear" not in raw or not any(sign.isdecimal() for sign in raw):
            continue  # no years in figures: the rule need not even be compiled
        line = " ".join(plain(raw).split())
        for found in in_any_case(_ML_YEARS).finditer(line):
            if int(found["years"]) <= MOST_YEARS:
                return Found(float(found["years"]), quote(line, *found.span()), number)
    return None
