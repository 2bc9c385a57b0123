"""`mlcareer guide`: a group of commands for whoever keeps a guide."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from mlcareer.cli.completion import complete_kind
from mlcareer.cli.loading import CONTEXT_SETTINGS
from mlcareer.cli.options import NoColor, Output  # noqa: TC001 - typer reads annotations
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import ExitCode, UsageError
from mlcareer.render.formats import Format

app = typer.Typer(
    name="guide",
    help="For maintainers: check, describe, compare and find data files.\n\n"
    "Example: mlcareer guide validate guide.toml",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=CONTEXT_SETTINGS,
)

File = Annotated[str, typer.Argument(metavar="FILE", help="A guide or another data file.")]

Kind = Annotated[
    str,
    typer.Argument(
        metavar="KIND",
        help="guide, pay-rules, visa, skills, advert-words or plan.",
        autocompletion=complete_kind,
    ),
]


@app.command()
def validate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A data file of any kind.")],
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 if a text is to be read again.")
    ] = False,
    output: Output = Format.TABLE,
    no_color: NoColor = False,
) -> None:
    """Check a guide, pay rules, visa tables, words for skills or adverts, or a plan's order.

    Every problem is named by file, line and key, and the run ends with 3 when there is one. Of a
    guide, texts that no longer say its figures are listed too: they are no mistakes by themselves.

    Example: mlcareer guide validate guide.toml
    Example: mlcareer guide validate guide.toml --strict
    """
    from mlcareer.advice.guide import summary_of
    from mlcareer.guide.figures import doubt_prose
    from mlcareer.guide.kind_of_file import known_kind
    from mlcareer.guide.load import check
    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile

    read = TomlFile.read(file)
    kind = known_kind(read)
    data = check(kind, read)
    if isinstance(data, Guide):
        doubt_prose(read, data)
    answer = summary_of(data, file, kind.name, kind.says, read.placed(read.doubts))
    show(answer, output, no_color=no_color)
    if not answer.warnings:
        return
    warn(f"mlcareer: texts to read again: {len(answer.warnings)}")
    if strict:
        raise typer.Exit(ExitCode.FAILED)


@app.command()
def schema(kind: Kind = "guide") -> None:
    """Print the JSON Schema of a kind of data file, for editors.

    Example: mlcareer guide schema > guide.schema.json
    Example: mlcareer guide schema visa > visa.schema.json
    """
    from mlcareer.guide.json_schema import schema_text
    from mlcareer.guide.kind_of_file import named_kind

    sys.stdout.write(schema_text(named_kind(kind).record))
    sys.stdout.flush()


@app.command()
def diff(
    old: File,
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A later file; without it, the first is held against the program's own.",
        ),
    ] = None,
    output: Output = Format.TABLE,
    no_color: NoColor = False,
) -> None:
    """Say what changed between two data files of a kind, or from the program's own to another.

    That is two guides, two files of pay rules or visa tables, or of any other kind.

    Example: mlcareer guide diff 2025.toml 2026.toml
    Example: mlcareer guide diff guide.toml
    """
    from mlcareer.advice.guide import diff_data
    from mlcareer.guide.kind_of_file import known_kind
    from mlcareer.guide.load import check
    from mlcareer.guide.toml_file import TomlFile

    first = TomlFile.read(old)
    kind = known_kind(first)
    if new is None:
        before, after = TomlFile.read(kind.bundled), first
    else:
        before, after = first, TomlFile.read(new)
        other = known_kind(after)
        if other is not kind:
            raise UsageError(
                f"{old} holds {kind.says}, and {new} holds {other.says}",
                hint="Compare two files of one kind.",
            )
    answer = diff_data(check(kind, before), check(kind, after), kind.name, kind.says)
    show(answer, output, no_color=no_color)


@app.command()
def path(kind: Kind = "guide") -> None:
    """Print where a data file is that comes with the program.

    Example: cp "$(mlcareer guide path)" my-guide.toml
    Example: mlcareer guide path pay-rules
    """
    from mlcareer.guide.kind_of_file import named_kind

    sys.stdout.write(f"{named_kind(kind).bundled}\n")
    sys.stdout.flush()
