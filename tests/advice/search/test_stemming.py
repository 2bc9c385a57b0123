"""The examples of Porter's paper, and the one rule in which this stemmer follows his later one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.search.stemming import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("caresses", "caress", id="1a: sses"),
        pytest.param("ponies", "poni", id="1a: ies"),
        pytest.param("caress", "caress", id="1a: ss stays"),
        pytest.param("cats", "cat", id="1a: s"),
        pytest.param("feed", "feed", id="1b: eed with nothing before it"),
        pytest.param("agreed", "agre", id="1b: eed, then 5a"),
        pytest.param("plastered", "plaster", id="1b: ed"),
        pytest.param("bled", "bled", id="1b: ed without a vowel before it"),
        pytest.param("motoring", "motor", id="1b: ing"),
        pytest.param("sing", "sing", id="1b: ing without a vowel before it"),
        pytest.param("conflated", "conflat", id="1b: at gets its e, 5a takes it"),
        pytest.param("hopping", "hop", id="1b: double consonant"),
        pytest.param("falling", "fall", id="1b: ll stays double"),
        pytest.param("filing", "file", id="1b: short end gets an e"),
        pytest.param("happy", "happi", id="1c: y after a consonant"),
        pytest.param("sky", "sky", id="1c: no vowel before it"),
        pytest.param("relational", "relat", id="2: ational"),
        pytest.param("conditional", "condit", id="2: tional, then 4"),
        pytest.param("predication", "predic", id="2: ation, then 4"),
        pytest.param("hopefulness", "hope", id="2: fulness, then 3"),
        pytest.param("formalize", "formal", id="3: alize"),
        pytest.param("goodness", "good", id="3: ness"),
        pytest.param("revival", "reviv", id="4: al"),
        pytest.param("adjustment", "adjust", id="4: ment"),
        pytest.param("adoption", "adopt", id="4: ion after t"),
        pytest.param("communism", "commun", id="4: ism"),
        pytest.param("probate", "probat", id="5a: e after enough"),
        pytest.param("rate", "rate", id="5a: e of a short word stays"),
        pytest.param("controlling", "control", id="5b: ll after enough"),
        pytest.param("roll", "roll", id="5b: ll of a short word stays"),
    ],
)
def test_a_word_of_porters_paper(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_one_family_has_one_stem() -> None:
    family = ["deploy", "deploys", "deployed", "deploying", "deployment", "deployments"]

    assert {stem(word) for word in family} == {"deploy"}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("personal", "person"),
        ("national", "nation"),
        ("general", "generate"),
        ("internal", "intern"),
        ("experiment", "experience"),
    ],
)
def test_words_of_other_meaning_are_kept_apart(word: str, other: str) -> None:
    assert stem(word) != stem(other)


def test_all_forms_of_a_word_that_is_looked_up_stay_together() -> None:
    family = ["experiment", "experiments", "experimented", "experimental", "experimentation"]

    assert {stem(word) for word in family} == {"experiment"}


@pytest.mark.parametrize("word", ["c", "ml", "p90", "c++", "café"])
def test_what_is_no_plain_word_of_three_letters_is_left_alone(word: str) -> None:
    assert stem(word) == word


@given(st.text(alphabet="aeioulstrngyd", min_size=1, max_size=14))
def test_a_stem_is_never_longer_and_begins_as_the_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
    assert stem(word)[0] == word[0]
