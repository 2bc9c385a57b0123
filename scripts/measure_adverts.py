"""Measure how well adverts are read: `measure_adverts.py TEXTS LABELS`.

Each advert is read again with what a copy changes: doubled blanks, other line endings, wrapped
lines, headings in capitals. No answer should change with them, and how many do is printed.

TEXTS is a folder of adverts, LABELS a file with one JSON object a line: `file`, `role`, `level`,
`pay`, `region`, `sponsorship`, `clearance`, `skills_required`, `skills_optional`,
`skills_negated`, and what is accepted too in `role_alternatives` and `level_alternatives`. With
`--errors` each difference is listed with the words that the finding rests on.
"""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from mlcareer.adverts.read import read_advert
from mlcareer.adverts.requirement import Standing
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.advice.case.advert import AdvertAnswer, advert_for
from mlcareer.guide.load import load_advert_words, load_guide, load_place_names, load_skill_words
from mlcareer.reading.document import read_document

Label = dict[str, Any]

TARGETS = {
    "skills F1": 0.95,
    "required against optional": 0.97,
    "negated not reported as required": 1.0,
    "role kind": 0.95,
    "level": 0.95,
    "pay exact": 0.95,
    "region": 0.95,
    "sponsorship": 0.97,
    "clearance": 0.95,
}


def main() -> None:
    """Read the adverts, hold them against the labels and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what differs")
    given = parser.parse_args()
    lines = given.labels.read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    guide, finder = load_guide(), SkillFinder(load_skill_words(), adverts_only=True)
    words = load_advert_words()
    places = load_place_names()
    today = date.today()  # noqa: DTZ011 - the day plays no part in what is measured
    began = time.perf_counter()
    pairs = []
    for label in labels:
        text = read_document(str(given.texts / label["file"])).text
        answer = advert_for(
            guide, finder, today, file=label["file"], text=text, words=words, places=places
        )
        pairs.append((label, answer))
    seconds = time.perf_counter() - began
    if given.errors:
        for label, answer in pairs:
            list_errors(label, answer)
    print_skills(pairs)
    print_accuracies(pairs)
    print_changes([given.texts / label["file"] for label in labels], errors=given.errors)
    print(f"\n{len(pairs)} adverts, {1000 * seconds / max(len(pairs), 1):.1f} ms each")


def wrapped(text: str, width: int = 72) -> str:
    """Return a text in which each line is broken at a width, as by an editor."""
    lines = (
        textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(line for part in lines for line in part)


CHANGES: dict[str, Callable[[str], str]] = {
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "line endings": lambda text: text.replace("\n", "\r\n"),
    "wrapped lines": wrapped,
    "headings in capitals": lambda text: "\n".join(
        line.upper() if line.startswith("#") else line for line in text.split("\n")
    ),
}
"""What a copy of an advert changes, and no answer should change with."""


def gist(text: str) -> tuple[object, ...]:
    """Return what is found in an advert, without the words that it rests on."""
    found = read_advert(
        text,
        load_advert_words(),
        load_place_names(),
        SkillFinder(load_skill_words(), adverts_only=True),
    )
    return (
        found.role.kind,
        tuple(level.value for level in found.level.levels),
        found.level.years_min,
        None if found.pay.base is None else found.pay.base.value,
        found.region.value,
        None if found.sponsorship is None else found.sponsorship.value,
        found.clearance is None,
        *(sorted(found.skills_with(standing)) for standing in Standing),
    )


def print_changes(paths: list[Path], *, errors: bool) -> None:
    """Print how many answers change with what a copy of an advert changes."""
    print(f"\n{'answers that change with':34}{'adverts':>10}{'of':>8}")
    for name, change in CHANGES.items():
        texts = [(path, read_document(str(path)).text) for path in paths]
        changed = [path for path, text in texts if gist(change(text)) != gist(text)]
        print(f"{name:34}{len(changed):10}{len(paths):8}")
        if errors and changed:
            print(f"  {', '.join(path.name for path in changed)}")


def asked(label: Label) -> set[str]:
    """Return the skills that an advert asks for by its label."""
    return {*label["skills_required"], *label["skills_optional"]}


def found(answer: AdvertAnswer) -> set[str]:
    """Return the skills that an advert asks for by the program."""
    return {*answer.skills_required, *answer.skills_optional}


def f1(right: int, wrong: int, missed: int) -> tuple[float, float, float]:
    """Return precision, recall and their harmonic mean."""
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return precision, recall, mean


def print_skills(pairs: list[tuple[Label, AdvertAnswer]]) -> None:
    """Print the figures for skills: together, by standing, and by skill where some are wrong."""
    print(f"{'':34}{'precision':>10}{'recall':>8}{'F1':>8}{'target':>8}")
    together = [(asked(label), found(answer)) for label, answer in pairs]
    print_class("skills", together, TARGETS["skills F1"])
    by_standing = ("required", "optional", "negated")
    for standing in by_standing:
        field = f"skills_{standing}"
        print_class(
            f"  {standing}",
            [(set(label[field]), set(getattr(answer, field))) for label, answer in pairs],
        )
    print("\nBy skill, where not all are right:")
    skills = sorted({skill for wanted, got in together for skill in wanted | got})
    for skill in skills:
        wanted_got = [(wanted & {skill}, got & {skill}) for wanted, got in together]
        if any(wanted != got for wanted, got in wanted_got):
            print_class(f"  {skill}", wanted_got)


def print_class(
    name: str, pairs: list[tuple[set[str], set[str]]], target: float | None = None
) -> None:
    """Print one class's figures."""
    right = sum(len(wanted & got) for wanted, got in pairs)
    wrong = sum(len(got - wanted) for wanted, got in pairs)
    missed = sum(len(wanted - got) for wanted, got in pairs)
    precision, recall, mean = f1(right, wrong, missed)
    wanted_figure = "" if target is None else f"{target:8.2f}"
    print(f"{name:34}{precision:10.3f}{recall:8.3f}{mean:8.3f}{wanted_figure}")


