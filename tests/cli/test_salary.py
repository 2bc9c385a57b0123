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
        "pay_to",
        "place",
        "bands",
        "neighbours",
        "regions_beside",
        "standings",
        "range_standings",
        "regional_differences",
        "package",
        "independent",
        "disagreements",
        "facts",
        "remarks",
        "sources",
    ]
    assert answer["schema"] == "salary/2"
    assert answer["bands"] == [
        {
            "id": "senior-london",
            "level": "senior",
            "region": "london",
            "min": 95_000,
            "max": 145_000,
            "open_ended": False,
            "experience_min": 5,
            "experience_max": 8,
            "currency": "GBP",
            "source": "obi-guide",
        }
    ]
    assert set(answer["sources"][0]) == {
        "id",
        "title",
        "publisher",
        "short",
        "address",
        "published",
        "copy_read",
        "days_since_copy_read",
        "copy_made",
        "covers",
        "covers_to",
        "age_days",
        "age_days_at_most",
        "sample",
        "secondary",
        "overdue_from",
        "overdue",
        "ended",
        "note",
        "decides",
    }


def test_json_of_pay_says_where_it_stands(run: Run) -> None:
    outcome = run("salary", "-l", "mid", "-r", "london", "--pay", "£82k", "-f", "json", *TODAY)

    # 82 - 65 = 17; 95 - 82 = 13; 17 of 30 is 56.67 %, rounded down; senior begins at 95.
    assert json.loads(outcome.out)["standings"] == [
        {
            "band": "mid-london",
            "level": "mid",
            "region": "london",
            "position": "within",
            "above_min": 17_000,
            "below_max": 13_000,
            "percent_of_range": 56,
            "next_level": "senior",
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
        "Sources",
    ]
    assert rows[0] == ["Junior", "London", "0", "2", "false", "45000", "65000", "false", "obi-guide"]  # fmt: skip  # noqa: E501 - one row
    assert rows[-1] == ["Staff / Principal", "Rest of UK", "8", "", "true", "120000", "170000", "true", "obi-guide"]  # fmt: skip  # noqa: E501 - one row
    assert len(rows) == 8


def test_markdown_has_a_heading_the_bands_and_the_sources(run: Run) -> None:
    outcome = run("salary", "--level", "senior", "--format", "markdown", *TODAY)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("# Senior (5–8 years), all regions: advertised base pay\n")
    assert "| \\> Senior | London | £95,000–£145,000 |" in outcome.out
    assert "| \\> Senior | Rest of UK | £80,000–£125,000 |" in outcome.out
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
        (["-l", "senior", "-r", "london"], "£15,000 (18.8%) at the bottom, £20,000 (16.0%) at the top"),  # noqa: E501 - one case
        (["-l", "mid"], "median £62,500 (n 20), £2,500 below Mid-level, London [ai-jobs-dataset]"),
        (["-l", "junior", "-r", "london"], "median £37,500 (n 4), £7,500 below Junior, London"),
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


def test_one_band_is_drawn_once_and_marked_among_its_neighbours(run: Run) -> None:
    alone = run("salary", "-l", "mid", "-r", "london").out
    marked = run("salary", "-l", "mid", "-r", "london", "--pay", "80k").out

    assert alone.count("£65,000–£95,000") == 1
    assert re.search(r"^> Mid-level  London +£65,000–£95,000  ·+█+·+$", alone, re.MULTILINE)
    assert re.search(r"^> Mid-level .*█◆█", marked, re.MULTILINE)


def longest_at_80_columns() -> dict[str, int]:
    """Return how many lines a look-up may take, so that its answer is not drowned below it."""
    return {
        "salary --level senior --region london": 50,
        "salary": 95,
        "levels": 95,
        "visa 82k": 50,
    }


@pytest.mark.parametrize(("command", "lines"), longest_at_80_columns().items())
def test_notes_and_sources_do_not_drown_an_answer(run: Run, command: str, lines: int) -> None:
    out = run(*command.split(), *TODAY, columns=80).out

    assert lines // 2 < len(out.splitlines()) <= lines


def test_no_grade_of_the_civil_service_stands_beside_a_level(run: Run) -> None:
    for options in ([], ["-l", "staff", "-r", "london"], ["-r", "edinburgh"]):
        assert "Civil service" not in run("salary", *options).out


@pytest.mark.parametrize(
    ("place", "shown", "left_out"),
    [
        ("edinburgh", ["£48,930", "£56,914"], ["£75,296", "£80,000"]),
        ("cambridge", ["£56,914", "£80,000"], ["£48,930", "£75,296"]),
        ("london", ["£75,296"], ["£48,930", "£56,914"]),
    ],
)
def test_a_yardstick_is_one_of_the_place_that_was_asked_for(
    run: Run, place: str, shown: list[str], left_out: list[str]
) -> None:
    page = run("salary", "-l", "mid", "-r", place).out.partition("Other yardsticks")[2]

    assert [figure for figure in shown if figure not in page] == []
    assert [figure for figure in left_out if figure in page] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--years", "4"], False),
        (["--years", "5"], True),
        (["--level", "senior"], False),
        ([], True),
    ],
)
def test_that_levels_share_their_years_is_said_on_an_edge_and_of_all_levels(
    run: Run, options: list[str], said: bool
) -> None:
    page = " ".join(run("salary", *options).out.split())

    assert ("Exactly 2, 5 or 8 years" in page) is said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["-l", "mid", "-r", "london", "--pay", "94999"], False),
        (["-l", "mid", "-r", "london", "--pay", "95k"], True),
        (["-l", "mid", "-r", "london", "--pay", "80k-95k"], True),
        (["-l", "mid", "-r", "rest-of-uk", "--pay", "95k"], False),
        ([], True),
    ],
)
def test_that_bands_share_their_edges_is_said_of_pay_on_one(
    run: Run, options: list[str], said: bool
) -> None:
    page = " ".join(run("salary", *options).out.split())

    assert ("share the edges 65,000, 95,000 and 145,000" in page) is said


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        # Against 65,000-95,000: all 15,000 inside, 15 of 30 is 50 %.
        ("70k-85k", "All of it lies within the band and takes up 50% of the band: it begins £5,000 above the lowest figure and ends £10,000 below the highest named."),  # noqa: E501 - one case
        # 10 of 20 lies inside, which is 33.3 % of 30.
        ("55-75k", "£10,000 of its £20,000 (50%) lies within the band, 33% of the band: it begins £10,000 below the lowest figure and ends £20,000 below the highest named."),  # noqa: E501 - one case
        # 30 of 70 is 42.9 %.
        ("£50,000 to £120,000", "£30,000 of its £70,000 (42%) lies within the band, 100% of the band: it begins £15,000 below the lowest figure and ends £25,000 above the highest named."),  # noqa: E501 - one case
        ("48k-62k", "None of it lies within the band: £3,000 below its lowest figure."),
        ("100k-110k", "None of it lies within the band: £5,000 above its highest figure named."),
        ("50k-65k", "None of it lies within the band: it only touches it."),
        ("82k-82k", "£17,000 above the lowest figure and £13,000 below the highest named"),
    ],
)  # fmt: skip
def test_a_range_of_pay_is_told_how_much_of_it_lies_in_the_band(
    run: Run, pay: str, said: str
) -> None:
    outcome = run("salary", "-l", "mid", "-r", "london", "--pay", pay, columns=200)

    assert outcome.exit_code == 0
    assert said in " ".join(outcome.out.split())


