"""`mlcareer advise`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mlcareer.advice.plan import plan_for
from mlcareer.cli.asking import ask, may_ask
from mlcareer.cli.options import GuideFile, NoColor, Today, day_of
from mlcareer.cli.own_questions import QUESTIONS, CommandOnOwnCase, changed, own_case
from mlcareer.cli.plan import PlanFormat, plan_data, show_plan
from mlcareer.cli.streams import warn
from mlcareer.errors import UsageError
from mlcareer.reading.own_folder import has_profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlcareer.guide.own_case import Profile

ASKED = ("level", "target.level", "target.months", "hours", "place", "pay")
"""The six that a plan gains most by, in the order in which they are asked."""

WORDS = {"hours": "Hours a week you can give it"}

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("advise", cls=CommandOnOwnCase)
def ask_and_plan(
    ctx: typer.Context,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Six questions that end in a plan. What you have said already is not asked again.

    Example: mlcareer advise
    """
    own = own_case(ctx, guide)
    unknown = [name for name in ASKED if _now(own, name) is None]
    if own.origin is not None or own.years is not None:
        unknown = [name for name in unknown if name != "level"]
    if unknown and not may_ask():
        raise UsageError(
            "there is nobody to ask", hint="Use 'mlcareer plan' with options in a script."
        )
    own = changed(own, _answers(unknown))
    show_plan(plan_for(plan_data(guide, day_of(today)), own), PlanFormat.TABLE, no_color=no_color)
    if not has_profile():
        warn("To keep what you said: 'mlcareer profile init'.")


def _answers(names: list[str]) -> Mapping[str, Any]:
    questions = {question.field: question for question in QUESTIONS}
    answers: dict[str, Any] = {}
    if names:
        warn(f"Questions: {len(names)}. Enter passes one over, Ctrl-C leaves.")
    for name in names:
        question = questions[name]
        answer = ask(question.asks or WORDS[name], question.read)
        if answer is not None:
            answers[name] = answer
    return answers


def _now(own: Profile, name: str) -> object:
    value: object = own
    for part in name.split("."):
        value = getattr(value, part, None)
    return value
