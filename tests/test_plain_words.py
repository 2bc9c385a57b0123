"""The words that our pages, help, messages and data are written in: none that the design forbids.

What is forbidden is data, in tests/forbidden_words.toml. It is looked for in each help text, each
text of the code and of the data, and in the brief and the full page of each example and more.
"""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.describing import described_by_name
from mlcareer.guide.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.conftest import Run

    from mlcareer.cli.described import Described
    from mlcareer.guide.kinds import DataKind

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent

WORDS = tomllib.loads((Path(__file__).parent / "forbidden_words.toml").read_text(encoding="utf-8"))

NAMES = frozenset({"id", "address", "states", "about", "title", "publisher", "aliases", "keywords"})
"""Keys whose values are names, addresses or what people search for, and no prose of ours."""

MORE_PAGES = (
    "advert advert.txt adverts/second.txt",
    "advert advert.txt --route new-entrant",
    "compare ml-engineer ai-engineer",
    "employers darktrace",
    "faq phd",
    "faq tell me a joke",
    "gap advert.txt --level mid",
    "interview --sheet senior",
    "interview coding",
    "levels staff --next",
    "locations leeds",
    "locations remote",
    "market adverts",
    "offer 50k --level senior --region london",
    "offer 85k --level mid --region remote --current 62k --visa",
    "plan --level senior --to staff --cv cv.md --months 12",
    "report --level mid --region leeds --pay 40k --visa-route standard --offer first.toml",
    "role ai-engineer",
    "salary",
    "salary junior london --pay 40k",
    "search gardening",
    "sectors finance",
    "skills docker",
    "sources --check --today 2027-07-01",
    "sources --stale",
    "transition --from data-scientist",
    "visa 62k",
)
"""Pages that no example of a help text is: other verdicts, other states, and nothing found."""

OUR_PROSE = [kind for kind in KINDS if kind.name not in {"advert-words", "cv-words"}]
"""Kinds of data in our own words; the others hold the words that people write."""

TALKS = ("advise", "drill", "profile delete", "profile edit", "profile init", "mcp")
"""Commands that hold a conversation, or that say on stderr what they wrote."""


def examples(command: Described) -> Iterator[str]:
    """Walk the examples of a command and of those in it, without what a shell does with them."""
    for example in command["examples"]:
        if example.startswith("mlcareer ") and "csv" not in example.split():
            yield example.removeprefix("mlcareer ").partition(" > ")[0]
    for inner in command["commands"].values():
        yield from examples(inner)


FORBIDDEN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, WORDS['phrases']))})(?![\w-])", re.IGNORECASE
)
"""Any of the phrases, as whole words in any case."""


def forbidden_in(text: str) -> list[str]:
    """Return the forbidden phrases in a text, where they are no part of a name or a quotation."""
    plain = " ".join(text.split())
    for quoted in WORDS["quotations"]:
        plain = plain.replace(quoted, "")
    return [found[0].lower() for found in FORBIDDEN.finditer(plain)]


def hits(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return where each forbidden phrase is."""
    return [f"{where}: {phrase}" for where, text in texts for phrase in forbidden_in(text)]


def texts_in(value: object, where: str) -> Iterator[tuple[str, str]]:
    """Walk all prose of a data file; a single word is a name or a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NAMES:
                yield from texts_in(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for inner in value:
            name = inner.get("id", "") if isinstance(inner, dict) else ""
            yield from texts_in(inner, f"{where}.{name}".rstrip("."))
    elif isinstance(value, str) and " " in value:
        yield where, value


def help_texts(command: Described, name: str) -> Iterator[tuple[str, str]]:
    """Walk the help of a command, of its options and of the commands in it."""
    yield name, command["says"]
    for parameter in (*command["arguments"], *command["options"]):
        yield f"{name} {parameter['names'][0]}", parameter["help"]
    for inner, below in command["commands"].items():
        yield from help_texts(below, f"{name} {inner}")


def texts_of_code(text: str, name: str) -> Iterator[tuple[str, str]]:
    """Walk the texts of a module that people may read, by line: no names and no docstrings."""
    tree = ast.parse(text)
    docstrings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(read)) if " " in read and node not in docstrings:
                yield f"{name}:{node.lineno}", read


@pytest.mark.parametrize("kind", OUR_PROSE, ids=lambda kind: kind.name)
def test_the_texts_of_the_data_are_in_plain_words(kind: DataKind[Any]) -> None:
    data = tomllib.loads(Path(kind.bundled).read_text(encoding="utf-8"))

    assert hits(texts_in(data, kind.name)) == []


def test_every_text_of_the_code_is_in_plain_words() -> None:
    """Messages, headings and hints, also those that no page here happens to show."""
    modules = sorted((ROOT / "src").rglob("*.py"))

    assert (
        hits(
            text
            for module in modules
            for text in texts_of_code(module.read_text("utf-8"), str(module))
        )
        == []
    )


def test_every_help_text_is_in_plain_words() -> None:
    assert (
        hits(text for name in COMMANDS for text in help_texts(described_by_name(name), name)) == []
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_page_of_each_command_is_in_plain_words(run: Run, command: str) -> None:
    page = run(*command.split(), "--help").out

    assert hits([(f"{command} --help", page)]) == []


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder that holds what the examples name."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path, dirs_exist_ok=True)
    for folder in ("adverts", "jobs"):
        (tmp_path / folder).mkdir()
        shutil.copy(tmp_path / "advert.txt", tmp_path / folder / "second.txt")
    shutil.copy(tmp_path / "first.toml", tmp_path / "offer.toml")
    shutil.copy(ROOT / "datasets" / "ai-jobs-uk.csv", tmp_path / "jobs.csv")
    text = (ROOT / "data" / "guide.toml").read_text(encoding="utf-8")
    for name in ("guide.toml", "2026.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "2025.toml").write_text(text.replace("= 95_000", "= 92_000"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "command",
    sorted(
        {*MORE_PAGES, *(each for name in COMMANDS for each in examples(described_by_name(name)))}
    ),
)
def test_each_page_is_in_plain_words(run: Run, command: str) -> None:
    whole = [] if command.startswith(TALKS) or "--format" in command else ["--full"]
    for arguments in ([], whole):
        outcome = run(*shlex.split(command), *arguments, columns=200)

        assert hits([(command, f"{outcome.out} {outcome.err}")]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It STANDS alone.", ["stands"]),
        ("The page has no\n  basis in the guide.", ["no basis in the guide"]),
        ("two noughts", ["noughts"]),
        ("He understands and has told-off words.", []),
    ],
)
def test_a_forbidden_phrase_is_found_whole_and_in_any_case(text: str, found: list[str]) -> None:
    assert forbidden_in(text) == found


def test_a_forbidden_word_in_the_data_is_caught_with_its_place() -> None:
    data = {"faq": [{"id": "phd", "title": "told", "answer": ["No.", "That is told elsewhere."]}]}

    assert hits(texts_in(data, "guide")) == ["guide.faq.phd.answer: told"]


def test_a_forbidden_word_in_the_help_of_an_option_is_caught() -> None:
    salary = described_by_name("salary")
    next(each for each in salary["options"] if each["names"] == ["--years"])["help"] = (
        "Half way up."
    )

    assert hits(help_texts(salary, "salary")) == ["salary --years: half way"]


def test_a_forbidden_word_in_the_code_is_caught_and_one_in_a_docstring_is_not() -> None:
    module = '"""Says what is told."""\nERROR = f"{name} is told"\n'

    assert hits(texts_of_code(module, "x.py")) == ["x.py:2: told"]
