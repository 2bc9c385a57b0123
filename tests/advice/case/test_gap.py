"""What a CV shows, line by line, against a level or an advert."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.advice.case.gap import GapAnswer, cv_of, gap_for
from mlcareer.advice.names import level_of, skill_words_of
from mlcareer.errors import UsageError
from mlcareer.guide.load import (
    load_advert_words,
    load_cv_words,
    load_guide,
    load_place_names,
    load_skill_words,
)
from mlcareer.page import Facts, text_of
from mlcareer.pages.gap import gap_page

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def advert(guide: Guide, text: str) -> AdvertAnswer:
    words = load_advert_words()
    return advert_for(
        guide, FINDER, TODAY, file="a.txt", text=text, words=words, places=load_place_names()
    )


def gap(
    guide: Guide,
    *,
    cv: str | None = None,
    level: str | None = None,
    adverts: Sequence[AdvertAnswer] = (),
    have: Sequence[str] = (),
) -> GapAnswer:
    return gap_for(
        guide,
        WORDS,
        TODAY,
        cv=None
        if cv is None
        else cv_of(cv, FINDER, WORDS, CV_WORDS, load_place_names(), TODAY, of_guide=not adverts),
        level=level_of(guide, level),
        adverts=adverts,
        have=[skill_words_of(WORDS, typed) for typed in have],
    )


def test_against_an_advert_each_skill_has_its_state_and_the_counts_add_up(guide: Guide) -> None:
    asked = advert(
        guide, "Engineer\n\nRequirements:\n- PyTorch, Python and Kafka\n\nNice to have:\n- Rust\n"
    )

    answer = gap(guide, cv=CV, adverts=[asked])

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


def test_what_is_badly_shown_comes_before_what_is_missing(guide: Guide) -> None:
    answer = gap(guide, cv=CV, level="mid")

    shown = {item.skill: item.shown for item in answer.skills}
    order = [shown[step.skill] for step in answer.next_proofs]
    assert order == sorted(order, key=["mentioned", "missing"].index)
    for how in ("mentioned", "missing"):
        values = [step.value for step in answer.next_proofs if shown[step.skill] == how]
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


def test_half_a_question_is_refused(guide: Guide) -> None:
    with pytest.raises(UsageError, match="no CV"):
        gap(guide, level="mid")
    with pytest.raises(UsageError, match="nothing to compare"):
        gap(guide, have=["python"])


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

    answer = gap(guide, cv=CV, adverts=[asked])

    assert states(answer) == {"PyTorch or TensorFlow": "used", "Airflow or Dagster": "used"}
    assert {item.skill: item.any_of for item in answer.skills} == {
        "pytorch": ("pytorch", "tensorflow"),
        "airflow": ("airflow", "dagster"),
    }
    assert answer.counts[0].missing == 0


def test_alternatives_of_which_none_is_shown_are_missing_once(guide: Guide) -> None:
    asked = advert(guide, "Engineer\n\nRequirements:\n- Rust or Go\n")

    answer = gap(guide, cv=CV, adverts=[asked])

    assert states(answer) == {"Rust or Go": "missing"}
    assert [step.name for step in answer.next_proofs] == ["Rust or Go"]


def test_what_is_also_asked_for_by_itself_settles_the_choice(guide: Guide) -> None:
    body = "Engineer\n\nRequirements:\n- PyTorch or TensorFlow\n- Serve models made in TensorFlow\n"

    answer = gap(guide, cv=CV, adverts=[advert(guide, body)])

    assert "PyTorch" not in " ".join(states(answer))
    assert states(answer)["TensorFlow"] == "missing"


def test_what_one_advert_asks_for_by_itself_is_no_choice_beside_another(guide: Guide) -> None:
    adverts = [
        advert(guide, "Engineer\n\nRequirements:\n- PyTorch or TensorFlow\n"),
        advert(guide, "Engineer\n\nRequirements:\n- PyTorch\n"),
    ]

    answer = gap(guide, cv=CV, adverts=adverts)

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
    answer = gap(load_guide(), cv=f"## Experience\n- {line}\n", level="senior")

    assert {item.skill: item.shown for item in answer.skills}[skill] == shown


def test_an_advert_that_asks_for_software_design_is_shown_it_by_software(guide: Guide) -> None:
    cv = "## Experience\n- Built a microservices-based shop with Django for trams\n"
    asked = advert(guide, "Engineer\n\nRequirements:\n- Microservices\n")

    answer = gap(guide, cv=cv, adverts=[asked])

    assert states(answer) == {"System design": "used"}


def test_what_a_level_expects_stands_first_and_what_lower_ones_do_under_their_names() -> None:
    answer = gap(load_guide(), have=["python"], level="senior")

    design = next(item for item in answer.skills if item.skill == "system-design")
    assert [each.level.id for each in design.expected] == ["mid", "senior"]
    facts = next(
        block
        for block in gap_page(answer).details
        if isinstance(block, Facts) and block.title == "What senior expects"
    )
    said = {fact.key: str(fact.value) for fact in facts.facts}
    first, second = said["ML system design"].split("\n")
    assert first == design.expected[1].text
    assert second == f"Mid-level: {design.expected[0].text}"
    # Nothing of the level's own: the other level says whose it is.
    assert said["Model serving"].startswith("Mid-level: ")


@pytest.mark.parametrize(
    ("cv", "make"),
    [
        ("## Skills\nDocker\n", "line 2 only lists it; say what you did with it"),
        (
            "## Summary\nEngineer who knows Docker\n",
            "line 2 only names it; say what you did with it",
        ),
        (
            "## Skills\ndocker-compose\n",
            "line 2 only lists docker-compose; say what you did with it",
        ),
        (
            "## Courses\nDocker for engineers\n",
            "line 2 is a course; show a piece of work that used it",
        ),
    ],
)
def test_what_is_only_named_says_where_and_how(guide: Guide, cv: str, make: str) -> None:
    asked = advert(guide, "Engineer\n\nRequirements\n- Docker\n")

    (step,) = gap(guide, cv=cv, adverts=[asked]).next_proofs

    assert step.make == make


PERSON = """Ada Example
Location: Leeds, UK
{right}

