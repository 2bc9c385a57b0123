"""Questions on a visa as they are typed, answered by hand from the Rules of December 2025.

The sums: a going rate x hours / 37.5, rounded up to a pound (SW 14.4), and the general threshold
of the option, the higher of the two. The day is 28 November 2026 unless one is given.
"""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = "2026-11-28"

SINCE = "--skilled-worker-since"

QUESTIONS = (
    # --- option A: the higher of 41,700 and the rate of Table 1 ---
    ("58200 --soc 2131", True, "standard", 58_200),
    ("58199 --soc 2131", False, "standard", 58_200),
    ("55000 --soc 2132", True, "standard", 55_000),
    ("54899 --soc 2133", False, "standard", 54_900),
    ("48500 --soc 2135", True, "standard", 48_500),
    ("45599 --soc 2137", False, "standard", 45_600),
    ("43600 --soc 2162", True, "standard", 43_600),
    # the rate is 41,500
    ("41600 --soc 2119", False, "standard", 41_700),
    # of a range all has to pass
    ("52-56k", False, "standard", 54_700),
    ("55-60k", True, "standard", 54_700),
    # 4,600 x 12 = 55,200; 28 x 37.5 x 52 = 54,600
    ("4600/month", True, "standard", 54_700),
    ("28/hour", False, "standard", 54_700),
    # --- hours ---
    # 54,700 x 36 / 37.5 = 52,512
    ("52512 --hours 36", True, "standard", 52_512),
    ("52511 --hours 36", False, "standard", 52_512),
    # 41,200 x 40 / 37.5 = 43,946.67
    ("43946 --soc 2136 --hours 40", False, "standard", 43_947),
    # 38,800 x 40 / 37.5 = 41,386.67, below the threshold; x 45 = 46,560; x 50 = 51,733.33
    ("41700 --soc 2434 --hours 40", True, "standard", 41_700),
    ("46559 --soc 2434 --hours 45", False, "standard", 46_560),
    ("51734 --soc 2434 --hours 50", True, "standard", 51_734),
    # half of 54,700 is 27,350, and the threshold is not pro-rated; 54,700 x 0.8 = 43,760
    ("41000 --hours 18.75", False, "standard", 41_700),
    ("43760 --hours 30", True, "standard", 43_760),
    # 38,300 x 0.8 = 30,640 < 33,400
    ("33400 --hours 30 --age 23", True, "new-entrant", 33_400),
    ("33399 --hours 30 --age 23", False, "new-entrant", 33_400),
    # 40,000 x 0.6 = 24,000 < 31,300
    (f"31300 --hours 22.5 {SINCE} 2023-05", True, "transitional", 31_300),
    # --- new entrants, option E: 33,400 and 70% ---
    ("38300 --age 25", True, "new-entrant", 38_300),
    ("38599 --age 25 --soc 2433", False, "new-entrant", 38_600),
    ("33400 --age 23 --soc 2137", True, "new-entrant", 33_400),
    ("33999 --age 23 --soc 2135", False, "new-entrant", 34_000),
    ("38300 --age 40 --last-visa student", True, "new-entrant", 38_300),
    ("38300 --age 26 --last-visa student", True, "new-entrant", 38_300),
    ("38300 --age 25 --last-visa other", True, "new-entrant", 38_300),
    ("38300 --age 26 --last-visa other", False, "standard", 54_700),
    ("54700 --age 26 --last-visa other", True, "standard", 54_700),
    ("38300 --last-visa graduate --graduate-visa-years 1.5", True, "new-entrant", 38_300),
    # 38,300 x 40 / 37.5 = 40,853.33
    ("40854 --graduate-visa-years 3.5 --hours 40", True, "new-entrant", 40_854),
    ("50000 --last-visa graduate --graduate-visa-years 4", False, "standard", 54_700),
    # 2.6 years since May 2024, which is after 4 April 2024
    (f"38300 --age 25 {SINCE} 2024-05-01", True, "new-entrant", 38_300),
    # --- transitional, options F to J by Table 2 ---
    (f"40000 --age 30 {SINCE} 2023-12-01", True, "transitional", 40_000),
    (f"40000 {SINCE} 2024-04-03", True, "transitional", 40_000),
    (f"50000 {SINCE} 2024-04-04", False, "standard", 54_700),
    (f"45000 {SINCE} 2023", True, "transitional", 40_000),
    # exactly 4 years: no new entrant any more, and Table 2 asks for 40,000
    (f"39000 --age 25 {SINCE} 2022-11-28", False, "transitional", 40_000),
    # 3.9 years: J
    (f"28000 --age 25 {SINCE} 2022-12-28", True, "transitional-new-entrant", 28_000),
    (f"32000 {SINCE} 2023-12 --route transitional-stem-phd", True, "transitional-stem-phd", 32_000),
    (f"35999 {SINCE} 2023-12 --route transitional-phd", None, "", 0),
    (
        f"35999 {SINCE} 2023-12 --route transitional-other-phd",
        False,
        "transitional-other-phd",
        36_000,
    ),
    ("40000 --route transitional", True, "transitional", 40_000),
    (f"38100 --soc 2137 {SINCE} 2023-01", True, "transitional", 38_100),
    # the rate of 31,500 is over the threshold of 31,300
    (f"31499 --soc 2434 {SINCE} 2023-01", False, "transitional", 31_500),
    # 35,300 x 40 / 37.5 = 37,653.33
    (f"37654 --soc 2135 {SINCE} 2023-01 --hours 40", True, "transitional", 37_654),
    (f"25000 --soc 2135 --age 24 {SINCE} 2023-06", True, "transitional-new-entrant", 25_000),
    # an application before 4 April 2030
    (f"40000 {SINCE} 2023-06 --today 2030-04-03", True, "transitional", 40_000),
    (f"40000 {SINCE} 2023-06 --today 2030-04-04", False, "standard", 54_700),
    # 3.9 years, and 4
    (
        f"28000 --age 25 {SINCE} 2024-01-01 --today 2027-11-30",
        True,
        "transitional-new-entrant",
        28_000,
    ),
    (f"28000 --age 25 {SINCE} 2024-01-01 --today 2028-01-01", False, "transitional", 40_000),
    # --- a PhD, options B and C ---
    ("43700 --route stem-phd", True, "stem-phd", 43_700),
    ("33400 --route stem-phd --soc 2119", True, "stem-phd", 33_400),
    # 41,800 x 40 / 37.5 = 44,586.67
    ("44586 --route stem-phd --soc 2139 --hours 40", False, "stem-phd", 44_587),
    ("39199 --route other-phd --soc 2162", False, "other-phd", 39_200),
    # the rates are 37,100 and 35,000
    ("37499 --route other-phd --soc 2136", False, "other-phd", 37_500),
    ("37500 --route other-phd --soc 2434", True, "other-phd", 37_500),
    # --- routes that are named, and what shuts them ---
    ("38300 --route new-entrant --age 27", True, "new-entrant", 38_300),
    ("54000 --route new-entrant --graduate-visa-years 4", False, "new-entrant", 38_300),
    ("38300 --route stem-phd --route new-entrant", True, "new-entrant", 38_300),
    ("43700 --route stem-phd --age 24 --graduate-visa-years 4", True, "stem-phd", 43_700),
    # a Student visa makes a new entrant; another visa opens nothing
    ("60000 --route transitional --last-visa student", True, "new-entrant", 38_300),
    ("60000 --route transitional --last-visa other", False, "transitional", 40_000),
    (f"60000 --last-visa graduate {SINCE} 2024-05-01", None, "", 0),
    # --- the example titles of the Rules: 2133, 2139 and 2433 ---
    ("54899 --job 'data engineer'", False, "standard", 54_900),
    ("52300 --job 'DevOps engineer'", True, "standard", 52_300),
    ("55100 --job 'statistical data scientist'", True, "standard", 55_100),
)
"""What is asked, whether it passes (`None` where the question is refused), the route that decides,
and the minimum by it."""


