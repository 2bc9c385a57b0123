"""What makes one text stand above another, on texts of a few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.search.ranking import Document, Index, index_of, rank, words_in


def documents(*texts: str) -> Index:
    return index_of(Document(id=text, fields=((1.0, text),)) for text in texts)


def order(query: str, *texts: str) -> list[str]:
    return [hit.id for hit in rank(documents(*texts), query).ranked]


def test_only_texts_with_a_word_of_the_query_are_found() -> None:
    assert order("pay", "the pay", "the work") == ["the pay"]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    assert order("model drift", "a model", "more model", "drift here")[0] == "drift here"


def test_a_text_with_both_words_stands_above_one_that_repeats_one() -> None:
    assert order("fraud model", "fraud fraud fraud", "fraud model", "other")[0] == "fraud model"


def test_a_text_with_all_words_stands_above_any_other_however_rare_its_word_and_low_its_worth() -> (
    None
):
    texts = documents("drift drift drift", "a model here that has some drift", "model", "model two")

    ranked = rank(texts, "model drift", lambda text: 0.1 if text.startswith("a model") else 1.0)

    assert ranked.ranked[0].id == "a model here that has some drift"
    scores = [hit.score for hit in ranked.ranked]
    assert scores == sorted(scores, reverse=True)


def test_the_very_word_counts_more_than_another_of_its_stem() -> None:
    assert order("deploying", "deployment", "deploying") == ["deploying", "deployment"]
    # Of words that are there only in other forms none is less than another.
    one, two = rank(documents("deployment", "deployed"), "deploying").ranked
    assert one.score == two.score


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("£54,700 a year", ["54700", "a", "year"]),
        ("1,234,567", ["1234567"]),
        ("54,70 and 5,4700", ["54", "70", "and", "5", "4700"]),
        ("in 2025,100 of 200", ["in", "2025", "100", "of", "200"]),
        ("45,000,", ["45000"]),
    ],
)
def test_commas_between_thousands_are_no_end_of_a_word(text: str, words: list[str]) -> None:
    assert words_in(text) == words


def test_a_short_text_stands_above_a_long_one_that_says_it_as_often() -> None:
    long = "pay and much else that nobody had asked for at all"

    assert order("pay", long, "pay here") == ["pay here", long]


def test_a_word_in_a_weighty_field_counts_more() -> None:
    in_name = Document(id="name", fields=((4.0, "docker"), (1.0, "packs a thing")))
    in_prose = Document(id="prose", fields=((4.0, "other"), (1.0, "packs a docker")))

    assert [hit.id for hit in rank(index_of([in_prose, in_name]), "docker").ranked] == [
        "name",
        "prose",
    ]


def test_equal_texts_keep_their_order() -> None:
    assert order("pay", "pay one", "pay two") == ["pay one", "pay two"]


def test_words_of_one_stem_find_each_other() -> None:
    ranking = rank(documents("deployment of models"), "deploying")

    assert [hit.id for hit in ranking.ranked] == ["deployment of models"]
    assert ranking.words == {"deployment"}


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("kuberntes", id="a letter missing"),
        pytest.param("kuberrnetes", id="a letter too many"),
        pytest.param("kubernetis", id="another letter"),
        pytest.param("kubenretes", id="two letters swapped"),
        pytest.param("ubernetes", id="the first letter missing"),
    ],
)
def test_one_typing_error_is_forgiven_and_named(typed: str) -> None:
    ranking = rank(documents("kubernetes cluster"), typed)

    assert [hit.id for hit in ranking.ranked] == ["kubernetes cluster"]
    assert ranking.corrected == ((typed, "kubernetes"),)


def test_two_typing_errors_are_not() -> None:
    ranking = rank(documents("kubernetes cluster"), "kubrnets")

    assert ranking.ranked == ()
    assert ranking.missing == ("kubrnets",)


def test_a_word_that_is_there_is_never_taken_for_another() -> None:
    assert order("more", "more pay", "core pay") == ["more pay"]


def test_a_short_word_is_not_corrected() -> None:
    assert order("pat", "pay here") == []


def test_of_two_words_one_error_away_the_commoner_is_meant() -> None:
    ranking = rank(documents("model one", "model two", "modem here"), "modet")

    assert ranking.corrected == (("modet", "model"),)


def test_little_words_do_not_count_beside_others() -> None:
    assert order("do i need a phd", "you need it", "a phd") == ["a phd"]


def test_little_words_alone_are_looked_for() -> None:
    assert order("need", "you need it", "a phd") == ["you need it"]


def test_c_plus_plus_is_a_word_of_its_own() -> None:
    assert words_in("C++, C# and C") == ["c++", "c#", "and", "c"]


@given(st.text(max_size=30))
def test_any_query_is_ranked_without_a_crash(query: str) -> None:
    ranking = rank(documents("the pay", "the work of a model"), query)

    assert all(hit.score > 0 for hit in ranking.ranked)


def test_nothing_to_rank_is_nothing_found() -> None:
    assert rank(index_of([]), "pay").ranked == ()


def test_what_is_worth_less_stands_behind_what_fits_as_well() -> None:
    texts = documents("pay one", "pay two")

    ranked = rank(texts, "pay", lambda text: 0.5 if text == "pay one" else 1.0).ranked

    assert [hit.id for hit in ranked] == ["pay two", "pay one"]
    assert ranked[1].score == pytest.approx(ranked[0].score / 2)
