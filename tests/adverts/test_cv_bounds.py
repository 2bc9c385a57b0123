"""Reading a CV takes as long as it is: no line can be made that takes longer in proportion."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from mlcareer.adverts.benefits import advert_benefits
from mlcareer.adverts.cv import cv_skills
from mlcareer.adverts.cv_facts import cv_facts
from mlcareer.adverts.ml_years import advert_ml_years
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_cv_words, load_place_names, load_skill_words
from mlcareer.reading.job_postings import plain_text_of
from mlcareer.reading.latex import latex_text

VOCABULARY, WORDS, PLACES = load_skill_words(), load_cv_words(), load_place_names()
FINDER = SkillFinder(VOCABULARY)

PUMPED = (
    *("a", "a ", "a@", "a.", "a.b/", "http://", "|", "[a]", "\t", "1", "19 ", "2019 - "),
    *("- ", "• a\n", "# a\n", "**a**\n", "a-\n", "Ku-\nb", "I did ", "and ed, ", "not "),
    *("no experience with AWS, ", "Python, decided against it, ", "25 days ", "hybrid 2 "),
    *("2 days a week office ", "5 years of ML ", "pension 5% ", "since ", "Jan "),
    *("\\textbf{", "\\item ", "{", "}", "%", "&lt;", "<p>"),
)

LENGTH = 6_000
ROOM = 0.15
"""Seconds that a measurement may err by."""


def read(text: str) -> None:
    cv_skills(text, FINDER, VOCABULARY, WORDS)
    cv_facts(text, WORDS, PLACES, date(2026, 11, 28))
    advert_benefits(text)
    advert_ml_years(text)
    latex_text(text)
    plain_text_of(text)


def seconds(text: str) -> float:
    begun = process_time()
    read(text)
    return process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("unit", PUMPED)
def test_four_times_the_text_takes_no_more_than_some_four_times_as_long(unit: str) -> None:
    short, long = unit * (LENGTH // len(unit)), unit * (LENGTH * 4 // len(unit))
    read("warm")

    assert seconds(long) < 8 * seconds(short) + ROOM
