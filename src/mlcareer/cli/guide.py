"""`mlcareer guide`: a group of commands for whoever keeps a guide."""

from __future__ import annotations

import os
import shlex
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.completion import complete_kind
from mlcareer.cli.data_in_use import data_of
from mlcareer.cli.loading import CONTEXT_SETTINGS
from mlcareer.cli.market import ColumnMap  # noqa: TC001 - typer reads annotations
from mlcareer.cli.options import GuideFile, Output, Today, day_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.cli.written_files import refuse_inputs
from mlcareer.errors import CareerError, ExitCode, UsageError
from mlcareer.guide.kinds import GUIDE, KINDS
from mlcareer.render.formats import Format, View

if TYPE_CHECKING:
    from mlcareer.page import Page

app = typer.Typer(
    name="guide",
    help="Check, compare, find and publish data files. For guide keepers.\n\n"
    "Example: mlcareer guide validate guide.toml",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings=CONTEXT_SETTINGS,
)

KINDS_NAMED = (
    f"A kind of data file: {', '.join(kind.name for kind in KINDS[:-1])} or {KINDS[-1].name}."
)

Kind = Annotated[
    str,
    typer.Argument(metavar="KIND", help=KINDS_NAMED, autocompletion=complete_kind),
]


class FileFormat(StrEnum):
    """What the files of an export are."""

    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"


