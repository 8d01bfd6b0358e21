#!/usr/bin/env bash
# 50 submissions a second for 30 seconds (or as many as the first argument says) through the local host with Azurite.
# Prints the figures; ends with 0 only when all succeeded, p95 is below 300 ms, and none is lost or doubled.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$root/src/RoadmapFunctions.LocalHost/azurite/install.sh" >/dev/null
dotnet build "$root/tests/RoadmapFunctions.EndToEnd" -c Release --nologo -v quiet
ROADMAP_LOAD_SECONDS="${1:-30}" "$root/tests/RoadmapFunctions.EndToEnd/bin/Release/net10.0/RoadmapFunctions.EndToEnd" \
  -class RoadmapFunctions.EndToEnd.Collecting.LoadTests -showLiveOutput -noColor
