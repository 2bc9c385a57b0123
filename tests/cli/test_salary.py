"""What `mlcareer salary` promises to a shell."""

from __future__ import annotations

import csv
import json
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from tests.pinned import advertised, band_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

    from mlcareer.guide.model import Guide

SENIOR_LONDON = ("salary", "--level", "senior", "--region", "london", "--no-profile")


def answer_of(run: Run, *arguments: str) -> dict[str, Any]:
    outcome = run("salary", *arguments, "--no-profile", "--format", "json")
    assert (outcome.exit_code, outcome.err) == (0, "")
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def page_of(run: Run, *arguments: str, columns: int = 80) -> str:
    outcome = run("salary", *arguments, "--no-profile", columns=columns)
    assert (outcome.exit_code, outcome.err) == (0, "")
    return outcome.out


def test_the_first_line_is_the_answer_in_words(run: Run, guide: Guide) -> None:
    outcome = run(*SENIOR_LONDON)

    pay = advertised(guide, "senior-london")
    assert outcome.out.splitlines()[0] == f"Senior ML engineer, London: {pay} a year"


def test_json_holds_ids_and_raw_figures(run: Run, guide: Guide) -> None:
    known = band_of(guide, "senior-london")
    band = answer_of(run, "senior", "london")["bands"][0]

    assert band == {
        "id": "senior-london",
        "level": "senior",
        "region": "london",
        "min": known.min,
        "max": known.max,
        "open_ended": False,
        "experience_min": 5,
        "experience_max": 8,
        "currency": "GBP",
        "source": "obi-guide",
    }


def test_a_rich_question_answers_each_of_its_parts(run: Run) -> None:
    """£70,000–£80,000 at mid-level in Bristol, for which the Rest of UK bands hold."""
    answer = answer_of(run, "mid", "bristol", "--pay", "70-80k")

    (standing,) = answer["range_standings"]
    assert (answer["level"], answer["region"], answer["place"]["id"]) == (
        "mid",
        "rest-of-uk",
        "bristol",
    )
    # The midpoint of 55,000 to 80,000 is 67,500: both ends are over it, the upper one at the top.
    assert (standing["position"], standing["position_to"]) == ("strong", "strong")
    # 80,000 - 70,000 of 10,000, and of the band's 25,000: 40%.
    assert (standing["inside"], standing["percent_inside"], standing["percent_of_band"]) == (
        10_000,
        100,
        40,
    )
    # 55,000 leaves (55,000 - 12,570) split by the bands of 2026-27: 42,457.40 a year.
    assert [(net["amount"], net["net_a_month"]) for net in answer["take_home"]] == [
        (55_000, 3_538.12),
        (80_000, 4_746.45),
    ]


def test_a_pay_below_the_band_that_other_figures_call_in_line_says_both(run: Run) -> None:
    """The case of screens.md: 40,000 is 5,000 under the junior band of London."""
    page = page_of(run, "junior", "london", "--pay", "40k")

    first = page.splitlines()[0]
    assert first.startswith("£40,000 is low by the guide's junior London band")
    assert "in line with other figures" in first
    assert "low: £5,000 under" in page
    others = answer_of(run, "junior", "london", "--pay", "40k")["other_verdicts"]
    assert [item["position"] for item in others] == ["in-line", "above", "above"]


def test_a_range_that_touches_the_next_band_is_low_for_that_level(run: Run) -> None:
    page = page_of(run, "mid", "bristol", "--pay", "70-80k")

    assert "strong for mid-level, low for senior" in " ".join(page.split())
    assert "◆──◆" in page


@pytest.mark.parametrize(
    ("arguments", "level", "region"),
    [
        (("senior", "london"), "senior", "london"),
        (("leeds", "mid"), "mid", "rest-of-uk"),
        (("--years", "5", "romford"), "senior", "london"),
        (("principal",), "staff", None),
    ],
)
def test_words_and_options_say_the_same(
    run: Run, arguments: tuple[str, ...], level: str, region: str | None
) -> None:
    answer = answer_of(run, *arguments)

    assert (answer["level"], answer["region"]) == (level, region)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("senior", "london"),
        ("mid", "bristol", "--pay", "70-80k"),
        ("junior", "london", "--pay", "40k"),
        ("remote",),
        ("--pay", "60k"),
        ("london",),
        ("staff", "edinburgh", "--pay", "250k"),
    ],
)
@pytest.mark.parametrize(("columns", "most"), [(80, 22), (120, 22), (60, 30)])
def test_the_answer_is_one_screen(
    run: Run, arguments: tuple[str, ...], columns: int, most: int
) -> None:
    lines = page_of(run, *arguments, columns=columns).splitlines()

    assert len(lines) <= most
    assert max(map(len, lines)) <= columns
    assert not any("…" in line for line in lines)


