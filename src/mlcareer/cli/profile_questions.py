"""What a profile asks for: one entry a question, for the options and for the interview alike."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import typer

from mlcareer.cli.command import Command
from mlcareer.cli.completion import (
    Completion,
    complete_level,
    complete_loan,
    complete_nation,
    complete_origin,
    complete_pension_method,
    complete_place,
    complete_route,
    complete_skill,
)
from mlcareer.cli.extra_options import extra_options
from mlcareer.cli.profile_defaults import no_profile_option, profile_allowed
from mlcareer.cli.streams import warn
from mlcareer.errors import UnknownNameError, UsageError
from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
from mlcareer.guide.lookup import find, plain_name
from mlcareer.guide.model import Area
from mlcareer.guide.places import find_place
from mlcareer.guide.profile import Profile, ProfileSkill, Target
from mlcareer.reading.days import parse_days
from mlcareer.reading.duration import parse_years
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_pounds, parse_yearly_pay
from mlcareer.reading.newer_data import newest_data
from mlcareer.reading.percent import parse_bonus, parse_percent
from mlcareer.reading.profile import read_profile
from mlcareer.reading.student_loans import parse_loans
from mlcareer.reading.user_folders import has_profile
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer.models import OptionInfo

    from mlcareer.guide.kinds import DataKind


TYPED = "mlcareer.typed"
"""Where a run keeps what its options said."""

CV = "cv"
"""The one question that is no field of a profile: it answers for its skills."""

LOANS = "student_loans"
"""The one question whose answers are read together, as `none` rules the others out."""

NAMED_BY_GUIDE = {"level", "place", "origin", "target.level", "target.place", "lacks"}
"""Questions that are answered by a name of the guide."""


def _reader_of(data: DataKind[Any], table: str, called: str) -> Callable[[str], str]:
    """Return what takes a name of an entry of a table, and returns its id."""

    def read(typed: str) -> str:
        entry_id: str = find(called, typed, getattr(newest_data(data), table)).id
        return entry_id

    return read


read_level = _reader_of(GUIDE, "level", "level")
read_role = _reader_of(GUIDE, "role", "role")
read_known_skill = _reader_of(GUIDE, "skill", "skill")
read_nation = _reader_of(PAY_RULES, "nation", "nation")
read_loan = _reader_of(PAY_RULES, "loan_plan", "loan plan")
read_pension_method = _reader_of(PAY_RULES, "pension_method", "pension method")


def read_place(typed: str) -> str:
    """Return the id of a pay region or a place, or the name of a town in an area."""
    found = find_place(newest_data(GUIDE), typed)
    # A town says more than the area that it is read as.
    return plain_name(typed) if isinstance(found, Area) else found.id


def read_loans(typed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of student loan plans; none of them for `none`."""
    return tuple(read_loan(plan) for plan in parse_loans(typed) or ())


def read_visa_route(typed: str) -> str:
    """Return the id of a route to a visa."""
    from mlcareer.guide.visa_rules import find_route

    return find_route(newest_data(VISA_RULES), typed).id


def read_whole_pounds(typed: str) -> int:
    """Return an amount in whole pounds, nought among them."""
    return int(parse_pounds(typed).to_integral_value())


def read_bonus(typed: str) -> int:
    """Return a year's bonus in whole pounds; too few to be meant are refused."""
    return int(parse_bonus(typed).to_integral_value())


def read_percent(typed: str) -> int | Decimal:
    """Return a share of pay in per cent."""
    return _plain(parse_percent(typed))


def read_years(typed: str) -> int | Decimal:
    """Return years of experience."""
    return _plain(parse_years(typed))


def read_skill(typed: str) -> ProfileSkill:
    """Return a skill, and after a colon the work that shows it.

    Raises:
        UsageError: There is no skill before the colon, or it is no text at all.
    """
    if any("\ud800" <= mark <= "\udfff" for mark in typed):
        raise UsageError(f"{typed!r} is not text in UTF-8", hint="Type it again.")
    name, _, evidence = typed.partition(":")
    if not name.strip():
        raise UsageError(f"{typed!r} names no skill", hint="Write 'pytorch: what you did with it'.")
    return ProfileSkill(name=name.strip(), evidence=evidence.strip() or None)


def read_cv(path: str) -> tuple[ProfileSkill, ...]:
    """Return the skills that a CV shows, each with the line that shows it.

    What it only lists has no evidence.
    """
    # Imported late, as only this asks for what reads documents and finds skills.
    from mlcareer.adverts.cv import cv_skills
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.load import load_cv_words, load_skill_words
    from mlcareer.reading.document import read_document

    vocabulary = load_skill_words()
    finder, words = SkillFinder(vocabulary), load_cv_words()
    found = cv_skills(read_document(path).text, finder, vocabulary, words, of_guide=True).skills
    return tuple(
        ProfileSkill(
            name=skill.skill,
            evidence=f"CV, line {skill.line}: {skill.words}" if skill.shown == "used" else None,
        )
        for skill in found
    )


