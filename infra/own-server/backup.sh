#!/usr/bin/env bash
# Takes a verified backup of all data and lets old ones go: the newest seven and the newest of each of twelve months stay.
# The app is stopped meanwhile and started again whatever happens.
#
# Environment, for a trial: ROADMAP_ROOT is where «/» is, ROADMAP_HOME is this checkout.
set -euo pipefail

root="${ROADMAP_ROOT:-}"
home="${ROADMAP_HOME:-/opt/roadmap}"
folder="$root/var/backups/roadmap"
days=7 months=12

# The folder is the app's, and so is what is written there. Root must not touch it: names in it could lead elsewhere.
as_roadmap() { if [[ $EUID -eq 0 && -z $root ]]; then HOME=/var/lib/roadmap runuser -u roadmap -- "$@"; else "$@"; fi; }

finish() {
  # What is unfinished takes room that the app may need to start.
  as_roadmap find "$folder" -mindepth 1 -maxdepth 1 -name '*.unfinished' -exec rm -rf {} +
  [[ -z $running ]] || systemctl start roadmap.service
}

cd / # where that user may be
running=''
if systemctl is-active --quiet roadmap.service; then running=1; fi
trap finish EXIT
[[ -z $running ]] || systemctl stop roadmap.service

name="$(date --utc +%Y-%m-%dT%H%M%SZ)"
unfinished="$folder/$name.unfinished"
as_roadmap "$home/run" --backup "$unfinished" --data "$root/var/lib/roadmap/data"
as_roadmap mv -T "$unfinished" "$folder/$name"

# A folder without a list was never finished: it is no backup and takes nobody's place.
all=()
while IFS= read -r backup; do
  if as_roadmap test -f "$folder/$backup/backup.json"; then
    all+=("$backup")
  else
    echo "$folder/$backup has no backup.json: it is no backup. Look at it and remove it." >&2
  fi
done < <(as_roadmap find "$folder" -mindepth 1 -maxdepth 1 -type d -name '*Z' -printf '%f\n' | sort --reverse)

declare -A kept=() seen=()
for backup in "${all[@]:0:days}"; do kept[$backup]=1; done
for backup in "${all[@]}"; do
  month="${backup:0:7}"
  if [[ -z ${seen[$month]:-} && ${#seen[@]} -lt $months ]]; then
    seen[$month]=1 kept[$backup]=1
  fi
done
for backup in "${all[@]}"; do
  [[ -n ${kept[$backup]:-} ]] || as_roadmap rm -rf "${folder:?}/$backup"
done
