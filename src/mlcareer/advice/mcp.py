"""What `mlcareer mcp` offers to assistants, and how each of them is set up."""

from __future__ import annotations

from mlcareer.record import Answer, Record


class ToolAnswer(Record):
    """A question that an assistant can ask."""

    name: str
    title: str
    says: str
    arguments: tuple[str, ...]


class PromptAnswer(Record):
    """A question that a person can choose in an assistant's menu."""

    name: str
    title: str
    says: str


class ClientAnswer(Record):
    """How one assistant is set up to use the server."""

    name: str
    how: str
    """`run` for a command line, `file` for a text in a file of settings."""
    where: str | None
    """The file of settings; null for a command line."""
    text: str


class McpAnswer(Answer):
    """All that the server offers."""

    schema = "mcp/1"

    installed: bool
    """Whether the library that the server needs is installed."""
    install: str
    """What installs it."""
    tools: tuple[ToolAnswer, ...]
    prompts: tuple[PromptAnswer, ...]
    sources: int
    """Sources that are resources, as `mlcareer://source/ID`."""
    sections: tuple[str, ...]
    """Sections of the guide that are resources, as `mlcareer://guide/NAME`."""
    clients: tuple[ClientAnswer, ...]


INSTALL = "pip install 'mlcareer[mcp]'"

_SETTINGS = '{"mcpServers": {"mlcareer": {"command": "mlcareer", "args": ["mcp"]}}}'

CLIENTS = (
    ClientAnswer(
        name="Claude Code", how="run", where=None, text="claude mcp add mlcareer -- mlcareer mcp"
    ),
    ClientAnswer(
        name="Codex", how="run", where=None, text="codex mcp add mlcareer -- mlcareer mcp"
    ),
    ClientAnswer(
        name="VS Code",
        how="run",
        where=None,
        text=('code --add-mcp \'{"name": "mlcareer", "command": "mlcareer", "args": ["mcp"]}\''),
    ),
    ClientAnswer(
        name="Claude Desktop", how="file", where="claude_desktop_config.json", text=_SETTINGS
    ),
    ClientAnswer(name="Cursor", how="file", where=".cursor/mcp.json", text=_SETTINGS),
)
"""The usual assistants. Others take the same command, `mlcareer mcp`, over standard input."""
