"""Throw random questions at `mlcareer mcp` through the official client, and see that it lives.

    .venv/bin/python scripts/fuzz_mcp.py 1 1000

takes the seed and the number of questions. Each must be answered, refused with a reason as the
tool's error, or refused as no question of the protocol; the client checks every answer against
the tool's schema. It lists what was neither.
"""

from __future__ import annotations

import asyncio
import random
import sys
from typing import TYPE_CHECKING, Any

from mcp import Client, MCPError, StdioServerParameters

from mlcareer.cli.mcp_tools import tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlcareer.assistant.tool import Argument

BUG = "a bug, to be reported"
"""What the server says of a failure that is its own."""

AMOUNTS = (
    *("82k", "£95,000", "70-80k", "600/day", "8k/month", "30/hour", "85k+10%", "10%", "0", "1"),
    *("-5k", "0.05", "1e9", "9" * 40, "82k 90k", "eighty", "£", "82k\x00", "８２ｋ"),
)

NAMES = (
    *("senior", "mid", "junior", "staff", "seniro", "Senior ML", "london", "leeds", "lodnon"),
    *("rest-of-uk", "remote", "scotland", "standard", "new-entrant", "2134", "2", "postgraduate"),
    *("none", "salary-sacrifice", "relief", "2026-27", "1999-00", "2026-12-01", "2026-13-45"),
    *("1257L", "K475", "BR", "phd", "docker", "pytorch,docker", "graduate", "year", "given"),
)

KNOWN = {
    "level": ("senior", "mid", "junior", "Staff"),
    "region": ("london", "leeds", "remote", "rest of uk", "Cambridge"),
    "nation": ("scotland", "england", "wales"),
    "route": ("standard", "new-entrant", "stem-phd"),
    "pension_method": ("net-pay", "salary-sacrifice", "relief-at-source"),
    "year": ("2026-27",),
    "from": ("2026-12-01",),
    "bonus_month": ("2027-03",),
    "tax_code": ("1257L", "K475"),
    "have": ("pytorch,docker", "sql"),
}
"""What fits an argument, which most questions should have, or no answer is tried."""

AMOUNT = ("82k", "£95,000", "70-80k", 82_000, "600/day")

TEXTS = (
    "Senior Machine Learning Engineer\n\nLondon, hybrid. £85,000 to £100,000.\nPyTorch, Docker.",
    "ML Engineer\n2021 to now, Acme: trained models in PyTorch and served them with FastAPI.",
    '{"@type": "JobPosting", "title": "ML engineer", "description": "Python"}',
    '[{"title": "a"}, {"title": "b"}]',
    "<html><body><h1>ML engineer</h1><p>£70k</p></body></html>",
    "From: a@b.example\nSubject: ML engineer\n\nPython, £70k",
    "{\\rtf1 a}",
    "%PDF-1.7\n%broken",
    "a,b\n1,2\n",
)

ODD = (
    *(
        "",
        " ",
        "\n",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "../../../etc/passwd",
        "README.md",
        "/dev/stdin",
    ),
    *("~", "--help", "-", "--", "--format=table", "'; DROP TABLE", "é" * 300, "x" * 20_000),
    *("https://example.org/advert", "😀", "\ufeffsenior", "%s%n", "{0}", "$(id)"),
)

WRONG: tuple[Any, ...] = (
    None,
    True,
    False,
    [],
    {},
    [[]],
    {"a": {"b": []}},
    -1,
    0,
    10**30,
    1.5,
    1e308,
)


TOOLS = tools()


def question(chance: random.Random) -> tuple[str, dict[str, Any]]:
    """Return a random tool with random arguments, most of them of the right kind."""
    tool = chance.choice(TOOLS)
    given: dict[str, Any] = {}
    for argument in tool.arguments:
        if argument.required or chance.random() < 0.3:
            given[argument.name] = _value(argument, chance)
    if chance.random() < 0.04:
        given[chance.choice(("levle", "file", "__class__", ""))] = chance.choice(NAMES)
    if chance.random() < 0.5:
        given["detail"] = chance.choice(("brief", "full", "full", "all", 1, None))
    return tool.name, given


def _value(argument: Argument, chance: random.Random) -> Any:  # noqa: ANN401 - any JSON
    luck = chance.random()
    if luck < 0.04:
        return chance.choice(WRONG)
    if luck < 0.1:
        return chance.choice(ODD)
    if argument.many and chance.random() < 0.5:
        return [_single(argument, chance) for _ in range(chance.randrange(4))]
    return _single(argument, chance)


def _single(argument: Argument, chance: random.Random) -> Any:  # noqa: ANN401 - any JSON
    if argument.kind == "boolean":
        return chance.random() < 0.5
    if argument.kind == "integer":
        return chance.randrange(-2, 120)
    if argument.choices and chance.random() < 0.8:
        return chance.choice(argument.choices)
    if argument.name in {"text", "cv", "advert"}:
        return chance.choice(TEXTS)
    if argument.takes_numbers and chance.random() < 0.5:
        return chance.choice(AMOUNT if argument.name in {"base", "pay", "current"} else (5, "3"))
    if argument.takes_numbers and chance.random() < 0.7:
        return chance.choice((*AMOUNTS, 82_000, 37.5, 5, 0, -3, 10**15))
    if argument.name in KNOWN and chance.random() < 0.8:
        return chance.choice(KNOWN[argument.name])
    return chance.choice(NAMES)


def problem(result: Any) -> str | None:  # noqa: ANN401 - of a library that need not be there
    """Return what is wrong with an answer, if anything."""
    text = "\n".join(each.text for each in result.content)
    if result.is_error:
        return text if BUG in text or not text.strip() else None
    return None if result.structured_content else "no structured content"


async def ask(client: Any, name: str, given: Mapping[str, Any]) -> str | None:  # noqa: ANN401 - as above
    """Ask one question and return what is wrong with the answer, if anything."""
    try:
        return problem(await client.call_tool(name, dict(given)))
    except MCPError as error:
        return f"refused by the protocol: {error}"
    except RuntimeError as error:
        # What the client raises where an answer does not fit its schema.
        return str(error)


async def fuzz(seed: int, count: int) -> list[str]:
    """Ask a number of questions of one server, and return what went wrong."""
    chance = random.Random(seed)
    server = StdioServerParameters(command=sys.executable, args=["-m", "mlcareer", "mcp"])
    found = []
    async with Client(server, read_timeout_seconds=60) as client:
        await client.list_tools()
        for number in range(count):
            name, given = question(chance)
            wrong = await ask(client, name, given)
            if wrong is not None:
                found.append(f"{number}: {name} {given!r:.600}: {wrong}")
        await client.list_prompts()
    return found


if __name__ == "__main__":
    seed, count = map(int, sys.argv[1:3])
    problems = asyncio.run(fuzz(seed, count))
    print("\n".join(problems) or f"{count} questions, no problem")
    sys.exit(bool(problems))
