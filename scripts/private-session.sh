#!/usr/bin/env bash
# Runs a command in a login session of its own: private bus, unlocked keyring, runtime folder. For machines without a
# desktop, where there is no keyring to ask. The keyring lies in HOME as given, so a second run finds its secrets.
set -euo pipefail
XDG_RUNTIME_DIR=$(mktemp -d)
export XDG_RUNTIME_DIR
trap 'find "$XDG_RUNTIME_DIR" -delete' EXIT
chmod 700 "$XDG_RUNTIME_DIR"
# An empty passphrase must come as a line: with an empty stdin no login keyring is made.
dbus-run-session -- bash -c 'printf "\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"' session "$@"