@app.command()
def validate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A data file of any kind.")],
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if a text is to be updated.")
    ] = False,
    output: Output = Format.TABLE,
) -> None:
    """Check a data file: a guide, pay rules, visa tables, or words for adverts and skills.

    Each problem is listed with its file, line and key; the exit code is then 3. Of a guide, the
    texts that no longer state its figures are listed too.

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
    show(answer, output)
    if not answer.warnings:
        return
    warn(f"mlcareer: texts to update: {len(answer.warnings)}")
    if strict:
        raise typer.Exit(ExitCode.FAILED)


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A data file of any kind.")],
    new: Annotated[
        str | None,
        typer.Argument(
            metavar="NEW",
            help="A later file of that kind. Default: compare the bundled file with the first.",
        ),
    ] = None,
    output: Output = Format.TABLE,
) -> None:
    """Show what changed between two data files of a kind.

    Figures come first, then what was added and removed. `--full` has the texts word by word.

    Example: mlcareer guide diff 2025.toml 2026.toml
    Example: mlcareer guide diff guide.toml
    """
    from mlcareer.advice.guide_diff import diff_data
    from mlcareer.guide.kind_of_file import known_kind
    from mlcareer.guide.load import check
    from mlcareer.guide.toml_file import TomlFile

    first = TomlFile.read(old)
    kind = known_kind(first)
    if new is None:
        before, after = TomlFile.read(kind.bundled, kind.largest), first
    else:
        before, after = first, TomlFile.read(new)
        other = known_kind(after)
        if other is not kind:
            raise UsageError(
                f"{old} holds {kind.says}, and {new} holds {other.says}",
                hint="Compare two files of one kind.",
            )
    answer = diff_data(
        check(kind, before),
        check(kind, after),
        kind.name,
        kind.says,
        (None, old) if new is None else (old, new),
    )
    show(answer, output)


@app.command("format")
def format_of_kind(
    kind: Kind = "guide",
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="One table of it, such as band.")
    ] = None,
    output: Output = Format.TABLE,
) -> None:
    """Describe a kind of data file: its tables, and the keys of each.

    Example: mlcareer guide format guide band
    Example: mlcareer guide format visa
    """
    from mlcareer.advice.guide import format_of
    from mlcareer.advice.names import one_table
    from mlcareer.guide.json_schema import schema_of
    from mlcareer.guide.kind_of_file import named_kind

    found = named_kind(kind)
    whole = format_of(found.name, found.says, found.file, schema_of(found.record))
    answer = one_table(whole, table)
    show(answer, output)


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
def path(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help=KINDS_NAMED, autocompletion=complete_kind),
    ] = None,
    output: Output = Format.TABLE,
) -> None:
    """Show which data files answers are from and why, or print the path of one kind.

    A newer guide.toml, pay-rules.toml or visa.toml in your data folder is used by itself.

    Example: mlcareer guide path
    Example: cp "$(mlcareer guide path guide)" my-guide.toml
    """
    from mlcareer.advice.guide import FileAnswer, GuidePath
    from mlcareer.guide.kind_of_file import named_kind
    from mlcareer.reading.newer_data import newest
    from mlcareer.reading.user_folders import data_file

    if kind is not None:
        _, choice = newest(named_kind(kind), warn)
        sys.stdout.write(f"{choice.path}\n")
        sys.stdout.flush()
        return
    found = [(each, newest(each, warn)[1]) for each in KINDS]
    answer = GuidePath(
        folder=data_file("").rstrip("/\\"),
        names=tuple(each.file for each in KINDS if each.option),
        files=tuple(
            FileAnswer(
                kind=each.name,
                path=choice.path,
                own=choice.own,
                why=choice.why,
                edition=choice.edition.name or None,
                copy_read=choice.edition.copy_read,
                passed_over=choice.passed_over,
            )
            for each, choice in found
        ),
    )
    show(answer, output)


@app.command()
def export(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="A new or empty folder.")],
    kind: Annotated[
        FileFormat, typer.Option("--as", help="What kind of files to write.")
    ] = FileFormat.MARKDOWN,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files of the same names in the folder.")
    ] = False,
    guide: GuideFile = None,
    output: Output = Format.TABLE,
) -> None:
    """Write the whole guide as files to publish, a file for each of its tables.

    Either all files are written or none.

    Example: mlcareer guide export published --as html
    Example: mlcareer guide export tables --as csv
    """
    from mlcareer.advice.guide import GuideExport
    from mlcareer.guide.entries import entries_of
    from mlcareer.pages.guide_export import export_pages, export_rows
    from mlcareer.reading.whole_folder import check_folder, put_folder

    check_folder(folder, force=force)
    data = data_of(GUIDE, guide)
    pages = export_rows(data) if kind is FileFormat.CSV else export_pages(data)
    files = {f"{name}{ENDINGS[kind]}": _drawn(page, kind) for name, page in pages.items()}
    for name in files:
        refuse_inputs(os.path.join(folder, name), [guide] if guide else [])
    put_folder(folder, files, force=force)
    answer = GuideExport(
        folder=folder,
        format=kind.value,
        files=tuple(files),
        entries=sum(1 for _ in entries_of(data)),
    )
    show(answer, output)


ENDINGS = {FileFormat.CSV: ".csv", FileFormat.MARKDOWN: ".md", FileFormat.HTML: ".html"}


def _drawn(page: Page, kind: FileFormat) -> bytes:
    if kind is not FileFormat.CSV:
        from mlcareer.render.file_kinds import page_as_file

        return page_as_file(page, f"page{ENDINGS[kind]}", View())
    from io import StringIO

    from mlcareer.render.formats import renderer_for

    drawn = StringIO(newline="")
    renderer_for(Format.CSV).write(page, drawn, View())
    return drawn.getvalue().encode()


@app.command()
def propose(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Adverts, as 'market' reads them.")
    ],
    licence: Annotated[
        str,
        typer.Option("--licence", metavar="WORDS", help="The licence of the adverts' figures."),
    ],
    source: Annotated[
        str,
        typer.Option("--source", metavar="WORDS", help="What the adverts are from."),
    ],
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FILE", help="Write this file. Default: print it."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="Propose by level, or by level,region. Default: level,region.",
        ),
    ] = None,
    columns: ColumnMap = None,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Write a new edition of the guide with what some adverts pay, where they suffice.

    Each group of 6 adverts or more becomes a figure with its number, interval, period, source and
    licence. All else stays as it is, and the new file is checked as 'guide validate' checks it.

    Example: mlcareer guide propose jobs.csv --licence "CC0 1.0" --source "My search" --to new.toml
    Example: mlcareer guide propose jobs/ --licence "OGL 3.0" --source "Jobs of May" > new.toml
    """
    from mlcareer.cli.market import answered, dimensions_of, files_given, kind_of
    from mlcareer.market.answer import Question
    from mlcareer.market.columns import column_map
    from mlcareer.market.propose import proposal_for
    from mlcareer.reading.newer_data import newest
    from mlcareer.reading.whole_file import put

    data = data_of(GUIDE, guide)
    path = guide or newest(GUIDE, warn)[1].path
    given = files_given(files)
    if to is not None:
        refuse_inputs(to, [path, *given])
    asked = dimensions_of(by)
    if "level" not in asked or not {"level", "region"}.issuperset(asked):
        raise UsageError(
            "the guide's figures are by level and region", hint="Write --by level,region or level."
        )
    chosen = column_map(columns or ())
    question = Question(data, kind_of(data, None), asked, chosen=chosen)
    answer = answered(given, question, day_of(today))
    for problem in answer.bad_files:
        warn(f"mlcareer: {problem}")
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    proposal = proposal_for(to or path, text, data, answer, source=source, licence=licence)
    left = [
        f"{many} {what}"
        for many, what in (
            (proposal.too_few, "with too few adverts"),
            (proposal.not_stated, "whose level or region is not stated"),
        )
        if many
    ]
    warn(f"mlcareer: {proposal.proposed} groups proposed")
    if left:
        warn(f"Not proposed: {', '.join(left)}")
    if to is None:
        sys.stdout.write(proposal.text)
        sys.stdout.flush()
    else:
        try:
            put(to, proposal.text.encode())
        except OSError as error:
            raise CareerError(f"cannot write {to}: {error.strerror or error}") from error
        warn(f"See what is new: mlcareer guide diff {shlex.quote(to)}")
    if answer.bad_files:
        raise typer.Exit(ExitCode.FAILED)
