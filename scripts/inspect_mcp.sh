#!/usr/bin/env bash
# Ask the server through the inspector of the protocol, the reference client for looking at servers.
# Needs npm and a network for its first run, so no test runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-.venv/bin/mlcareer}

ask() { npx --yes @modelcontextprotocol/inspector --cli "$program" mcp "$@"; }

ask --method tools/list
ask --method tools/call --tool-name pay --tool-arg level=senior --tool-arg region=london
ask --method tools/call --tool-name offer --tool-arg base=82k --tool-arg level=mid --tool-arg region=london
ask --method resources/read --uri mlcareer://source/obi-guide
ask --method prompts/list
