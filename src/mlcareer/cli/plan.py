"""`mlcareer plan`."""

from __future__ import annotations

import sys
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.case.plan import PlanAnswer, PlanData, check_steps, plan_for
from mlcareer.cli.completion import Completion  # noqa: TC001 - Typer reads it at run time
from mlcareer.cli.options import (
    GuideFile,
    PayRulesFile,
    Today,
    day_of,
    guide_of,
    pay_rules_of,
)
from mlcareer.cli.profile_defaults import profile_allowed
from mlcareer.cli.profile_questions import CommandOnCase, case_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import CareerError, UsageError
from mlcareer.guide.load import load_plan_rules
from mlcareer.reading.profile import add_done_steps, read_profile
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


def complete_step(incomplete: str) -> Completion:
    """Complete a step of the plan that the profile leads to."""
    try:
        answer = plan_for(plan_data(None, None, day_of(None)), read_profile())
    except CareerError:
        # There is no plan to name a step of, and a press of Tab is no place to say why.
        return []
    begun = incomplete.casefold()
    return [(step.id, step.name) for step in answer.steps if step.id.startswith(begun)]


Done = Annotated[
    list[str] | None,
    typer.Option(
        "--done",
        metavar="STEP",
        help="Mark a step as done, in your profile; repeatable.",
        autocompletion=complete_step,
    ),
]

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("plan", cls=CommandOnCase)
def make_plan(
    ctx: typer.Context,
    done: Done = None,
    output: Annotated[
        PlanFormat, typer.Option("--format", "-f", help="How to write the plan.")
    ] = PlanFormat.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """The ordered, dated steps from where you stand to where you want to be.

    Example: mlcareer plan --level mid --to senior --months 9 --hours 5
    Example: mlcareer plan --level junior --to mid
    """
    day = day_of(today)
    data = plan_data(guide, pay_rules, day)
    own = case_of(ctx, guide)
    answer = plan_for(data, own)
    if done and not profile_allowed(ctx):
        raise UsageError(
            "a step is marked as done in the profile", hint="Leave --no-profile out, or --done."
        )
    if done:
        check_steps(answer, done)
        own = own.replace(done=add_done_steps(done, day).done)
        warn(f"Marked as done in {profile_file()}: {', '.join(done)}")
        answer = plan_for(data, own)
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
    from mlcareer.pages.plan import plan_calendar, plan_page
    from mlcareer.render.calendar import write_calendar

    entries = plan_calendar(answer)
    if not entries:
        raise UsageError("the plan has no dates", hint="Say in how many --months.")
    if isinstance(sys.stdout, TextIOWrapper):
        # A calendar's lines end as its standard says, on every system.
        sys.stdout.reconfigure(newline="")
    write_calendar(entries, sys.stdout, name=plan_page(answer).title, written=answer.begins)
    sys.stdout.flush()
