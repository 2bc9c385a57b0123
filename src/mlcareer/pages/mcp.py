"""How `mlcareer mcp --list` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Fact, Facts, Page, Steps, Table, command, warn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.mcp import McpAnswer


def mcp_page(answer: McpAnswer) -> Page:
    """Lay the tools out, then how two assistants are told; `--full` has the other ones."""
    return Page(
        answer=f"{len(answer.tools)} tools for AI assistants; nothing is written or fetched",
        blocks=(
            Table(
                (
                    Column("Tool", lambda tool: tool.name),
                    Column("Answers", lambda tool: tool.title),
                ),
                answer.tools,
            ),
            Facts(tuple(_facts(answer))),
        ),
        details=(
            Table(
                (
                    Column("Tool", lambda tool: tool.name),
                    Column("Takes", lambda tool: ", ".join(tool.arguments)),
                ),
                answer.tools,
                title="Arguments",
            ),
            Table(
                (
                    Column("Prompt", lambda prompt: prompt.name),
                    Column("Asks", lambda prompt: prompt.says),
                ),
                answer.prompts,
                title="Prompts",
            ),
            Steps(
                tuple(
                    f"{client.name}: {client.text}"
                    if client.where is None
                    else f"{client.name}, in {client.where}: {client.text}"
                    for client in answer.clients
                ),
                title="Add it to an assistant",
                ordered=False,
            ),
        ),
    )


def _facts(answer: McpAnswer) -> Iterator[Fact]:
    yield Fact("Prompts", ", ".join(prompt.title for prompt in answer.prompts))
    yield Fact(
        "Resources",
        f"{answer.sources} sources and {len(answer.sections)} sections of the guide",
    )
    if not answer.installed:
        yield Fact("Install", (warn("not installed yet"), ": ", command(answer.install)))
    first, *_ = answer.clients
    yield Fact("Add it", (f"{first.name}: ", command(first.text)))
    yield Fact("Others", "run mlcareer mcp over standard input and output")