def test_csv_keeps_the_pay_that_was_asked_about_and_where_it_stands(run: Run) -> None:
    one = run("salary", "-l", "mid", "-r", "london", "--pay", "82k", "-f", "csv").out
    both = run("salary", "-l", "mid", "-r", "london", "--pay", "55-75k", "-f", "csv").out

    (alone,) = csv.DictReader(StringIO(one))
    (span,) = csv.DictReader(StringIO(both))
    assert (alone["Pay [GBP/year]"], alone["Position"]) == ("82000", "within")
    assert alone["Above the lowest [GBP/year]"] == "17000"
    assert (span["Pay min [GBP/year]"], span["Pay max [GBP/year]"]) == ("55000", "75000")
    assert (span["Lower end"], span["Upper end"]) == ("below", "within")
    assert span["Of the band taken up [%]"] == "33"


def test_before_the_day_nothing_is_said_to_be_overdue(run: Run) -> None:
    # The programmers' pay of ASHE alone, since its edition of October 2026.
    assert "bands (obitechjobs.com)" not in run("salary", "--today", "2027-01-01").out


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
                "mlcareer: the guide has no level called 'seinor'.\n"
                "Did you mean: mlcareer salary --level senior\n"
            ),
        ),
        (
            ["--region", "narnia"],
            (
                "mlcareer: the guide has no region or place called 'narnia'.\n"
                "Regions and places: london, rest-of-uk, cambridge, bristol, edinburgh, remote,\n"
                "                    scotland, wales and 10 more\n"
            ),
        ),
        (
            ["--level", "mid", "--years", "3"],
            "mlcareer: both a level and years of experience were given.\nGive one of the two.\n",
        ),
        (
            ["--pay", "-5k"],
            ("mlcareer: '-5k' is less than nothing.\nWrite it as 95000, 95,000, £95k or 95k.\n"),
        ),
        (
            ["--pay", "900m"],
            (
                "mlcareer: '900m' is beyond any pay.\n"
                "The most is £100,000,000. Write it as 95000, 95,000, £95k or 95k.\n"
            ),
        ),
        (
            ["--pay", "62k-48k"],
            "mlcareer: '62k-48k' does not rise.\nWrite the lower end first: 48000-62000.\n",
        ),
        (
            ["--pay", "82"],
            (
                "mlcareer: £82 is not a year's pay.\n"
                "In thousands?    mlcareer salary --pay 82k\n"
                "An hour's pay?   mlcareer salary --pay 82/hour\n"
            ),
        ),
        (
            ["--years", "-1"],
            (
                "mlcareer: '-1' is not a number of years.\n"
                "Write it as 4, 4.5, '4 years', '18 months' or '2 years 6 months'.\n"
            ),
        ),
        (
            ["--today", "yesterday"],
            "mlcareer: 'yesterday' is not a date.\nWrite it as 2027-01-31.\n",
        ),
        (
            ["--level", "\x1b[31m"],
            (
                "mlcareer: the guide has no level called '\\x1b[31m'.\n"
                "Levels: junior, mid, senior, staff\n"
                "For example: mlcareer salary --level staff\n"
            ),
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_an_error_on_stderr(
    run: Run, options: list[str], message: str
) -> None:
    outcome = run("salary", *options)

    assert outcome == (2, "", message)
