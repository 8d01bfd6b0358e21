#!/usr/bin/env bash
# Refuses on a day that a campaign counts on: a deployment ends what is running. What is due at 24:00 is done on the day after.
#   infra/quiet-day.sh [DAY …]   DAY: yyyy-mm-dd, more days on which nothing may be deployed
# The milestones of the campaign files in the repository are always looked at, each in its campaign's zone. NOW replaces the clock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

now="${NOW:-$(date --utc +%Y-%m-%dT%H:%M:%SZ)}"
refused=0

refuse() {
  echo "Today is $1: $2. Re-run this job on another day, or start it by hand with «anyway» and «infrastructure»." >&2
  refused=1
}

for day in "$@"; do
  [[ $day =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || { echo "«$day» is no day: yyyy-mm-dd." >&2; exit 2; }
  [[ $(date --utc --date "$now" +%F) != "$day" ]] || refuse "$day" 'a day of QUIET_DAYS'
done

for file in "${CAMPAIGNS:-src/RoadmapFunctions/Campaigns}"/*.json; do
  [[ $file != *.schema.json ]] || continue
  zone="$(jq --raw-output '.timeZone' "$file")"
  today="$(TZ="$zone" date --date "$now" +%F)"
  while IFS=$'\t' read -r id day time; do
    [[ $today != "$day" && ($time != 24:00 || $today != $(date --utc --date "$day + 1 day" +%F)) ]] ||
      refuse "$today" "$(basename "$file" .json), milestone «$id»"
  done < <(jq --raw-output '.milestones[] | [.id, .date, .localTime] | @tsv' "$file")
done
exit "$refused"
