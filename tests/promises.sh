#!/usr/bin/env bash
# Writes what the tests have measured into the last column of docs/promises.md. Run it after ./test --long, or after any test.
# A promise that no test has measured here since the last ./test keeps the figure that it has, or stays blank.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
page="$root/docs/promises.md"
measured="$root/.local/promises" # a file for each promise, named by its code: tests/RoadmapFunctions.Testing/Measured.cs
[[ -d $measured ]] || { echo 'No test has measured anything yet: run ./test.' >&2; exit 1; }

while IFS= read -r line; do
  if [[ $line =~ ^(\|\ ([A-Z][0-9]+)\ \|[^|]+\|[^|]+\|)[^|]*\|$ && -f $measured/${BASH_REMATCH[2]} ]]; then
    line="${BASH_REMATCH[1]} $(<"$measured/${BASH_REMATCH[2]}") |"
  fi
  printf '%s\n' "$line"
done <"$page" >"$page.new"
mv "$page.new" "$page"
