"""What a candidate should ask: each question that a rule asks has its text in the data."""

from __future__ import annotations

import inspect
import re

from mlcareer.advice.case import advert_questions
from mlcareer.guide.load import load_advert_words

CODE = inspect.getsource(advert_questions)
TEXTS = {each.id for each in load_advert_words().question}
ASKED = {*re.findall(r'(?:yield|else) "([a-z0-9-]+)"', CODE), "ir35"} | {
    f"ir35-{said}" for said in ("either", "mentioned")
}


def test_each_question_that_a_rule_asks_has_a_text() -> None:
    assert set() == ASKED - TEXTS


def test_no_text_is_left_that_no_rule_asks() -> None:
    assert set() == TEXTS - ASKED


def test_the_questions_are_found_in_the_code() -> None:
    assert len(ASKED) > 25
    assert {"salary-range", "base-salary", "stages"} <= ASKED
