#!/usr/bin/env bash
# Ask the server through the inspector of the protocol, the reference client for looking at servers,
# and end with 1 where an answer is not what it should be.
# Needs npm and a network for its first run, so no test runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.venv/bin/mlcareer}

# What must occur in the answer comes first.
ask() {
  local expected=$1 answer
  shift
  answer=$(npx --yes @modelcontextprotocol/inspector --cli "$program" mcp "$@")
  printf '%s\n' "$answer"
  grep -qF -- "$expected" <<<"$answer" || { echo "not in this answer: $expected" >&2; exit 1; }
}

call() { ask "$1" --method tools/call --tool-name "${@:2}"; }

ask '"read_advert"' --method tools/list
call '"isError": false' pay --tool-arg level=senior --tool-arg region=london
call '"isError": false' offer --tool-arg base=82k --tool-arg level=mid --tool-arg region=london
call "Did you mean 'senior'?" pay --tool-arg level=seniorr
ask 'mlcareer://source/obi-guide' --method resources/list
ask 'obitechjobs.com' --method resources/read --uri mlcareer://source/obi-guide
ask '"judge_my_offer"' --method prompts/list
