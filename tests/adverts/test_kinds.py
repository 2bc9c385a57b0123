"""Adverts as people have them: one example of our own for each kind that was once misread."""

from __future__ import annotations

import textwrap

import pytest

from mlcareer.adverts.read import AdvertFindings, read_advert
from mlcareer.adverts.requirement import Standing
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words

WORDS = load_advert_words()
PLACES = load_place_names()
FINDER = SkillFinder(load_skill_words(), adverts_only=True)


def read(text: str, title: str = "Machine Learning Engineer") -> AdvertFindings:
    return read_advert(f"{title}\n\n{text}\n", WORDS, PLACES, FINDER)


def skills(text: str) -> dict[str, str]:
    return {item.value.skill: item.value.standing.value for item in read(text).skills}


def pay(text: str) -> tuple[object, ...] | None:
    base = read(text).pay.base
    return None if base is None else (base.value.min, base.value.max, base.value.period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Why trams:\n- They are green.\n\nThe first months:\n- Kafka\n- Terraform",
            {"kafka": "required", "terraform": "required"},
            id="an unknown heading ends the one above",
        ),
        pytest.param(
            "Our perks\n- A tram pass\n\nWhoever drives this tram shall also:\n- Spark\n- Docker",
            {"spark": "required", "docker": "required"},
            id="and is neutral, never a refusal",
        ),
        pytest.param(
            "Requirements:\n- SQL\n\nYou need none of these, but they would help:\n- Kafka",
            {"sql": "required", "kafka": "optional"},
            id="a conditional heading",
        ),
        pytest.param(
            "Requirements:\n- SQL\n- Terraform certification (desirable)",
            {"sql": "required", "terraform": "optional"},
            id="a bracket at the end of an item",
        ),
        pytest.param(
            "Requirements:\n- SQL\n- Willing to learn Rust\n- Kafka is highly desirable",
            {"sql": "required", "rust": "optional", "kafka": "optional"},
            id="readiness to learn, and praise after a skill",
        ),
        pytest.param(
            "What you'll do:\n- Build NLP models\n\nRequirements:\n"
            "- Knowledge of NLP is useful, but not essential",
            {"nlp": "optional"},
            id="expressly welcome only, though part of the work",
        ),
        pytest.param(
            "Depot uses large language models to answer riders. You will own our Kafka streams.",
            {"llm": "negated", "kafka": "required"},
            id="the product uses it, the hire does not",
        ),
        pytest.param(
            "The founders came from Databricks and MongoDB.\n\nRequirements:\n- SQL",
            {"databricks": "negated", "nosql": "negated", "sql": "required"},
            id="where the founders come from",
        ),
        pytest.param(
            "Our trams:\n- Agentic timetable: https://example.org/a\n\nStack: Rust, Python.",
            {"agents": None, "rust": "required", "python": "required"},
            id="a list of links asks nothing, a stack does",
        ),
        pytest.param(
            "Requirements:\n- Prompts alone are not enough: ChatGPT is not sufficient\n- SQL",
            {"sql": "required"},
            id="said not to suffice",
        ),
        pytest.param(
            "Requirements:\n- Running agents in production\n- A/B tests\n- R, Python or Julia",
            {
                "agents": "required",
                "experimentation": "required",
                "r": "required",
                "python": "required",
                "julia": "required",
            },
            id="described and not named",
        ),
    ],
)
def test_what_a_sentence_asks(text: str, expected: dict[str, str | None]) -> None:
    found = skills(text)

    assert {skill: found.get(skill) for skill in expected} == expected


