"""What `mlcareer offers` promises to a shell."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text('base = 80_000\nequity = 14_000\nequity_kind = "listed-shares"\nhours = 40')
    second.write_text('name = "Bonus & Co"\nbase = 85_000\nbonus = 8_000\nhours = 37.5')
    return str(first), str(second)


def test_they_are_ranked_and_the_flip_is_named(run: Run, files: tuple[str, str]) -> None:
    done = run("offers", *files, *TODAY)

    assert (done.exit_code, done.err) == (0, "")
    # 94,000 and 93,000 of cash at 58p a pound, with the same legal minimum of pension.
    assert done.out.startswith("first is worth £580 a year more than Bonus & Co")
    full = " ".join(run("offers", *files, *TODAY, "--full").out.split())
    assert "comes to less than £13,000 of the £14,000" in full


def test_offers_that_are_worth_the_same_share_the_first_place(run: Run, tmp_path: Path) -> None:
    # 80,000 and a bonus of 10,000 are taxed as 90,000 of base pay is.
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text("base = 80_000\nbonus = 10_000")
    other.write_text("base = 90_000")

    page = " ".join(run("offers", str(one), str(other), *TODAY).out.split())

    assert page.startswith(("one and other are worth", "other and one are worth"))
    assert "£0 a year ahead" not in page


def test_as_json(run: Run, files: tuple[str, str]) -> None:
    answer = json.loads(run("offers", *files, *TODAY, "-f", "json").out)

    assert answer["schema"] == "offers/2"
    assert [offer["name"] for offer in answer["offers"]] == ["first", "Bonus & Co"]
    assert answer["order_by_hour"] == ["Bonus & Co", "first"]


def test_options_do_not_win_by_what_they_say_they_are_worth(run: Run, tmp_path: Path) -> None:
    cash, options = tmp_path / "cash.toml", tmp_path / "options.toml"
    cash.write_text("base = 90_000")
    options.write_text('base = 80_000\nequity = 14_000\nequity_kind = "private-options"')

    page = " ".join(run("offers", str(options), str(cash), *TODAY, "--full").out.split())

    assert page.startswith("cash is worth £5,800 a year more than options")
    assert (
        "options is ahead or level if its equity (£14,000 a year stated, counted as nothing here) "
        "pays out £10,000 a year or more."
    ) in page
    assert "pays out as stated, the order is another: options, cash." in page


def test_a_route_holds_every_offer_against_a_visa(run: Run, files: tuple[str, str]) -> None:
    answer = json.loads(run("offers", *files, "--route", "standard", *TODAY, "-f", "json").out)

    assert [offer["visa"]["verdict"] for offer in answer["offers"]] == ["passes", "passes"]
    assert answer["visa_facts"]


def test_csv_is_to_the_penny(run: Run, files: tuple[str, str]) -> None:
    rows = list(csv.DictReader(run("offers", *files, *TODAY, "-f", "csv").out.splitlines()))

    # 80,000 leaves 56,957.40; 14,000 of shares leave 58% of it: 8,120
    assert rows[0]["Net [GBP]"] == "56957.40"
    # and 1,320.90 of pension, the legal minimum
    assert rows[0]["Worth [GBP]"] == "66398.30"


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_files_end_with_2(run: Run, files: tuple[str, str], number: int) -> None:
    done = run("offers", *files[:number])

    assert (done.exit_code, done.out) == (2, "")
    assert "Give two or more offer files, or one and --current." in done.err


def test_a_file_that_is_not_there_ends_with_2(
    run: Run, files: tuple[str, str], tmp_path: Path
) -> None:
    done = run("offers", files[0], str(tmp_path / "secon.toml"))

    assert (done.exit_code, done.out) == (2, "")
    assert "second.toml" in done.err


def test_wrong_files_end_with_3(run: Run, files: tuple[str, str], tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("bsae = 1")
    done = run("offers", files[0], str(wrong), str(tmp_path / "none.toml"))

    assert (done.exit_code, done.out) == (3, "")
    assert "wrong.toml:1: bsae" in done.err
    assert "none.toml" in done.err


LEEDS = 'name = "Leeds"\nbase = 62_000\nlevel = "mid"\nregion = "leeds"\n'
LONDON = 'name = "London"\nbase = "85k"\nlevel = "mid"\nregion = "london"\nbonus_percent = 10\n'


@pytest.fixture
def two_cities(tmp_path: Path) -> tuple[str, str]:
    leeds, london = tmp_path / "leeds.toml", tmp_path / "london.toml"
    leeds.write_text(LEEDS + 'employer_pension_percent = 8\nemployer_pension_of = "salary"\n')
    london.write_text(LONDON)
    return str(leeds), str(london)


def test_the_screen_says_the_answer(run: Run, two_cities: tuple[str, str]) -> None:
    done = run("offers", *two_cities, *TODAY)

    page = " ".join(done.out.split())
    assert done.out.startswith("London is worth £14,631 a year more than Leeds, bonus included\n")
    for said in (
        "Base pay £85,000 £62,000 +£23,000",
        "Bonus £8,500 not stated +£8,500",
        "Take-home pay, month, no bonus £4,988 £3,876 +£1,112",
        "Employer pension £1,321 * £4,960 −£3,639",
        "Worth a year £66,108 £51,477 +£14,631",
        "Verdict good in line",
        "London may cost £1,219 a month more (£808 without its bonus).",
        "London stays ahead without its bonus, by £9,701 a year.",
        "Leeds would have to pay £84,169 of base to match London.",
    ):
        assert said in page, said
    lines = done.out.splitlines()
    assert len(lines) <= 22
    assert max(map(len, lines)) <= 80


def test_staying_is_an_offer_too(run: Run, two_cities: tuple[str, str]) -> None:
    now = ("--current", "62k", "--current-employer-pension", "8%")
    page = " ".join(run("offers", two_cities[1], *now, *TODAY).out.split())

    assert page.startswith("London is worth £14,631 a year more than Staying, bonus included")
    without = run("offers", two_cities[1], "--current-holiday", "30")
    assert (without.exit_code, without.out) == (2, "")
    assert "Add --current" in without.err


def test_many_offers_are_rows_and_priced_once_each(run: Run, tmp_path: Path) -> None:
    paths = []
    for number in range(60):
        path = tmp_path / f"offer{number}.toml"
        path.write_text(f"base = {60_000 + 500 * number}\nbonus_percent = 10\n")
        paths.append(str(path))
    done = run("offers", *paths, *TODAY)

    assert done.out.startswith("offer59 is worth most of 60, ")
    assert len(done.out.splitlines()) <= 22
    assert "53 more: --full" in done.out


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, files: tuple[str, str], columns: int) -> None:
    done = run("offers", *files, *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns
