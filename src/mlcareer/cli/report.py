"""`mlcareer report`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from mlcareer.advice.case.report import report_for
from mlcareer.cli.options import (
    GuideFile,
    Output,
    PayRulesFile,
    Today,
    VisaRulesFile,
    day_of,
    visa_rules_of,
)
from mlcareer.cli.personal_case import personal_case
from mlcareer.cli.plan import Move, plan_data
from mlcareer.cli.profile_questions import CommandOnCase, case_of
from mlcareer.cli.show import show
from mlcareer.cli.view import view
from mlcareer.cli.written_files import WrittenFile
from mlcareer.errors import CareerError
from mlcareer.reading.whole_file import put
from mlcareer.render.file_kinds import check_file_kind, page_as_file
from mlcareer.render.formats import Format

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("report", cls=CommandOnCase)
def make_report(
    ctx: typer.Context,
    *,
    file: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write report.html or report.md."),
        WrittenFile(),
    ] = None,
    offer: Annotated[
        str | None, typer.Option("--offer", metavar="FILE", help="An offer file to judge in it.")
    ] = None,
    move: Move = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Your whole case on one screen, and in a file to keep, print or send.

    Example: mlcareer report --level mid --region leeds --pay 62k
    Example: mlcareer report --level mid --pay 62k --offer offer.toml -o report.html
    """
    if file is not None:
        check_file_kind(file)
    data = plan_data(guide, pay_rules, day_of(today))
    own = case_of(ctx, guide)
    # Nothing else asks for the visa tables, which take as long to load as the guide.
    asked = offer is not None or own.visa_route is not None
    tables = visa_rules_of(visa_rules) if asked or visa_rules is not None else None
    offered = None
    if offer is not None and tables is not None:
        # Imported late: most reports are without an offer, and it loads what reads files.
        from mlcareer.reading.offer_file import read_offer

        offered = read_offer(offer, data.guide, data.pay_rules, tables)
    case = personal_case(data.guide, data.pay_rules, own, visa_rules=tables, move=move)
    answer = report_for(data, tables, own, case, offered)
    if file is None:
        show(answer, output)
        return
    from mlcareer.pages.report import report_file_page, written_page

    how = view()
    page = report_file_page(answer)
    _write(file, page_as_file(page, file, how))
    # A spreadsheet has rows of its own, which the file does without.
    page_of = None if output is Format.CSV else lambda _: written_page(page, file)
    show(answer, output, page_of=page_of)


def _write(file: str, content: bytes) -> None:
    """Write a file that only its owner can read.

    Raises:
        CareerError: It cannot be written.
    """
    try:
        # A link to a file elsewhere stays a link.
        put(os.path.realpath(file), content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CareerError(f"cannot write {file}: {reason}", hint="Nothing was written.") from error
