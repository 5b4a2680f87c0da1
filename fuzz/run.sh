#!/usr/bin/env bash
# Runs every target under libFuzzer for FUZZ_SECONDS each and writes docs/figures/fuzz.md. A target that was run at this
# commit is not run again, so that a long run can be taken up where it ended; `fuzz/run.sh NAME...` runs those of that
# name, anew. Finds lie in target/fuzz/finds, what was learnt in target/fuzz/corpus (fuzz/keep.sh commits the best of it).
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${FUZZ_SECONDS:-600}
home=target/fuzz
commit=$(git rev-parse --short HEAD)
done=$home/$commit
mkdir -p "$done" "$home/finds" docs/figures

# Coverage by LLVM's own pass, which the pinned stable compiler has; an explicit host keeps it out of build scripts.
host=$(rustc -vV | sed -n 's/^host: //p')
flags=-Cpasses=sancov-module
for flag in level=4 inline-8bit-counters pc-table trace-compares; do
  flags+=" -Cllvm-args=-sanitizer-coverage-$flag"
done
flags+=' --cfg fuzzing'
echo 'fuzz: building with coverage' >&2
RUSTFLAGS=$flags RUSTC_WRAPPER=$PWD/fuzz/rustc.sh cargo build --quiet --locked -p fuzz --features libfuzzer --bin fuzz \
  --profile fuzz --target "$host" --target-dir "$home/build"
program=$home/build/$host/fuzz/fuzz

targets() { sed -nE 's/^ *Target::new\("([a-z0-9-]+)", ([0-9A-Z *]+),.*/\1 \2/p' fuzz/src/lib.rs; }
last() { grep -oE "$1[: ]+[0-9]+" "$2" | tail -n 1 | grep -oE '[0-9]+$' || echo 0; }

failed=0
while read -r name longest; do
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  [ $# -gt 0 ] || [ ! -s "$done/$name.row" ] || continue
  echo "fuzz: $name for $seconds s" >&2
  mkdir -p "$home/corpus/$name"
  log=$done/$name.log crashes=0 begin=$SECONDS
  # 512 MiB of memory and ten seconds for one input are finds, too: no parser may be made to take more.
  FUZZ_TARGET=$name nice "$program" -max_total_time="$seconds" -max_len=$((${longest//KIB/1024})) -rss_limit_mb=512 \
    -timeout=10 -print_final_stats=1 -artifact_prefix="$home/finds/$name-" "$home/corpus/$name" "fuzz/corpus/$name" \
    >"$log" 2>&1 </dev/null || { crashes=1 failed=1; echo "fuzz: $name FOUND something, see $log" >&2; }
  printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "$name" "$((SECONDS - begin))" \
    "$(last 'number_of_executed_units' "$log")" "$(last 'cov' "$log")" "$(last 'ft' "$log")" \
    "$(find "$home/corpus/$name" -type f | wc -l)" "$(last 'peak_rss_mb' "$log")" "$crashes" >"$done/$name.row"
done < <(targets)

{
  echo '# Fuzzing: figures'
  echo
  echo "Written by \`make fuzz\` at commit $commit, $(date -u +%F), $(nproc) cores, $(rustc --version | cut -d' ' -f1,2), one target at a"
  echo 'time. Edges and features are those of libFuzzer; inputs are what it found worth keeping beside the committed corpus;'
  echo 'MiB is the most memory that the process held. A missing line was not run at this commit.'
  echo
  echo '| target | seconds | executions | edges | features | inputs | MiB | finds |'
  echo '|---|--:|--:|--:|--:|--:|--:|--:|'
  cat "$done"/*.row
  awk -F'|' '{s += $3; e += $4; f += $9} END {printf "| all %d | %d | %d | | | | | %d |\n", NR, s, e, f}' "$done"/*.row
} >docs/figures/fuzz.md
exit "$failed"
