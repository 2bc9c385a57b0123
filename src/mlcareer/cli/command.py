"""What every command does with its command line before Typer reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from mlcareer.cli.bare_words import with_options
from mlcareer.cli.metadata import last_mark, metadata_of
from mlcareer.cli.options import COMMON
from mlcareer.cli.written_files import WrittenFile, check_written
from mlcareer.errors import UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typer


class Alone(Record):
    """Marks an option that takes nothing beside it, neither typed nor from the profile."""


def _is_common_flag(parameter: Any) -> bool:  # noqa: ANN401 - Typer does not export the type
    return bool(
        getattr(parameter, "is_flag", False)
        and getattr(parameter, "rich_help_panel", None) == COMMON
    )


class Command(TyperCommand):
    """A command that takes plain words without their options and writes over none of its inputs."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read the arguments, once what was typed has been seen as a whole."""
        if not ctx.resilient_parsing:
            args = with_options(self, args)
            self.see(ctx, args)
        return super().parse_args(ctx, args)

    def see(self, ctx: typer.Context, args: list[str]) -> None:
        """Look at what was typed before it is read.

        Raises:
            UsageError: A file would be written over one that is read, or an option that stands
                alone has something beside it.
        """
        metadata = metadata_of(self.callback)
        alone = [name for name, marks in metadata.items() if last_mark(marks, Alone)]
        if alone:
            self._refuse_beside(alone, self.typed(ctx, args))
        if any(isinstance(mark, WrittenFile) for marks in metadata.values() for mark in marks):
            check_written(metadata, self.typed(ctx, args))

    def _refuse_beside(self, alone: list[str], typed: Mapping[str, Any]) -> None:
        names = {each.name or "": max(each.opts, key=len) for each in self.params}
        # How an answer is drawn is no question.
        common = {each.name for each in self.params if _is_common_flag(each)}
        for name in alone:
            beside = [names[other] for other in typed if other != name and other not in common]
            if name in typed and beside:
                raise UsageError(
                    f"{names[name]} takes nothing beside it, such as {beside[0]}",
                    hint=f"Write: mlcareer {self.name} {names[name]}",
                )

    def typed(self, ctx: typer.Context, args: list[str]) -> Mapping[str, Any]:
        """Return what was typed, by parameter, as it was typed."""
        found, _, _ = self.make_parser(ctx).parse_args(list(args))
        return {name: value for name, value in found.items() if value is not None}
