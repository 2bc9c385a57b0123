"""`mlcareer mcp`."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

import mlcareer
from mlcareer.advice.mcp import CLIENTS, INSTALL, McpAnswer, PromptAnswer, ToolAnswer
from mlcareer.cli.options import Output  # noqa: TC001 - Typer reads it at run time
from mlcareer.cli.show import show
from mlcareer.errors import CareerError
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.assistant.server import Resource

SCHEME = "mlcareer://"
"""How the address of every resource begins."""


def mcp(
    what: Annotated[
        bool,
        typer.Option("--list", help="Say what is offered, and how to add it to an assistant."),
    ] = False,
    with_profile: Annotated[
        bool,
        typer.Option(
            "--with-profile", help="Let your profile answer what the assistant does not say."
        ),
    ] = False,
    output: Output = Format.TABLE,
) -> None:
    """Answer an assistant's questions, by the Model Context Protocol.

    It reads standard input until that ends, writes no file and fetches nothing. Your profile stays
    out of it without --with-profile.

    Example: mlcareer mcp --list
    Example: mlcareer mcp --list --full
    """
    if what:
        show(_list(), output)
        return
    if find_spec("mcp") is None:
        raise CareerError("the server needs a library that is not installed", hint=INSTALL)
    from mlcareer.assistant.server import Offered, serve
    from mlcareer.cli.mcp_tools import tools
    from mlcareer.cli.streams import warn

    if sys.stdin.isatty():
        warn("mlcareer: waiting for an assistant. Ctrl-C ends it; see: mlcareer mcp --list")
    # No file of the folder it was started in is ever meant.
    os.chdir(os.path.dirname(mlcareer.__file__))
    serve(
        Offered(tools=tools(with_profile=with_profile), resources=tuple(resources()), read=text_of)
    )


def resources() -> Iterator[Resource]:
    """Return the sections of the guide and every source."""
    from mlcareer.assistant.server import Resource
    from mlcareer.cli.mcp_tools import SECTIONS

    for name, says in SECTIONS.items():
        yield Resource(address=f"{SCHEME}guide/{name}", name=f"Guide: {name}", says=says)
    for name, title in _sources().items():
        yield Resource(address=f"{SCHEME}source/{name}", name=f"Source: {name}", says=title)


def text_of(address: str) -> str:
    """Return a resource's text in Markdown.

    Raises:
        CareerError: There is no such source.
    """
    from mlcareer.cli.mcp_tools import markdown_of

    kind, _, name = address.removeprefix(SCHEME).partition("/")
    return markdown_of([name] if kind == "guide" else ["sources", name])


def _sources() -> dict[str, str]:
    """Return the title of every source by its id."""
    from mlcareer.advice.career.sources import SourcesAnswer
    from mlcareer.cli.mcp_tools import answer_to

    answer, _ = answer_to(["sources", "--format=json"], {})
    if not isinstance(answer, SourcesAnswer):
        raise TypeError(f"sources answered {type(answer).__name__}")
    return {each.source.id: each.source.title for each in answer.sources}


def _list() -> McpAnswer:
    from mlcareer.assistant.prompts import PROMPTS
    from mlcareer.cli.mcp_tools import SECTIONS, tools

    return McpAnswer(
        installed=find_spec("mcp") is not None,
        install=INSTALL,
        tools=tuple(
            ToolAnswer(
                name=tool.name,
                title=tool.title,
                says=tool.says,
                arguments=tuple(argument.name for argument in tool.arguments),
            )
            for tool in tools()
        ),
        prompts=tuple(
            PromptAnswer(name=prompt.name, title=prompt.title, says=prompt.says)
            for prompt in PROMPTS
        ),
        sources=len(_sources()),
        sections=tuple(SECTIONS),
        clients=CLIENTS,
    )
