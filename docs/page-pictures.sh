#!/usr/bin/env bash
# Draws the pages that docs/next-campaign.md and docs/operator-guide.md show, as the end-to-end tests see them.
# usage: docs/page-pictures.sh
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$root/tests/install-debian-packages.sh"
tests="$root/tests/RoadmapFunctions.EndToEnd"
dotnet build "$tests" --configuration Release --nologo -v quiet
ROADMAP_SCREENSHOTS=1 "$tests/bin/Release/net10.0/RoadmapFunctions.EndToEnd" -noColor \
  -method '*EditorPathTests.Every_page*' -method '*OperatorPathTests*' -method '*ReadingDeskTests*'
mkdir -p "$root/docs/pictures/desk"
for page in beginning overview schools question; do
  cp "$root/.local/screenshots/editor-$page-1280.png" "$root/docs/pictures/editor/$page.png"
done
for page in progress reading quarantine; do
  cp "$root/.local/screenshots/desk-$page-1280.png" "$root/docs/pictures/desk/$page.png"
done
