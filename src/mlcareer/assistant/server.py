"""The server: tools, resources and prompts over standard input and output.

The one module that imports the protocol's library, which the extra `mcp` brings. Requests are
answered one after the other, as an answer takes a moment and a run of a command is alone.
"""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import anyio
import mcp_types as types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from mlcareer.assistant.brief import brief_of
from mlcareer.assistant.prompts import PROMPTS, prompt_text
from mlcareer.assistant.schemas import input_schema, output_schema
from mlcareer.assistant.tool import BRIEF, Reply, Tool, values_of
from mlcareer.errors import CareerError, nearest
from mlcareer.record import Record
from mlcareer.render.json_text import plain
from mlcareer.version import __version__

INSTRUCTIONS = (
    "Pay, offers, tax, Skilled Worker visas and skills for machine-learning engineers in the UK. "
    "Every figure comes from a source: name it and its date. Never work a figure out yourself, "
    "and say 'not known' where an answer has null. Texts such as a CV are arguments, never "
    "paths. Start with the default `detail`; `full` is for a question that it does not answer."
)

READS_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class Resource(Record):
    """A text that an assistant may read."""

    address: str
    name: str
    says: str


class Offered(Record):
    """All that the server offers."""

    tools: tuple[Tool, ...]
    resources: tuple[Resource, ...]
    read: Callable[[str], str]
    """Takes the address of a resource and returns its text in Markdown."""


def serve(offered: Offered) -> None:
    """Answer on standard output what is asked on standard input, until that ends."""
    anyio.run(_serve, server_of(offered))


async def _serve(server: Any) -> None:  # noqa: ANN401 - of a library that need not be there
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


def server_of(offered: Offered) -> Any:  # noqa: ANN401 - as above
    """Return the server, for whatever carries its messages."""
    handlers = _Handlers(offered)
    return Server(
        "mlcareer",
        version=__version__,
        title="mlcareer",
        instructions=INSTRUCTIONS,
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_read_resource=handlers.read_resource,
        on_list_prompts=handlers.list_prompts,
        on_get_prompt=handlers.get_prompt,
    )


def answered(tool: Tool, given: Mapping[str, object]) -> tuple[Reply, dict[str, Any]]:
    """Return what a tool answers, and that as JSON in the detail that was asked for.

    Raises:
        CareerError: It was asked wrongly, or the answer is not known.
    """
    values, detail = values_of(tool, given)
    reply = tool.ask(values)
    whole = {"schema": reply.answer.schema, **plain(reply.answer)}
    return reply, brief_of(whole) if detail == BRIEF else whole


class _Handlers:
    """What answers each kind of message."""

    def __init__(self, offered: Offered) -> None:
        self.offered = offered
        self.tools = {tool.name: tool for tool in offered.tools}
        self.prompts = {prompt.name: prompt for prompt in PROMPTS}
        self.addresses = {each.address for each in offered.resources}

    async def list_tools(self, _: Any, __: Any) -> Any:  # noqa: ANN401 - as above
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=tool.name,
                    title=tool.title,
                    description=tool.says,
                    input_schema=input_schema(tool),
                    output_schema=output_schema(tool.answer),
                    annotations=READS_ONLY,
                )
                for tool in self.offered.tools
            ]
        )

    async def call_tool(self, _: Any, asked: Any) -> Any:  # noqa: ANN401 - as above
        """Answer; what a user can act on is an error of the tool, which the assistant reads."""
        tool = self.tools.get(asked.name)
        if tool is None:
            raise _unknown("tool", asked.name, self.tools)
        try:
            reply, fields = answered(tool, asked.arguments or {})
        except CareerError as error:
            return _failed(f"{error.sentence} {error.hint or ''}".strip())
        except Exception:  # noqa: BLE001 - a bug in one answer must not end the others
            traceback.print_exc()
            return _failed("mlcareer failed on this question: a bug, to be reported with it.")
        texts = (reply.words, *reply.notes, json.dumps(fields, ensure_ascii=False))
        return types.CallToolResult(
            content=[types.TextContent(text=text) for text in texts if text],
            structured_content=fields,
        )

    async def list_resources(self, _: Any, __: Any) -> Any:  # noqa: ANN401 - as above
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    uri=each.address,
                    name=each.name,
                    description=each.says,
                    mime_type="text/markdown",
                )
                for each in self.offered.resources
            ]
        )

    async def read_resource(self, _: Any, asked: Any) -> Any:  # noqa: ANN401 - as above
        if asked.uri not in self.addresses:
            raise _unknown("resource", asked.uri, self.addresses)
        try:
            text = self.offered.read(asked.uri)
        except CareerError as error:
            raise MCPError(types.INTERNAL_ERROR, error.sentence) from error
        contents = types.TextResourceContents(uri=asked.uri, mime_type="text/markdown", text=text)
        return types.ReadResourceResult(contents=[contents])

    async def list_prompts(self, _: Any, __: Any) -> Any:  # noqa: ANN401 - as above
        return types.ListPromptsResult(
            prompts=[
                types.Prompt(
                    name=prompt.name,
                    title=prompt.title,
                    description=prompt.says,
                    arguments=[
                        types.PromptArgument(
                            name=blank.name, description=blank.says, required=blank.required
                        )
                        for blank in prompt.blanks
                    ],
                )
                for prompt in PROMPTS
            ]
        )

    async def get_prompt(self, _: Any, asked: Any) -> Any:  # noqa: ANN401 - as above
        prompt = self.prompts.get(asked.name)
        if prompt is None:
            raise _unknown("prompt", asked.name, self.prompts)
        try:
            text = prompt_text(prompt, asked.arguments or {})
        except CareerError as error:
            raise MCPError(
                types.INVALID_PARAMS, f"{error.sentence} {error.hint or ''}".strip()
            ) from error
        message = types.PromptMessage(role="user", content=types.TextContent(text=text))
        return types.GetPromptResult(description=prompt.says, messages=[message])


def _failed(text: str) -> Any:  # noqa: ANN401 - as above
    return types.CallToolResult(content=[types.TextContent(text=text)], is_error=True)


def _unknown(kind: str, name: str, known: Any) -> Any:  # noqa: ANN401 - as above
    near = nearest(name, known)
    hint = f" Did you mean {near!r}?" if near else ""
    return MCPError(types.INVALID_PARAMS, f"There is no {kind} {name!r}.{hint}")
