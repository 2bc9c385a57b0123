"""The skill for assistants: its examples answer what it says, and it names commands that exist."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.mcp_tools import ASKED

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent

SKILL = (ROOT / "skills" / "mlcareer" / "SKILL.md").read_text(encoding="utf-8")

EXAMPLES = re.findall(r"^### (.*?)\n\n```sh\n(.*?)\n```\n\n((?:- .*\n)+)", SKILL, re.MULTILINE)

MOST_OF_A_DESCRIPTION = 1024
"""Characters that agent tools read of it."""


def test_its_head_is_what_agent_tools_read() -> None:
    head = yaml.safe_load(SKILL.split("---\n")[1])

    assert head["name"] == "mlcareer"
    assert len(head["description"]) <= MOST_OF_A_DESCRIPTION


@pytest.mark.parametrize(("asked", "line", "said"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_an_example_answers_what_it_says(run: Run, asked: str, line: str, said: str) -> None:
    program, *words = shlex.split(line.replace("CV-FILE", str(ROOT / "docs/examples/cv.md")))
    answered = run(*words, "--today", "2026-11-23")

    assert (program, answered.exit_code) == ("mlcareer", 0), asked
    answer = json.loads(answered.out)
    for path, value in re.findall(r"- `(.*?)` is `(.*?)`", said):
        assert written(at(answer, path)) == value, path


def test_there_are_five_examples() -> None:
    assert len(EXAMPLES) == 5


def test_every_command_and_tool_that_it_names_is_there() -> None:
    table = SKILL.split("## Which command answers what")[1].split("\n`mlcareer COMMAND")[0]
    named = re.findall(r"`([a-z-]+)", table.partition("|---|---|")[2])

    assert set(named) <= COMMANDS.keys()
    for asked in ASKED:
        assert f"`{asked.name}`" in SKILL


def at(answer: Any, path: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what is at a path such as `bands[0].min`."""
    for name in re.findall(r"[a-z_]+|[0-9]+", path):
        answer = answer[int(name) if name.isdigit() else name]
    return answer


def written(value: object) -> str:
    """Return a value as the skill writes it."""
    return value if isinstance(value, str) else json.dumps(value)
