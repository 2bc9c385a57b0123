"""What a CV states of itself: years, degree, right to work, place and clearance."""

from __future__ import annotations

from datetime import date

import pytest

from mlcareer.adverts.cv_facts import CvFacts, cv_facts
from mlcareer.guide.load import load_cv_words, load_place_names

WORDS = load_cv_words()
TODAY = date(2026, 11, 28)


def facts(cv: str) -> CvFacts:
    return cv_facts(cv, WORDS, load_place_names(), TODAY)


def months(*posts: str) -> int | None:
    cv = "## Experience\n" + "\n".join(f"Engineer, {post}\n- Did work\n" for post in posts)
    found = facts(cv).experience
    return None if found is None else found.value.months


@pytest.mark.parametrize(
    ("post", "counted"),
    [
        ("2019 - 2022", 36),  # years alone: their difference
        ("Jan 2019 - Dec 2019", 12),  # with months, the last counts too
        ("03/2019 – 05/2021", 27),  # March 2019 to May 2021
        ("2019-03 to 2021-05", 27),
        ("September 2025 - present", 14),  # to the beginning of November 2026
        ("since 2025", 22),  # January 2025 to the beginning of November 2026
        ("03/2025 – heute", 20),
        ("Mär 2025 - Dez 2025", 10),
    ],
)
def test_the_time_of_a_post_counts_in_months(post: str, counted: int) -> None:
    assert months(post) == counted


def test_months_in_two_posts_count_once_and_gaps_do_not() -> None:
    # 2015-2017 and 2019-2022 are two and three years, 2020-2021 lies within the latter.
    assert months("2015 - 2017", "2019 - 2022", "2020 - 2021") == 60


@pytest.mark.parametrize("post", ["2022 - 2019", "2030 - 2033", "1901 - 2020", "2022"])
def test_what_is_no_time_of_a_post_counts_nothing(post: str) -> None:
    assert months(post) is None


def test_courses_and_projects_are_no_years_of_work() -> None:
    cv = """## Education
BSc Mathematics, University of Leeds, 2012 - 2015
## Experience
Engineer, Tramways, 2020 - 2022
## Projects
Ranker of tram stops, 2022 - 2024
"""
    found = facts(cv).experience

    assert found is not None
    assert (found.value.years, found.value.begins, found.value.ends) == (2, 2020, 2022)


def test_without_headings_a_degree_is_still_no_work() -> None:
    cv = "Ada Example\n\nBSc Physics, 2012 - 2015\n\nEngineer, Tramways, 2015 - 2018\n"

    found = facts(cv).experience

    assert found is not None
    assert found.value.years == 3


def test_years_in_machine_learning_are_those_whose_title_says_so() -> None:
    cv = """## Experience
### Applied AI Trams Ltd
**Backend Engineer**
2015 - 2018

### Depot
**Machine Learning Engineer**
2018 - 2022
"""
    found = facts(cv).ml_experience

    assert found is not None
    assert found.value.years == 4  # the name of an employer is no title


def test_years_that_are_only_stated_are_taken_as_stated() -> None:
    found = facts("Engineer with 6+ years of experience in Python").experience

    assert found is not None
    assert (found.value.years, found.why) == (6, "as stated")


@pytest.mark.parametrize(
    ("lines", "degree"),
    [
        ("BSc Mathematics\nMSc Statistics", "master"),
        ("PhD in Physics, 2019", "phd"),
        ("MA Economics", "master"),
        ("Master of Science, Leeds", "master"),
        ("PhD in Physics (expected 2028)\nBEng, Hull", "bachelor"),
        ("PhD candidate, Leeds", None),
        ("A levels in Leeds", None),
    ],
)
def test_the_highest_finished_degree_counts(lines: str, degree: str | None) -> None:
    found = facts(f"## Education\n{lines}\n").degree

    assert (found and found.value) == degree


def test_degrees_of_others_and_initials_outside_education_are_none() -> None:
    cv = "MS Office, Leeds\n\n## Experience\n- Supervised a PhD on delays of trams\n"

    assert facts(cv).degree is None


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Nationality: British citizen", "held"),
        ("Full right to work in the UK", "held"),
        ("Indefinite leave to remain", "held"),
        ("I do not need sponsorship", "held"),
        ("I need visa sponsorship", "needed"),
        ("Currently on a Skilled Worker visa", "needed"),
        ("Graduate visa until 2027", "limited"),
        ("Worked on visa forms for the council", None),
    ],
)
def test_the_right_to_work_is_what_is_said_of_it(line: str, right: str | None) -> None:
    found = facts(f"Ada Example\n{line}\n").right_to_work

    assert (found and found.value) == right


@pytest.mark.parametrize(
    ("top", "place"),
    [
        ("Ada Example\nLocation: Leeds, UK", "Leeds"),
        ("Ada Example | Bristol | ada@example.org", "Bristol"),
        ("Ada Example\n12 Mill Lane, York", "York"),
        ("Paris Example", None),  # a name
        ("Ada Example\nEngineer\n\n## Work\nTrams, Leeds, 2020 - 2022", None),  # a post's place
    ],
)
def test_the_place_is_that_of_a_label_or_the_top(top: str, place: str | None) -> None:
    found = facts(top + "\n").place

    assert (found and found.value.words) == place


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("SC cleared until 2028", True),
        ("Security clearance: SC", True),
        ("Eligible for SC clearance", False),
        ("Willing to undergo DV clearance", False),
        ("No security clearance", False),
    ],
)
def test_a_clearance_is_held_and_not_only_possible(line: str, held: bool) -> None:
    assert (facts(f"Ada\n{line}\n").clearance is not None) == held
