"""An advert for its writer: what is a fault, and what looks like one and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.benefits import advert_benefits
from mlcareer.adverts.read import read_advert
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert_questions import candidate_questions
from mlcareer.advice.case.advert_writing import Post, check_advert
from mlcareer.guide.kinds import HIRE_WORDS
from mlcareer.guide.load import load, load_advert_words, load_place_names, load_skill_words
from mlcareer.guide.lookup import by_id

if TYPE_CHECKING:
    from mlcareer.advice.advert_check import AdvertCheck
    from mlcareer.guide.model import Guide

FINDER = SkillFinder(load_skill_words(), adverts_only=True)


def checked(
    guide: Guide, text: str, level: str = "mid", pay: tuple[int, int] = (65_000, 80_000)
) -> AdvertCheck:
    post = Post(level=by_id(level, guide.level), pay=pay[0], pay_to=pay[1])
    found = read_advert(text, load_advert_words(), load_place_names(), FINDER)
    words, benefits = load(HIRE_WORDS), advert_benefits(text)
    asked = candidate_questions(load_advert_words(), found, benefits, text)
    return check_advert(guide, words, post, found, benefits, text, asked, "advert.txt")


def faults(check: AdvertCheck) -> list[tuple[str, int | None, str]]:
    return [(each.kind, each.line, each.words) for each in check.problems]


def advert(*lines: str, title: str = "Machine Learning Engineer") -> str:
    """Write an advert whose first line of its own is line 4."""
    return "\n".join([title, "London. £65,000 - £80,000", "Requirements", *lines, "- Python"])


def test_four_lines_to_fix_in_the_order_of_the_text(guide: Guide) -> None:
    check = checked(
        guide,
        "Machine Learning Engineer (Mid/Senior)\n"
        "Bristol\n"
        "Salary: £70,000 - £80,000 plus bonus\n"
        "Hybrid (2 days a week in the office)\n"
        "\n"
        "You will join a young and dynamic team that ranks search results in production.\n"
        "\n"
        "Requirements\n"
        "- 3+ years of experience in machine learning\n"
        "- Python, PyTorch, SQL, Docker and Kubernetes\n"
        "- A PhD in a numerate subject\n"
        "\n"
        "25 days of holiday.\n",
        pay=(70_000, 80_000),
    )

    assert faults(check) == [
        ("level", 1, "Mid/Senior"),
        ("age", 6, "young and dynamic team"),
        ("degree", 11, "A PhD"),
        ("holiday", 13, "25 days of holiday"),
    ]
    assert check.problems[0].better == "one level: 3+ years and this pay are mid-level"
    assert {"sponsorship", "bonus figure", "employer pension", "team"} <= {*check.left_out}
    assert check.clear == ("pay range", "hybrid days", "five skills")
    assert not check.hints


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Join our young, energetic team.", "age"),
        ("We are looking for a mature individual.", "age"),
        ("For recent graduates only.", "age"),
        ("Applicants should be aged between 25 and 35.", "age"),
        ("Over 45s need not apply.", "age"),
        ("Female candidates only.", "sex"),
        ("You should be physically active.", "disability"),
        ("- at least 6 years of experience", "years"),
        ("- PhD in Computer Science required", "degree"),
        ("22 days annual leave", "holiday"),
    ],
)
def test_a_line_that_is_a_fault(line: str, kind: str, guide: Guide) -> None:
    assert [found[:2] for found in faults(checked(guide, advert(line)))] == [(kind, 4)]


@pytest.mark.parametrize(
    "line",
    [
        "We are a young and dynamic company.",
        "Our models help young people find work.",
        "Our platform is mature.",
        "The market is young and dynamic.",
        "Our routes are those of a postman.",
        "We detect an active person in a video.",
        "We hire regardless of age, young team or old.",
        "Recent graduates are welcome.",
        "Our customers are aged 25 to 40.",
        "You must be over 18.",
        "You will be an active member of the team.",
        "Women are particularly encouraged to apply.",
        "- 5+ years of experience",  # exactly where the level's range ends
        "- PhD, MSc or BSc in Computer Science",
        "- A PhD or equivalent experience",
        "- A PhD is welcome but not required",
        "28 days annual leave",
        "25 days annual leave plus bank holidays",
        "Our founders have 20 years of experience in retail.",
    ],
)
def test_a_line_that_looks_like_a_fault_and_is_none(line: str, guide: Guide) -> None:
    assert faults(checked(guide, advert(line))) == []


def test_a_phd_is_usual_in_research(guide: Guide) -> None:
    text = advert(
        "- A PhD in machine learning", "- papers at NeurIPS", title="Research Scientist, ML"
    )

    assert faults(checked(guide, text)) == []


def test_two_levels_in_a_title_unless_each_has_its_pay(guide: Guide) -> None:
    both = checked(guide, advert(title="Mid-level / Senior ML Engineer"))
    apart = checked(
        guide,
        "Mid-level / Senior ML Engineer\nLondon\nMid: £60,000 - £75,000\nSenior: £80,000 - £95,000",
    )

    assert faults(both) == [("level", 1, "Mid-level / Senior")]
    assert faults(apart) == []


def test_another_level_than_that_of_the_budget(guide: Guide) -> None:
    check = checked(guide, advert(title="Senior Machine Learning Engineer"))

    assert faults(check) == [("level", 1, "Senior")]
    assert check.problems[0].better == "the budget is for mid-level: say so, or change it"


def test_a_title_of_one_sex_is_a_fault_in_the_title_alone(guide: Guide) -> None:
    text = advert(title="Cameraman and Machine Learning Engineer")

    assert faults(checked(guide, text)) == [("sex", 1, "Cameraman")]


def test_a_title_that_names_the_level_beside_another_word_is_no_contradiction(
    guide: Guide,
) -> None:
    title = "Mid-level Machine Learning Engineer (Staff Augmentation)"

    assert faults(checked(guide, advert(title=title))) == []


def test_pay_beside_the_budget_is_a_fault_only_where_they_have_nothing_in_common(
    guide: Guide,
) -> None:
    touching = checked(guide, advert(), pay=(80_000, 90_000))
    apart = checked(guide, advert(), pay=(80_001, 90_000))

    assert faults(touching) == []
    assert faults(apart) == [("pay", 2, "£65,000 - £80,000")]
    assert apart.problems[0].better == "the budget is £80,001–£90,000"


def test_fifteen_required_skills_shrink_the_field_and_fourteen_do_not(guide: Guide) -> None:
    fourteen = [
        *("SQL", "PyTorch", "TensorFlow", "scikit-learn", "Docker", "Kubernetes", "Terraform"),
        *("Airflow", "MLflow", "Spark", "Kafka", "dbt", "FastAPI"),
    ]
    few = checked(guide, advert(*(f"- {skill}" for skill in fourteen)))
    many = checked(guide, advert(*(f"- {skill}" for skill in [*fourteen, "Snowflake"])))

    assert faults(few) == []
    assert faults(many) == [("skills", 4, "15 skills are required")]


def test_coded_words_are_a_hint_from_three_on_and_never_a_fault(guide: Guide) -> None:
    two = checked(guide, advert("You are ambitious and assertive."))
    three = checked(guide, advert("You are ambitious, assertive and fearless."))

    assert not two.hints
    assert not three.problems
    assert three.hints[0].words == ("ambitious", "assertive", "fearless")
    assert three.hints[0].lines == (4, 4, 4)


def test_what_the_field_says_every_day_is_not_coded(guide: Guide) -> None:
    line = "Analyse, lead, decide: objective functions, logic, independent and active learning."

    assert not checked(guide, advert(line, line)).hints
