"""What may be given for an argument."""

from __future__ import annotations

from typing import Any

import pytest

from mlcareer.advice.career.salary import SalaryAnswer
from mlcareer.assistant.tool import Argument, Reply, Tool, values_of
from mlcareer.errors import UsageError


def never(_: object) -> Reply:
    raise NotImplementedError


TOOL = Tool(
    name="try",
    title="Try",
    says="A tool to be tried.",
    arguments=(
        Argument(name="pay", says="An amount.", takes_numbers=True),
        Argument(name="level", says="A level."),
        Argument(name="loan", says="Plans.", many=True, takes_numbers=True),
        Argument(name="age", says="Years.", kind="integer", least=16, most=99),
        Argument(name="visa", says="Yes or no.", kind="boolean"),
        Argument(name="per", says="A period.", choices=("year", "month")),
    ),
    answer=SalaryAnswer,
    ask=never,
)


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({"pay": 82_000}, {"pay": "82000"}),
        ({"pay": 82_000.0}, {"pay": "82000"}),
        ({"pay": 37.5}, {"pay": "37.5"}),
        ({"pay": 1e20}, {"pay": "100000000000000000000"}),
        ({"pay": "82k"}, {"pay": "82k"}),
        ({"pay": None, "level": "mid"}, {"level": "mid"}),
        ({"loan": 2}, {"loan": ["2"]}),
        ({"loan": [2, "postgraduate"]}, {"loan": ["2", "postgraduate"]}),
        ({"loan": []}, {"loan": []}),
        ({"age": 16, "visa": False, "per": "month"}, {"age": 16, "visa": False, "per": "month"}),
    ],
)
def test_a_value_is_kept_as_it_would_be_typed(given: dict[str, Any], values: object) -> None:
    assert values_of(TOOL, given) == (values, "brief")


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ({"agge": 1}, "try has no argument 'agge'", "Did you mean 'age'?"),
        ({"x": 1}, "try has no argument 'x'", "Arguments: pay, level, loan, age, visa, per."),
        ({"level": 5}, "level is text", "level: A level."),
        ({"pay": True}, "pay is text or a number", "pay: An amount."),
        ({"pay": float("nan")}, "pay is text or a number", "pay: An amount."),
        ({"pay": [1]}, "pay is text or a number", "pay: An amount."),
        ({"age": 15}, "age cannot be 15", "age: Years."),
        ({"age": 100}, "age cannot be 100", "age: Years."),
        ({"age": True}, "age is a whole number", "age: Years."),
        ({"age": 20.5}, "age is a whole number", "age: Years."),
        ({"visa": "yes"}, "visa is true or false", "visa: Yes or no."),
        ({"per": "mnoth"}, "per cannot be 'mnoth'", "Did you mean 'month'?"),
        ({"per": "week"}, "per cannot be 'week'", "Give one of: year, month."),
        ({"detail": "all"}, "detail cannot be 'all'", "Give 'brief' or 'full'."),
        ({"detail": ["full"]}, "detail cannot be ['full']", "Give 'brief' or 'full'."),
    ],
)
def test_what_does_not_fit_is_refused_with_a_hint(
    given: dict[str, Any], message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        values_of(TOOL, given)

    assert (str(refused.value), refused.value.hint) == (message, hint)