def test_what_is_said_not_to_suffice_is_not_required() -> None:
    text = "Requirements:\n- Experience limited to LangChain is not sufficient\n- SQL"

    assert skills(text)["langchain"] == "negated"


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The package has a base salary, shares and a 401k.", None),
        ("Benefits\n- Optical cover with £40 excess\n- flexible hours", None),
        ("Benefits\n- £900 for courses, and a day to take each", None),
        ("Our depots handle £70,000 a minute.", None),
        ("Pay: £8 an hour", (8, 8, "hour")),  # its label says that it is pay
        ("A tram costs £8 an hour", None),  # under 10 an hour, and nothing says salary
        ("`\U0001f4b0 GBP £90,000~£120,000`", (90_000, 120_000, "year")),
        ("Remote, ~95k GBP/y", (95_000, 95_000, "year")),
        ("Band 8b: £62,215 to £72,293 a year", (62_215, 72_293, "year")),
        ("Grade 7, salary £56,000 - £62,000", (56_000, 62_000, "year")),
    ],
)
def test_an_amount_is_pay_only_where_the_words_make_it_so(
    text: str, stated: tuple[object, ...] | None
) -> None:
    assert pay(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Estimated salary: £71,000 a year",
        "£71,000 (est.)",
        "The predicted salary is £71,000 a year.",
    ],
)
def test_what_a_job_board_estimates_is_no_stated_pay(text: str) -> None:
    found = read(text).pay

    assert found.base is None
    assert found.estimated is not None
    assert found.estimated.value.min == 71_000


def test_pays_by_level_stay_apart_and_the_first_is_given() -> None:
    found = read("Junior: £40-48k, Mid: £52-60k, Senior: £70-85k").pay

    assert [(each.value.of, each.value.min) for each in found.apart] == [
        ("Junior", 40_000),
        ("Mid", 52_000),
        ("Senior", 70_000),
    ]
    assert found.base is not None
    assert found.base.value.max == 48_000


def test_of_pays_by_place_that_of_the_advert_is_given() -> None:
    text = "Location: London\n\nSalary: £50,000 to £55,000. London: £58,000 to £63,000"
    found = read(text).pay

    assert len(found.apart) == 2
    assert found.base is not None
    assert (found.base.value.min, found.base.value.max) == (58_000, 63_000)


def test_a_header_that_contradicts_the_text_is_said() -> None:
    text = "Salary: £90,000\n\nYou will keep trams on time.\nWe pay a salary of £105,000 a year."
    found = read_advert(f"Tram engineer\n{text}\n", WORDS, PLACES, FINDER).pay

    assert found.base is not None
    assert found.base.value.min == 105_000
    assert found.contradicted is not None
    assert found.contradicted.value.min == 90_000


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Junior/Mid Tram Engineer", ["junior", "mid"]),
        ("Senior or Lead Tram Engineer", ["senior", "lead"]),
        ("Tram Engineer (Mid to Senior)", ["mid", "senior"]),
        ("Member of Technical Staff", []),
    ],
)
def test_a_title_can_be_for_several_levels(title: str, levels: list[str]) -> None:
    assert [level.value for level in read("Keep trams.", title).level.levels] == levels


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("3+ years of Kafka and 7+ years of software engineering", 7),
        ("Four years of experience with trams", 4),
        ("For three years in the first instance", None),
        ("With 40 years of experience, we are the oldest tramway", None),
    ],
)
def test_years_asked(line: str, years: int | None) -> None:
    assert read(f"Requirements:\n- {line}").level.years_min == years


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Tram engineer | VISA | Leeds", "offered"),
        ("We would be glad to sponsor outstanding people", "offered"),
        ("We stand on the register of licensed sponsors", "offered"),
        ("Visa sponsorship is available", "offered"),
        ("Sponsorship is not available", "not-offered"),
        ("British nationals only", "not-offered"),
        ("You have the right to live and work in the UK indefinitely", "not-offered"),
        ("You have the right to work in the UK", None),
    ],
)
def test_sponsorship_in_its_usual_wordings(line: str, status: str | None) -> None:
    found = read(line).sponsorship

    assert (None if found is None else found.value) == status


