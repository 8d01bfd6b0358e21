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

# What the app has written must stay the app's.
as_roadmap() { if [[ $EUID -eq 0 && -z $root ]]; then runuser -u roadmap -- "$@"; else "$@"; fi; }

running=''
if systemctl is-active --quiet roadmap.service; then running=1; fi
# What is unfinished takes room that the app may need to start.
trap 'rm -rf "$folder"/*.unfinished; [[ -z $running ]] || systemctl start roadmap.service' EXIT
[[ -z $running ]] || systemctl stop roadmap.service

name="$(date --utc +%Y-%m-%dT%H%M%SZ)"
unfinished="$folder/$name.unfinished"
as_roadmap "$home/run" --backup "$unfinished" --data "$root/var/lib/roadmap"
mv "$unfinished" "$folder/$name"

mapfile -t all < <(find "$folder" -mindepth 1 -maxdepth 1 -type d -name '*Z' -printf '%f\n' | sort --reverse)
declare -A kept=() seen=()
for backup in "${all[@]:0:days}"; do kept[$backup]=1; done
for backup in "${all[@]}"; do
  month="${backup:0:7}"
  if [[ -z ${seen[$month]:-} && ${#seen[@]} -lt $months ]]; then
    seen[$month]=1 kept[$backup]=1
  fi
done
for backup in "${all[@]}"; do
  [[ -n ${kept[$backup]:-} ]] || rm -rf "${folder:?}/$backup"
done
