"""What a CV shows: any described work, whatever its verb, and nothing that is only named."""

from __future__ import annotations

import pytest

from mlcareer.adverts.cv import cv_skills
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_cv_words, load_skill_words

WORDS, ADVERTS = load_skill_words(), load_cv_words()
FINDER = SkillFinder(WORDS)

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


def shown() -> dict[str, tuple[str, int]]:
    return {
        found.skill: (found.shown, found.line)
        for found in cv_skills(CV, FINDER, WORDS, ADVERTS).skills
    }


def test_described_work_is_use_and_a_list_is_mention() -> None:
    found = shown()

    assert found["pytorch"] == ("used", 9)  # also listed on line 4; the stronger line counts
    assert found["airflow"] == ("used", 10)
    assert found["testing"] == ("used", 11)  # the sentence goes on from line 10
    assert found["python"] == ("mentioned", 4)
    assert found["r"] == ("mentioned", 4)
    assert found["kubernetes"] == ("mentioned", 14)


def test_a_post_and_its_years_describe_nothing() -> None:
    cv = "## Experience\nPython Developer and team lead at Acme | 2019 - Present\n"

    assert [(f.skill, f.shown) for f in cv_skills(cv, FINDER, WORDS, ADVERTS).skills] == [
        ("python", "mentioned")
    ]


def shown_of(cv: str, skill: str) -> str:
    (found,) = (
        found for found in cv_skills(cv, FINDER, WORDS, ADVERTS).skills if found.skill == skill
    )
    return found.shown


DONE = "- Moved the nightly reports of four teams, written in Python, to Airflow"
"""A line of work that begins with no verb that is known to say what was done."""


@pytest.mark.parametrize(
    "heading",
    [
        "## Work",
        "WORK",
        "Work:",
        "## Experience",
        "## Selected work",
        "## My work",
        "## Projects",
        "## Career",
        "## Roles",
        "## Previous positions",
        "## Current role",
        "## Clients",
        "## What I've done",
    ],
)
def test_a_heading_of_work_is_known_by_any_of_its_names(heading: str) -> None:
    assert shown_of(f"## Summary\nA person\n\n{heading}\n{DONE}\n", "airflow") == "used"


@pytest.mark.parametrize(
    "heading", ["## Right to work", "## Career objective", "## Work permit", "## Talks"]
)
def test_a_heading_that_only_holds_a_word_of_work_announces_none(heading: str) -> None:
    assert shown_of(f"## Summary\nA person\n\n{heading}\n{DONE}\n", "airflow") == "mentioned"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("- Built the nightly reports of four teams in Airflow", "used"),
        ("- I also trained a model of demand and run it from Airflow", "used"),
        # A summary tells what somebody is, a list has no verb, a course has been attended.
        ("Engineer with six years of building nightly reports in Airflow", "mentioned"),
        ("Experienced in building and running nightly reports with Airflow", "mentioned"),
        ("Designed with Python, Docker, Airflow, SQL, Kubernetes, Terraform", "mentioned"),
        ("Trained in Airflow on a course of two weeks at a college", "mentioned"),
        # Five words are too few for a description.
        ("- Built nightly reports in Airflow", "mentioned"),
    ],
)
def test_under_no_heading_a_line_is_work_when_it_begins_with_what_was_done(
    line: str, says: str
) -> None:
    assert shown_of(f"Ada Example\n\n{line}\n", "airflow") == says


def test_a_summary_ends_at_the_next_heading_beside_it_even_one_of_an_employer() -> None:
    built = "- Built the nightly reports of four teams in Airflow\n"

    assert shown_of(f"## Summary\nA person\n\n## Tramways\n{built}", "airflow") == "used"
    # Below the summary it belongs to that.
    assert shown_of(f"## Summary\nA person\n\n### Aims\n{built}", "airflow") == "mentioned"


def test_a_result_in_figures_is_noticed() -> None:
    found = {item.skill: item.with_result for item in cv_skills(CV, FINDER, WORDS, ADVERTS).skills}

    assert found["pytorch"] is True
    assert found["airflow"] is False


def test_use_of_one_skill_can_show_another() -> None:
    cv = "## Projects\n- Served the model with FastAPI behind a small web page\n"

    found = {item.skill: item for item in cv_skills(cv, FINDER, WORDS, ADVERTS).skills}

    assert found["rest-api"].by == "fastapi"
    assert found["rest-api"].shown == "used"


def of(cv: str) -> dict[str, str]:
    """Return what is shown of each skill of a CV, by the part that the line stands under."""
    return {item.skill: item.shown for item in cv_skills(cv, FINDER, WORDS, ADVERTS).skills}


