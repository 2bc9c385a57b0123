"""Pay is read as stated: its ends, currency and period, and base told apart from the rest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.adverts.found import Found
from mlcareer.adverts.pay import AdvertPay, pay_reader
from mlcareer.adverts.text import advert_text
from mlcareer.guide.load import load_advert_words

WORDS = load_advert_words()

Stated = tuple[int | Decimal | None, int | Decimal | None, str, str]


def read(text: str) -> AdvertPay:
    return pay_reader(WORDS).read(advert_text(f"Engineer of trams\n\n{text}\n", WORDS))


def base(text: str) -> Stated | None:
    found = read(text).base
    if found is None:
        return None
    return found.value.min, found.value.max, found.value.currency, found.value.period


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Salary: £70-80k", (70_000, 80_000, "GBP", "year")),
        ("Salary £70k - £80k DOE", (70_000, 80_000, "GBP", "year")),
        ("£70-80,000", (70_000, 80_000, "GBP", "year")),
        ("£500 per day outside IR35", (500, 500, "GBP", "day")),
        ("£500pd-£600pd", (500, 600, "GBP", "day")),
        ("£450 - £500 a day, 6 months", (450, 500, "GBP", "day")),
        ("Day Rate: 450", (450, 450, "GBP", "day")),
        ("Pay: £18.50 per hour", (Decimal("18.50"), Decimal("18.50"), "GBP", "hour")),
        ("up to £95k plus bonus", (None, 95_000, "GBP", "year")),
        ("UP TO £80,000", (None, 80_000, "GBP", "year")),
        ("From £60,000", (60_000, None, "GBP", "year")),
        ("£80k+", (80_000, None, "GBP", "year")),
        ("£80k+ base", (80_000, None, "GBP", "year")),
        ("£30,000 rising to £34,000", (30_000, 34_000, "GBP", "year")),
        ("at least £30,000 and up to £34,000", (30_000, 34_000, "GBP", "year")),
        ("c.£60,000 per annum", (60_000, 60_000, "GBP", "year")),
        ("£60kpa", (60_000, 60_000, "GBP", "year")),
        ("Minimum hourly rate: $30/hour", (30, None, "USD", "hour")),
        ("Salary: $1800 - $2400", (1_800, 2_400, "USD", "month")),  # too little for a year
        ("CAD $130k - $150k", (130_000, 150_000, "CAD", "year")),
        ("Salary: INR 20,00,000 - 35,00,000", (2_000_000, 3_500_000, "INR", "year")),
        ("Pay is settled by the 22nd of the month", None),
        ("£90,000-£95,000 OTE £120,000", (90_000, 95_000, "GBP", "year")),
        ("£85,000 + benefits", (85_000, 85_000, "GBP", "year")),
        ("€70,000-€90,000", (70_000, 90_000, "EUR", "year")),
        ("CHF 120'000 - 140'000", (120_000, 140_000, "CHF", "year")),
        ("21 300 - 24 800 PLN gross/monthly", (21_300, 24_800, "PLN", "month")),
        ("Salary range: $71k – $93k", (71_000, 93_000, "USD", "year")),
        ("£61,000 to £69,000 + 2 days a week on site", (61_000, 69_000, "GBP", "year")),
        ("£60,000 – £75,000 plus £5,000 car allowance", (60_000, 75_000, "GBP", "year")),
        ("salary up to £100,000 and a £1,000 learning budget", (None, 100_000, "GBP", "year")),
        ("£50k-£60k (mid) / £70k-£85k (senior)", (50_000, 60_000, "GBP", "year")),
        ("Salary: competitive", None),
        ("we raised £20m in Series A", None),
        ("$310 million in funding", None),
        ("a £5,000 signing bonus", None),
        ("saving customers £300 a year", None),
        ("Over 120 000 machines a day", None),
        ("OTE £120,000", None),
    ],
)
def test_base_pay(text: str, stated: Stated | None) -> None:
    assert base(text) == stated


def test_on_target_earnings_are_told_apart_from_base() -> None:
    pay = read("£120k OTE (£90k base)")

    assert pay.base is not None
    assert pay.base.value.max == 90_000
    assert pay.on_target is not None
    assert pay.on_target.value.max == 120_000


def test_pay_that_depends_on_experience_says_so_with_its_words() -> None:
    pay = read("£60,000 - £75,000 DOE")

    assert pay.depends_on_experience == Found(value=True, words="DOE", line=3)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("£75,000 - £90,000\n\nYou could earn up to £90,000 with us", (75_000, 90_000)),
        ("Salary: from £75,000\n\n£75,000 - £90,000", (75_000, 90_000)),
        # No end in common: the range may be of something else.
        ("Base salary up to £95,000 a year\n\n£20,000 - £30,000", (None, 95_000)),
        # Another period.
        ("Base salary up to £500 a day\n\n£75,000 - £90,000", (None, 500)),
    ],
)
def test_a_range_outdoes_an_up_to_that_is_one_end_of_it(
    text: str, stated: tuple[int | None, int]
) -> None:
    pay = read(text).base

    assert pay is not None
    assert (pay.value.min, pay.value.max) == stated


def test_a_badge_counts_only_where_the_advert_is_silent() -> None:
    badge = "Pilot\nCompany: Acme\n#### `\U0001f4b0 65k-95k USD` `\U0001f30e London`\n\nFly.\n"

    silent = pay_reader(WORDS).read(advert_text(badge, WORDS)).base
    spoken = pay_reader(WORDS).read(advert_text(badge + "\nSalary: £50,000\n", WORDS)).base

    assert silent is not None
    assert (silent.value.min, silent.value.max, silent.value.from_badge) == (65_000, 95_000, True)
    assert spoken is not None
    stated = spoken.value
    assert (stated.max, stated.currency, stated.from_badge) == (50_000, "GBP", False)


def test_a_badge_that_is_no_range_is_no_pay() -> None:
    for badge in ("~0k", "168000.0"):
        text = f"Pilot\nCompany: Acme\n#### `\U0001f4b0 {badge}`\n\nFly.\n"
        assert pay_reader(WORDS).read(advert_text(text, WORDS)).base is None


@given(
    low=st.integers(20, 140),
    more=st.integers(1, 60),
    form=st.sampled_from(
        ["£{0}k-£{1}k", "£{0}-{1}k", "£{0},000 to £{1},000", "£{0},000 - {1},000 per annum"]
    ),
)
def test_a_range_is_read_back_however_it_is_written(low: int, more: int, form: str) -> None:
    high = low + more

    assert base("Salary: " + form.format(low, high)) == (low * 1000, high * 1000, "GBP", "year")


@given(st.text(alphabet="£$€0123456789.,kK-–+ /adyperunO TE%()m", max_size=60))
def test_no_text_about_money_stops_the_reader(text: str) -> None:
    pay = read(f"Salary {text}").base

    assert pay is None or pay.value.min is not None or pay.value.max is not None