def read_whole(typed: str, *, least: int, most: int, of_what: str) -> int:
    """Return a whole number within limits.

    Raises:
        UsageError: It is none.
    """
    if not typed.isdecimal() or not least <= int(typed) <= most:
        raise UsageError(f"{typed!r} is not a number of {of_what}", hint=f"Give {least} to {most}.")
    return int(typed)


def read_hours_a_week(typed: str) -> int:
    """Return whole hours a week."""
    return read_whole(typed, least=1, most=80, of_what="hours a week")


def read_contract_hours(typed: str) -> int | Decimal:
    """Return working hours a week."""
    return _plain(parse_hours(typed))


def read_holiday(typed: str) -> int | Decimal:
    """Return days of holiday a year, bank holidays included."""
    return _plain(parse_days(typed))


def read_children(typed: str) -> int:
    """Return a number of children."""
    return read_whole(typed, least=0, most=20, of_what="children")


def read_months(typed: str) -> int:
    """Return whole months."""
    return read_whole(typed, least=1, most=120, of_what="months")


class Question(Record, kw_only=False):
    """One thing a profile holds."""

    field: str
    """The field of the profile; after a dot, that of its target."""
    typed: str
    """How it is called on the command line, with what stands for its value: `--level LEVEL`."""
    says: str
    """What `--help` says of it."""
    read: Callable[[str], Any]
    many: bool = False
    complete: Callable[[], Completion] | None = None
    """What a shell offers for it."""


QUESTIONS = (
    Question(
        "level", "--level LEVEL", "The level you work at.", read_level, complete=complete_level
    ),
    Question("years", "--years YEARS", "Years of experience, in place of a level.", read_years),
    Question(
        "place",
        "--place --region PLACE",
        "The place you work in, such as leeds, or a region.",
        read_place,
        complete=complete_place,
    ),
    Question("pay", "--pay GBP", "Your base pay a year.", parse_yearly_pay),
    Question("bonus", "--bonus GBP", "Your bonus a year in pounds.", read_bonus),
    Question("equity", "--equity GBP", "Your equity a year in pounds.", read_whole_pounds),
    Question(
        "nation",
        "--nation NATION",
        "The nation that taxes your pay.",
        read_nation,
        complete=complete_nation,
    ),
    Question(
        LOANS,
        "--student-loan PLAN",
        "Your student loan plan: 1, 2, 4, 5, postgraduate or none. Repeat for several loans.",
        read_loan,
        many=True,
        complete=complete_loan,
    ),
    Question(
        "pension",
        "--pension SHARE",
        "Your pension contribution in per cent of base pay, tax relief included, such as 5%.",
        read_percent,
    ),
    Question(
        "pension_method",
        "--pension-method METHOD",
        "How it is paid: salary-sacrifice, net-pay or relief-at-source.",
        read_pension_method,
        complete=complete_pension_method,
    ),
    Question(
        "employer_pension",
        "--employer-pension SHARE",
        "Your employer's pension contribution, such as 8%.",
        read_percent,
    ),
    Question(
        "contract_hours",
        "--contract-hours HOURS",
        "Hours a week in your contract, such as 22.5. Default: full time.",
        read_contract_hours,
    ),
    Question(
        "holiday",
        "--holiday DAYS",
        "Your days of holiday, bank holidays included, or '25 plus bank holidays'.",
        read_holiday,
    ),
    Question(
        "children",
        "--children NUMBER",
        "Children for whom you or your partner get child benefit.",
        read_children,
    ),
    Question(
        "visa_route",
        "--visa-route ROUTE",
        "Your visa route, if you need one: standard, new-entrant, stem-phd or other-phd.",
        read_visa_route,
        complete=complete_route,
    ),
    Question(
        "origin",
        "--origin --from ROLE",
        "The role you come from, such as data-scientist.",
        read_role,
        complete=complete_origin,
    ),
    Question(
        "hours",
        "--hours HOURS",
        "Hours a week you can give the plan. These are not working hours.",
        read_hours_a_week,
    ),
    Question(
        "target.level", "--target --to LEVEL", "Target level.", read_level, complete=complete_level
    ),
    Question("target.months", "--months MONTHS", "Months to the target.", read_months),
    Question(
        "target.place",
        "--target-place PLACE",
        "Place of the target. Default: where you work.",
        read_place,
        complete=complete_place,
    ),
    Question(
        "skill",
        "--skill SKILL",
        "A skill, and after a colon the work that shows it. Repeat for several.",
        read_skill,
        many=True,
    ),
    Question(
        "lacks",
        "--lacks SKILL",
        "A skill you do not have, for a step of the plan. Repeat for several.",
        read_known_skill,
        many=True,
        complete=complete_skill,
    ),
    Question(
        CV, "--cv FILE", "A CV to take skills from, each with the line that shows it.", read_cv
    ),
)


