#!/usr/bin/env bash
# Runs every part of the attack at full size and writes docs/figures/attack.md. A part that is done for this commit is
# not run again, so that a long run can be taken up where it ended; `tests/attack/run.sh NAME...` runs those of that name.
set -euo pipefail
cd "$(dirname "$0")/../.."
commit=$(git rev-parse --short HEAD)
done=target/attack/$commit
mkdir -p "$done" docs/figures
export COUNTERFOIL_FULL=1
house=(--quiet --locked --workspace --features app/ts) # as everything else is built: nothing is compiled twice

cargo build "${house[@]}" --bin counterfoil
parts=$(cargo test "${house[@]}" --test attack -- --list "$@" | sed -n 's/: test$//p')
failed=0
for part in $parts; do
  [ ! -s "$done/$part.txt" ] || continue
  echo "attack: running $part" >&2
  if cargo test "${house[@]}" --test attack -- --exact --nocapture "$part" >"$done/$part.log" 2>&1; then
    grep -oE 'attack: .*' "$done/$part.log" >"$done/$part.txt" || echo none >"$done/$part.txt"
  else
    failed=1
    echo "attack: $part FAILED, see $done/$part.log" >&2
  fi
done

{
  echo '# Faults and attacks: figures'
  echo
  echo "Written by \`make attack\` at commit $commit, $(date -u +%F), $(nproc) cores, Linux $(uname -r | cut -d- -f1)."
  echo 'Each line is one test of tests/attack at full size; a missing line was not run at this commit.'
  echo
  cat "$done"/*.txt | grep -v '^attack: rollback: ' | sed -nE 's/^attack: ([a-z-]+): (.*)/- **\1**: \2/p'
  echo
  echo '## What is put back'
  echo
  echo 'The control is the same vault on a computer without anchors, where the cipher, SQLite and the log in the book are alone.'
  echo
  echo '| put back | named | without anchors |'
  echo '|---|---|---|'
  cat "$done"/*.txt | sed -n 's/^attack: rollback: |/|/p'
} >docs/figures/attack.md
exit "$failed"
