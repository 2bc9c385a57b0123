"""A bonus is read as stated, and what is no bonus, or belongs to something else, is left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.conftest import TODAY

from mlcareer.adverts.bonus import MOST_BONUSES, StatedBonus, advert_bonuses
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.adverts.text import advert_text
from mlcareer.advice.case.advert import advert_for
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.pages.advert_words import bonus_words

if TYPE_CHECKING:
    from mlcareer.adverts.found import Found
    from mlcareer.advice.case.advert import AdvertAnswer
    from mlcareer.guide.model import Guide

WORDS = load_advert_words()
PLACES = load_place_names()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)

Figures = tuple[int | Decimal | None, int | Decimal | None, str]


def found(text: str) -> tuple[Found[StatedBonus], ...]:
    return advert_bonuses(advert_text(f"Engineer of trams\n\n{text}\n", WORDS))


def bonuses(text: str) -> list[StatedBonus]:
    return [bonus.value for bonus in found(text)]


def figures(text: str) -> list[Figures]:
    return [(bonus.min, bonus.max, bonus.unit) for bonus in bonuses(text)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("£56,000 plus 10% bonus", (10, 10, "percent")),
        ("£95k + up to 25% bonus + equity", (None, 25, "percent")),
        ("Base £100k, 20% target bonus, £50k RSUs", (20, 20, "percent")),
        ("10% - 15% annual bonus", (10, 15, "percent")),
        ("10-15% company and personal bonus", (10, 15, "percent")),
        ("10%+ bonus", (10, None, "percent")),
        ("On-target bonus 12.5%", (Decimal("12.5"), Decimal("12.5"), "percent")),
        ("Discretionary annual bonus of up to 20%", (None, 20, "percent")),
        ("A bonus of between 5 and 15% of salary", (5, 15, "percent")),
        ("Private health, 10 per cent bonus", (10, 10, "percent")),
        ("Bonus: 10%", (10, 10, "percent")),
        ("Bonus (up to 15%)", (None, 15, "percent")),
        ("5% pension and 10% bonus", (10, 10, "percent")),
        ("Up to 10% bonus, 5% employer pension", (None, 10, "percent")),
        ("£5,000 sign-on bonus", (5_000, 5_000, "GBP")),
        ("Signing bonus up to $10k", (None, 10_000, "USD")),
        ("£40,000 to £50,000 and a bonus of £2,000 to £3,000", (2_000, 3_000, "GBP")),
        # Without a figure of its own it has none: what stands before is the pay.
        ("£56,000 + bonus", (None, None, "")),
        ("£56,000+ bonus", (None, None, "")),
        ("£15,000 and annual bonus", (None, None, "")),
        ("£70,000 base plus bonus", (None, None, "")),
        ("£70,000 base and a bonus", (None, None, "")),
        ("Competitive salary and a bonus.", (None, None, "")),
        ("Competitive salary, annual bonus, 8% pension", (None, None, "")),
        ("Annual bonus - 8% pension", (None, None, "")),
        ("£70,000 annual bonus", (None, None, "")),
        ("Annual bonus of 300%", (None, None, "")),
    ],
)
def test_a_bonus_has_the_figure_that_is_its_own(text: str, stated: Figures) -> None:
    assert figures(text) == [stated]


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Rust is a bonus",
        "Rust would be a huge bonus",
        "You know SQL, and a bonus is Rust",
        "£70,000 for Python, and a bonus would be Rust",
        "Bonus points for Rust",
        "Bonus if you know Rust",
        "A bonus day off on your birthday",
        "£2,000 referral bonus",
        "Refer a friend bonus of £2,000",
        "You will model the bonus of drivers",
    ],
)
def test_what_is_nice_to_have_or_paid_for_others_is_no_bonus(text: str) -> None:
    assert bonuses(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "terms"),
    [
        ("£60k plus a discretionary bonus", "regular", ("discretionary",)),
        ("10% performance-related bonus", "regular", ("performance",)),
        ("Guaranteed bonus of 10%", "regular", ("guaranteed",)),
        ("Non-guaranteed annual bonus", "regular", ()),
        ("Sign-on bonus of £5k, performance reviews twice a year", "sign-on", ()),
        ("Golden hello of £3,000", "sign-on", ()),
    ],
)
def test_its_terms_are_those_that_stand_with_it(
    text: str, kind: str, terms: tuple[str, ...]
) -> None:
    assert [(bonus.kind, bonus.terms) for bonus in bonuses(text)] == [(kind, terms)]


def test_each_mention_that_says_more_is_kept_with_its_line_and_those_with_figures_first() -> None:
    text = "Salary: £60k + bonus\n\nBenefits\n- Discretionary bonus\n- Annual bonus\n- 10% bonus"

    # Line 3 and the annual bonus say nothing that the 10% of line 8 does not.
    assert [(bonus.line, bonus.value.unit, bonus.value.terms) for bonus in found(text)] == [
        (8, "percent", ()),
        (6, "", ("discretionary",)),
    ]


def test_a_hundred_bonuses_are_read_of_a_text_with_thousands() -> None:
    text = " ".join(f"£{amount:,} bonus," for amount in range(1_000, 11_000))

    assert len(bonuses(text)) == MOST_BONUSES


def read(guide: Guide, text: str) -> AdvertAnswer:
    body = f"ML engineer\n\n{text}\n"
    return advert_for(guide, FINDER, TODAY, file="a.txt", text=body, words=WORDS, places=PLACES)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("£56,000 + bonus", "a bonus is stated without a figure"),
        ("£56,000 plus up to 10% bonus", "only its most is stated"),
        ("£56,000 plus 10% discretionary bonus", "it is discretionary"),
        ("£56,000 plus 10% performance bonus", "performance decides it"),
        ("£56,000 plus 10% bonus", "the figure is stated without either"),
        ("£56,000 and a sign-on bonus of £5,000", "the advert does not say"),
    ],
)
def test_what_a_bonus_leaves_open_is_asked(guide: Guide, text: str, because: str) -> None:
    assert because in [question.because for question in read(guide, text).questions]


@pytest.mark.parametrize(
    "text",
    [
        "£56,000",
        "£56,000 plus 10% guaranteed bonus",
        "£56,000 plus 10% target bonus",
        "£56,000 and a sign-on bonus of £5,000, to be repaid within a year",
    ],
)
def test_a_bonus_that_leaves_nothing_open_is_not_asked_about(guide: Guide, text: str) -> None:
    assert not [question for question in read(guide, text).questions if "bonus" in question.ask]


def test_it_is_no_part_of_base_pay_and_is_told_in_words(guide: Guide) -> None:
    answer = read(guide, "£56,000 plus up to 10% discretionary bonus")

    assert answer.pay is not None
    assert (answer.pay.min, answer.pay.max) == (56_000, 56_000)
    assert [bonus_words(bonus) for bonus in answer.bonuses] == ["up to 10%, discretionary"]
    (found,) = (item for item in answer.evidence if item.about == "bonuses")
    assert (found.value, found.line) == ("-10 percent", 3)
