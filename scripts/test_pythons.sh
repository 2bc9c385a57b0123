#!/usr/bin/env bash
# Run the tests on every Python from 3.11 to 3.13 that is here, each in a fresh virtual environment.
#
#   scripts/test_pythons.sh            all three; a missing one is named and makes the run fail
#   scripts/test_pythons.sh 3.12 3.13  only these
#   scripts/test_pythons.sh 3.13 -- -x tests/cli   what follows -- goes to pytest
#
# A Python is found as python3.12 on the PATH or among pyenv's versions, where PYENV_ROOT is set.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=()
while (($#)); do
  [[ $1 == -- ]] && { shift; break; }
  wanted+=("$1")
  shift
done
((${#wanted[@]})) || wanted=(3.11 3.12 3.13)

here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT

works() { "$1" -c "import sys, venv; sys.exit('%d.%d' % sys.version_info[:2] != '$2')" 2>/dev/null; }

# A name on the PATH may be pyenv's own, which finds nothing unless that version is switched on.
find_python() {
  local candidate
  for candidate in "python$1" ${PYENV_ROOT:+"$PYENV_ROOT"/versions/"$1".*/bin/python}; do
    works "$candidate" "$1" && { printf '%s\n' "$candidate"; return; }
  done
  return 1
}

failed=()
for version in "${wanted[@]}"; do
  printf '\n== Python %s\n' "$version"
  if ! python=$(find_python "$version"); then
    echo "not found"
    failed+=("$version")
    continue
  fi
  "$python" --version
  "$python" -m venv "$here/$version"
  "$here/$version/bin/pip" install --quiet --disable-pip-version-check -e '.[dev]'
  "$here/$version/bin/python" -m pytest -q -p no:cacheprovider "$@" || failed+=("$version")
done

if ((${#failed[@]})); then
  printf '\nfailed on: %s\n' "${failed[*]}"
  exit 1
fi
printf '\npassed on: %s\n' "${wanted[*]}"