@pytest.mark.parametrize(
    "line",
    [
        # Verbs that a list of verbs forgets, an adverb, other persons, a passive, and no verb.
        "Bulletproofed ranking models with PyTorch for 2M users",
        "Swapped the old ranker for one in PyTorch",
        "Quietly retired three models and one PyTorch service",
        "We trained PyTorch models",
        "My team fed PyTorch rankers with fresh clicks",
        "PyTorch rankers were rewritten for two cities",
        "End-to-end PyTorch ranker, +4% CTR",
        "Training von Modellen in PyTorch für zwei Städte",
    ],
)
def test_under_a_heading_of_work_the_verb_does_not_matter(line: str) -> None:
    assert of(f"## Experience\n- {line}\n")["pytorch"] == "used"


@pytest.mark.parametrize(
    "line",
    [
        "- Python, PyTorch and Docker",
        "- Technologies: PyTorch for models and Docker for everything else",
        "- Environment: Linux, PyTorch, Docker, Bash",
        "- NumPy, Bokeh, PyTorch, Docker, Slurm",
        "- PyTorch",
        "PyTorch Engineer, Tramways Ltd, Leeds, United Kingdom",
    ],
)
def test_a_list_of_tools_or_a_title_only_mentions(line: str) -> None:
    assert of(f"## Experience\n{line}\n")["pytorch"] == "mentioned"


def test_a_list_at_the_end_of_described_work_is_named_by_that_work() -> None:
    line = "- Taught a course of four weeks on serving: Docker, FastAPI, PyTorch, Kubernetes"

    assert set(of(f"## Experience\n{line}\n").values()) == {"used"}


@pytest.mark.parametrize(
    "sentence",
    [
        "I have no experience with Kafka yet.",
        "No commercial experience of Spark, Terraform or Kafka.",
        "I would like to learn Kafka and, later, Scala.",
        "Wanted to move the stream to Kafka but did not.",
        "We evaluated Kafka for a month and decided against it.",
        "Looking to work with Kafka next year on a larger stream.",
        "Chose files rather than Kafka for the nightly load of tickets.",
        "Have never used Kafka in production.",
    ],
)
def test_what_somebody_says_they_have_not_used_is_not_shown(sentence: str) -> None:
    assert "kafka" not in of(f"## Experience\n- {sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Built the stream in Kafka, evaluated Flink and decided against it.",
        "No experience with Flink, but built the stream of four cities in Kafka.",
        "Wanted to move to Flink; moved the stream to Kafka in the end.",
    ],
)
def test_a_denial_ends_with_its_clause(sentence: str) -> None:
    assert of(f"## Experience\n- {sentence}\n")["kafka"] == "used"


def test_interests_addresses_and_names_of_files_show_nothing() -> None:
    cv = """# source: example/docker-cv/kubernetes.md
Ada Example
GitHub: github.com/ada/pytorch-ranker | ada@tensorflow.example
See https://example.org/airflow and fastapi.md for more of my work in Leeds

## Interests
Kafka and other writers, snakes such as Python
"""
    assert not of(cv)


def test_a_course_is_named_as_one() -> None:
    cv = "## Education\n- Completed the course on deploying models with Kubernetes in Leeds\n"

    (found,) = (
        item for item in cv_skills(cv, FINDER, WORDS, ADVERTS).skills if item.skill == "kubernetes"
    )

    assert (found.shown, found.part) == ("mentioned", "courses")


def test_a_broken_word_is_mended_or_keeps_its_hyphen() -> None:
    cv = """## Experience
- Put the ranker of four cities on Ku-
bernetes and its baseline on scikit-
learn
"""
    assert of(cv)["kubernetes"] == of(cv)["scikit-learn"] == "used"


def test_a_line_without_a_bullet_belongs_to_the_bullet_above() -> None:
    cv = """EXPERIENCE
• Set up an Airflow job that retrains the rankers weekly and
MLflow to track its runs
• Served it for all of the four cities of the tram company
"""
    found = {item.skill: item for item in cv_skills(cv, FINDER, WORDS, ADVERTS).skills}

    assert found["mlflow"].shown == "used"
    assert found["mlflow"].line == 3


def test_a_smaller_heading_under_work_is_an_employer_whatever_its_words() -> None:
    cv = "## Experience\n### Tramways Training Ltd\n- Rebuilt the ranker in PyTorch\n"

    assert of(cv)["pytorch"] == "used"


def test_a_cv_without_any_work_says_so() -> None:
    assert not cv_skills("Python, Docker and SQL", FINDER, WORDS, ADVERTS).has_work
    assert cv_skills("## Work\n- Python", FINDER, WORDS, ADVERTS).has_work


def test_reading_grows_with_the_text_and_not_faster() -> None:
    """Ten times the lines, at most some fifteen times the work; counted, as a clock would err."""
    import sys

    def cost(times: int) -> int:
        count = 0

        def step(*_: object) -> None:
            nonlocal count
            count += 1

        text = "## Experience\n" + "- I wanted to use Kafka, and built it in Docker and\n" * times
        sys.setprofile(step)
        try:
            cv_skills(text, FINDER, WORDS, ADVERTS)
        finally:
            sys.setprofile(None)
        return count

    cost(1)
    assert cost(400) < 15 * cost(40)
