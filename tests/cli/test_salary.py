"""What `mlcareer salary` promises to a shell: its streams, its formats and its exit codes."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")


def test_json_is_the_answer_and_nothing_else(run: Run) -> None:
    outcome = run("salary", "--level", "senior", "--region", "london", "--format", "json", *TODAY)

    assert (outcome.exit_code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    # Written out by hand: who changes a field should stop and mean it.
    assert list(answer) == [
        "schema",
        "level",
        "region",
        "years",
        "pay",
        "place",
        "bands",
        "neighbours",
        "standings",
        "regional_differences",
        "package",
        "independent",
        "disagreements",
        "facts",
        "remarks",
        "sources",
    ]
    assert answer["schema"] == "salary/1"
    assert answer["bands"] == [
        {
            "id": "senior-london",
            "level": "senior",
            "level_name": "Senior",
            "region": "london",
            "region_name": "London",
            "min": 95_000,
            "max": 145_000,
            "open_ended": False,
            "experience_min": 5,
            "experience_max": 8,
            "currency": "GBP",
            "source": "obi-guide",
        }
    ]
    assert list(answer["sources"][0]) == [
        "id",
        "title",
        "publisher",
        "address",
        "published",
        "checked",
        "days_since_checked",
        "covers",
        "sample",
        "secondary",
        "overdue_from",
        "overdue",
        "note",
    ]


def test_json_of_pay_says_where_it_stands(run: Run) -> None:
    outcome = run("salary", "-l", "mid", "-r", "london", "--pay", "£82k", "-f", "json", *TODAY)

    # 82 - 65 = 17; 95 - 82 = 13; 17 of 30 is 56.67 %, rounded down; senior begins at 95.
    assert json.loads(outcome.out)["standings"] == [
        {
            "band": "mid-london",
            "level": "mid",
            "level_name": "Mid-level",
            "region": "london",
            "region_name": "London",
            "position": "within",
            "above_min": 17_000,
            "below_max": 13_000,
            "percent_of_range": 56,
            "next_level": "senior",
            "next_level_name": "Senior",
            "to_next": 13_000,
        }
    ]


def test_the_open_band_has_no_end_of_experience_in_json(run: Run) -> None:
    (band,) = json.loads(run("salary", "-l", "staff", "-r", "london", "-f", "json").out)["bands"]

    assert (band["max"], band["open_ended"], band["experience_max"]) == (195_000, True, None)


def test_csv_is_the_table_of_bands_with_units_in_its_headings(run: Run) -> None:
    outcome = run("salary", "--format", "csv")

    assert (outcome.exit_code, outcome.err) == (0, "")
    heading, *rows = csv.reader(StringIO(outcome.out))
    assert heading == [
        "Level",
        "Region",
        "Experience min [years]",
        "Experience max [years]",
        "Experience open ended",
        "Base pay min [GBP/year]",
        "Base pay max [GBP/year]",
        "Base pay open ended",
    ]
    assert rows[0] == ["Junior", "London", "0", "2", "false", "45000", "65000", "false"]
    assert rows[-1] == ["Staff / Principal", "Rest of UK", "8", "", "true", "120000", "170000", "true"]  # fmt: skip  # noqa: E501 - one row
    assert len(rows) == 8


def test_markdown_has_a_heading_the_bands_and_the_sources(run: Run) -> None:
    outcome = run("salary", "--level", "senior", "--format", "markdown", *TODAY)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("# Senior, all regions: advertised base pay\n")
    assert "### London\n\n" in outcome.out
    assert "| Senior | 5–8 years | £95,000–£145,000 |" in outcome.out
    assert "\n## Sources\n\n- obi-guide: Machine Learning Engineer Jobs UK" in outcome.out


def test_the_table_shows_every_band_with_a_bar_on_one_scale(run: Run) -> None:
    outcome = run("salary", columns=120)

    assert (outcome.exit_code, outcome.err) == (0, "")
    row = r"^(\w.*?)  +[\d+–]+ years +(£[\d,]+–£[\d,]+\+?) +([·█▶]+)$"
    bars = re.findall(row, outcome.out, re.MULTILINE)
    london, elsewhere = bars[:4], bars[4:]
    assert [(level, pay) for level, pay, _ in london] == [
        ("Junior", "£45,000–£65,000"),
        ("Mid-level", "£65,000–£95,000"),
        ("Senior", "£95,000–£145,000"),
        ("Staff / Principal", "£145,000–£195,000+"),
    ]
    assert [(level, pay) for level, pay, _ in elsewhere] == [
        ("Junior", "£38,000–£55,000"),
        ("Mid-level", "£55,000–£80,000"),
        ("Senior", "£80,000–£125,000"),
        ("Staff / Principal", "£120,000–£170,000+"),
    ]
    assert outcome.out.index("\nLondon\n") < outcome.out.index("\nRest of UK\n")
    assert len({len(bar) for *_, bar in bars}) == 1
    assert [bar.count("▶") for *_, bar in bars] == [0, 0, 0, 1, 0, 0, 0, 1]


@pytest.mark.parametrize("columns", [60, 80, 120, 160, 200])
def test_no_figure_and_no_name_is_cut_at_any_width(run: Run, columns: int) -> None:
    outcome = run("salary", "--pay", "82k", columns=columns)

    assert max(map(len, outcome.out.splitlines())) <= columns
    for figure in ("£45,000–£65,000", "£145,000–£195,000+", "Staff / Principal", "£82,000"):
        assert figure in outcome.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--years", "4"], "4 years of experience is Mid-level: 2 years to under 5."),
        (["--years", "5"], "5 years of experience is Senior: 5 years to under 8."),
        (["--years", "1"], "1 year of experience is Junior: 0 years to under 2."),
        (["--years", "8"], "8 years of experience is Staff / Principal: 8 years and up."),
        # 20 / 12 = 1.666..., rounded down so that 23.9 months are not 2 years
        (["--years", "20 months"], "1.66 years of experience is Junior"),
        (["-r", "cambridge"], "It lies in the pay region Rest of UK, whose bands are shown."),
        (["-r", "cambridge"], "Darktrace, Featurespace, Arm"),
        (["-r", "remote"], "The guide has no band for remote work. Both are shown: London and"),
        (["-l", "senior", "-r", "london"], "£15,000 18.8% £20,000 16.0%"),
        (["-l", "mid"], "the median, £"),
        (["-l", "junior", "-r", "london"], "(n 4, 2022 to 2024): the median, £37,500, lies £7,500"),
        (["-l", "staff", "-r", "london", "--pay", "200k"], "£5,000 above the highest figure named. The band is open ended"),  # noqa: E501 - one case
        (["-l", "mid", "-r", "london", "--pay", "95k"], "It is also exactly where the band of Senior begins."),  # noqa: E501 - one case
        (["-l", "mid", "-r", "london", "--pay", "65k"], "Exactly the lowest figure of the band"),
        (["-l", "mid", "-r", "london", "--pay", "60k"], "£5,000 below the lowest figure"),
        (["-l", "mid", "-r", "london", "--pay", "100k"], "£5,000 above the highest figure of the band"),  # noqa: E501 - one case
        (["-l", "mid", "-r", "london"], "£6,500 (10% of £65,000) to £33,250 (35% of £95,000)"),
        (["--today", "2027-06-30"], "overdue for review: obi-guide (since 2027-06-30)"),
    ],
)  # fmt: skip
def test_the_page_says(run: Run, options: list[str], said: str) -> None:
    outcome = run("salary", *options, columns=200)

    assert outcome.exit_code == 0
    assert said in " ".join(outcome.out.split())


def test_one_band_has_a_bar_only_where_there_is_pay_to_mark_on_it(run: Run) -> None:
    alone = run("salary", "-l", "mid", "-r", "london").out.split("Beside its neighbours")[0]
    marked = run("salary", "-l", "mid", "-r", "london", "--pay", "80k").out.split("Where £")[0]

    assert "█" not in alone
    assert "█◆█" in marked


def test_before_the_day_nothing_is_said_to_be_overdue(run: Run) -> None:
    assert "overdue" not in run("salary", "--today", "2027-01-01").out.casefold()


def test_two_additions_to_base_pay_are_both_shown(
    run: Run, guide_text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("guide") / "guide.toml"
    second = (
        '[[package_addition]]\nid = "car"\nname = "Car"\nparts = ["car"]\nmin_percent = 1\n'
        'max_percent = 2\napplies_to = ["garages"]\nsources = ["survey"]\n'
    )
    file.write_text(guide_text + second, encoding="utf-8")

    out = run("salary", "--guide", str(file), "-l", "junior", "-r", "london").out

    assert "On top of base pay: Extras" in out
    assert "On top of base pay: Car" in out
    assert "£400 (1% of £40,000) to £1,200 (2% of £60,000)" in out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--level", "seinor"],
            (
                "mlcareer: the guide has no level called 'seinor'\n"
                "Did you mean 'senior'? Known: junior, mid, senior, staff.\n"
            ),
        ),
        (
            ["--region", "narnia"],
            (
                "mlcareer: the guide has no region or place called 'narnia'\n"
                "Known: london, rest-of-uk, cambridge, bristol, edinburgh, remote.\n"
            ),
        ),
        (
            ["--level", "mid", "--years", "3"],
            "mlcareer: both a level and years of experience were given\nGive one of the two.\n",
        ),
        (
            ["--pay", "-5k"],
            ("mlcareer: '-5k' is less than nothing\nWrite it as 95000, 95,000, £95k or 95k.\n"),
        ),
        (
            ["--pay", "900m"],
            (
                "mlcareer: '900m' is beyond any pay\n"
                "The most is £100,000,000. Write it as 95000, 95,000, £95k or 95k.\n"
            ),
        ),
        (
            ["--pay", "82"],
            (
                "mlcareer: '82' is no pay for a year\n"
                "Did you mean 82k? Write it as 95000, 95,000, £95k or 95k.\n"
            ),
        ),
        (
            ["--years", "-1"],
            (
                "mlcareer: '-1' is not a number of years\n"
                "Write it as 4, 4.5, '4 years', '18 months' or '2 years 6 months'.\n"
            ),
        ),
        (
            ["--today", "yesterday"],
            "mlcareer: 'yesterday' is not a date\nWrite it as 2027-01-31.\n",
        ),
        (
            ["--level", "\x1b[31m"],
            (
                "mlcareer: the guide has no level called '\\x1b[31m'\n"
                "Known: junior, mid, senior, staff.\n"
            ),
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_an_error_on_stderr(
    run: Run, options: list[str], message: str
) -> None:
    outcome = run("salary", *options)

    assert outcome == (2, "", message)
