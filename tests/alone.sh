#!/usr/bin/env bash
# Runs each class of a built project of tests in a process of its own, and names those that fail alone: they rest on what other classes do.
# usage: tests/alone.sh [PROJECT [CLASS-PATTERN]]   (RoadmapFunctions.EndToEnd and every class unless given)
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
project="${1:-RoadmapFunctions.EndToEnd}"
tests="$root/tests/$project/bin/Release/net10.0/$project"
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
failed=0

for class in $("$tests" -list classes/text -noLogo | tr -d '\r' | grep -E "^[A-Za-z.]+Tests$" | grep -E "${2:-.}"); do
  start=$SECONDS
  if "$tests" -noColor -noLogo -class "$class" >"$log" 2>&1; then
    echo "$class: passed alone in $((SECONDS - start)) s"
  else
    echo "$class: FAILS ALONE"
    cat "$log"
    failed=$((failed + 1))
  fi
done

echo "$failed classes failed alone"
[[ $failed -eq 0 ]]
