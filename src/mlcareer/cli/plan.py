"""`mlcareer plan`."""

from __future__ import annotations

import sys
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.case.plan import PlanAnswer, PlanData, plan_for
from mlcareer.advice.names import named_step
from mlcareer.cli.options import (
    GuideFile,
    PayRulesFile,
    Today,
    day_of,
    guide_of,
    pay_rules_of,
)
from mlcareer.cli.personal_case import personal_case
from mlcareer.cli.profile_defaults import profile_allowed
from mlcareer.cli.profile_questions import CommandOnCase, case_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import UsageError
from mlcareer.guide.load import load_plan_rules
from mlcareer.reading.profile import add_done_steps
from mlcareer.reading.user_folders import profile_file
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date


class PlanFormat(StrEnum):
    """How to write a plan: as any answer, or for a calendar."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"
    MD = "md"
    ICS = "ics"


Done = Annotated[
    list[str] | None,
    typer.Option(
        "--done",
        metavar="STEP",
        help="Mark a step as done in your profile, by its number in the plan or its id. "
        "Repeat for several.",
    ),
]

Move = Annotated[
    bool, typer.Option("--move", help="You plan to change employer: add interview practice.")
]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("plan", cls=CommandOnCase)
def make_plan(
    ctx: typer.Context,
    *,
    done: Done = None,
    move: Move = False,
    output: Annotated[
        PlanFormat, typer.Option("--format", "-f", help="How to write the plan.")
    ] = PlanFormat.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """What to do to reach your next level, by when, and how you will know it worked.

    Example: mlcareer plan --level mid --to senior --months 9 --hours 5
    Example: mlcareer plan --level junior --to mid --move
    """
    if done and not profile_allowed(ctx):
        raise UsageError(
            "a step is marked as done in the profile", hint="Leave --no-profile out, or --done."
        )
    day = day_of(today)
    data = plan_data(guide, pay_rules, day)
    own = case_of(ctx, guide)
    answer = plan_for(data, personal_case(data.guide, data.pay_rules, own, move=move))
    if done:
        steps = [named_step(answer, step) for step in done]
        own = own.replace(done=add_done_steps((step.id for step in steps), day).done)
        names = ", ".join(f"{step.do} ({step.id})" for step in steps)
        warn(f"Marked as done in {profile_file()}: {names}")
        answer = plan_for(data, personal_case(data.guide, data.pay_rules, own, move=move))
    show_plan(answer, output)


def plan_data(guide: str | None, pay_rules: str | None, day: date) -> PlanData:
    """Gather what plans are made from."""
    return PlanData(
        guide=guide_of(guide), pay_rules=pay_rules_of(pay_rules), rules=load_plan_rules(), today=day
    )


def show_plan(answer: PlanAnswer, output: PlanFormat) -> None:
    """Write a plan in the format that was asked for.

    Raises:
        UsageError: A calendar is asked for and the plan has no dates.
    """
    if output is not PlanFormat.ICS:
        show(answer, Format(output.value))
        return
    from mlcareer.pages.plan import plan_calendar, plan_title
    from mlcareer.render.calendar import write_calendar

    entries = plan_calendar(answer)
    if not entries:
        raise UsageError("the plan has no dates", hint="Say in how many --months.")
    if isinstance(sys.stdout, TextIOWrapper):
        # A calendar's lines end as its standard says, on every system.
        sys.stdout.reconfigure(newline="")
    write_calendar(entries, sys.stdout, name=plan_title(answer), written=answer.begins)
    sys.stdout.flush()
