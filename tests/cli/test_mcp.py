"""`mlcareer mcp`, apart from what the server answers (tests/assistant)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.mcp import CLIENTS
from mlcareer.cli import mcp
from mlcareer.cli.mcp_tools import answer_to, tools
from mlcareer.cli.show import answers_taken
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


def test_the_list_is_one_screen(run: Run) -> None:
    listed = run("mcp", "--list")

    assert listed.exit_code == 0
    assert len(listed.out.splitlines()) <= 22
    for tool in tools():
        assert tool.name in listed.out
    assert "claude mcp add mlcareer -- mlcareer mcp" in listed.out


def test_the_full_list_says_how_to_add_it_to_every_client(run: Run) -> None:
    listed = run("mcp", "--list", "--full", columns=200)

    for client in CLIENTS:
        assert f"{client.name}" in listed.out


def test_the_settings_of_clients_are_json() -> None:
    settings = [json.loads(each.text) for each in CLIENTS if each.how == "file"]

    assert settings
    for each in settings:
        assert each["mcpServers"]["mlcareer"] == {"command": "mlcareer", "args": ["mcp"]}


def test_the_list_as_json_has_the_arguments_of_the_command_line(run: Run) -> None:
    listed = json.loads(run("mcp", "--list", "--format", "json").out)
    arguments = {tool["name"]: tool["arguments"] for tool in listed["tools"]}

    assert arguments["pay"] == ["level", "region", "years", "pay", "hours"]
    assert {"base", "bonus", "employer_pension", "current_bonus"} <= {*arguments["offer"]}
    assert {"text", "route"} == {*arguments["read_advert"]}
    assert {"cv", "level", "advert", "have"} == {*arguments["gap"]}


def test_without_its_library_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mcp, "find_spec", lambda _: None)

    asked = run("mcp")

    assert asked.exit_code == 1
    assert asked.err.splitlines()[-1] == "pip install 'mlcareer[mcp]'"
    assert "not installed yet" in run("mcp", "--list").out


def test_a_file_is_never_read_for_an_amount(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An offer file may be called like an amount."""
    (tmp_path / "82k").write_text("base = 90000\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    offer = next(tool for tool in tools() if tool.name == "offer")

    with pytest.raises(UsageError, match="an amount and not a file"):
        offer.ask({"base": "82k"})


def test_a_path_is_read_as_the_text_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cv.md").write_text("Trained models in PyTorch.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    gap = next(tool for tool in tools() if tool.name == "gap")

    words = gap.ask({"cv": "cv.md", "level": "senior"}).words

    assert "0 of" in words


def test_nothing_is_written_on_either_stream_while_a_tool_asks(
    capfd: pytest.CaptureFixture[str],
) -> None:
    for tool in tools():
        if tool.name in {"pay", "visa"}:
            tool.ask({})

    assert capfd.readouterr() == ("", "")


def test_what_is_said_beside_an_answer_is_kept() -> None:
    _, notes = answer_to(["take-home", "50k", "--format=json", "--today=2030-01-01"], {})

    assert any("Tax rules are known up to" in note for note in notes)


def test_answers_are_written_again_once_nobody_takes_them(run: Run) -> None:
    with answers_taken() as taken:
        assert run("salary").out == ""
    assert [type(each).__name__ for each in taken] == ["SalaryAnswer"]

    assert run("salary").out
