"""`mlcareer advise`."""

from __future__ import annotations

import typer

from mlcareer.advice.case.plan import plan_for
from mlcareer.cli.asking import may_ask
from mlcareer.cli.case_interview import command_to_keep, interview, open_questions
from mlcareer.cli.options import GuideFile, PayRulesFile, Today, day_of
from mlcareer.cli.personal_case import personal_case
from mlcareer.cli.plan import Move, PlanFormat, plan_data, show_plan
from mlcareer.cli.profile_questions import CommandOnCase, case_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import UsageError
from mlcareer.reading.user_folders import has_profile
from mlcareer.render.formats import Format

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
    questions = open_questions(own)
    if questions and not may_ask():
        raise UsageError(
            "not a terminal: no questions can be asked",
            hint="Give options: mlcareer plan --level mid --to senior",
        )
    if questions:
        warn(f"Questions: {len(questions)}. Enter skips one, Ctrl-C leaves.")
    own = interview(own, questions)
    data = plan_data(guide, pay_rules, day_of(today))
    case = personal_case(data.guide, data.pay_rules, own, move=move)
    starts = case.level is not None or case.origin is not None
    if starts and (case.target is not None or case.origin is not None):
        show_plan(plan_for(data, case), PlanFormat.TABLE)
    elif starts or case.pay is not None:
        # Imported late, as most answers end in a plan.
        from mlcareer.advice.case.report import report_for

        show(report_for(data, None, own, case, None), Format.TABLE)
    else:
        from mlcareer.advice.career.salary import salary_for

        show(salary_for(data.guide, data.today, where=case.where), Format.TABLE)
        warn(
            "No level was given, so this is pay alone. Plan: mlcareer plan --level mid --to senior"
        )
    if not has_profile():
        warn(f"To keep your answers: {command_to_keep(own)}")
