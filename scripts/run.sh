#!/usr/bin/env bash
# Opens the program, or, on a machine without a display, does its job on the command line and says where it lies.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec target/debug/counterfoil-desktop
fi

echo "run: no display here: making a book with demo data in target/demo instead" >&2
mkdir -p target/demo-home
[ ! -e target/demo ] || find target/demo -delete
HOME="$PWD/target/demo-home" scripts/private-session.sh target/debug/counterfoil demo target/demo
echo "run: done; the results lie in target/demo:" >&2
find target/demo -maxdepth 1 -mindepth 1 -printf '     target/demo/%f\n' | sort >&2
