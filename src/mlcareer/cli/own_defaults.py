"""What a command takes from the profile when its options do not say it.

Commands know nothing of this: each is made as a `CommandWithProfile`, which has one option more
and looks up, by the names of its parameters, what the profile answers.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

from mlcareer.cli.options import COMMON
from mlcareer.reading.own_folder import has_profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from typer.models import OptionInfo

    from mlcareer.guide.own_case import Profile
    from mlcareer.reading.profile import Defaults

ANSWERS = {
    "level": "level",
    "region": "place",
    "nation": "nation",
    "student_loan": "student_loan",
    "pension": "pension",
    "pension_method": "pension_method",
}
"""Parameters that mean the same in every command, each with what the profile calls it."""

ANSWERS_OF_ONE = {
    "salary": {"pay": "pay"},
    "take-home": {"pay": "pay", "bonus": "bonus"},
    "offer": {
        "current": "pay",
        "current_bonus": "bonus",
        "current_nation": "nation",
        "route": "visa_route",
    },
    # Each offer has a place of its own, which says where it is taxed.
    "offers": {"route": "visa_route", "nation": "nation_stated"},
    "raise": {
        "before": "pay",
        "to": "target",
        "region": "target_place",
        "nation": "target_nation",
        "current_nation": "nation",
        "current_bonus": "bonus",
    },
    "visa": {"route": "visa_route"},
    "advert": {"route": "visa_route"},
    "gap": {"level": "target", "have": "skills"},
    "transition": {"origin": "origin"},
}
"""What a parameter of one command asks the profile for, before `ANSWERS`."""

NOT_ANSWERED = {"offer": {"level", "region"}}
"""Parameters of one command that the profile has no say in: level and place of an offer are the
new job's, and the present one's would judge it by the wrong band."""

EVERYTHING = "*"

GIVES_WAY = {
    "salary": {"level": ("years",)},
    "raise": {
        "before": ("level",),
        "level": ("before",),
        "to": ("after",),
        "region": ("after",),
        # A nation that is typed holds for both, unless that of now is typed too.
        "current_nation": ("nation",),
    },
    "visa": {"level": ("pay",), "region": ("pay",)},
    "take-home": {"bonus": ("pay",)},
    "offer": {EVERYTHING: ("template",)},
    "gap": {"level": ("advert",), "have": ("cv",)},
}
"""What of a command the profile does not answer when one of these was given, as the two rule
each other out."""

INSTEAD = {"raise": {"level": "before"}}
"""What of a command the profile does not answer when it answers another, which says more: a rise
from somebody's own pay is told from it and not from the band of their level."""

BELONGS_TO: dict[str, dict[str, tuple[str, str | None]]] = {
    "raise": {"current_nation": ("before", None), "current_bonus": ("before", "pay")},
    "offer": {"current_bonus": ("current", "pay")},
}
"""What of a command the profile answers only beside another parameter: where a second name stands,
only where that is what the profile calls so. A bonus belongs to the pay that it came with."""

FILES = {"offer": "offered"}
"""The argument of a command that may be a file, which then says itself what holds; the profile
answers what it leaves open."""

KEYS_IN_FILES = {
    "student_loan": "student_loans",
    "pension": "pension_percent",
    "route": "visa_route",
}
"""What a file calls some parameters, where it calls them otherwise."""

FORBIDDEN = "MLCAREER_NO_PROFILE"
"""Set to anything, it leaves the profile out of every run, as a script may want."""


NO_PROFILE = "mlcareer.no_profile"
"""Where a run keeps that the profile is to be left out."""


def no_profile_option() -> dict[str, tuple[type[bool], OptionInfo]]:
    """Return the option that every command has which the profile has a say in."""
    says = "Take no defaults from your profile."
    return {
        "no_profile": (
            bool,
            typer.Option("--no-profile", callback=_keep, help=says, rich_help_panel=COMMON),
        )
    }


def _keep(ctx: typer.Context, forbidden: bool) -> None:
    ctx.meta[NO_PROFILE] = forbidden


