"""What docs/assistants.md says of the server is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

from mlcareer.advice.mcp import CLIENTS
from mlcareer.assistant.prompts import PROMPTS
from mlcareer.cli.mcp_tools import ASKED

PAGE = (Path(__file__).parent.parent / "docs" / "assistants.md").read_text(encoding="utf-8")


def test_it_names_every_tool_and_prompt() -> None:
    for asked in ASKED:
        assert f"`{asked.name}`" in PAGE
    for prompt in PROMPTS:
        assert prompt.title.removesuffix("?").casefold() in " ".join(PAGE.casefold().split())


def test_its_settings_are_those_of_the_list() -> None:
    (settings,) = re.findall(r"```json\n(.*?)\n```", PAGE)

    assert json.loads(settings) in [json.loads(each.text) for each in CLIENTS if each.how == "file"]
