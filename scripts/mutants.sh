#!/usr/bin/env bash
# Change one thing in what works out pay, and see whether a test notices: mutants.py says how.
#
#   scripts/mutants.sh                    every module of scripts/mutants.toml
#   scripts/mutants.sh --sample 60        of each, as many changes, drawn by chance
#   scripts/mutants.sh deductions visa    these modules only
#
# Run again after a stop, it takes what is left. A whole run takes hours; a week has one of them
# (.github/workflows/mutants.yml).
set -euo pipefail
cd "$(dirname "$0")/.."

.venv/bin/python -c 'import mutmut' 2>&- ||
  .venv/bin/pip install --quiet --disable-pip-version-check -e '.[mutants]'
exec .venv/bin/python scripts/mutants.py "$@"