def profile_allowed(ctx: typer.Context) -> bool:
    """Whether nothing forbids the profile in this run."""
    return not ctx.meta.get(NO_PROFILE) and FORBIDDEN not in os.environ


class CommandWithProfile(TyperCommand):
    """A command whose options have the profile's answers as their defaults.

    One of its options is `no_profile_option`.
    """

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the arguments; what they leave open is asked of the profile."""
        if not ctx.resilient_parsing and FORBIDDEN not in os.environ and has_profile():
            typed, _, _ = self.make_parser(ctx).parse_args(list(args))
            given = {name: value for name, value in typed.items() if value is not None}
            if not given.keys() & {"no_profile", "help"}:
                ctx.default_map = self._defaults(given)
        rest = super().parse_args(ctx, args)
        if ctx.default_map:
            self._say_what_was_used(ctx)
        return rest

    def _defaults(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the profile answers of the parameters that were not given."""
        command = self.name or ""
        asked = {**ANSWERS, **ANSWERS_OF_ONE.get(command, {})}
        for name in NOT_ANSWERED.get(command, ()):
            del asked[name]
        ruled_out = GIVES_WAY.get(command, {})
        if given.keys() & {*ruled_out.get(EVERYTHING, ())}:
            return {}
        in_file = _keys_in(str(given.get(FILES.get(command, ""), "")))
        if in_file is None:
            return {}
        wanted = [
            name
            for parameter in self.params
            if (name := parameter.name or "") in asked
            and name not in given
            and KEYS_IN_FILES.get(name, name) not in in_file
            and not given.keys() & {*ruled_out.get(name, ())}
        ]
        if not wanted:
            return {}
        from mlcareer.cli.streams import warn
        from mlcareer.reading.profile import checked_defaults

        answers = checked_defaults(defaults_of, warn)
        if command == "raise":
            asked["nation"], answers = _nation_of_rise(given, answers)
        elif "region" in given or "region" in in_file:
            # Where the present job is says nothing of tax on pay elsewhere.
            asked["nation"] = "nation_stated"
        found = {name: answers[asked[name]] for name in wanted if asked[name] in answers}
        _leave_out(command, found, given, answers)
        return found

    def _say_what_was_used(self, ctx: typer.Context) -> None:
        from mlcareer.cli.streams import warn

        used = []
        for parameter in self.params:
            name = parameter.name or ""
            source = ctx.get_parameter_source(name)
            if source is not None and source.name == "DEFAULT_MAP":
                answer = (ctx.default_map or {})[name]
                values = [answer] if isinstance(answer, str) else answer
                used += [f"{_typed_name(parameter)} {value}" for value in values]
        if used:
            warn(f"mlcareer: from your profile: {', '.join(used)} (--no-profile leaves it out)")


def _leave_out(
    command: str, found: dict[str, Any], given: Mapping[str, Any], answers: Defaults
) -> None:
    """Drop what another answer says better, and what belongs to a pay that is not there."""
    for less, more in INSTEAD.get(command, {}).items():
        if more in found:
            found.pop(less, None)
    for name, (other, called) in BELONGS_TO.get(command, {}).items():
        if other not in found and not _is_own(given.get(other), called, answers):
            found.pop(name, None)


def _is_own(typed: str | None, called: str | None, answers: Defaults) -> bool:
    """Whether an amount was typed and is the profile's, where that has a name for it."""
    if typed is None or called is None:
        return typed is not None
    from mlcareer.errors import UsageError
    from mlcareer.reading.money import parse_yearly_pay

    try:
        return str(parse_yearly_pay(typed)) == answers.get(called)
    except UsageError:
        return False  # what is wrong with it the command itself says


def _keys_in(path: str) -> set[str] | None:
    """Return what a file says, nothing where there is none, `None` where it cannot be read.

    What is wrong with it the command itself says better.
    """
    if not os.path.isfile(path):
        return set()
    from mlcareer.errors import DataError
    from mlcareer.guide.toml_file import TomlFile

    try:
        return set(TomlFile.read(path).values)
    except DataError:
        return None