## Experience
ML Engineer, Tramways, 2019 - 2026
- Built models in Python that plan the trams of four cities

## Education
BSc Mathematics
"""


def outcomes(guide: Guide, asked: str, right: str = "") -> dict[str, str]:
    answer = gap(guide, cv=PERSON.format(right=right), adverts=[advert(guide, asked)])
    return {gate.about: gate.outcome for gate in answer.gates}


BODY = "ML Engineer\nLocation: Leeds\n\n## Requirements\n- Python\n"


@pytest.mark.parametrize(
    ("line", "about", "outcome"),
    [
        ("- 7+ years of experience", "experience", "met"),  # 2019 to 2026 are seven years
        ("- 8+ years of experience", "experience", "short"),
        ("- A degree in a numerate subject", "degree", "met"),
        ("- A PhD in statistics is required", "degree", "fails"),
        ("- PhD or equivalent experience", "degree", "met"),
        ("- SC clearance is required", "clearance", "ask"),
    ],
)
def test_each_gate_compares_what_is_asked_with_what_the_cv_says(
    guide: Guide, line: str, about: str, outcome: str
) -> None:
    assert outcomes(guide, f"{BODY}{line}\n")[about] == outcome


@pytest.mark.parametrize(
    ("asked", "held", "outcome"),
    [
        ("SC clearance is required", "SC cleared", "met"),
        ("SC clearance is required", "DV cleared", "met"),
        ("SC clearance is required", "CTC cleared", "ask"),
        ("DV clearance is required", "SC cleared", "ask"),
        ("DV clearance is required", "Developed Vetting", "met"),
        ("DV clearance is required", "Security cleared", "ask"),  # it does not say how high
        ("Security clearance is required", "CTC cleared", "met"),
        ("You must be SC or DV cleared", "SC cleared", "met"),
    ],
)
def test_a_lower_clearance_than_asked_does_not_meet_it(
    guide: Guide, asked: str, held: str, outcome: str
) -> None:
    assert outcomes(guide, f"{BODY}- {asked}\n", held)["clearance"] == outcome


@pytest.mark.parametrize(
    ("sponsors", "right", "outcome"),
    [
        ("", "", "ask"),
        ("", "British citizen", "met"),
        ("- Visa sponsorship is available", "", "met"),
        ("- Visa sponsorship is available", "I need visa sponsorship", "met"),
        ("- We cannot sponsor visas", "I need visa sponsorship", "fails"),
        ("- We cannot sponsor visas", "Graduate visa", "ask"),
        ("- We cannot sponsor visas", "", "ask"),
    ],
)
def test_the_right_to_work_is_compared_with_what_is_sponsored(
    guide: Guide, sponsors: str, right: str, outcome: str
) -> None:
    assert outcomes(guide, f"{BODY}{sponsors}\n", right)["right-to-work"] == outcome


@pytest.mark.parametrize(
    ("place", "outcome"), [("Leeds", "met"), ("London", "ask"), ("Remote (UK)", "met")]
)
def test_another_place_is_to_be_asked_about(guide: Guide, place: str, outcome: str) -> None:
    asked = BODY.replace("Location: Leeds", f"Location: {place}")

    assert outcomes(guide, asked)["place"] == outcome


def verdict(guide: Guide, *requirements: str, right: str = "") -> str | None:
    asked = "ML Engineer\nLocation: Leeds\n\n## Requirements\n"
    asked += "".join(f"- {line}\n" for line in requirements)
    return gap(guide, cv=PERSON.format(right=right), adverts=[advert(guide, asked)]).verdict


def test_the_verdict_is_by_gates_and_by_what_is_missing(guide: Guide) -> None:
    assert verdict(guide, "Python", "7+ years of experience") == "strong"
    # Short by one year of eight; by five of twelve.
    assert verdict(guide, "Python", "8+ years of experience") == "close"
    assert verdict(guide, "Python", "12+ years of experience") == "not-yet"
    # One of four is a quarter, one of three is more.
    four = "Python, Rust, SQL and PyTorch"
    person = PERSON.replace("in Python that", "in Python, PyTorch and SQL that")
    asked = advert(guide, f"Engineer\n\n## Requirements\n- {four}\n")
    close = gap(guide, cv=person.format(right=""), adverts=[asked])
    missing = [item.skill for item in close.skills if item.shown == "missing"]
    assert (len(close.skills), len(missing), close.verdict) == (4, 1, "close")
    assert verdict(guide, "Python", "Docker", "Rust") == "not-yet"
    assert verdict(guide, "Python", "A PhD is required") == "ruled-out"


def test_an_advert_without_skills_has_no_verdict_and_says_so(guide: Guide) -> None:
    answer = gap(guide, cv=CV, adverts=[advert(guide, "Engineer\n\nCome to Leeds.\n")])

    assert answer.verdict is None
    assert text_of(gap_page(answer).answer) == "The advert names no skills to compare"
    assert "a.txt names no skills." in answer.notes


def test_a_level_asks_for_its_years(guide: Guide) -> None:
    (gate,) = gap(guide, cv=PERSON.format(right=""), level="mid").gates

    assert (gate.about, gate.outcome) == ("experience", "met")
    assert gate.cv is not None
    assert gate.cv.line == 6


def test_without_a_cv_there_is_no_gate(guide: Guide) -> None:
    assert gap(guide, have=["python"], level="mid").gates == ()


def test_the_first_line_says_the_verdict_and_the_gate_that_decides(guide: Guide) -> None:
    body = BODY.removeprefix("ML ")
    asked = advert(guide, f"{body}- 10+ years of experience\n- Rust\n")

    page = gap_page(gap(guide, cv=PERSON.format(right=""), adverts=[asked]))

    assert text_of(page.answer) == (
        "Not yet: 1 of 2 skills shown; the advert asks for 10+ years and your CV shows 7"
    )


def test_of_several_adverts_a_gate_decides_where_it_is_so_in_half(guide: Guide) -> None:
    doctors = advert(guide, "Engineer\n\n## Requirements\n- Python\n- A PhD is required\n")
    others = advert(guide, "Engineer\n\n## Requirements\n- Python\n")
    cv = PERSON.format(right="")

    assert gap(guide, cv=cv, adverts=[doctors, others, others]).verdict == "strong"
    assert gap(guide, cv=cv, adverts=[doctors, others]).verdict == "ruled-out"


def test_strong_needs_half_of_what_is_required_to_be_shown(guide: Guide) -> None:
    asked = [advert(guide, "Engineer\n\n## Requirements\n- Docker and SQL\n")]
    listed = "## Skills\nDocker, SQL\n"
    half = listed + "## Experience\n- Packaged the timetable service of York in Docker\n"

    assert gap(guide, cv=listed, adverts=asked).verdict == "close"
    assert gap(guide, cv=half, adverts=asked).verdict == "strong"
