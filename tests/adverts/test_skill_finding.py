"""A skill is found by its words, and not by words that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.adverts.phrases import PhraseFinder
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_skill_words

if TYPE_CHECKING:
    from mlcareer.guide.skill_words import SkillWords

FINDER = SkillFinder(load_skill_words(), adverts_only=True)


def skills(text: str) -> set[str]:
    return {mention.skill for mention in FINDER.find(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Services in Go, with some Python", {"go", "python"}),
        ("Own the go-to-market plan with Python teams", {"python"}),
        ("Go and Rust in production", {"go", "rust"}),
        ("Go live in May, and go further", set()),
        ("Python, R or SQL", {"python", "r", "sql"}),
        ("Strong R&D and H&R background", set()),
        ("Experience with R", {"r"}),
        ("Apache Spark and PySpark jobs", {"spark"}),
        ("Tune the Spark jobs", {"spark"}),
        ("Be the Spark of our team", set()),
        ("Let us spark your curiosity", set()),
        ("A swift reply and a swift process", set()),
        ("Swift or Kotlin for mobile", {"swift"}),
        ("C++ and C#, and some C", {"cpp", "csharp"}),
        (
            "k8s, sklearn, W&B and TF",
            {"kubernetes", "scikit-learn", "weights-and-biases", "tensorflow"},
        ),
        ("TF-IDF features", set()),
        ("NoSQL stores", {"nosql"}),
        ("MySQL and T-SQL", {"sql"}),
        (".NET services", {"csharp"}),
        ("Node.js front ends", {"javascript"}),
        ("CI/CD with GitHub Actions", {"ci-cd"}),
        ("A/B testing of prices", {"experimentation"}),
        ("Azure ML endpoints", {"azure-ml"}),
        ("Amazon SageMaker", {"sagemaker"}),
        ("Transformers by Hugging Face Transformers", {"hugging-face"}),
        ("NLP or CV work", {"nlp", "computer-vision"}),
        ("Send us your CV and a letter", set()),
        ("Contact Julia on Monday", set()),
        ("The REST of the team", set()),
        ("PowerBI or Tableau", {"data-visualisation"}),
        ("the workersSQL and the rest", {"sql"}),
    ],
)
def test_what_a_sentence_names(text: str, found: set[str]) -> None:
    assert skills(text) == found


def test_a_mention_points_at_its_words() -> None:
    text = "We run Airflow on Kubernetes."

    mentions = FINDER.find(text)

    assert [(m.skill, text[m.start : m.end]) for m in mentions] == [
        ("airflow", "Airflow"),
        ("kubernetes", "Kubernetes"),
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_searched_and_every_mention_is_in_it(text: str) -> None:
    for mention in FINDER.find(text):
        assert text[mention.start : mention.end] == mention.words != ""


@pytest.mark.parametrize("skill", load_skill_words().skill, ids=lambda skill: skill.id)
def test_every_skill_is_found_by_each_of_its_sure_spellings(skill: SkillWords) -> None:
    finder = SkillFinder(load_skill_words())
    for spelling in (*skill.spellings, *skill.exact):
        if any(sign in spelling for sign in ("*", "(", "...")):
            continue
        found = {mention.skill for mention in finder.find(f"Use {spelling} daily")}
        assert skill.id in found, spelling


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("model registry", "a model-registry", "model-registry"),
        ("model registry", "a model   registry", "model   registry"),
        ("model registry", "a model    registry", None),  # four spaces are a gap, not a join
        ("deploy* ... models", "Deploying our new models", "Deploying our new models"),
        ("deploy ... models", "deploy it. Our models", None),  # `...` stays in its sentence
        ("deploy ... models", "deploy a b c d e models", None),  # five words, four are allowed
        ("(red|green) light", "a green light", "green light"),
        ("light (red|green)", "light greens", "light green"),
        ("container", "containers", "containers"),
        ("contain", "containers", None),
    ],
)
def test_the_language_of_phrases(phrase: str, text: str, found: str | None) -> None:
    finder: PhraseFinder[int] = PhraseFinder()
    finder.add_all([phrase], 1)

    places = [text[start:end] for _, start, end in finder.find(text)]

    assert [place.rstrip("s") for place in places] == ([] if found is None else [found.rstrip("s")])
