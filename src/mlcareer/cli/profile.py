"""`mlcareer profile`: one person's own case, kept in one private file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from mlcareer.advice.case.profile import profile_answer
from mlcareer.cli.asking import agree, may_ask
from mlcareer.cli.case_interview import CASE, SKILLS, interview
from mlcareer.cli.options import Output  # noqa: TC001 - Typer reads them at run time
from mlcareer.cli.profile_questions import CommandWithAnswers, answers_of, changed
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import DataError, UsageError
from mlcareer.guide.profile import Profile
from mlcareer.reading.profile import (
    DRAFT,
    HEADING,
    change_profile,
    check_profile,
    content_of_profile,
    delete_profile,
    write_content,
    write_profile,
)
from mlcareer.reading.user_folders import has_profile, profile_file
from mlcareer.reading.whole_file import content_of, put
from mlcareer.render.formats import Format
from mlcareer.render.visible import visible

app = typer.Typer(
    name="profile",
    help="Your defaults, in one private file on this computer.\n\n"
    "Example: mlcareer profile init --level mid --place cambridge --pay 62k",
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.command(cls=CommandWithAnswers)
def init(ctx: typer.Context) -> None:
    """Make a profile by answering questions, or from options.

    Example: mlcareer profile init --level mid --place cambridge --pay 62k --target senior
    Example: mlcareer profile init
    """
    if has_profile():
        raise UsageError(
            f"you have a profile already: {profile_file()}",
            hint="Change it: mlcareer profile edit --pay 62k\nDelete it: mlcareer profile delete",
        )
    answers = answers_of(ctx)
    if not answers:
        if not may_ask():
            raise UsageError(
                "not a terminal: no questions can be asked",
                hint="Give options: mlcareer profile init --level mid --pay 62k",
            )
        warn("Press Enter to skip a question, Ctrl-C to leave with nothing written.")
        write_profile(interview(Profile(), [*CASE, SKILLS]), None)
    else:
        write_profile(changed(Profile(), answers), None)
    warn(f"Written to {profile_file()}.")
    warn("Only you can read it, and it is sent nowhere.")


@app.command("show")
def show_profile(output: Output = Format.TABLE) -> None:
    """Show what the profile holds.

    Example: mlcareer profile show --format json
    Example: mlcareer profile show
    """
    content = content_of_profile()
    found = Profile() if content is None else check_profile(content)
    answer = profile_answer(found, None if content is None else profile_file())
    show(answer, output)


@app.command(cls=CommandWithAnswers)
def edit(ctx: typer.Context) -> None:
    """Change answers by options, or the whole file in your editor, which is then checked.

    Example: mlcareer profile edit --pay 66k --skill "docker: the image our service runs in"
    Example: mlcareer profile edit
    """
    answers = answers_of(ctx)
    if answers:
        change_profile(lambda now: changed(now, answers))
    else:
        _edit_by_hand(content_of_profile())
    warn(f"Written to {profile_file()}; the version before is beside it.")


@app.command()
def path() -> None:
    """Print where the profile is, whether or not there is one.

    Example: mlcareer profile path
    Example: cat "$(mlcareer profile path)"
    """
    typer.echo(visible(profile_file()))


@app.command()
def delete(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Delete without a question.")] = False,
) -> None:
    """Delete the profile, the version before, and all that was kept of it.

    Example: mlcareer profile delete --yes
    Example: mlcareer profile delete
    """
    if not yes and not may_ask():
        raise UsageError("not a terminal", hint="Add --yes: mlcareer profile delete --yes")
    if not yes and not agree(f"Delete {profile_file()} and all that belongs to it?"):
        warn("Nothing was deleted.")
        return
    deleted = delete_profile()
    for name in deleted:
        warn(f"Deleted {name}")
    if not deleted:
        warn("There was nothing to delete.")


def _edit_by_hand(old: bytes | None) -> None:
    """Open a copy in an editor, and write it only once it is a profile.

    Raises:
        DataError: It is not one; the copy is kept for the next edit.
        UsageError: There is no editor, or nobody at it.
    """
    # Imported late, as nothing else starts another program.
    import shlex
    import subprocess

    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor or not may_ask():
        raise UsageError(
            "there is no editor to open",
            hint=f"Give options such as --pay 66k, set EDITOR, or edit {profile_file()}.",
        )
    draft = profile_file() + DRAFT
    Path(draft).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = content_of(draft)
    if kept is not None:
        warn("This is the edit that was not right the last time.")
    else:
        put(draft, HEADING.encode() if old is None else old)
    subprocess.run([*shlex.split(editor), draft], check=False)  # noqa: S603 - the user's own
    edited = content_of(draft)
    if edited is None:
        raise UsageError("the editor left no file", hint="Nothing was changed.")
    try:
        check_profile(edited, draft)
    except DataError as error:
        error.hint = "Nothing was changed. 'mlcareer profile edit' goes on from here."
        raise
    write_content(edited, old)
    Path(draft).unlink()
