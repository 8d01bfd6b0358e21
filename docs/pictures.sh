#!/usr/bin/env bash
# Draws the pages that docs/report.md shows: the sample campaign on its report's day → the edition's files → LibreOffice, Chromium → PNG.
# usage: docs/pictures.sh [FOLDER]   (docs/pictures unless a folder is given; the PDF files stay beside the pictures only there)
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
pictures="${1:-$root/docs/pictures}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$pictures"

"$root/tests/install-debian-packages.sh"
"$root/run" --once --now 2021-02-10T09:00+07:00 --out "$work/out" --port 0 >"$work/run.log" 2>&1 || { cat "$work/run.log" >&2; exit 1; }
edition="$(echo "$work"/out/*/edition-1)"

# pdf FILE…: each as PDF in the work folder
pdf() {
  soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$@" >>"$work/soffice.log" 2>&1
}

pdf "$edition"/*.docx "$edition"/*.xlsx || { cat "$work/soffice.log" >&2; exit 1; }
mv "$work/summary.pdf" "$work/workbook.pdf" 2>/dev/null || true
pdf "$edition/summary.docx"

# page NAME PDF TEXT [OPTION…]: the first page that holds the text; the options are those of pdftoppm
page() {
  local name="$1" pdf="$2" text="$3" number pages
  shift 3
  pages="$(pdfinfo "$work/$pdf.pdf" | sed -n 's/^Pages: *//p')"
  for ((number = 1; number <= pages; number++)); do
    if [[ "$(pdftotext -layout -f "$number" -l "$number" "$work/$pdf.pdf" -)" == *"$text"* ]]; then
      pdftoppm -r 64 "$@" -f "$number" -l "$number" -singlefile -png "$work/$pdf.pdf" "$pictures/$name"
      return
    fi
  done
  echo "$pdf.pdf has no page with «$text»" >&2
  return 1
}

page report-title report 'Главное'
page report-activities report 'Рисунок 1 '
page report-profiles report 'Выполнение мероприятий по учреждениям'
page report-conclusions report 'Адресные рекомендации'
page report-appendix report 'Приложение 1'
page school-sheet school-sosh-11 'ИНФОРМАЦИОННЫЙ ЛИСТ'
page workbook workbook 'не оценено' -r 120 -x 0 -y 0 -W 1403 -H 390

browse() {
  chromium-headless-shell --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/chromium" --force-device-scale-factor=1 "$@" \
    "file://$edition/report.html" >"$work/chromium.log" 2>&1 || { cat "$work/chromium.log" >&2; exit 1; }
}

browse --window-size=1280,900 --screenshot="$pictures/web-page-1280.png"
browse --window-size=360,900 --screenshot="$pictures/web-page-360.png"
browse --no-pdf-header-footer --print-to-pdf="$work/web-page.pdf"
page web-page-printed web-page 'Рисунок 1 '

if [[ -n ${1:-} ]]; then
  mv "$work"/*.pdf "$pictures/"
fi
