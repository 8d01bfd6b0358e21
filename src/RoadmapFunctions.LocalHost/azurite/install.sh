#!/usr/bin/env bash
# Installs the storage emulator, unless the one that the lock file names is there already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    apt-get update -q && apt-get install -qy nodejs npm
  else
    echo 'Не найден Node.js (нужен для хранилища). Установите его: https://nodejs.org — и запустите ещё раз.' >&2
    exit 1
  fi
fi

if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
  npm ci --no-progress
  cp package-lock.json node_modules/.installed-lock.json
fi
