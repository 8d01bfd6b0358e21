#!/usr/bin/env bash
# Adds up what projects of tests have printed. usage: tests/sum.sh LOG…   (a log is named after its project: PROJECT.log)
# Last line: «total: N passed, N failed». A skipped test counts as failed, unless it lacks an Azure subscription; so does a project
# that did not finish or ran no test.
set -euo pipefail

passed=0 failed=0
for log in "$@"; do
  name="$(basename -s .log "$log")"
  name="${name%%+*}" # «PROJECT+HOW» is the same project, run another way
  # The last one: a test may run the tests of its own project in a process that prints its own.
  summary="$(grep -a "^ *$name  Total:" "$log" 2>/dev/null | tail -n 1 || true)"
  number() { grep -oE "$1: [0-9]+" <<<"$summary" | grep -oE '[0-9]+' || echo 0; }
  if [[ -z $summary || $(number Total) -eq 0 ]]; then
    echo "$name did not finish." >&2
    failed=$((failed + 1))
    continue
  fi

  unexcused=$(grep -a '\[SKIP\]' -A1 "$log" | grep -av 'SKIP' | grep -avc 'Azure subscription' || true)
  failed=$((failed + $(number Failed) + $(number Errors) + unexcused))
  passed=$((passed + $(number Total) - $(number Failed) - $(number Skipped) - $(number 'Not Run')))
done

echo "total: $passed passed, $failed failed"
[[ $failed -eq 0 ]]
