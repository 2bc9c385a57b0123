"""What is generated in docs/ is what the code says today, and every command in the docs runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.cli.commands import COMMANDS

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

EXAMPLES = {
    "OFFER-FILE": "first.toml",
    "OTHER-FILE": "second.toml",
    "ADVERT-FILE": "advert.txt",
    "CV-FILE": "cv.md",
}
"""What stands for a file in a page, with the example that it is tried with."""


@cache
def generated_pages() -> dict[str, str]:
    """Return what the script would write, asked in an interpreter that knows no test's answers."""
    pages: dict[str, str] = written_by("write_docs.generated_pages")
    return pages


def written_by(function: str) -> Any:  # noqa: ANN401 - what the function returns
    """Return what a function of a script answers, in an interpreter of its own."""
    script, _, _ = function.partition(".")
    done = subprocess.run(
        [sys.executable, "-c", f"import json, {script}; print(json.dumps({function}()))"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"src{os.pathsep}scripts"},
    )
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [pytest.param("commands.md", marks=pytest.mark.within_caps), "json.md", "guide-format.md"],
)
def test_a_generated_page_is_what_the_script_writes(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")

    assert committed == generated_pages()[name], "run scripts/write_docs.py"


@pytest.mark.slow
def test_the_recording_shows_what_the_program_answers_today() -> None:
    recorded = (ROOT / "docs" / "recording.svg").read_text(encoding="utf-8")

    assert words_in(recorded) == words_in(written_by("write_recording.recording")), (
        "run scripts/write_recording.py"
    )
    assert "//" not in recorded.replace("http://www.w3.org/2000/svg", ""), "it fetches nothing"


def words_in(picture: str) -> list[str]:
    """Return what an SVG writes, piece by piece, whatever it looks like."""
    return re.findall(r"<text[^>]*>([^<]*)", picture)


SCREEN = (22, 80)
"""Lines and columns that an answer may take on a terminal of 24 lines."""


def screens_in(page: str) -> dict[str, list[str]]:
    """Return the lines that each documented example answers people with."""
    found = re.findall(r"```console\n\$ ([^\n]*)\n(.*?)```", page, re.DOTALL)
    return {
        command: answer.strip("\n").split("\n")
        for command, answer in found
        if "--format" not in command
    }


def too_large(screens: dict[str, list[str]]) -> list[str]:
    """Name the examples whose answer is no screen."""
    lines, columns = SCREEN
    return [
        command
        for command, answer in screens.items()
        if len(answer) > lines or max(map(len, answer)) > columns
    ]


def test_every_documented_answer_is_one_screen() -> None:
    screens = screens_in((ROOT / "docs" / "commands.md").read_text(encoding="utf-8"))

    assert len(screens) > len(COMMANDS) - 8
    assert too_large(screens) == []


def test_an_answer_of_23_lines_or_81_columns_is_no_screen() -> None:
    assert too_large({"long": ["x"] * 23, "wide": ["x" * 81], "fits": ["x" * 80] * 22}) == [
        "long",
        "wide",
    ]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the data of a working copy, in which commands may write."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "data", folder / "data")
    return folder


def commands_in(text: str) -> list[str]:
    """Return the commands of a page's blocks of code that can be run as they stand."""
    code = re.findall(r"```(?:bash|console|sh|text)\n(.*?)```", text, re.DOTALL)
    found = re.findall(
        r"^(?:\$ )?(?:\.venv/bin/)?mlcareer ([a-z][^\n#|>]*)", "\n".join(code), re.MULTILINE
    )
    named = [re.sub("|".join(EXAMPLES), _example, command) for command in found]
    return [command.strip() for command in named if "FILE" not in command and "..." not in command]


def _example(found: re.Match[str]) -> str:
    return shlex.quote(str(ROOT / "docs" / "examples" / EXAMPLES[found[0]]))


@pytest.mark.parametrize(
    "command",
    sorted(
        {
            command
            for page in PAGES
            for command in commands_in((ROOT / page).read_text(encoding="utf-8"))
        }
    ),
)
def test_every_command_in_the_docs_runs(
    run: Run, command: str, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)

    assert run(*shlex.split(command)).exit_code == 0


def test_the_guard_finds_commands_in_blocks_of_code_and_nowhere_else() -> None:
    text = (
        "mlcareer prose\n```bash\npip install .\n.venv/bin/mlcareer salary --pay 82k  # why\n"
        "mlcareer skills -f csv > skills.csv\n```\nand `mlcareer compare` ends.\n"
    )

    assert commands_in(text) == ["salary --pay 82k", "skills -f csv"]
    (gap,) = commands_in("```sh\nmlcareer gap CV-FILE\nmlcareer advert FILE\n```\n")
    assert shlex.split(gap) == ["gap", str(ROOT / "docs" / "examples" / "cv.md")]
    assert commands_in((ROOT / "README.md").read_text(encoding="utf-8"))
