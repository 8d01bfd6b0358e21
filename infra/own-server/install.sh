#!/usr/bin/env bash
# Makes a service of this checkout on a server of one's own, and builds it. Running it again changes only what is missing or older.
# The checkout becomes root's and the service only reads it, so root may run what is in it.
# usage: install.sh --address https://NAME --key-sha256 SHA256 [--root DIR]
#
#   --root   where «/» is, for a trial: nothing outside DIR is touched, nothing is built, no user is made, systemd is left alone
set -euo pipefail

fail() { printf 'install.sh: %s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*" >&2; }

address='' key='' root=''
while [[ $# -gt 0 ]]; do
  case "$1" in
    --help) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    --address | --key-sha256 | --root)
      [[ $# -ge 2 ]] || fail "$1 needs a value"
      case "$1" in --address) address="$2" ;; --key-sha256) key="$2" ;; *) root="$2" ;; esac
      shift 2
      ;;
    *) fail "unknown argument: $1" ;;
  esac
done
[[ $address =~ ^https://[A-Za-z0-9.-]+(:[0-9]+)?$ ]] || fail '--address must look like https://roadmap.example.ru'
[[ $key =~ ^[0-9a-f]{64}$ ]] || fail '--key-sha256 must be the 64 hexadecimal digits that «./run --new-key» prints'
[[ -n $root || $EUID -eq 0 ]] || fail 'run it as root, or try it with --root DIR'

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
checkout="$(cd "$here/../.." && pwd)"
[[ -n $root || $checkout == /opt/roadmap ]] || fail "this checkout is $checkout; the units expect it in /opt/roadmap"

umask 022
install -d -m 755 "$root/etc/systemd/system" "$root/var/lib"
install -d -m 750 "$root/etc/roadmap" "$root/var/lib/roadmap" "$root/var/backups/roadmap"

settings="$root/etc/roadmap/roadmap.env"
if [[ -e $settings ]]; then
  say "$settings is there already and stays as it is"
else
  sed -e "s|^ROADMAP_ADDRESS=.*|ROADMAP_ADDRESS=$address|" -e "s|^Access__StaffKeySha256=.*|Access__StaffKeySha256=$key|" \
    "$here/roadmap.env.example" >"$settings"
  chmod 640 "$settings"
fi
install -m 644 "$here"/roadmap.service "$here"/roadmap-backup.service "$here"/roadmap-backup.timer "$root/etc/systemd/system/"
say "Units and settings are in place"

[[ -z $root ]] || exit 0
if systemctl is-active --quiet roadmap.service; then systemctl stop roadmap.service; fi

# The program is root's; nobody else writes to it or reads its .git, where an address may hold a password.
chown -hR root:root "$checkout"
chmod -R u=rwX,go=rX "$checkout"
[[ ! -e $checkout/.git ]] || chmod -R go= "$checkout/.git"
"$checkout/run" --help >/dev/null # whatever it is asked for, it first installs and builds what has changed

# The data are the service's. They lie one level below the home of its user, who may so put them aside; until December 2026 they did not.
if [[ -e /var/lib/roadmap/__azurite_db_table__.json ]]; then
  mv -T /var/lib/roadmap /var/lib/roadmap.before
  install -d -m 750 /var/lib/roadmap
  mv -T /var/lib/roadmap.before /var/lib/roadmap/data
fi
id roadmap >/dev/null 2>&1 || useradd --system --home-dir /var/lib/roadmap --shell /usr/sbin/nologin roadmap
chgrp roadmap /etc/roadmap "$settings"
chown -hR roadmap:roadmap /var/lib/roadmap /var/backups/roadmap
systemctl daemon-reload
systemctl enable --now roadmap.service roadmap-backup.timer
say "Running: systemctl status roadmap. Put Caddy before it: infra/own-server/Caddyfile"
