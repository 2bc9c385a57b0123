"""What an advert's pay is set beside, and why it is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.pinned import pinned

from mlcareer.adverts.pay import StatedPay
from mlcareer.adverts.role import ROLE_NAMES, ROLE_WITH_ARTICLE
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.advice.case.advert_visa import visa_hint
from mlcareer.advice.names import route_of
from mlcareer.guide.load import (
    load_advert_words,
    load_guide,
    load_place_names,
    load_skill_words,
    load_visa_rules,
)
from mlcareer.page import Piece, Table, text_of
from mlcareer.pages.advert import advert_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 25)
WORDS = load_advert_words()
PLACES = load_place_names()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)
VISA = load_visa_rules()


@pytest.fixture(scope="module")
def bundled() -> Guide:
    return pinned(load_guide())


def read(
    guide: Guide,
    title: str,
    *lines: str,
    place: str = "London",
    duties: str = "Deploy models",
    route: str | None = None,
) -> AdvertAnswer:
    text = f"{title}\nLocation: {place}\n\n## What you'll do\n- {duties}\n\n## The offer\n"
    text += "".join(f"- {line}\n" for line in lines)
    return advert_for(
        guide,
        FINDER,
        TODAY,
        file="a.txt",
        text=text,
        words=WORDS,
        places=PLACES,
        visa=VISA,
        route=route_of(VISA, route),
    )


def standings(answer: AdvertAnswer) -> list[tuple[str, str | None, str | None]]:
    return [(each.level.id, each.position, each.position_to) for each in answer.pay_in_bands]


def first_line(answer: AdvertAnswer) -> str:
    return text_of(advert_page(answer).answer)


def test_pay_is_judged_at_both_ends_by_one_scale(bundled: Guide) -> None:
    answer = read(bundled, "Senior Machine Learning Engineer", "£90,000 - £130,000")

    # Senior in London is 95,000 to 145,000: 90,000 is below it and over 76,000, which is four
    # fifths of 95,000; 130,000 is over the midpoint of 120,000.
    assert standings(answer) == [("senior", "low", "strong")]
    assert first_line(answer).endswith("£90,000–£130,000: low to strong for senior")


def test_without_pay_the_band_says_what_is_advertised(bundled: Guide) -> None:
    answer = read(bundled, "Senior Machine Learning Engineer")

    assert standings(answer) == [("senior", None, None)]
    assert first_line(answer).endswith("pay not stated: £95,000–£145,000 is advertised")


def test_without_a_level_pay_stands_beside_every_band_and_is_not_judged(bundled: Guide) -> None:
    answer = read(bundled, "Machine Learning Engineer", "£80,000")

    assert [level for level, _, _ in standings(answer)] == [level.id for level in bundled.level]
    assert "names no level" in (answer.pay_in_bands_note or "")
    assert first_line(answer) == "ML engineer in London, level not stated, £80,000"


@pytest.mark.parametrize(
    ("title", "duties", "work"),
    [
        ("Data Scientist", "Analyse trams", "a data scientist"),
        ("AI Engineer", "Build LLM applications", "an AI engineer"),
        ("Data Engineer", "Build ETL pipelines", "a data engineer"),
        ("MLOps Engineer", "Run the ML platform", "an MLOps engineer"),
    ],
)
def test_pay_of_other_work_stands_beside_no_band_and_says_why(
    bundled: Guide, title: str, duties: str, work: str
) -> None:
    answer = read(bundled, f"Senior {title}", "£90,000 - £100,000", duties=duties)

    assert answer.pay_in_bands == ()
    assert (answer.pay_in_bands_note or "").endswith(f"the work of {work}.")


def test_a_lead_stands_beside_the_bands_of_both_levels_that_the_word_is_used_for(
    bundled: Guide,
) -> None:
    answer = read(bundled, "Lead Machine Learning Engineer", "£100,000")

    assert [level for level, _, _ in standings(answer)] == ["senior", "staff"]
    assert "counts a lead as Staff / Principal" in (answer.pay_in_bands_note or "")


def test_a_named_level_needs_no_remark(bundled: Guide) -> None:
    answer = read(bundled, "Senior Machine Learning Engineer", "£100,000")

    assert [level for level, _, _ in standings(answer)] == ["senior"]
    assert answer.pay_in_bands_note is None


@pytest.mark.parametrize(
    ("title", "pay", "place", "reason"),
    [
        ("Head of Machine Learning", "£100,000", "London", "no bands for the level 'manager'"),
        ("Machine Learning Engineer", "£400 a day", "London", "pay by the day"),
        ("Machine Learning Engineer", "£50,000", "Somewhere", "is not known"),
    ],
)
def test_why_no_band_stands_beside_the_pay(
    bundled: Guide, title: str, pay: str, place: str, reason: str
) -> None:
    duties = "Deploy machine learning models to production"
    answer = read(bundled, title, pay, place=place, duties=duties)

    assert answer.pay_in_bands == ()
    assert reason in (answer.pay_in_bands_note or "")


@pytest.mark.parametrize(
    ("pay", "judged_as", "position"),
    [
        # 42,000 x 37.5 / 22.5 = 70,000, a sixth of the way from 65,000 to 95,000
        ("£42,000 for 22.5 hours a week", "£70,000", "in-line"),
        ("£42,000 for 22.5 hours a week (£70,000 full-time equivalent)", "£70,000", "in-line"),
        ("£70,000 pro rata", "£70,000", "in-line"),
        ("£70,000 FTE, 3 days a week", "£70,000", "in-line"),
        # 5,000 x 12 = 60,000; 40 x 37.5 x 52 = 78,000
        ("£5,000 a month", "£60,000", "low"),
        ("£40 an hour", "£78,000", "in-line"),
    ],
)
def test_pay_is_judged_as_a_year_s_for_a_full_week(
    bundled: Guide, pay: str, judged_as: str, position: str
) -> None:
    answer = read(bundled, "Mid-level Machine Learning Engineer", pay)

    assert judged_as in (answer.pay_in_bands_note or "")
    assert [item.position for item in answer.pay_in_bands] == [position]
    assert answer.pay_contradicted is None


def test_pay_for_a_share_of_full_time_may_be_either(bundled: Guide) -> None:
    answer = read(bundled, "Mid-level Machine Learning Engineer", "£42,000 (0.6 FTE)")

    # 0.6 x 37.5 = 22.5 hours
    assert answer.hours == Decimal("22.5")
    assert answer.pay_in_bands_note == (
        "Ask if the pay is for 22.5 hours or a full week: it is not said."
    )
    assert [item.position for item in answer.pay_in_bands] == [None]


def test_a_day_rate_stands_beside_the_rates_of_contractors(bundled: Guide) -> None:
    answer = read(
        bundled, "Machine Learning Engineer", "£450 - £700 a day outside IR35", place="Leeds"
    )

    # UK: quartiles 475, 570, 700. 450 - 570 = -120; 700 - 570 = 130, and 700 begins the highest
    # quarter. Outside London only the median is known: 450 - 525 = -75; 700 - 525 = 175.
    assert [
        (rate.check, rate.amount, rate.over_median, rate.quarter) for rate in answer.day_rates
    ] == [
        ("uk-contract", 450, -120, "lowest"),
        ("uk-contract", 700, 130, "highest"),
        ("contract-outside-london", 450, -75, None),
        ("contract-outside-london", 700, 175, None),
    ]
    assert answer.ir35 == "outside"
    assert answer.pay_in_bands == ()
    assert "itjobswatch-contract" in {source.id for source in answer.sources}


def test_london_is_not_held_against_rates_outside_london(bundled: Guide) -> None:
    answer = read(bundled, "Machine Learning Engineer", "£570 a day")

    checks = {rate.check: rate.quarter for rate in answer.day_rates}
    assert checks["uk-contract"] == "third"
    assert "contract-outside-london" not in checks


def test_pay_with_sponsorship_is_compared_with_the_minimum_of_the_likely_code(
    bundled: Guide,
) -> None:
    answer = read(
        bundled,
        "Machine Learning Engineer",
        "£48,000 - £62,000",
        "Visa sponsorship is available",
        place="Manchester",
    )

    hint = answer.visa
    assert hint is not None
    assert (hint.occupation.id, hint.hours, hint.hours_stated) == ("2134", Decimal("37.5"), False)
    standard = hint.routes[0]
    # 48,000 is below the going rate of 54,700 and 62,000 is above it.
    assert (standard.route.id, standard.floor, standard.verdict) == ("standard", 54_700, "splits")
    assert "rules-skilled-occupations" in {source.id for source in answer.sources}


def test_the_page_says_what_the_visa_verdict_assumes(bundled: Guide) -> None:
    lines = ("£48,000 - £62,000", "Visa sponsorship is available")
    page = advert_page(read(bundled, "Machine Learning Engineer", *lines))

    table = next(
        b for b in page.details if isinstance(b, Table) and b.title.startswith("Skilled Worker")
    )
    assert table.title.endswith("code 2134 assumed, 37.5 hours a week assumed")
    name, minimum, verdict, _ = table.rows[0]
    assert isinstance(verdict, Piece)
    assert (name, minimum, text_of(verdict)) == ("Standard", 54_700, "top passes")
    notes = " ".join(text_of(note.text) for note in page.notes)
    assert "Visa: code 2134 and 37.5 hours a week assumed." in notes
    assert "The sponsor chooses the code" in notes


def test_the_codes_that_fit_the_title_each_have_their_minimum(bundled: Guide) -> None:
    lines = ("£48,000 - £62,000", "Visa sponsorship is available")
    answer = read(bundled, "DevOps Engineer (MLOps)", *lines)

    assert answer.visa is not None
    found = [(code.occupation.id, code.title, code.floor) for code in answer.visa.codes]
    assert found[0] == ("2139", "DevOps engineers", 52_300)


def test_the_reader_s_own_route_is_the_row_asked_for(bundled: Guide) -> None:
    lines = ("£48,000", "Visa sponsorship is available")
    answer = read(bundled, "Machine Learning Engineer", *lines, route="new entrant")

    assert answer.visa is not None
    assert answer.visa.own_route is not None
    assert answer.visa.own_route.id == "new-entrant"
    table = next(
        b
        for b in advert_page(answer).details
        if isinstance(b, Table) and b.title.startswith("Skilled Worker")
    )
    assert table.asked is not None
    assert [item.route.id for item in table.items if table.asked(item)] == ["new-entrant"]
    # By that route the code asks 38,300.
    assert [code.floor for code in answer.visa.codes] == [38_300]


def test_stated_hours_raise_the_floor(bundled: Guide) -> None:
    answer = read(
        bundled,
        "Machine Learning Engineer",
        "£55,000",
        "We sponsor visas for this post",
        "40 hours a week",
    )

    assert answer.visa is not None
    # 54,700 x 40 / 37.5 = 58,346.67, rounded up.
    assert (answer.visa.routes[0].floor, answer.visa.routes[0].verdict) == (58_347, "fails")
    assert answer.visa.hours_stated


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (("£55,000",), "London"),  # nothing is said of sponsorship
        (("£55,000", "We cannot sponsor visas"), "London"),
        (("€55,000", "Visa sponsorship is available"), "London"),
        (("£450 a day", "Visa sponsorship is available"), "London"),
        (("£55,000", "Visa sponsorship is available"), "Berlin"),
    ],
)
def test_no_minimum_is_shown_where_the_pay_cannot_be_compared(
    bundled: Guide, lines: tuple[str, ...], place: str
) -> None:
    answer = read(bundled, "Machine Learning Engineer", *lines, place=place)

    assert answer.visa is None


@pytest.mark.parametrize(
    ("kind", "code"),
    [("mle", "2134"), ("data-engineer", "2133"), ("data-scientist", "2433"), ("research", "2134")],
)
def test_the_code_that_is_likely_for_a_kind_of_work(kind: str, code: str) -> None:
    stated = StatedPay(min=None, max=60_000, currency="GBP", period="year")

    hint = visa_hint(VISA, kind, stated, None)
    assert hint.occupation.id == code
    # Up to 60,000: the floor may be reached, and need not.
    assert hint.routes[0].verdict == "splits"


def test_kinds_of_work_are_those_that_adverts_are_read_for() -> None:
    kinds = [kind for occupation in VISA.occupation for kind in occupation.kinds]

    assert set(kinds) <= set(ROLE_NAMES)
    assert len(kinds) == len(set(kinds))


def test_each_kind_of_work_has_its_article() -> None:
    assert ROLE_WITH_ARTICLE.keys() == ROLE_NAMES.keys()
    for kind, name in ROLE_WITH_ARTICLE.items():
        vowel = name.split()[1][0] in "AEIOUaeiou" or name.split()[1].startswith("ML")
        assert name.startswith("an " if vowel else "a ") or kind == "other"
