"""`mlcareer advise`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import typer

from mlcareer.advice.case.plan import plan_for
from mlcareer.cli.asking import ask, ask_until_answered, may_ask
from mlcareer.cli.options import GuideFile, PayRulesFile, Today, day_of
from mlcareer.cli.own_case import own_case
from mlcareer.cli.plan import (
    Move,
    PlanFormat,
    plan_data,
    show_plan,
)
from mlcareer.cli.profile_questions import (
    QUESTIONS,
    CommandOnCase,
    case_of,
    changed,
    read_level,
    read_role,
)
from mlcareer.cli.streams import warn
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE
from mlcareer.reading.newer_data import newest_data
from mlcareer.reading.user_folders import has_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mlcareer.guide.profile import Profile

LESS_NEEDED = ("target.months", "hours", "place", "pay")
"""What may be passed over, after where somebody starts and where they want to be."""

WORDS = {"hours": "Hours a week you can give it"}

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("advise", cls=CommandOnCase)
def ask_and_plan(
    ctx: typer.Context,
    *,
    move: Move = False,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """Six questions that end in a plan. What you have said already is not asked again.

    Example: mlcareer advise
    Example: mlcareer advise --full
    """
    own = case_of(ctx, guide)
    questions = _questions(own)
    if questions and not may_ask():
        raise UsageError(
            "not a terminal: no questions can be asked",
            hint="Give options: mlcareer plan --level mid --to senior",
        )
    if questions:
        warn(f"Questions: {len(questions)}. Enter skips one, Ctrl-C leaves.")
    for question in questions:
        own = question(own)
    data = plan_data(guide, pay_rules, day_of(today))
    case = own_case(data.guide, data.pay_rules, own, move=move)
    show_plan(plan_for(data, case), PlanFormat.TABLE)
    if not has_profile():
        warn("To keep your answers: mlcareer profile init")


def _questions(own: Profile) -> list[Callable[[Profile], Profile]]:
    """Return what is still to be asked; each question makes a case of a case."""
    questions: list[Callable[[Profile], Profile]] = []
    if own.level is None and own.years is None and own.origin is None:
        questions.append(_ask_start)
    if own.target is None or own.target.level is None:
        questions.append(_ask_target)
    return questions + [partial(_ask_one, name) for name in LESS_NEEDED if _now(own, name) is None]


def _ask_start(own: Profile) -> Profile:
    def level_or_role(typed: str) -> Mapping[str, Any]:
        try:
            return {"level": read_level(typed)}
        except UsageError as error:
            try:
                return {"origin": read_role(typed)}
            except UsageError:
                raise error from None

    question = "Your level now, or the role you come from, such as data-scientist"
    return changed(own, ask_until_answered(question, level_or_role))


def _ask_target(own: Profile) -> Profile:
    ladder = [level.id for level in newest_data(GUIDE).level]
    above = ladder[ladder.index(own.level) + 1 :] if own.level in ladder else ladder
    reached = ask_until_answered(
        "The level you want to reach", read_level, above[0] if above else ""
    )
    return changed(own, {"target.level": reached})


def _ask_one(name: str, own: Profile) -> Profile:
    question = next(question for question in QUESTIONS if question.field == name)
    answer = ask(question.asks or WORDS[name], question.read)
    return own if answer is None else changed(own, {name: answer})


def _now(own: Profile, name: str) -> object:
    value: object = own
    for part in name.split("."):
        value = getattr(value, part, None)
    return value
