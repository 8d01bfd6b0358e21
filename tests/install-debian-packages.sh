#!/usr/bin/env bash
# Installs the Debian packages that the tests use, if they are missing. Needs root for that.
set -euo pipefail

packages=()
command -v chromium-headless-shell >/dev/null || packages+=(chromium-headless-shell)
command -v soffice >/dev/null || packages+=(libreoffice-writer libreoffice-calc)
command -v pdftoppm >/dev/null || packages+=(poppler-utils)
command -v zbarimg >/dev/null || packages+=(zbar-tools)
command -v systemd-analyze >/dev/null || packages+=(systemd)
command -v caddy >/dev/null || packages+=(caddy)

[[ ${#packages[@]} -eq 0 ]] && exit 0
if [[ $EUID -ne 0 ]]; then
  echo "Missing: ${packages[*]}. Install them: sudo apt-get install ${packages[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${packages[@]}" fonts-liberation fonts-dejavu-core