def test_a_bare_line_on_the_right_to_work_is_shown_as_what_it_is() -> None:
    found = read("Candidates must have the right to work in the UK.").right_to_work

    assert found is not None
    assert found.value == "right to work"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("£480 a day outside IR35\n\n9 months, remote", "9 months"),
        ("Fixed term, 18 months", "18 months"),
        ("6 months with the potential to extend", "6 months"),
        ("for two years in the first instance", "two years"),
        ("9 months of notice", None),
    ],
)
def test_the_length_of_a_contract(text: str, length: str | None) -> None:
    found = read(text).contract_length

    assert (None if found is None else found.value) == length


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Two days a week in our depot office", (2, 2)),
        ("Onsite 3x a week", (3, 3)),
        ("2/3 days p/w in the office", (2, 3)),
        ("Three days a week from home", (2, 2)),  # of five
        ("You come to our Leeds office two to three days a week.", (2, 3)),
        ("Hybrid: 2-3 days", (2, 3)),
        ("28 days of holiday", None),
        ("Office in Leeds; holiday of five weeks", None),
        ("Hybrid working", None),
    ],
)
def test_days_in_the_office(text: str, days: tuple[int, int] | None) -> None:
    found = read(text).office_days

    assert (None if found is None else (found.value.min, found.value.max)) == days


def test_a_post_with_several_jobs_says_so() -> None:
    text = (
        "Tramways is hiring:\n\n- Senior ML Engineer - timetables\n- Data Engineer - ticketing\n"
        "- Frontend Developer - maps"
    )

    jobs = read(text, "Tramways Ltd").jobs
    assert [job.value for job in jobs] == [
        "Senior ML Engineer",
        "Data Engineer",
        "Frontend Developer",
    ]


def test_a_line_that_says_the_title_again_names_no_second_job() -> None:
    text = "Job Title- AI Engineer\nLocation- Leeds\n\nYou will build agents."

    assert read(text, "AI Engineer").jobs == ()


def test_words_are_quoted_as_written() -> None:
    text = "Location: Leeds\nSALARY: €60,000–€70,000\n\n“You’ll” deploy models."
    found = read_advert(f"ML Engineer\n{text}\n", WORDS, PLACES, FINDER)

    assert found.pay.base is not None
    assert found.pay.base.words == "SALARY: €60,000–€70,000"
    assert found.region.words == "Location: Leeds"


ADVERTS = (
    """Senior Machine Learning Engineer
Company: Tramways Ltd
Location: Manchester, UK
Salary: £60,000 - £75,000

We keep trams on time, and our trams keep a city of half a million people moving every day.

## What you'll do
- Train and deploy time-series models to production, and watch them for drift with Grafana boards
- Own the feature store, build training pipelines in Airflow and keep the rest of the team honest

## Nice to have
- Kubernetes, or the willingness to learn it from people who have run it for years in anger here

## What we offer
- Two days a week in our Manchester office, a pension of 8% and no sponsorship of visas at present
""",
    """Tramways - Leeds, UK - Data Scientist (Mid/Senior) - HYBRID - £50k-£65k - https://example.org

Tramways is building the timetable of the future, and uses large language models to answer riders.

We are looking for a data scientist with four years of experience in Python and SQL, who will run
A/B tests and explain what came of them. Familiarity with Spark would be a plus.

Stack: Python, SQL, dbt, Snowflake. Visa sponsorship is available.
""",
)


def gist(text: str) -> tuple[object, ...]:
    found = read_advert(text, WORDS, PLACES, FINDER)
    return (
        found.title.casefold(),
        found.role.kind,
        tuple(level.value for level in found.level.levels),
        found.level.years_min,
        None if found.pay.base is None else found.pay.base.value,
        found.region.value,
        None if found.sponsorship is None else found.sponsorship.value,
        *(sorted(found.skills_with(standing)) for standing in Standing),
    )


def wrapped(text: str, width: int) -> str:
    lines = (
        textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for part in lines for line in part)


@pytest.mark.parametrize("advert", ADVERTS)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: text.replace(" ", "  "), id="doubled blanks"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="line endings"),
        pytest.param(lambda text: wrapped(text, 72), id="wrapped"),
        pytest.param(
            lambda text: "\n".join(
                line.upper() if line.startswith("#") else line for line in text.split("\n")
            ),
            id="headings in capitals",
        ),
    ],
)
def test_the_answer_does_not_change_with_what_a_copy_changes(advert: str, change: object) -> None:
    assert callable(change)
    assert gist(change(advert)) == gist(advert)
