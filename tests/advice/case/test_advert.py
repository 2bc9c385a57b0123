"""One invented advert read whole: role, level, place, terms, and what to ask back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.conditions import (
    advert_clearance,
    advert_sponsorship,
    training_bait,
)
from mlcareer.adverts.level import advert_level
from mlcareer.adverts.role import role_reader
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.adverts.text import advert_text
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.page import Facts
from mlcareer.pages.advert import advert_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)

WORDS = load_advert_words()
PLACES = load_place_names()

ADVERT = """Senior Machine Learning Engineer
Company: Tramways Ltd
Location: Manchester, UK

We keep trams on time.

## What you'll do
- Train and deploy time-series models to production
- Own the feature store and monitor models for drift
- Build training pipelines in Airflow

## What you'll need
- 4+ years of experience in machine learning
- Python, PyTorch and SQL

## Nice to have
- Kubernetes

## The offer
- £60,000 - £75,000, pension of 8% and 2 days a week in our Manchester office
- Visa sponsorship is not available
- You will need SC clearance
"""


@pytest.fixture
def answer(guide: Guide) -> AdvertAnswer:
    finder = SkillFinder(load_skill_words(), adverts_only=True)
    return advert_for(guide, finder, TODAY, file="tram.md", text=ADVERT, words=WORDS, places=PLACES)


def test_the_whole_advert(answer: AdvertAnswer) -> None:
    assert (answer.role, answer.level, answer.years_min) == ("mle", "senior", 4)
    assert answer.pay is not None
    assert (answer.pay.min, answer.pay.max) == (60_000, 75_000)
    assert (answer.region, answer.place, answer.arrangement) == (
        "rest-of-uk",
        "Manchester",
        "hybrid",
    )
    assert (answer.sponsorship, answer.clearance, answer.clearance_kind) == (
        "not-offered",
        True,
        "SC clearance",
    )
    assert set(answer.skills_required) == {
        "feature-engineering",
        "monitoring",
        "airflow",
        "python",
        "pytorch",
        "sql",
        "time-series",
    }
    assert answer.skills_optional == ("kubernetes",)


def test_its_pay_is_held_against_the_band_of_its_level_and_region(
    answer: AdvertAnswer, guide: Guide
) -> None:
    band = next(b for b in guide.band if (b.level, b.region) == ("senior", "rest-of-uk"))

    # Senior outside London begins at 80,000: 60,000 is under four fifths of that, 75,000 is not.
    (found,) = answer.pay_in_bands
    assert (found.band, found.position, found.position_to) == (band, "too-low", "low")


def test_every_finding_points_at_a_line_that_holds_its_words(answer: AdvertAnswer) -> None:
    lines = ADVERT.splitlines()
    for item in answer.evidence:
        assert item.line is not None
        held = lines[item.line - 1]
        for part in item.words.split("…"):
            assert part.strip() in held


def test_it_asks_for_what_is_left_out_and_not_for_what_is_said(answer: AdvertAnswer) -> None:
    asked = " ".join(question.ask for question in answer.questions)

    assert "on-call" in asked
    assert "pension" not in asked
    assert "sponsor" not in asked
    assert "clearance" in asked


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Graduate Data Scientist", "junior"),
        ("Machine Learning Engineer II", "mid"),
        ("Machine Learning Engineer III", "senior"),
        ("Sr. ML Engineer", "senior"),
        ("Lead Data Scientist", "lead"),
        ("Principal ML Engineer", "staff"),
        ("Engineering Manager, ML", "manager"),
        ("Head of Data Science", "manager"),
        ("Data Science Intern", "intern"),
        ("ML Engineer TechLead", "lead"),
        ("Machine Learning Engineer", "unspecified"),
        ("\U0001d5e6\U0001d5f2\U0001d5fb\U0001d5f6\U0001d5fc\U0001d5ff Engineer", "senior"),
    ],
)
def test_the_level_of_a_title(title: str, level: str) -> None:
    assert advert_level(advert_text(f"{title}\n\nWe make trams.\n", WORDS)).level == level


@pytest.mark.parametrize(
    ("line", "years", "level"),
    [
        ("- 1 year of experience with Python", 1, "junior"),
        ("- 2+ years of experience with Python", 2, "mid"),  # 2 is where mid begins
        ("- 5+ years of industry experience", 5, "senior"),
        ("- Minimum 2, ideally 4+ years of experience", 2, "mid"),
        ("- 2-4 years of relevant experience", 2, "mid"),
        ("- five years of experience in data", 5, "senior"),
        ("- 5+ years of experience with a master's OR 7+ years of experience", 5, "senior"),
        ("- 2.5+ years of commercial experience", 2.5, "mid"),
        ("- Our founders have built trams for over 20 years", None, "unspecified"),
        ("- You step up to Lead within 2-3 years", None, "unspecified"),
        ("- Working here needs 5 years' UK residency for vetting", None, "unspecified"),
    ],
)
def test_years_asked(line: str, years: float | None, level: str) -> None:
    found = advert_level(advert_text(f"Engineer\n\nRequirements:\n{line}\n", WORDS))

    assert (found.years_min, found.level) == (years, level)


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("With 25 years' experience and 400 staff, we are the oldest maker of trams.", None),
        ("With 25 years' experience, Tram Works is the oldest maker of trams.", None),
        ("Our founders bring 30 years of experience in machine learning.", None),
        ("We have over 10 years of experience in AI.", None),
        ("We are looking for engineers with 5 years of experience in ML.", 5),
        ("With at least 4 years of experience in software, you lead the work.", 4),
        ("We have a place for people with 2 years of experience.", 2),
        ("Requirements:\n- 5+ years in Python, PyTorch, Kubernetes", 5),
        ("Requirements:\n- 3 years of production Python", 3),
        ("Requirements:\n- 2 years using modern C++", 2),
        ("You have been 5 years in London.", None),
    ],
)
def test_whose_years_they_are_and_of_what(body: str, years: float | None) -> None:
    finder = SkillFinder(load_skill_words(), adverts_only=True)

    assert advert_level(advert_text(f"Engineer\n\n{body}\n", WORDS), finder).years_min == years


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("Experience level: Junior", "junior"),
        ("Seniority\n\nSenior", "senior"),
        ("- Experience-level: Mid-level", "mid"),
        # A step of a job board's form that covers half of all jobs says nothing.
        ("Seniority level: Mid-Senior level", "unspecified"),
        ("You would be at Grade: HEO in the tram office.", "mid"),
        ("We are also hiring a Senior Data Scientist.", "unspecified"),
    ],
)
def test_the_level_that_a_form_states(body: str, level: str) -> None:
    text = f"Tram Engineer\n\nWe make trams.\n\n{body}\n\nApply by post.\n"

    assert advert_level(advert_text(text, WORDS)).level == level


@pytest.mark.parametrize("button", ["Apply now »", "Back to jobs", "Job Description"])
def test_a_button_above_the_title_is_no_title(button: str) -> None:
    assert (
        advert_text(f"{button}\n\nTram Engineer\n\nWe make trams.\n", WORDS).title
        == "Tram Engineer"
    )


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Visa sponsorship is not on offer.", "not-offered"),
        ("We cannot give VISA sponsorship for it.", "not-offered"),
        ("We are unable to sponsor visas.", "not-offered"),
        ("We can sponsor Skilled Worker visas.", "offered"),
        ("Visa sponsorship available.", "offered"),
        ("You must have the right to work in the UK.", "unspecified"),
        ("We value executive sponsorship of projects.", "unspecified"),
        ("No sponsorship for an export licence.", "unspecified"),
        ("NO SPONSORSHIP AVAILABLE", "not-offered"),
        ("Visa sponsorship\nNo", "not-offered"),
        ("We do not issue a CoS for this work.", "not-offered"),
        ("People who need visa sponsorship will not be considered.", "not-offered"),
        ("People who need visa sponsorship are welcome and will be considered.", "offered"),
        ("The post is eligible for sponsorship as a Skilled Worker.", "offered"),
        ("We are a licensed sponsor.", "offered"),
        ("We help with visas and with the move.", "offered"),
        ("DV clearance is needed; sponsorship may be possible.", "unspecified"),
        ("Will you need visa sponsorship?", "unspecified"),
    ],
)
def test_sponsorship(line: str, status: str) -> None:
    found = advert_sponsorship(advert_text(f"Engineer\n\n{line}\n", WORDS), WORDS)

    assert ("unspecified" if found is None else found.value) == status


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("You must hold DV clearance.", True),
        ("SC cleared or able to obtain it.", True),
        ("Security clearance is required.", True),
        ("No security clearance needed.", False),
        ("A background check is made before you start.", False),
        ("Experience of customs clearance.", False),
        ("You need to pass Security Check clearance.", True),
        ("Able to attain SC.", True),
        ("BPSS plus SC", True),
        ("Clearance level\nDV", True),
        ("Medical clearance is required.", False),
        ("A BSc or DVM is required.", False),
    ],
)
def test_clearance(line: str, asked: bool) -> None:
    found = advert_clearance(advert_text(f"Engineer\n\n{line}\n", WORDS), WORDS)

    assert (found is not None) is asked


def test_a_course_dressed_as_a_job_is_flagged_with_its_words() -> None:
    text = (
        "Trainee Data Scientist\n\nNo experience needed! Our course takes you there, with a "
        "job guarantee.\nPayment plan from £99 a month.\n"
    )

    signs = training_bait(advert_text(text, WORDS), WORDS)

    assert {sign.value for sign in signs} >= {"a guaranteed job", "you pay for it"}
    assert signs[0].line == 3


def test_a_learning_budget_is_no_bait() -> None:
    text = "Engineer\n\nWe pay for any course you like, up to your learning budget.\n"

    assert training_bait(advert_text(text, WORDS), WORDS) == ()


@pytest.mark.parametrize(
    ("title", "duties", "kind"),
    [
        (
            "Data Scientist",
            [
                "Build ETL and data pipelines",
                "Own the data warehouse in Snowflake",
                "Improve data quality and lineage",
                "Ingest new data sources",
                "Mentor data engineers",
            ],
            "data-engineer",
        ),
        (
            "AI Engineer",
            [
                "Build LLM applications with retrieval-augmented generation",
                "Design prompts and guardrails",
                "Integrate OpenAI APIs",
            ],
            "ai-engineer",
        ),
        (
            "Engineer",
            [
                "Maintain the ML platform",
                "Automate model deployment with Kubernetes",
                "Run MLflow and the model registry",
                "On-call for reliability",
            ],
            "mlops",
        ),
        (
            "Scientist",
            [
                "Publish at NeurIPS",
                "Conduct research into novel architectures",
                "Lead the research agenda",
            ],
            "research",
        ),
        ("Sales Engineer", ["Give product demos to customers", "Answer tenders"], "other"),
    ],
)
def test_duties_decide_the_kind_of_role(title: str, duties: list[str], kind: str) -> None:
    listed = "\n".join(f"- {duty}" for duty in duties)

    assert (
        role_reader(WORDS).read(advert_text(f"{title}\n\nWhat you'll do:\n{listed}\n", WORDS)).kind
        == kind
    )


def asked_about(guide: Guide, text: str) -> str:
    finder = SkillFinder(load_skill_words(), adverts_only=True)
    answer = advert_for(guide, finder, TODAY, file="a.txt", text=text, words=WORDS, places=PLACES)
    return " ".join(question.ask for question in answer.questions)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Location: London", True),
        ("Location: Berlin, Germany", False),
        ("We pay $120,000 a year.", False),  # no place, and the pay is in dollars
        ("We pay £60,000 a year.", True),
    ],
)
def test_skilled_worker_visas_are_asked_about_only_in_the_uk(
    guide: Guide, body: str, asked: bool
) -> None:
    text = f"Machine Learning Engineer\n{body}\n\nYou train models.\n"

    assert ("Skilled Worker" in asked_about(guide, text)) is asked


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        ("My client builds trams.", True),
        ("Our client is looking for an engineer.", True),
        ("We act as an employment agency for this post.", True),
        ("I write on behalf of a leading bank.", True),
        ("We are working with a scale-up who are looking for an engineer.", True),
        ("On behalf of the whole team, welcome.", False),
        ("You solve problems for our clients.", False),
        ("Our client's trams run on your models.", False),
    ],
)
def test_the_employer_is_asked_for_only_where_an_agency_shows(
    guide: Guide, body: str, agency: bool
) -> None:
    asked = asked_about(guide, f"Machine Learning Engineer\n\n{body}\n")

    assert ("Which employer" in asked) is agency


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("1. An initial call\n2. A technical task\n3. Meet the team", False),
        ("Two interviews.", False),
        ("Apply by post.", True),
    ],
)
def test_stages_are_asked_about_where_none_are_told(guide: Guide, body: str, asked: bool) -> None:
    text = f"Machine Learning Engineer\n\n## How to apply\n\n{body}\n"

    assert ("stages" in asked_about(guide, text)) is asked


def test_a_contract_is_asked_about_what_it_leaves_open(guide: Guide) -> None:
    silent = asked_about(guide, "Machine Learning Engineer\n\n£450 a day\n")
    told = asked_about(
        guide, "Machine Learning Engineer\n\n£450 a day outside IR35, 6 month contract\n"
    )
    either = asked_about(guide, "Machine Learning Engineer\n\n£450 a day, inside/outside IR35\n")

    assert "IR35" in silent
    assert "How long is the contract" in silent
    assert "IR35" not in told
    assert "How long is the contract" not in told
    assert "IR35" in either


def test_skills_go_by_their_names_on_a_page_and_by_id_in_fields(guide: Guide) -> None:
    finder = SkillFinder(load_skill_words(), adverts_only=True)
    text = "Engineer\n\n## Requirements\n- C++ or Rust\n- Google Cloud\n"
    answer = advert_for(guide, finder, TODAY, file="a.txt", text=text, words=WORDS, places=PLACES)

    assert answer.skills_required == ("cpp", "rust", "gcp")
    assert [(item.skills, item.asked) for item in answer.one_of] == [(("cpp", "rust"), "required")]
    facts = next(block for block in advert_page(answer).blocks if isinstance(block, Facts))
    (required,) = (fact for fact in facts.facts if fact.key.startswith("Required"))
    assert (required.key, required.value) == ("Required (2)", "Google Cloud, C++ or Rust")