def verdicts(label: Label, answer: AdvertAnswer) -> dict[str, bool]:
    """Return whether each single-valued finding is right."""
    pay = None if answer.pay is None else vars(answer.pay)
    return {
        "role kind": answer.role in {label["role"], *label["role_alternatives"]},
        "level": answer.level in {label["level"], *label["level_alternatives"]},
        "years asked": answer.years_min == label.get("years_min"),
        "pay exact": pay == label["pay"],
        "region": answer.region == label["region"],
        "sponsorship": answer.sponsorship == label["sponsorship"],
        "clearance": answer.clearance == label["clearance"],
    }


def print_accuracies(pairs: list[tuple[Label, AdvertAnswer]]) -> None:
    """Print the share of adverts that each finding is right for, then role and level by class."""
    print(f"\n{'':34}{'right':>10}{'of':>8}{'share':>8}{'target':>8}")
    both = [
        (skill in label["skills_required"], skill in answer.skills_required)
        for label, answer in pairs
        for skill in asked(label) & found(answer)
    ]
    print_share("required against optional", [wanted == got for wanted, got in both])
    negated = [
        skill not in answer.skills_required
        for label, answer in pairs
        for skill in label["skills_negated"]
    ]
    print_share("negated not reported as required", negated)
    checked = [verdicts(label, answer) for label, answer in pairs]
    for name in checked[0]:
        print_share(name, [item[name] for item in checked])
    for name, field in (("role", "role_alternatives"), ("level", "level_alternatives")):
        print(f"\nBy {name}, an accepted alternative counting as the label:")
        wanted_got = [
            (
                label[name],
                label[name] if getattr(answer, name) in label[field] else getattr(answer, name),
            )
            for label, answer in pairs
        ]
        for value, _ in Counter(wanted for wanted, _ in wanted_got).most_common():
            print_class(f"  {value}", [({w} & {value}, {g} & {value}) for w, g in wanted_got])


def print_share(name: str, right: list[bool]) -> None:
    """Print how many are right."""
    share = sum(right) / len(right) if right else 1.0
    target = f"{TARGETS[name]:8.2f}" if name in TARGETS else ""
    print(f"{name:34}{sum(right):10}{len(right):8}{share:8.3f}{target}")


def list_errors(label: Label, answer: AdvertAnswer) -> None:
    """Print each difference between a label and an answer."""
    evidence = {
        (
            item.about.removeprefix("skills_required").removeprefix("skills_optional"),
            item.value,
        ): item
        for item in answer.evidence
    }
    for name, right in verdicts(label, answer).items():
        if not right:
            field = {"role kind": "role", "pay exact": "pay", "years asked": "years_min"}.get(
                name, name
            )
            print(
                f"{label['file']}: {name}: {getattr(answer, field)!r}, label {label.get(field)!r}"
            )
    for skill in sorted(asked(label) - found(answer)):
        print(f"{label['file']}: missed {skill}")
    for skill in sorted(found(answer) - asked(label)):
        item = evidence.get(("", skill))
        print(f"{label['file']}: not in the label: {skill}: {item.words if item else ''}")
    for skill in sorted(asked(label) & found(answer)):
        if (skill in label["skills_required"]) != (skill in answer.skills_required):
            print(f"{label['file']}: required and optional mixed up: {skill}")


if __name__ == "__main__":
    main()
