"""List what is installed along with the program, and hold the licences against those we accept.

`audit_dependencies.py` prints the tree with versions and ends with 1 where a licence is not known
or not accepted; with `--write` it writes docs/dependencies.md too. It reads what is installed
beside the interpreter that runs it, and asks nobody.
"""

from __future__ import annotations

import argparse
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import tomli
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import Distribution

ROOT = Path(__file__).resolve().parents[1]

PAGE = ROOT / "docs" / "dependencies.md"

ACCEPTED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "HPND",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
}
"""Licences, by their SPDX names, that ask for nothing but their own text to be kept."""

CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "License :: OSI Approved :: Historical Permission Notice and Disclaimer (HPND)": "HPND",
}
"""What older packages say, and the SPDX name nearest to it."""

ELSEWHERE = re.compile(r"platform_system|sys_platform|os_name|implementation")

HEAD = """\
# What is installed along with it

Written by `scripts/audit_dependencies.py --write`, which ends with 1 where a licence is none of
those that ask only for their own text to be kept. A test runs it.

"""


class Dependency(NamedTuple):
    """One package that is installed with the program."""

    name: str
    version: str
    license: str
    needed_by: tuple[str, ...]
    extra: str
    """Of the program; empty for what is always installed."""


class Tree(NamedTuple):
    """All that is installed with the program."""

    found: tuple[Dependency, ...]
    missing: tuple[str, ...]
    """What should be installed here and is not."""
    elsewhere: tuple[str, ...]
    """What is installed on other systems only, each with its condition."""


def license_of(package: Distribution) -> str:
    """Return the SPDX name of a licence; `unknown: ...` where it cannot be told."""
    for expression in package.metadata.get_all("License-Expression") or ():
        return str(expression)
    for classifier in package.metadata.get_all("Classifier") or ():
        if classifier in CLASSIFIERS:
            return CLASSIFIERS[classifier]
    words = "".join(package.metadata.get_all("License") or ()).split("\n")[0].strip()
    return words if words in ACCEPTED else f"unknown: {words[:40]}"


def accepted(license_name: str) -> bool:
    """Whether each part of a licence is one of those that are accepted."""
    return all(part in ACCEPTED for part in re.split(r" (?:AND|OR) ", license_name.strip("()")))


def project_requirements() -> dict[str, tuple[str, ...]]:
    """Return what the program asks for, by extra; the empty one is always installed."""
    project = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: tuple(asked) for name, asked in project["optional-dependencies"].items()}
    for own in ("dev", "docs", "mutants"):
        extras.pop(own, None)
    return {"": tuple(project["dependencies"]), **extras}


def tree() -> Tree:
    """Go through what the program asks for, and through what that asks for."""
    needed: dict[str, set[str]] = {}
    found: dict[str, Dependency] = {}
    missing: set[str] = set()
    elsewhere: set[str] = set()
    for extra, asked in project_requirements().items():
        waiting = [("mlcareer", Requirement(text), "") for text in asked]
        while waiting:
            asker, requirement, asker_extra = waiting.pop()
            name = canonicalize_name(requirement.name)
            if requirement.marker and not requirement.marker.evaluate({"extra": asker_extra}):
                condition = str(requirement.marker)
                if ELSEWHERE.search(condition) and "extra" not in condition:
                    elsewhere.add(f"{name} (`{condition}`)")
                continue
            new = asker not in needed.setdefault(name, set())
            needed[name].add(asker)
            try:
                package = distribution(name)
            except PackageNotFoundError:
                missing.add(name)
                continue
            if name not in found:
                found[name] = Dependency(name, package.version, license_of(package), (), extra)
            if new:
                waiting += [
                    (name, Requirement(text), wanted)
                    for text in package.requires or ()
                    for wanted in ("", *requirement.extras)
                ]
    dependencies = (
        entry._replace(needed_by=tuple(sorted(needed[entry.name]))) for entry in found.values()
    )
    return Tree(
        tuple(sorted(dependencies, key=lambda entry: (entry.extra, entry.name))),
        tuple(sorted(missing)),
        tuple(sorted(elsewhere)),
    )


def problems(installed: Tree) -> Iterator[str]:
    """Yield what is wrong, a sentence each."""
    for name in installed.missing:
        yield f"{name} is not installed, so its licence cannot be read"
    for entry in installed.found:
        if not accepted(entry.license):
            yield f"{entry.name} is under {entry.license}, which is not accepted"


def page(installed: Tree) -> str:
    """Return docs/dependencies.md; without versions, as any that fits may be installed."""
    parts = [HEAD]
    for extra in dict.fromkeys(entry.extra for entry in installed.found):
        parts.append(f"## With `pip install 'mlcareer[{extra}]'`\n\n" if extra else "## Always\n\n")
        parts.append("| Package | Licence | Needed by |\n| --- | --- | --- |\n")
        parts += rows(entry for entry in installed.found if entry.extra == extra)
        parts.append("\n")
    if installed.elsewhere:
        parts.append(f"On other systems too: {', '.join(installed.elsewhere)}.\n")
    return "".join(parts).rstrip("\n") + "\n"


def rows(entries: Iterable[Dependency]) -> Iterator[str]:
    """Yield the rows of a table."""
    for entry in entries:
        yield f"| {entry.name} | {entry.license} | {', '.join(entry.needed_by)} |\n"


def main() -> None:
    """Print the tree and what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write docs/dependencies.md")
    given = parser.parse_args()
    installed = tree()
    for entry in installed.found:
        extra = f" [{entry.extra}]" if entry.extra else ""
        needed = ", ".join(entry.needed_by)
        print(f"{entry.name} {entry.version}{extra}: {entry.license}, needed by {needed}")
    wrong = list(problems(installed))
    for problem in wrong:
        print(problem, file=sys.stderr)
    if given.write:
        PAGE.write_text(page(installed), encoding="utf-8")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
