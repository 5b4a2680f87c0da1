#!/usr/bin/env bash
# Takes the inputs that reach most, smallest first, from target/fuzz/corpus into the committed corpora: at most 32 and
# 12 KiB for each target, beside its seeds and finds. `cargo test -p fuzz` then says whether each still has both sides.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(ls target/fuzz/build/*/fuzz/fuzz)

for seeds in fuzz/corpus/*; do
  name=$(basename "$seeds") best=target/fuzz/best/$name
  [ -d "target/fuzz/corpus/$name" ] || continue
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  mkdir -p "$best"
  find "$best" -type f -delete
  FUZZ_TARGET=$name nice "$program" -merge=1 "$best" "$seeds" "target/fuzz/corpus/$name" >/dev/null 2>&1
  find "$seeds" -type f -not -name 'seed-*' -not -name 'find-*' -delete
  kept=0 bytes=0
  while read -r size file; do
    bytes=$((bytes + size)) kept=$((kept + 1))
    [ "$kept" -le 32 ] && [ "$bytes" -le 12288 ] || break
    cp "$file" "$seeds/$(sha256sum "$file" | cut -c1-16)"
  done < <(find "$best" -type f -printf '%s %p\n' | sort -n)
done
du -sb fuzz/corpus >&2
