"""The profile's answers as the defaults of options, as each option asks for them.

An option says it itself, with `FromProfile` in its `Annotated`. This module reads that; it knows
the name of no command and of no parameter.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import typer

from mlcareer.cli.command import Alone, Command
from mlcareer.cli.from_profile import FileOfAnswers, FromProfile, Whole
from mlcareer.cli.metadata import last_mark, metadata_of
from mlcareer.cli.options import COMMON
from mlcareer.cli.view import wanted
from mlcareer.reading.user_folders import has_profile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typer.models import OptionInfo

    from mlcareer.reading.profile import Defaults

FORBIDDEN = "MLCAREER_NO_PROFILE"
"""Set to anything, it leaves the profile out of every run, as a script may want."""

NO_PROFILE = "mlcareer.no_profile"
"""Where a run keeps that the profile is to be left out."""


def no_profile_option() -> dict[str, tuple[type[bool], OptionInfo]]:
    """Return the option that every command has which the profile has a say in."""
    return {
        "no_profile": (
            bool,
            typer.Option(
                "--no-profile",
                callback=_keep,
                help="Ignore your profile.",
                rich_help_panel=COMMON,
            ),
        )
    }


def all_option() -> dict[str, tuple[type[bool], OptionInfo]]:
    """Return the option of commands whose answer a profile may narrow."""
    return {
        "whole": (
            bool,
            typer.Option("--all", help="Show every row, also those outside your profile."),
        )
    }


def _keep(ctx: typer.Context, forbidden: bool) -> None:
    ctx.meta[NO_PROFILE] = forbidden


def profile_allowed(ctx: typer.Context) -> bool:
    """Whether nothing forbids the profile in this run."""
    return not ctx.meta.get(NO_PROFILE) and FORBIDDEN not in os.environ


class CommandWithProfile(Command):
    """A command whose options have the profile's answers as their defaults.

    One of its options is `no_profile_option`.
    """

    def see(self, ctx: typer.Context, args: list[str]) -> None:
        """Ask the profile for what was not typed."""
        super().see(ctx, args)
        wanted.all_rows = ""
        if FORBIDDEN not in os.environ and has_profile():
            given = dict(self.typed(ctx, args))
            if not given.keys() & {"no_profile", "help"}:
                ctx.default_map = self._defaults(given, ctx)

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the arguments, and say what the profile answered."""
        rest = super().parse_args(ctx, args)
        if ctx.default_map:
            self._say_what_was_used(ctx)
        return rest

    def _defaults(self, given: dict[str, Any], ctx: typer.Context) -> dict[str, Any]:
        """Return what the profile answers of the parameters that were not given."""
        said = metadata_of(self.callback)
        if any(last_mark(said.get(name, ()), Alone) for name in given):
            return {}
        asked = {
            name: from_profile
            for name in said
            if (from_profile := last_mark(said[name], FromProfile))
        }
        in_files = _said_by_files(said, given, asked)
        if in_files is None:
            return {}
        known = {**in_files, **given}
        whole = _asks_for_all(said, given)
        open_ones = [
            (name, from_profile)
            for name, from_profile in asked.items()
            if from_profile.answer is not None
            and name not in known
            and not known.keys() & {*from_profile.unless}
            and not (whole and from_profile.narrows)
        ]
        if not open_ones:
            return {}
        several = {each.name for each in self.params if getattr(each, "multiple", False)}
        return {
            name: (answer,) if name in several and isinstance(answer, str) else answer
            for name, answer in _answers(open_ones, asked, known, ctx).items()
        }

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


def narrows(function: Callable[..., object]) -> bool:
    """Whether the profile may narrow the answer of a command."""
    marks = (last_mark(metadata, FromProfile) for metadata in metadata_of(function).values())
    return any(mark is not None and mark.narrows for mark in marks)


def _asks_for_all(said: Mapping[str, tuple[object, ...]], given: Mapping[str, Any]) -> bool:
    return "whole" in given or any(
        isinstance(mark, Whole) and (not mark.values or str(given[name]).casefold() in mark.values)
        for name in given
        for mark in said.get(name, ())
    )


def _said_by_files(
    said: Mapping[str, tuple[object, ...]],
    given: Mapping[str, Any],
    asked: Mapping[str, FromProfile],
) -> dict[str, str] | None:
    """Return what a file among the arguments says, by the names of parameters.

    `None` where the file cannot be read: what is wrong with it the command itself says better.
    """
    files = [
        str(given[name])
        for name in given
        if any(isinstance(mark, FileOfAnswers) for mark in said.get(name, ()))
    ]
    known: dict[str, str] = {}
    for path in filter(os.path.isfile, files):
        from mlcareer.errors import DataError
        from mlcareer.guide.toml_file import TomlFile

        try:
            values = TomlFile.read(path).values
        except DataError:
            return None
        keys = {name: asked[name].file_key or name if name in asked else name for name in said}
        known |= {name: str(values[key]) for name, key in keys.items() if key in values}
    return known


def _answers(
    open_ones: list[tuple[str, FromProfile]],
    asked: Mapping[str, FromProfile],
    known: Mapping[str, Any],
    ctx: typer.Context,
) -> dict[str, Any]:
    """Return the profile's answers to the options that are open, in the order of the signature."""
    from mlcareer.cli.profile_answers import answer_for_text, answers_of_profile
    from mlcareer.cli.streams import warn
    from mlcareer.reading.profile import checked_defaults

    answers = checked_defaults(answers_of_profile, warn)
    found: dict[str, Any] = {}
    for name, said in open_ones:
        called = said.answer or ""
        text: str | None = None
        for other, answer in said.instead:
            if other in known:
                called, text = answer, known[other]
                break
        if {*said.unless_known} & (known.keys() | found.keys()):
            continue
        if said.beside is not None and not _belongs(said, asked, found, known, answers):
            continue
        value = answers.get(called) or answer_for_text(called, text, answers)
        if value is not None:
            found[name] = value
            if said.narrows:
                wanted.all_rows = f"{ctx.command_path} --all"
    return found


def _belongs(
    said: FromProfile,
    asked: Mapping[str, FromProfile],
    found: Mapping[str, Any],
    known: Mapping[str, Any],
    answers: Defaults,
) -> bool:
    """Whether what an answer belongs to is there, and is the profile's own where it must be."""
    other = said.beside or ""
    if other in found:
        return True
    if other not in known:
        return False
    if not said.of_own_pay:
        return True
    from mlcareer.errors import UsageError
    from mlcareer.reading.money import parse_yearly_pay

    try:
        return str(parse_yearly_pay(known[other])) == answers.get(asked[other].answer or "")
    except UsageError:
        return False  # what is wrong with it the command itself says


def _typed_name(parameter: Any) -> str:  # noqa: ANN401 - Typer does not export the type
    """Return how a parameter is called on the command line."""
    longest: str = max(parameter.opts, key=len)
    return longest if parameter.param_type_name == "option" else str(parameter.metavar)
