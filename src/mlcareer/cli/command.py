"""What every command does with its command line before Typer reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from mlcareer.cli.bare_words import with_options
from mlcareer.cli.metadata import metadata_of
from mlcareer.cli.written_files import WrittenFile, check_written

if TYPE_CHECKING:
    from collections.abc import Mapping

    import typer


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
            UsageError: A file would be written over one that is read.
        """
        metadata = metadata_of(self.callback)
        if any(isinstance(mark, WrittenFile) for marks in metadata.values() for mark in marks):
            check_written(metadata, self.typed(ctx, args))

    def typed(self, ctx: typer.Context, args: list[str]) -> Mapping[str, Any]:
        """Return what was typed, by parameter, as it was typed."""
        found, _, _ = self.make_parser(ctx).parse_args(list(args))
        return {name: value for name, value in found.items() if value is not None}