class CommandWithAnswers(Command):
    """A command with an option for each question; what they said is read by `answers_of`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as Typer has them
        super().__init__(*arguments, **named)
        self.params += extra_options(dict(map(_option, QUESTIONS)))


class CommandOnCase(CommandWithAnswers):
    """A command that takes the whole profile, with options in the place of what it says."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as Typer has them
        super().__init__(*arguments, **named)
        self.params += extra_options(no_profile_option())


def case_of(ctx: typer.Context, guide: str | None = None) -> Profile:
    """Return the profile with what the options say, and say on stderr that it was used.

    Raises:
        DataError: The file is not a profile.
        UsageError: An option cannot be read.
    """
    answers = answers_of(ctx, guide)
    own = Profile()
    if profile_allowed(ctx) and has_profile():
        own = read_profile()
        used = [
            name.replace("_", " ")
            for name, value in vars(own).items()
            if name != "format" and value not in (None, ()) and name not in answers
        ]
        if used:
            warn(f"mlcareer: from your profile: {', '.join(used)} (--no-profile leaves it out)")
    return changed(own, answers)


def answers_of(ctx: typer.Context, guide: str | None = None) -> dict[str, Any]:
    """Read what the options of a command said.

    Names that a guide of the user's own may have are left as they were typed when there is one.

    Raises:
        UsageError: Something cannot be read.
    """
    typed: dict[str, tuple[str, ...]] = ctx.meta.get(TYPED, {})
    answers: dict[str, Any] = {}
    for question in QUESTIONS:
        if question.field not in typed:
            continue
        read = str if guide is not None and question.field in NAMED_BY_GUIDE else question.read
        if question.field == LOANS:
            answers[LOANS] = read_loans(typed[LOANS])
            continue
        values = tuple(read(text) for text in typed[question.field])
        answers[question.field] = values if question.many else values[0]
    return answers


def _option(question: Question) -> tuple[str, tuple[Any, OptionInfo]]:
    """Return a question's option with its name and its type, as Typer is told."""

    def keep(ctx: typer.Context, typed: Any) -> None:  # noqa: ANN401 - one text or several
        if typed:
            texts = (typed,) if isinstance(typed, str) else tuple(typed)
            ctx.meta.setdefault(TYPED, {})[question.field] = texts

    *names, metavar = question.typed.split()
    option = typer.Option(
        *names,
        metavar=metavar,
        help=question.says,
        callback=keep,
        autocompletion=question.complete,
    )
    name = f"own_{question.field.replace('.', '_')}"
    return name, (list[str] | None if question.many else str | None, option)


def changed(profile: Profile, answers: Mapping[str, Any]) -> Profile:
    """Return a profile with some answers in the place of those it had.

    A level takes the place of years and the other way round. A skill takes the place of the one
    of its name, unless it has no evidence; the others stay. What somebody says that they lack is
    none of their skills, until they say that they have it.

    Raises:
        UsageError: The answers cannot stand together.
    """
    if "level" in answers and "years" in answers:
        raise UsageError("both a level and years were given", hint="Give one of the two.")
    fields = {name: value for name, value in answers.items() if "." not in name}
    if "level" in answers:
        fields["years"] = None
    if "years" in answers:
        fields["level"] = None
    target = {
        name.partition(".")[2]: value
        for name, value in answers.items()
        if name.startswith("target.")
    }
    if target:
        known = {} if profile.target is None else dict(vars(profile.target))
        fields["target"] = Target(**{**known, **target})
    stated, lacking = fields.get("skill", ()), fields.get("lacks", ())
    have = {_one_name(skill.name) for skill in stated}
    lack = {_one_name(name) for name in lacking}
    if both := sorted(have & lack):
        raise UsageError(
            f"{both[0]!r} is both a skill you have and one you lack", hint="Give one of the two."
        )
    skills = _skills(profile.skill, fields.pop(CV, ()), stated)
    fields["skill"] = tuple(skill for skill in skills if _one_name(skill.name) not in lack)
    kept = (name for name in profile.lacks if _one_name(name) not in have)
    fields["lacks"] = tuple(dict.fromkeys((*kept, *lacking)))
    return profile.replace(**fields)


def _one_name(skill: str) -> str:
    """Return the id of a skill of the guide, or the name itself where the guide has none."""
    try:
        return read_known_skill(skill)
    except UnknownNameError:
        return skill.casefold()


def _skills(*groups: tuple[ProfileSkill, ...]) -> tuple[ProfileSkill, ...]:
    """Join skills, where a later one takes the place of its name unless it has less to show."""
    joined: dict[str, ProfileSkill] = {}
    for skill in (skill for group in groups for skill in group):
        name = skill.name.casefold()
        if skill.evidence is not None or name not in joined:
            joined[name] = skill
    return tuple(joined.values())


def _plain(number: Decimal) -> int | Decimal:
    whole = number.to_integral_value()
    return int(whole) if whole == number else number.normalize()