def test_full_says_all_that_the_screen_says_and_more(run: Run) -> None:
    brief = run(*SENIOR_LONDON).out.splitlines()
    full = run(*SENIOR_LONDON, "--full").out.splitlines()

    # All but the footer.
    assert [line for line in brief[:-1] if line not in full] == []
    assert len(full) > len(brief)
    assert any("IT Jobs Watch" in line for line in full)


def test_a_profile_never_narrows_csv_and_says_so_of_a_table(run: Run, home: Path) -> None:
    assert run("profile", "init", "--level", "mid", "--place", "leeds").exit_code == 0

    rows = list(csv.reader(StringIO(run("salary", "--format", "csv").out)))
    assert len(rows) == 1 + 8
    first = " ".join(run("salary").out.splitlines()[:2])
    assert first.startswith("Yours: ")
    assert "mlcareer salary --all" in first
    del home


def test_csv_sets_out_the_pay_asked_about(run: Run) -> None:
    outcome = run(*SENIOR_LONDON, "--pay", "100k", "--format", "csv")

    (row,) = csv.DictReader(StringIO(outcome.out))
    assert row["Position"] == "in-line"
    assert row["Above the lowest [GBP/year]"] == "5000"


def test_an_overdue_source_of_the_bands_is_on_the_screen(run: Run) -> None:
    page = run(*SENIOR_LONDON, "--today", "2027-07-01").out

    assert "Overdue since 30 June 2027: obitechjobs.com 2026" in page


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--level", "seniour"), "senior"),
        (("--region", "lundon"), "london"),
        (("seniour", "london"), "mlcareer salary senior london"),
        (("--years", "minus two"), "Write"),
        (("--pay", "525"), "525k"),
    ],
)
def test_a_slip_is_answered_with_what_to_type(
    run: Run, arguments: tuple[str, ...], hint: str
) -> None:
    outcome = run("salary", *arguments, "--no-profile")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert hint in outcome.err


def test_a_guide_with_three_regions_keeps_each_together(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    """Finding 12 of the uses: a third region scrambled the rows."""
    bands = "".join(
        f'[[band]]\nid = "{level}-north"\nlevel = "{level}"\nregion = "north"\n'
        f'min = {low}\nmax = {low + 9_000}\nsources = ["survey"]\n'
        for level, low in (("junior", 31_000), ("mid", 51_000))
    )
    region = '[[region]]\nid = "north"\nname = "North"\nsources = ["survey"]\n'
    file = tmp_path / "guide.toml"
    file.write_text(guide_text.replace("[[place]]", region + "[[place]]", 1) + bands)

    page = run("salary", "mid", "--guide", str(file), "--no-profile").out

    regions = [
        name
        for line in page.splitlines()
        for name in ("London", "Rest of UK", "North")
        if f" {name} " in line and "£" in line
    ]
    changes = sum(before != after for before, after in pairwise(regions))
    assert changes == len(set(regions)) - 1


def test_every_band_that_the_first_line_names_is_in_the_picture(run: Run) -> None:
    """Pay of 62,000 without a place is low in London and in line outside it."""
    done = run("salary", "mid", "--pay", "62k")
    rows = [line.split()[:2] for line in done.out.splitlines() if line.startswith("Mid-level")]

    assert done.out.startswith(
        "£62,000: low for mid-level in London, in line for mid-level outside"
    )
    assert rows == [["Mid-level", "London"], ["Mid-level", "Rest"]]


def test_a_pay_of_no_level_has_the_bands_it_is_just_under_too(run: Run, guide: Guide) -> None:
    """Low for senior in London, 95,000: a band that the first line names."""
    rows = run("salary", "--pay", "90k").out

    assert f"Senior     London      {advertised(guide, 'senior-london')}" in rows
    assert "junior" not in rows


def test_a_level_that_pay_has_not_reached_is_not_the_next_one(run: Run) -> None:
    out = run("salary", "senior", "edinburgh", "--pay", "76k").out

    assert out.startswith("£76,000 is low for senior in Edinburgh\n")
    assert "starts at" not in out


def test_a_range_leads_on_to_hire(run: Run) -> None:
    out = run("salary", "mid", "bristol", "--pay", "70-80k").out

    assert "low: only its top" in out
    assert "mlcareer hire mid bristol --budget 70-80k" in out


def test_an_amount_needs_no_option_where_no_word_of_the_command_is_one(run: Run) -> None:
    assert run("salary", "senior", "london", "85k").out.startswith("£85,000 is low for senior in")
    assert run("salary", "70-80k", "mid", "bristol").out.startswith("£70,000–£80,000 in Bristol:")
    assert run("hire", "mid", "bristol", "70-80k").out.startswith("£70,000–£80,000 is strong")


def test_part_time_pay_is_named_beside_what_is_judged(run: Run) -> None:
    """60,000 for 22.5 hours are 100,000 for 37.5."""
    out = run("salary", "mid", "london", "--pay", "60k", "--hours", "22.5").out

    assert out.startswith("£100,000 full time (£60,000 for 22.5 hours) is above the band for mid")
