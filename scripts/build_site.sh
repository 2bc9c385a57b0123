#!/usr/bin/env bash
# Build the documentation site in build/site and check every link in it. Needs the extra `docs` and
# no network. A page may name files beside docs/, which the site has too.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=${1:-.venv/bin}

source=build/site-source
rm -rf "$source" build/site
mkdir -p "$source"
cp -R docs/. "$source"
cp ./*.md LICENSE "$source"
cp -R data scripts skills .ci "$source"
find "$source" -name __pycache__ -prune -exec rm -rf {} +
# What is one folder up in the repository is in the same folder of the site.
for page in "$source"/*.md; do
  sed -i.before -e 's#](\.\./#](#g' -e 's#](docs/#](#g' "$page"
  rm "$page.before"
done
# The front page of the repository is not that of the site.
rm "$source/README.md"
"$bin/python" scripts/draw_site_screens.py "$source/commands.md"

"$bin/zensical" build --strict
"$bin/python" scripts/check_site.py build/site
