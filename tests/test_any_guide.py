"""Whatever guide gets through the door, every command answers from it in every format."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from mlcareer.advice.career.compare import compare_roles
from mlcareer.advice.career.salary import salary_for
from mlcareer.advice.career.skills import skills_for
from mlcareer.advice.case.plan import PlanData, plan_for
from mlcareer.advice.names import where_of
from mlcareer.cli.personal_case import personal_case
from mlcareer.errors import DataError, UsageError
from mlcareer.guide.checks import checked_guide
from mlcareer.guide.load import load_pay_rules, load_plan_rules
from mlcareer.guide.profile import Profile, ProfileSkill, Target
from mlcareer.guide.toml_file import TomlFile
from mlcareer.pages.compare import compare_page
from mlcareer.pages.plan import plan_page
from mlcareer.pages.salary import salary_page
from mlcareer.pages.skills import skills_page
from mlcareer.render import html
from mlcareer.render.formats import Format, View, renderer_for
from mlcareer.render.json_text import write_json

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.page import Page
    from mlcareer.record import Answer

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 23)

LINES = (Path(__file__).parent / "small_guide.toml").read_text(encoding="utf-8").splitlines()

PAIRS = [number for number, line in enumerate(LINES) if " = " in line]

ENTRIES = [number for number, line in enumerate(LINES) if line.startswith("[[") and "." not in line]

VALUES = st.one_of(
    st.sampled_from([LINES[number].split(" = ", 1)[1] for number in PAIRS]),
    st.sampled_from(["0", "1", "60", "5_000_000", "true", "[]", '""', '"\\u001b[31m|\\n"', "1.5"]),
    st.integers(0, 200_000).map(str),
)


def end_of_entry(start: int) -> int:
    """Return the line after the last of the entry that begins at a line, and of those in it."""
    inner = f"{LINES[start][:-2]}."
    following = (
        number
        for number in range(start + 1, len(LINES))
        if LINES[number].startswith("[") and not LINES[number].startswith(inner)
    )
    return next(following, len(LINES))


@st.composite
def guides(draw: st.DrawFn) -> str:
    """Change some values of the small guide, and leave out some keys and entries."""
    lines: dict[int, str] = dict(enumerate(LINES))
    for number in draw(st.lists(st.sampled_from(PAIRS), max_size=3)):
        key = LINES[number].split(" = ", 1)[0]
        lines[number] = f"{key} = {draw(VALUES)}"
    for number in draw(st.lists(st.sampled_from(PAIRS), max_size=1)):
        lines[number] = ""
    for start in draw(st.lists(st.sampled_from(ENTRIES), max_size=3)):
        for number in range(start, end_of_entry(start)):
            lines[number] = ""
    return "\n".join(lines.values())


def answers(guide: Guide, region: str | None, pay: int | None) -> list[tuple[Answer, Page]]:
    """Return what each command answers, and how it is laid out."""
    found: list[tuple[Answer, Page]] = []
    for level in (None, *guide.level):
        salary = salary_for(guide, TODAY, level=level, where=where_of(guide, region), pay=pay)
        found.append((salary, salary_page(salary)))
    skills = skills_for(guide, TODAY)
    found.append((skills, skills_page(skills)))
    try:
        roles = compare_roles(guide, TODAY)
    except UsageError:
        assert not guide.comparison
    else:
        found.append((roles, compare_page(roles)))
    found += plans(guide, region, pay)
    return found


def plans(guide: Guide, region: str | None, pay: int | None) -> list[tuple[Answer, Page]]:
    """Return the plans that a guide has: from its first level to its last, and from a role."""
    found: list[tuple[Answer, Page]] = []
    known = PlanData(guide=guide, pay_rules=load_pay_rules(), rules=load_plan_rules(), today=TODAY)
    own = Profile(
        place=region, pay=pay, skill=(ProfileSkill(name="docker"), ProfileSkill(name="x|y"))
    )
    target = Target(level=guide.level[-1].id, months=3)
    for start in ({"level": guide.level[0].id}, {"origin": "data-scientist"}):
        try:
            stated = own.replace(**start, target=target)
            plan = plan_for(known, personal_case(guide, known.pay_rules, stated, move=True))
        except UsageError:
            # One level, or no way in from that role: refused, and that is an answer.
            event("no plan")
        else:
            found.append((plan, plan_page(plan)))
    return found


@settings(max_examples=100)
@given(guides(), st.data(), st.one_of(st.none(), st.integers(1_000, 200_000)))
def test_a_guide_is_refused_with_its_problems_or_answered_from(
    text: str, data: st.DataObject, pay: int | None
) -> None:
    try:
        guide = checked_guide(TomlFile("any.toml", text))
    except DataError:
        event("refused")
        return
    event("answered from")
    names = [None, *(entry.id for entry in guide.region), *(entry.id for entry in guide.place)]
    for answer, page in answers(guide, data.draw(st.sampled_from(names)), pay):
        out = StringIO()
        write_json(answer, out)
        assert json.loads(out.getvalue())["schema"] == answer.schema
        for output in (Format.TABLE, Format.MARKDOWN, Format.CSV):
            out = StringIO()
            renderer_for(output).write(page, out, View(color=False))
            assert "\x1b" not in out.getvalue()
        drawn = StringIO()
        html.write(page, drawn, View())
        assert "\x1b" not in drawn.getvalue()
        rows = csv.reader(StringIO(out.getvalue()), strict=True)
        assert len({len(row) for row in rows}) == 1