@pytest.mark.parametrize(("asked", "passes", "route", "minimum"), QUESTIONS)
def test_the_program_answers_as_the_rules_do(
    run: Run, asked: str, passes: bool | None, route: str, minimum: int
) -> None:
    day = () if "--today" in asked else ("--today", TODAY)

    outcome = run("visa", *shlex.split(asked), "--check", "-f", "json", *day)

    assert outcome.exit_code == (2 if passes is None else int(not passes))
    if passes is not None:
        answer = json.loads(outcome.out)
        decides = next(each for each in answer["routes"] if each["route"] == route)
        assert (answer["passes"], answer["route"]) == (passes, route)
        assert decides["minimum"] == minimum


OF_A_JOB = tuple(
    question
    for question in QUESTIONS
    if question[1] is not None
    and not any(word in question[0] for word in ("age", "visa", "since", "job", "/", "-5", "-6"))
    and question[0].count("--route") < 2
)
"""Questions that need nothing of the person but a route."""


@pytest.mark.parametrize(("asked", "passes", "route", "minimum"), OF_A_JOB)
def test_an_offer_is_judged_alike(
    run: Run, asked: str, passes: bool, route: str, minimum: int
) -> None:
    where = ("--level", "junior", "--region", "london", "--today", TODAY)

    visa = json.loads(run("offer", *shlex.split(asked), "--visa", "-f", "json", *where).out)["visa"]

    assert (visa["verdict"], visa["route"], visa["floor"]["floor"]) == (
        "passes" if passes else "fails",
        route,
        minimum,
    )


@pytest.mark.parametrize(
    ("asked", "passes", "route", "minimum"),
    [question for question in OF_A_JOB if "hours" not in question[0]],
)
def test_a_budget_is_judged_alike(
    run: Run, asked: str, passes: bool, route: str, minimum: int
) -> None:
    pay, *options = shlex.split(asked)
    post = ("junior", "london", "--budget", pay, "--today", TODAY)

    visa = json.loads(run("hire", *post, *options, "-f", "json").out)["visa"]

    assert (visa["pays"][0]["passes"], visa["route"], visa["minimum"]) == (passes, route, minimum)


def test_a_skilled_worker_of_whom_no_day_is_said_is_told_that_time_counts(run: Run) -> None:
    page = run("visa", "38300", "--age", "24", "--last-visa", "skilled-worker").out

    assert "Time as a Skilled Worker counts towards the 4 years of a new entrant." in page
    assert "--skilled-worker-since" in page


def test_the_last_weeks_of_four_years_are_less_than_a_month(run: Run) -> None:
    page = run("visa", "28k", "--age", "25", SINCE, "2022-12-28", "--today", TODAY).out

    assert "under 26, less than a month left" in " ".join(page.split())
