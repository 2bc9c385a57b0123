"""What a CV shows, line by line, against a level or an advert."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.advice.case.gap import GapAnswer, gap_for
from mlcareer.errors import UsageError
from mlcareer.guide.load import (
    load_advert_words,
    load_cv_words,
    load_guide,
    load_place_names,
    load_skill_words,
)
from mlcareer.page import Facts
from mlcareer.pages.gap import gap_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)
WORDS = load_skill_words()
FINDER = SkillFinder(WORDS)
CV_WORDS = load_cv_words()

CV = """# Ada Example

## Skills
Python, Docker, PyTorch, R

## Experience

**Engineer | Tramways Ltd | 2021 - Present**
- Built demand models in PyTorch that cut waiting by 12%
- Wrote the ETL in SQL and ran it in Airflow
  and checked it with pytest every night

## Education
Coursework: Kubernetes
"""


def test_a_line_that_only_names_a_skill_is_not_called_a_list(guide: Guide) -> None:
    asked = advert(guide, "Engineer\n\nRequirements\n- Docker\n")
    cv = "## Summary\nEngineer who knows Docker\n"

    (step,) = gap(guide, cv="cv.md", cv_text=cv, adverts=[asked]).next_proofs

    assert step.make == (
        "Line 2 names it, but not as part of work done: describe a piece of work that used it, "
        "under a heading such as Experience, with what came of it."
    )


def advert(guide: Guide, text: str) -> AdvertAnswer:
    words = load_advert_words()
    return advert_for(
        guide, FINDER, TODAY, file="a.txt", text=text, words=words, places=load_place_names()
    )


def gap(guide: Guide, **question: object) -> GapAnswer:
    return gap_for(guide, WORDS, FINDER, TODAY, words=CV_WORDS, **question)  # type: ignore[arg-type]


def test_against_an_advert_each_skill_has_its_state_and_the_counts_add_up(guide: Guide) -> None:
    asked = advert(
        guide, "Engineer\n\nRequirements:\n- PyTorch, Python and Kafka\n\nNice to have:\n- Rust\n"
    )

    answer = gap(guide, cv="cv.md", cv_text=CV, adverts=[asked])

    states = {item.skill: item.shown for item in answer.skills}
    assert states == {
        "pytorch": "used",
        "python": "mentioned",
        "kafka": "missing",
        "rust": "missing",
    }
    required = next(counts for counts in answer.counts if counts.asked == "required")
    assert (required.used, required.mentioned, required.missing, required.total) == (1, 1, 1, 3)
    assert [item.skill for item in answer.bring_forward] == ["pytorch"]
    assert answer.bring_forward[0].line == 9


def test_of_several_adverts_what_at_least_half_ask_counts(guide: Guide) -> None:
    adverts = [
        advert(guide, f"Engineer\n\nRequirements:\n- {skills}\n")
        for skills in ("Python and Kafka", "Python and SQL", "Python and SQL")
    ]

    answer = gap(guide, have=["sql"], adverts=adverts)

    # python 3 of 3, sql 2 of 3; kafka, 1 of 3, is not what most ask.
    assert {item.skill: item.shown for item in answer.skills} == {
        "python": "missing",
        "sql": "stated",
    }


def test_the_most_asked_for_proof_comes_first_and_says_why(guide: Guide) -> None:
    answer = gap(guide, cv="cv.md", cv_text=CV, level="mid")

    values = [step.value for step in answer.next_proofs]
    assert values == sorted(values, reverse=True)
    assert all(step.because.endswith(".") for step in answer.next_proofs)
    assert "pytorch" not in {step.skill for step in answer.next_proofs}


def test_skills_can_be_stated_by_any_spelling_without_a_cv(guide: Guide) -> None:
    answer = gap(guide, have=["sklearn", "K8s"], level="mid")

    states = {item.skill: item.shown for item in answer.skills}
    assert states["scikit-learn"] == "stated"
    assert states["kubernetes"] == "stated"
    assert states["python"] == "missing"


def test_a_skill_that_nobody_knows_gets_the_near_miss(guide: Guide) -> None:
    with pytest.raises(UsageError, match="pytorhc") as raised:
        gap(guide, have=["pytorhc"], level="mid")

    assert raised.value.hint == "Did you mean 'pytorch'?"


@pytest.mark.parametrize("question", [{"level": "mid"}, {"have": ["python"]}])
def test_half_a_question_is_refused(guide: Guide, question: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        gap(guide, **question)


def test_the_table_marks_a_skill_as_the_guide_s_own_only_when_it_is(guide: Guide) -> None:
    known = {skill.id for skill in guide.skill}

    for words in WORDS.skill:
        assert (words.origin == "guide") == (words.id in known), words.id


def states(answer: GapAnswer) -> dict[str, str]:
    return {item.name: item.shown for item in answer.skills}


def test_of_alternatives_one_will_do(guide: Guide) -> None:
    asked = advert(
        guide, "Engineer\n\nRequirements:\n- PyTorch or TensorFlow\n- Airflow or Dagster\n"
    )

    answer = gap(guide, cv="cv.md", cv_text=CV, adverts=[asked])

    assert states(answer) == {"PyTorch or TensorFlow": "used", "Airflow or Dagster": "used"}
    assert {item.skill: item.any_of for item in answer.skills} == {
        "pytorch": ("pytorch", "tensorflow"),
        "airflow": ("airflow", "dagster"),
    }
    assert answer.counts[0].missing == 0


def test_alternatives_of_which_none_is_shown_are_missing_once(guide: Guide) -> None:
    asked = advert(guide, "Engineer\n\nRequirements:\n- Rust or Go\n")

    answer = gap(guide, cv="cv.md", cv_text=CV, adverts=[asked])

    assert states(answer) == {"Rust or Go": "missing"}
    assert [step.name for step in answer.next_proofs] == ["Rust or Go"]


def test_what_is_also_asked_for_by_itself_settles_the_choice(guide: Guide) -> None:
    body = "Engineer\n\nRequirements:\n- PyTorch or TensorFlow\n- Serve models made in TensorFlow\n"

    answer = gap(guide, cv="cv.md", cv_text=CV, adverts=[advert(guide, body)])

    assert "PyTorch" not in " ".join(states(answer))
    assert states(answer)["TensorFlow"] == "missing"


def test_what_one_advert_asks_for_by_itself_is_no_choice_beside_another(guide: Guide) -> None:
    adverts = [
        advert(guide, "Engineer\n\nRequirements:\n- PyTorch or TensorFlow\n"),
        advert(guide, "Engineer\n\nRequirements:\n- PyTorch\n"),
    ]

    answer = gap(guide, cv="cv.md", cv_text=CV, adverts=adverts)

    assert [(item.name, item.adverts_required, item.any_of) for item in answer.skills] == [
        ("PyTorch", 2, ())
    ]


@pytest.mark.parametrize(
    ("line", "skill", "shown"),
    [
        ("Built a microservices-based shop with Django for trams", "system-design", "missing"),
        ("Designed a poster system for the trams of the city", "system-design", "missing"),
        ("Designed a real-time pipeline from events to model inference", "system-design", "used"),
        ("Architected the machine learning platform of twenty teams", "system-design", "used"),
        ("Monitored drift of the ranking model in production every day", "monitoring", "used"),
        ("Set up an alert on drift of what the model predicts", "monitoring", "used"),
        ("Built monitoring of the web shop with Prometheus and Grafana", "monitoring", "missing"),
        ("Built a data visualisation platform for business metrics", "problem-framing", "missing"),
        ("Turned the business question of late trams into a forecast", "problem-framing", "used"),
    ],
)
def test_what_the_guide_asks_of_machine_learning_is_shown_by_work_on_it(
    line: str, skill: str, shown: str
) -> None:
    answer = gap(load_guide(), cv="cv.md", cv_text=f"## Experience\n- {line}\n", level="senior")

    assert {item.skill: item.shown for item in answer.skills}[skill] == shown


def test_an_advert_that_asks_for_software_design_is_shown_it_by_software(guide: Guide) -> None:
    cv = "## Experience\n- Built a microservices-based shop with Django for trams\n"
    asked = advert(guide, "Engineer\n\nRequirements:\n- Microservices\n")

    answer = gap(guide, cv="cv.md", cv_text=cv, adverts=[asked])

    assert states(answer) == {"System design": "used"}


def test_what_a_level_expects_stands_first_and_what_lower_ones_do_under_their_names() -> None:
    answer = gap(load_guide(), have=["python"], level="senior")

    design = next(item for item in answer.skills if item.skill == "system-design")
    assert [said.level for said in design.expected] == ["mid", "senior"]
    facts = next(
        block
        for block in gap_page(answer).blocks
        if isinstance(block, Facts) and block.title == "What Senior expects"
    )
    first, second = dict(facts.pairs)["ML system design"].split("\n")
    assert first == design.expected[1].text
    assert second == f"Mid-level: {design.expected[0].text}"
    # Nothing of the level's own: the other level says whose it is.
    assert dict(facts.pairs)["Model serving"].startswith("Mid-level: ")
