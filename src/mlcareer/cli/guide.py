"""`mlcareer guide`: a group of commands for whoever keeps a guide."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from mlcareer.cli.app import CONTEXT_SETTINGS
from mlcareer.cli.options import NoColor, Output  # noqa: TC001 - typer reads annotations
from mlcareer.cli.show import show
from mlcareer.guide.load import GUIDE_FILE, read_guide
from mlcareer.render.formats import Format

app = typer.Typer(
    name="guide",
    help="For maintainers: check, describe, compare and find a guide.\n\n"
    "Example: mlcareer guide validate guide.toml",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=CONTEXT_SETTINGS,
)

File = Annotated[str, typer.Argument(metavar="FILE", help="A guide, as a TOML file.")]


@app.command()
def validate(file: File, output: Output = Format.TABLE, no_color: NoColor = False) -> None:
    """Check a guide and list every problem.

    Each is named by file, line and key; the run ends with 3 when there is one.

    Example: mlcareer guide validate guide.toml
    """
    from mlcareer.advice.guide import summary_of
    from mlcareer.pages.guide import summary_page

    answer = summary_of(read_guide(file), file)
    show(answer, summary_page, output, no_color=no_color)


@app.command()
def schema() -> None:
    """Print the JSON Schema of guide files, for editors.

    Example: mlcareer guide schema > guide.schema.json
    """
    from mlcareer.guide.json_schema import schema_text

    sys.stdout.write(schema_text())
    sys.stdout.flush()


@app.command()
def diff(old: File, new: File, output: Output = Format.TABLE, no_color: NoColor = False) -> None:
    """Say what changed between two guides.

    Example: mlcareer guide diff 2025.toml 2026.toml
    """
    from mlcareer.advice.guide import diff_guides
    from mlcareer.pages.guide import diff_page

    show(diff_guides(read_guide(old), read_guide(new)), diff_page, output, no_color=no_color)


@app.command()
def path() -> None:
    """Print where the guide is that comes with the program.

    Example: cp "$(mlcareer guide path)" my-guide.toml
    """
    sys.stdout.write(f"{GUIDE_FILE}\n")
    sys.stdout.flush()
