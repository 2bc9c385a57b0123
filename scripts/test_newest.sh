#!/usr/bin/env bash
# Run the tests with the newest release of every dependency, also beyond the cap on its version.
#
#   scripts/test_newest.sh                 what pip's index holds today
#   scripts/test_newest.sh -- -x tests/cli what follows -- goes to pytest
#
# A cap is there for what a start costs (pyproject.toml has each reason), not for what the program
# does: all must hold here but what is marked `within_caps`, which is about that cost and about
# pages that show how Typer words its help.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ ${1:-} == -- ]] && shift

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

python3 -m venv "$here"
"$here/bin/pip" install --quiet --disable-pip-version-check -e '.[dev]'
# pip says on stderr that this is beyond the cap, which is the point.
"$here/bin/pip" install --quiet --disable-pip-version-check --upgrade typer rich pydantic tomli ||
  exit 1
"$here/bin/pip" list --disable-pip-version-check | grep -Ei '^(typer|rich|pydantic|tomli) '
"$here/bin/python" -m pytest -q -p no:cacheprovider -m 'not within_caps and not slow' "$@"