def _typed_name(parameter: Any) -> str:  # noqa: ANN401 - Typer does not export the type
    """Return how a parameter is called on the command line."""
    longest: str = max(parameter.opts, key=len)
    return longest if parameter.param_type_name == "option" else str(parameter.metavar)


def defaults_of(profile: Profile) -> Defaults:
    """Return what a profile answers, as it would be typed for an option."""
    target = profile.target
    target_place = (target and target.place) or profile.place
    said: Iterable[tuple[str, object, str]] = (
        ("level", profile.level or _level_for(profile), ""),
        ("place", profile.place, ""),
        ("pay", profile.pay, ""),
        ("bonus", profile.bonus, ""),
        ("nation", profile.nation or _nation_for(profile.place), ""),
        ("nation_stated", profile.nation, ""),
        ("pension", profile.pension, "%"),
        ("pension_method", profile.pension_method, ""),
        ("visa_route", profile.visa_route, ""),
        ("origin", profile.origin, ""),
        ("target", None if target is None else target.level, ""),
        ("target_place", target_place, ""),
        ("target_nation", _nation_then(profile.nation, profile.place, target_place), ""),
    )
    defaults: Defaults = {
        name: f"{answer}{unit}" for name, answer, unit in said if answer is not None
    }
    skills = _skills_known(profile)
    if skills:
        defaults["skills"] = ",".join(skills)
    if profile.student_loans:
        defaults["student_loan"] = profile.student_loans
    return defaults


def _level_for(profile: Profile) -> str | None:
    if profile.years is None:
        return None
    from decimal import Decimal

    from mlcareer.advice.career.salary import level_for_years
    from mlcareer.guide.load import load_guide

    return level_for_years(load_guide(), Decimal(profile.years)).id


def _nation_for(name: str | None) -> str | None:
    """Return the nation of a place; `None` for a region, which may have several."""
    if name is None:
        return None
    from mlcareer.advice.pay.take_home import nation_of
    from mlcareer.advice.place import regions_of
    from mlcareer.guide.load import load_guide, load_pay_rules

    _, place = regions_of(load_guide(), name)
    return None if place is None else nation_of(load_pay_rules(), None, place)


def _nation_of_rise(given: Mapping[str, Any], answers: Defaults) -> tuple[str, Defaults]:
    """Return the name under which the profile says where the new pay is taxed, and its answers."""
    if "region" in given:
        return "nation_there", {**answers, **_nation_there(given["region"], answers)}
    # Two amounts without a place are those of the job that somebody has.
    return "nation" if "after" in given else "target_nation", answers


def _nation_there(region: str, answers: Defaults) -> Defaults:
    """Return where pay is taxed at a place that was typed."""
    said = {name: str(answers[name]) for name in ("nation_stated", "place") if name in answers}
    nation = _nation_then(said.get("nation_stated"), said.get("place"), region)
    return {} if nation is None else {"nation_there": nation}


def _nation_then(stated: str | None, here: str | None, there: str | None) -> str | None:
    """Return where income tax is paid after a change of place."""
    if there is None:
        return stated
    from mlcareer.advice.pay.nation import nation_then
    from mlcareer.errors import UsageError
    from mlcareer.guide.load import load_guide, load_pay_rules

    try:
        return nation_then(load_guide(), load_pay_rules(), stated=stated, here=here, there=there)
    except UsageError:
        return stated  # the command says it, or has a guide of its own that knows the name


def _skills_known(profile: Profile) -> list[str]:
    """Return the ids of the skills that have a name in the data."""
    if not profile.skill:
        return []
    from mlcareer.errors import UnknownNameError
    from mlcareer.guide.load import load_guide, load_skill_words
    from mlcareer.guide.lookup import find

    known: list[str] = []
    for skill in profile.skill:
        # The guide knows more spellings of its own, the other table more skills.
        for entries in (load_guide().skill, load_skill_words().skill):
            try:
                known.append(find("skill", skill.name, entries).id)
            except UnknownNameError:
                continue
            break
    return list(dict.fromkeys(known))
