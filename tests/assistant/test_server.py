"""The server, asked as assistants ask it: the official client over standard input and output."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.assistant.conftest import served

from mlcareer.assistant.brief import MOST_BYTES, size_of
from mlcareer.cli.mcp_tools import ASKED

if TYPE_CHECKING:
    from tests.assistant.conftest import Do
    from tests.conftest import Run

jsonschema = pytest.importorskip("jsonschema")
pytest.importorskip("mcp")

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
ADVERT = (EXAMPLES / "advert.txt").read_text(encoding="utf-8")
CV = (EXAMPLES / "cv.md").read_text(encoding="utf-8")

QUESTIONS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("pay", {}, "salary"),
    (
        "pay",
        {"level": "senior", "region": "london", "pay": 105_000},
        "salary --level senior --region london --pay 105000",
    ),
    ("pay", {"years": 4, "region": "leeds"}, "salary --years 4 --region leeds"),
    (
        "offer",
        {"base": "82k", "level": "mid", "region": "london", "bonus": "10%", "visa": True},
        "offer 82k --level mid --region london --bonus 10% --visa",
    ),
    (
        "take_home",
        {"pay": 95_000, "pension": 5, "student_loan": [2, "postgraduate"], "children": 2},
        "take-home 95k --pension 5 --student-loan 2 --student-loan postgraduate --children 2",
    ),
    ("take_home", {"net": "4500/month"}, "take-home --net 4500/month"),
    (
        "take_home",
        {"pay": 90_000, "from": "2026-12-01", "nation": "scotland"},
        "take-home 90000 --from 2026-12-01 --nation scotland",
    ),
    ("visa", {}, "visa"),
    ("visa", {"pay": "42k", "age": 24, "hours": 40}, "visa 42k --age 24 --hours 40"),
    ("read_advert", {"text": ADVERT}, "advert pasted-text"),
    ("gap", {"cv": CV, "level": "senior"}, "gap pasted-cv --level senior"),
    ("gap", {"cv": CV, "advert": [ADVERT]}, "gap pasted-cv --advert pasted-advert"),
    ("search", {"words": "deploying models", "limit": 3}, "search deploying models --limit 3"),
)
"""Questions, each with the command line that asks the same."""

NEAR_MISSES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("pay", {"level": "seniro"}, "Did you mean 'senior'?"),
    ("pay", {"region": "lodnon"}, "Did you mean 'london'?"),
    ("pay", {"levle": "senior"}, "Did you mean 'level'?"),
    ("pay", {"pay": "eighty"}, "Write it as 95000, 95,000, £95k or 95k."),
    ("pay", {"level": "senior", "years": 3}, "Give one of the two."),
    ("offer", {"base": "82k", "equity_kind": "listed-share"}, "Did you mean 'listed-shares'?"),
    ("offer", {"base": "82k", "current_bonus": "10%"}, "`current` too."),
    ("offer", {"base": "README.md"}, "Write it as 95000, 95,000, £95k or 95k."),
    ("offer", {}, "offer needs 'base'."),
    ("take_home", {"pay": 50_000, "nation": "scotlnd"}, "Did you mean 'scotland'?"),
    ("take_home", {"pay": 50_000, "children": "two"}, "children is a whole number."),
    ("visa", {"pay": 50_000, "route": "new-entrnat"}, "Did you mean 'new-entrant'?"),
    ("visa", {"pay": 50_000, "age": 12}, "age cannot be 12."),
    ("read_advert", {"text": "  "}, "text is empty."),
    ("gap", {"cv": CV, "level": "stafff"}, "Did you mean 'staff'?"),
    ("search", {"words": "phd", "limit": "all"}, "limit is a whole number."),
    ("search", {"words": "phd", "detail": "short"}, "Give 'brief' or 'full'."),
)


def test_every_tool_is_listed_with_closed_arguments(client: Do) -> None:
    tools = client("list_tools").tools

    assert [tool.name for tool in tools] == [asked.name for asked in ASKED]
    for tool in tools:
        jsonschema.Draft202012Validator.check_schema(tool.input_schema)
        jsonschema.Draft202012Validator.check_schema(tool.output_schema)
        assert tool.input_schema["additionalProperties"] is False
        assert tool.output_schema["additionalProperties"] is False
        assert tool.annotations.read_only_hint
        assert tool.annotations.idempotent_hint
        assert not tool.annotations.open_world_hint


def test_no_tool_takes_a_path(client: Do) -> None:
    for tool in client("list_tools").tools:
        assert not {"guide", "pay_rules", "visa_rules", "format", "today", "template"} & set(
            tool.input_schema["properties"]
        )


@pytest.mark.parametrize(("tool", "given", "line"), QUESTIONS, ids=lambda each: str(each)[:40])
def test_a_full_answer_is_the_json_of_the_command(
    client: Do,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tool: str,
    given: dict[str, Any],
    line: str,
) -> None:
    for name, text in (("pasted-text", ADVERT), ("pasted-cv", CV), ("pasted-advert", ADVERT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    # The client checks each answer against the tool's schema.
    answered = client("call_tool", tool, {**given, "detail": "full"})

    assert not answered.is_error, answered.content[0].text
    assert answered.structured_content == json.loads(run(*line.split(), "--format", "json").out)
    assert json.loads(answered.content[-1].text) == answered.structured_content


@pytest.mark.parametrize(("tool", "given", "line"), QUESTIONS, ids=lambda each: str(each)[:40])
def test_a_brief_answer_is_small_and_says_it_in_words(
    client: Do, run: Run, tool: str, given: dict[str, Any], line: str
) -> None:
    answered = client("call_tool", tool, given)

    assert not answered.is_error
    assert size_of(answered.structured_content) <= MOST_BYTES
    assert answered.structured_content["sources"]
    if "pasted" not in line:
        first = " ".join(run(*line.split(), columns=400).out.partition("\n")[0].split())
        assert answered.content[0].text == first


@pytest.mark.parametrize(("tool", "given", "hint"), NEAR_MISSES, ids=lambda each: str(each)[:40])
def test_a_near_miss_is_carried_to_the_assistant(
    client: Do, tool: str, given: dict[str, Any], hint: str
) -> None:
    answered = client("call_tool", tool, given)

    assert answered.is_error
    assert hint in answered.content[0].text


def test_a_text_with_several_adverts_is_given_back(client: Do) -> None:
    postings = [
        {"@type": "JobPosting", "title": title, "description": "Python. " * 20} for title in "ab"
    ]

    answered = client("call_tool", "read_advert", {"text": json.dumps(postings)})

    assert answered.is_error
    assert "one at a time" in answered.content[0].text


def test_every_resource_can_be_read(client: Do) -> None:
    resources = client("list_resources").resources
    sections = [each for each in resources if each.uri.startswith("mlcareer://guide/")]
    sources = [each for each in resources if each.uri.startswith("mlcareer://source/")]

    assert len(sections) + len(sources) == len(resources)
    assert "mlcareer://source/obi-guide" in {each.uri for each in sources}
    for resource in (*sections, *sources[:: len(sources) // 8]):
        (read,) = client("read_resource", resource.uri).contents
        assert read.text.startswith("# ")


def test_a_source_that_an_answer_names_is_a_resource(client: Do) -> None:
    known = {each.uri for each in client("list_resources").resources}

    for tool, given, _ in QUESTIONS:
        full = {**given, "detail": "full"}
        answered = client("call_tool", tool, full)
        named = {each["id"] for each in answered.structured_content["sources"]}
        assert {f"mlcareer://source/{name}" for name in named} <= known


def test_prompts_are_filled_in(client: Do) -> None:
    prompts = client("list_prompts").prompts
    assert [prompt.title for prompt in prompts] == [
        "Judge my offer",
        "Prepare my counter-offer",
        "Read this advert for me",
        "What do I need for the next level?",
    ]

    got = client("get_prompt", "judge_my_offer", {"offer": "£85k in Leeds"})

    text = got.messages[0].content.text
    assert "Call `offer`" in text
    assert "£85k in Leeds" in text


@pytest.mark.slow
def test_random_questions_never_end_the_server(client: Do) -> None:
    fuzz = pytest.importorskip("fuzz_mcp")
    chance = random.Random(20261128)  # noqa: S311 - nothing in it is secret
    outcomes: Counter[bool] = Counter()
    for _ in range(330):
        name, given = fuzz.question(chance)
        answered = client("call_tool", name, given)
        assert fuzz.problem(answered) is None, (name, given)
        outcomes[answered.is_error] += 1

    # Both kinds are there, or the questions say nothing.
    assert min(outcomes.values()) > 60


def test_a_profile_answers_only_where_that_is_allowed(tmp_path: Path, run: Run) -> None:
    assert run("profile", "init", "--level", "staff", "--pay", "62k").exit_code == 0

    with served(tmp_path / "home") as asked:
        alone = asked("call_tool", "take_home", {})
    with served(tmp_path / "home", "--with-profile") as asked:
        helped = asked("call_tool", "take_home", {})

    assert alone.is_error
    assert helped.structured_content["gross"] == 62_000
    assert any("from your profile" in each.text for each in helped.content)
