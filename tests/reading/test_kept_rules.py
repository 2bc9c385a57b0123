"""Rules that an earlier run compiled are used, and are the same rules."""

from __future__ import annotations

import re

import pytest

from mlcareer.adverts import compiled
from mlcareer.adverts.compiled import CompiledRules
from mlcareer.reading import kept_rules
from mlcareer.reading.kept_rules import rules_kept

TEXT = "Senior £85,000 to £95,000 a year, a Senior role. Éa"


def unheard(note: str) -> None:
    raise AssertionError(note)


@pytest.mark.parametrize(
    "rule",
    [
        r"(?P<low>£[\d,]{1,9}) to (?P<high>£[\d,]{1,9})",
        r"(?<!\w)(?:senior|junior)(?!\w)|(?i:ROLE)$",
        r"\b[a-zé]+?\b(?=\s)",
        "",
    ],
)
@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_a_rule_of_an_earlier_run_finds_what_it_found(rule: str, flags: int) -> None:
    first = CompiledRules()
    fresh = first.compile(rule, flags)
    later = CompiledRules()
    later.take(first.all_of_them() or {})

    again = later.compile(rule, flags)

    # Known, so there is nothing new to keep.
    assert later.all_of_them() is None
    assert again.groupindex == fresh.groupindex
    assert [found.groupdict() for found in again.finditer(TEXT)] == [
        found.groupdict() for found in fresh.finditer(TEXT)
    ]
    assert [found.span() for found in again.finditer(TEXT)] == [
        found.span() for found in fresh.finditer(TEXT)
    ]


def test_a_code_that_python_refuses_is_compiled_anew() -> None:
    rules = CompiledRules()
    rules.take({("a", 0): (32, b"\xff\xff\xff\xff", 0, {})})

    assert rules.compile("a", 0).search("ba")
    assert rules.all_of_them() is not None


def test_a_python_without_such_a_form_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ImportError

    monkeypatch.setattr(compiled, "_code", missing)
    rules = CompiledRules()
    rules.compile("a", 0)

    assert rules.all_of_them() is None


def test_the_next_run_takes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = CompiledRules(), CompiledRules()
    monkeypatch.setattr(kept_rules, "RULES", first)
    with rules_kept(unheard):
        first.compile("one", 0)
    monkeypatch.setattr(kept_rules, "RULES", second)

    with rules_kept(unheard):
        second.compile("one", 0)

        assert second.all_of_them() is None
