"""Headings and cues decide whether a skill is required, optional or not asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.requirement import AskedSkill, asked_skills
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.adverts.text import advert_text, quote
from mlcareer.guide.load import load_advert_words, load_skill_words

if TYPE_CHECKING:
    from mlcareer.adverts.found import Found

WORDS = load_advert_words()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)


def evidence(body: str) -> dict[str, Found[AskedSkill]]:
    found = asked_skills(advert_text(f"Engineer of trams\n\n{body}\n", WORDS), FINDER, WORDS)
    return {item.value.skill: item for item in found.skills}


def standings(body: str) -> dict[str, str]:
    return {skill: item.value.standing.value for skill, item in evidence(body).items()}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "## Requirements\n- Python\n\n## Nice to have\n- Rust or Go\n",
            {"python": "required", "rust": "optional", "go": "optional"},
            id="headings in Markdown",
        ),
        pytest.param(
            "Essential\nPython\nSQL\n\nDesirable\nDocker\n",
            {"python": "required", "sql": "required", "docker": "optional"},
            id="headings without any mark",
        ),
        pytest.param(
            "**What you'll need:**\n* Python\n\n**Bonus points**\n* Kafka\n",
            {"python": "required", "kafka": "optional"},
            id="headings in bold",
        ),
        pytest.param(
            "*Must have:*\n * Python\n\n*Nice to have:*\n * Kafka\n\n*Not needed:*\n * Hadoop\n",
            {"python": "required", "kafka": "optional", "hadoop": "negated"},
            id="headings in italics, one of what is not needed",
        ),
        pytest.param(
            "Requirements:\n- Python. No Spark needed.\n- You don't need to know Kubernetes.\n",
            {"python": "required", "spark": "negated", "kubernetes": "negated"},
            id="said not to be needed",
        ),
        pytest.param(
            "Requirements:\n- Python is a must, Scala is not required\n",
            {"python": "required", "scala": "negated"},
            id="two clauses in one line",
        ),
        pytest.param(
            "Requirements:\n- TensorRT is a plus, though not required\n",
            {"onnx": "optional"},
            id="a plus outweighs not required",
        ),
        pytest.param(
            "Requirements:\n- Python (Rust a plus)\n- Docker (preferred)\n",
            {"python": "required", "rust": "optional", "docker": "optional"},
            id="brackets speak of what they stand by",
        ),
        pytest.param(
            "Requirements:\n- pandas, NumPy or similar\n",
            {"pandas": "required", "numpy": "required"},
            id="or similar asks all the same",
        ),
        pytest.param(
            "What you will do:\n- Build models in PyTorch\n\nNice to have:\n- PyTorch\n",
            {"pytorch": "required"},
            id="required in one place is required",
        ),
        pytest.param(
            "You will use Python daily. To have used Python before is not essential.\n",
            {"python": "optional"},
            id="used, but not asked of you beforehand",
        ),
        pytest.param(
            "What you will do:\n- Work with the Airflow team, collaborate with MLOps engineers\n",
            {"airflow": "negated", "mlops": "negated"},
            id="another team's",
        ),
        pytest.param(
            "Among our backers are early investors in Splunk.\n\nRequirements:\n- SQL\n",
            {"monitoring": "negated", "sql": "required"},
            id="an investor's company",
        ),
        pytest.param(
            "We are moving away from TensorFlow to PyTorch.\n",
            {"tensorflow": "negated", "pytorch": "required"},
            id="what is left behind",
        ),
        pytest.param(
            "Requirements:\n- You don't need all of these: Docker, Kafka\n",
            {"docker": "required", "kafka": "required"},
            id="not all of them is still some of them",
        ),
        pytest.param(
            "Some of these would be useful, but few have them all: Docker, Kafka\n",
            {"docker": "optional", "kafka": "optional"},
            id="a list of what would be useful",
        ),
        pytest.param(
            "Requirements:\n- Experience with a stream processor (such as Kafka) is a plus\n",
            {"kafka": "optional"},
            id="a plus after the brackets speaks of what is in them",
        ),
        pytest.param(
            "Requirements:\n- Work in an agile team with SQL\n",
            {"agile": "required", "sql": "required"},
            id="one's own team is no other team",
        ),
        pytest.param(
            "Requirements:\n- [Desirable] Docker\n- If you know Kafka, even better\n",
            {"docker": "optional", "kafka": "optional"},
            id="marks and afterthoughts",
        ),
        pytest.param(
            "You'll bring\n- SQL\n\nWe'd love it if you had\n- Kafka\n\nWish list\n- Docker\n",
            {"sql": "required", "kafka": "optional", "docker": "optional"},
            id="a short line before a list is a heading",
        ),
        pytest.param(
            "Responsibilities\n\n1. Keep the trams seen:\n\n"
            "Object detection on every tram of ours, whatever the weather and the line are.\n",
            {"computer-vision": "required"},
            id="a paragraph under a numbered step",
        ),
        pytest.param(
            "What I am accountable for\n- Model versioning, monitoring, alerting\n",
            {"mlops": "required", "monitoring": "required"},
            id="accountable for",
        ),
        pytest.param(
            "What you will do:\n- Condition monitoring of trams, from experimentation to SQL\n",
            {"sql": "required"},
            id="words that only look like a skill",
        ),
        pytest.param(
            "Desired qualities:\n- PyTorch\n\nNice to have:\n- Rust experience\n",
            {"pytorch": "required", "rust": "optional"},
            id="desired comes before nice to have",
        ),
        pytest.param(
            "We'd like you to have used some (or all) of the following:\n\nSQL (any)\nDocker\n",
            {"sql": "required", "docker": "required"},
            id="a heading that asks what you have used",
        ),
        pytest.param(
            "Requirements:\n- SQL\n\n## Our stack\n\n- Docker\n"
            "- We do not require experience in these exact technologies\n- Kafka\n",
            {"sql": "required", "docker": "optional", "kafka": "optional"},
            id="a stack for which others of its kind will do",
        ),
        pytest.param(
            "## Our stack\n\n- We do not require these exact tools: Docker\n- No Spark needed\n",
            {"docker": "optional", "spark": "negated"},
            id="what is refused beside such a stack stays refused",
        ),
        pytest.param(
            "Requirements:\n- SQL\n- You don't need these exact tools: Docker, Kafka\n",
            {"sql": "required", "docker": "optional", "kafka": "optional"},
            id="what stands before the remark under a heading of no stack is asked for",
        ),
    ],
)
def test_standing(body: str, expected: dict[str, str]) -> None:
    assert standings(body) == expected


def test_text_run_together_is_read_as_well_as_lists() -> None:
    body = (
        "We are a bank that moves fast and likes its people and their work a great deal "
        "The Role You will build models of credit risk and put them into production for our "
        "lenders Essential Skills & Experience Strong Python and SQL skills Experience deploying "
        "with Docker Preferred Skills Hands-on experience with Kubernetes Knowledge of Terraform "
        "Why Join Us Flexible hours and a garden on the roof"
    )

    assert standings(body) == {
        "python": "required",
        "sql": "required",
        "docker": "required",
        "kubernetes": "optional",
        "terraform": "optional",
    }


def test_evidence_has_the_line_and_the_words_around() -> None:
    found = evidence("## Requirements\n\n- Three years of Python in production\n")["python"]

    assert (found.line, found.value.named) == (5, "Python")
    assert found.words == "Three years of Python in production"
    assert found.why == "under 'Requirements'"


def test_an_address_names_no_skill() -> None:
    assert standings("See https://github.com/acme/go-python or mail rust@kafka.example\n") == {}


def test_a_quote_is_cut_at_spaces() -> None:
    text = "alpha beta gamma delta epsilon zeta"
    start = text.index("gamma")

    assert quote(text, start, start + 5, around=8) == "… beta gamma delta …"


def choices(body: str) -> list[tuple[str, str, str]]:
    """Return each choice: its skills, its standing, and which are asked for elsewhere too."""
    read = asked_skills(advert_text(f"Engineer of trams\n\n{body}\n", WORDS), FINDER, WORDS)
    return [
        (" ".join(item.value.skills), item.value.standing.value, " ".join(item.value.also_alone))
        for item in read.choices
    ]


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("PyTorch or TensorFlow", ["pytorch tensorflow"]),
        ("Python and/or Scala", ["python scala"]),
        ("Docker or Kafka", ["docker kafka"]),  # whatever their kind: the advert says "or"
        ("Python, Java or Go", ["python java go"]),
        ("AWS, GCP, or Azure", ["aws gcp azure"]),
        ("Python, PyTorch or TensorFlow, and SQL", ["pytorch tensorflow"]),
        ("Python, SQL, AWS or GCP", ["aws gcp"]),
        ("Python and R or Scala", ["r scala"]),
        ("AWS/GCP/Azure", ["aws gcp azure"]),
        ("Python/SQL", []),  # of two kinds: a slash is no "or" then
        ("Cloud platforms (e.g. AWS, GCP, Azure)", ["aws gcp azure"]),
        ("PyTorch, TensorFlow or similar", ["pytorch tensorflow"]),
        ("pandas, NumPy or similar", []),  # each has its own use
        ("AWS, GCP and Azure", []),
        ("One or more of Docker, Terraform and Kafka", ["docker terraform kafka"]),
        ("At least one programming language: Python, C++", ["python cpp"]),
        ("One of Java or Go, and SQL", ["java go"]),
        ("One of our engineers builds in Python and SQL", []),
        ("Airflow or Dagster, and MLflow or Weights & Biases", [
            "airflow dagster", "mlflow weights-and-biases"
        ]),
        ("TensorFlow or Keras", []),  # one skill by two names
        ("Rust (preferred) or Go", []),
        ("No Python or R needed", []),
    ],
)  # fmt: skip
def test_alternatives(line: str, skills: list[str]) -> None:
    assert [found for found, _, _ in choices(f"Requirements:\n- {line}")] == skills


def test_a_choice_says_how_it_is_asked_for_and_what_of_it_is_asked_for_elsewhere() -> None:
    body = (
        "Requirements:\n- PyTorch or TensorFlow\n- Serve what you trained in PyTorch\n\n"
        "Nice to have:\n- Python or R\n- TensorFlow or PyTorch\n"
    )

    assert choices(body) == [
        ("pytorch tensorflow", "required", "pytorch"),
        ("python r", "optional", ""),
    ]
