"""Write the manual pages, docs/man/mlcareer*.1, from the commands themselves.

Run it after a change to a command or to the version:

    .venv/bin/python scripts/write_man_pages.py

A test compares what it writes with what is committed. The wheel carries the pages, and an
installation puts them where `man` looks: `man mlcareer-salary`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from mlcareer import __version__
from mlcareer.cli.app import app, load_command
from mlcareer.cli.commands import COMMANDS
from mlcareer.errors import ExitCode

FOLDER = Path(__file__).parent.parent / "docs" / "man"

WIDE = 10_000
"""Columns, so that nothing is broken into lines but by `man`."""

EXAMPLE = re.compile(r"Example: (mlcareer .*)")

EXIT_CODES = {
    ExitCode.OK: "Answered; that nothing matches is an answer too.",
    ExitCode.FAILED: "A check that was asked for did not pass, or the work failed.",
    ExitCode.USAGE: "The question could not be understood.",
    ExitCode.DATA: "A data file is wrong.",
    ExitCode.INTERRUPTED: "Interrupted, as by Ctrl-C.",
}

VARIABLES = {
    "NO_COLOR": "Set to anything, no colour is used.",
    "MLCAREER_NO_PROFILE": "Set to anything, no command takes defaults from your profile.",
    "COLUMNS": "How wide to write where that is no terminal.",
    "VISUAL, EDITOR": "What mlcareer profile edit opens the profile with.",
}


def write_pages() -> None:
    """Write every page, and take away those of commands that there are no more."""
    pages = manual_pages()
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.1"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def manual_pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    root = typer.main.get_command(app)
    context = context_of(root, "mlcareer")
    pages = {"mlcareer.1": "".join(main_page(root, context))}
    for name in COMMANDS:
        page = "".join(command_page(load_command(name), name, context))
        pages[f"mlcareer-{name}.1"] = page
    return pages


def main_page(root: Any, context: typer.Context) -> Iterator[str]:  # noqa: ANN401 - Typer does not export the type
    """Write the page of the program."""
    said = paragraphs(root.help)
    yield heading("mlcareer", said[0])
    yield f".SH SYNOPSIS\n{usage(root, context)}"
    yield f".SH DESCRIPTION\n{prose(said)}"
    yield ".SH COMMANDS\n"
    for name, summary in COMMANDS.items():
        yield f".TP\n{reference(name)}\n{escaped(summary)}\n"
    yield options_of(root, context)
    yield ".SH EXIT STATUS\n"
    yield "".join(entry(str(int(code)), meaning) for code, meaning in EXIT_CODES.items())
    yield ".SH ENVIRONMENT\n"
    yield "".join(entry(name, meaning) for name, meaning in VARIABLES.items())
    yield ".SH FILES\nYour profile is one file;\n.B mlcareer profile path\nsays where.\n"
    yield examples(root)
    yield f".SH SEE ALSO\n{reference('salary')}\nand the pages of the other commands.\n"


def command_page(command: Any, name: str, parent: typer.Context) -> Iterator[str]:  # noqa: ANN401 - Typer does not export the type
    """Write the page of a command, with the commands in it."""
    context = context_of(command, name, parent)
    inner = {
        context_of(child, word, context): child
        for word, child in getattr(command, "commands", {}).items()
    }
    yield heading(f"mlcareer-{name}", COMMANDS[name])
    yield ".SH SYNOPSIS\n"
    yield (
        "\n.br\n".join(
            usage(child, of_child).rstrip("\n")
            for of_child, child in (inner or {context: command}).items()
        )
        + "\n"
    )
    yield f".SH DESCRIPTION\n{prose(paragraphs(command.help))}"
    yield options_of(command, context)
    for of_child, child in inner.items():
        yield f".SH {escaped(str(of_child.info_name).upper())}\n"
        yield prose(paragraphs(child.help)) + parameters_of(child, of_child)
    yield examples(command, *inner.values())
    yield ".SH SEE ALSO\n.BR mlcareer (1)\n"


def context_of(command: Any, name: str, parent: typer.Context | None = None) -> typer.Context:  # noqa: ANN401 - Typer does not export the type
    """Return what a command's help is made in."""
    return typer.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDE,
        **command.context_settings,
    )


def heading(name: str, summary: str) -> str:
    """Write what `man` and `apropos` know a page by."""
    return (
        f'.\\" Written by scripts/write_man_pages.py\n'
        f'.TH {escaped(name.upper())} 1 "" "mlcareer {__version__}" "User Commands"\n'
        f".SH NAME\n{escaped(name)} \\- {escaped(summary.rstrip('.'))}\n"
    )


def usage(command: Any, context: typer.Context) -> str:  # noqa: ANN401 - Typer does not export the type
    """Write how a command is called."""
    words = " ".join(command.collect_usage_pieces(context))
    return f".B {escaped(context.command_path)}\n{escaped(words)}\n"


def options_of(command: Any, context: typer.Context) -> str:  # noqa: ANN401 - Typer does not export the type
    """Write what a command takes."""
    return f".SH OPTIONS\n{parameters_of(command, context)}"


def parameters_of(command: Any, context: typer.Context) -> str:  # noqa: ANN401 - Typer does not export the type
    """Write each argument and option with its meaning."""
    records = (parameter.get_help_record(context) for parameter in command.get_params(context))
    return "".join(entry(*record) for record in records if record)


def examples(*commands: Any) -> str:  # noqa: ANN401 - Typer does not export the type
    """Write the examples of some commands, each once."""
    found = [line for command in commands for line in EXAMPLE.findall(one_line(command.help))]
    lines = "".join(f"{escaped(line)}\n" for line in dict.fromkeys(found))
    return f".SH EXAMPLES\n.nf\n{lines}.fi\n"


def entry(name: str, meaning: str) -> str:
    """Write a name with its meaning below it."""
    return f".TP\n.B {escaped(name)}\n{escaped(one_line(meaning))}\n"


def reference(command: str) -> str:
    """Name the page of a command."""
    return f".BR {escaped(f'mlcareer-{command}')} (1)"


def prose(said: list[str]) -> str:
    """Write paragraphs."""
    return "".join(f".PP\n{escaped(part)}\n" for part in said).removeprefix(".PP\n")


def paragraphs(said: str | None) -> list[str]:
    """Return the paragraphs of a help text but its example, each on one line."""
    parts = (" ".join(part.split()) for part in (said or "").split("\n\n"))
    return [part for part in parts if part and not part.startswith("Example: ")]


def one_line(said: str | None) -> str:
    """Return a text with its lines joined, its paragraphs kept apart by what ends them."""
    return " ".join((said or "").split())


def escaped(text: str) -> str:
    """Write a text so that nothing in it is an instruction to `man`."""
    safe = text.replace("\\", "\\e").replace("-", "\\-")
    return rf"\&{safe}" if safe[:1] in {".", "'"} else safe


if __name__ == "__main__":
    write_pages()
