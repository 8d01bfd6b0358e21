#!/usr/bin/env bash
# Draws the pages that docs/next-campaign.md shows: the editor as its end-to-end test sees it.
# usage: docs/editor-pictures.sh
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
"$root/tests/install-debian-packages.sh"
tests="$root/tests/RoadmapFunctions.EndToEnd"
dotnet build "$tests" --configuration Release --nologo -v quiet
ROADMAP_SCREENSHOTS=1 "$tests/bin/Release/net10.0/RoadmapFunctions.EndToEnd" -noColor -method '*EditorPathTests.Every_page*'
for page in beginning overview schools question; do
  cp "$root/.local/screenshots/editor-$page-1280.png" "$root/docs/pictures/editor/$page.png"
done
