"""Which words are of one family, and which are kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.search.stemming import stem


@pytest.mark.parametrize(
    "family",
    [
        "deploy deploys deployed deploying deployment deployments",
        "bonus bonuses",
        "bias biased biases",
        "salary salaries",
        "evaluate evaluating evaluation",
        "experiment experiments experimented experimental experimentation",
    ],
)
def test_one_family_has_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("community", "communication"),
        ("personal", "person"),
        ("national", "nation"),
        ("general", "generate"),
        ("internal", "intern"),
        ("experiment", "experience"),
    ],
)
def test_words_of_other_meaning_are_kept_apart(word: str, other: str) -> None:
    assert stem(word) != stem(other)


@pytest.mark.parametrize("word", ["c", "ml", "p90", "c++", "café"])
def test_what_is_no_plain_word_of_three_letters_is_left_alone(word: str) -> None:
    assert stem(word) == word


@given(st.text(alphabet="aeioulstrngyd", min_size=1, max_size=14))
def test_a_stem_is_never_longer_and_begins_as_the_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word)
    assert stem(word)[0] == word[0]
