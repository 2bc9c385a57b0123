"""One invented advert read whole: role, level, place, terms, and what to ask back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.advert import WITHOUT_WORDS, AdvertAnswer, advert_for
from mlcareer.advice.advert_conditions import (
    advert_clearance,
    advert_sponsorship,
    training_bait,
)
from mlcareer.advice.advert_level import advert_level
from mlcareer.advice.advert_text import advert_text
from mlcareer.advice.role_kind import role_kind
from mlcareer.advice.skill_finding import SkillFinder
from mlcareer.guide.load import load_advert_words, load_skill_words

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)

WORDS = load_advert_words()

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
    return advert_for(guide, finder, TODAY, file="tram.md", text=ADVERT, words=WORDS)


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


def test_an_advert_read_without_the_table_of_words_says_that_much_was_missed(
    answer: AdvertAnswer, guide: Guide
) -> None:
    finder = SkillFinder(load_skill_words(), adverts_only=True)
    without = advert_for(guide, finder, TODAY, file="tram.md", text=ADVERT)

    assert answer.notes == ()
    assert without.notes == (WITHOUT_WORDS,)
    assert without.skills_optional == ()


def test_its_pay_is_held_against_the_band_of_its_level_and_region(
    answer: AdvertAnswer, guide: Guide
) -> None:
    band = next(b for b in guide.band if (b.level, b.region) == ("senior", "rest-of-uk"))

    assert [(item.end, item.band) for item in answer.pay_in_bands] == [
        ("min", band.id),
        ("max", band.id),
    ]
    assert answer.pay_in_bands[0].position == ("below" if band.min > 60_000 else "within")


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
    assert advert_sponsorship(advert_text(f"Engineer\n\n{line}\n", WORDS)).status == status


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
    assert advert_clearance(advert_text(f"Engineer\n\n{line}\n", WORDS)).asked is asked


def test_a_course_dressed_as_a_job_is_flagged_with_its_words() -> None:
    text = (
        "Trainee Data Scientist\n\nNo experience needed! Our course takes you there, with a "
        "job guarantee.\nPayment plan from £99 a month.\n"
    )

    signs = training_bait(advert_text(text, WORDS))

    assert {sign.sign for sign in signs} >= {"a guaranteed job", "you pay for it"}
    assert signs[0].line == 3


def test_a_learning_budget_is_no_bait() -> None:
    text = "Engineer\n\nWe pay for any course you like, up to your learning budget.\n"

    assert training_bait(advert_text(text, WORDS)) == ()


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

    assert role_kind(advert_text(f"{title}\n\nWhat you'll do:\n{listed}\n", WORDS)).kind == kind
