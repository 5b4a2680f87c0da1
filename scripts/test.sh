#!/usr/bin/env bash
# Runs every test of the core, the command line, the face and the real window, and ends with one line of counts.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/target/tools/bin:$PATH"
checker=$PWD/target/tools/pdf/bin/python
[ ! -x "$checker" ] || export PAGE_PYTHON=$checker # the second opinion on PDF/A that the set-up fetched
export RUST_BACKTRACE=0 # a failed test says what it waited for; frames of the runtime only push that out of a bounded log
logs=target/test-logs
mkdir -p "$logs"
passed=0 failed=0 broken=0

run() { # NAME COMMAND...: shows and keeps what it prints; a command that fails without naming a failed test counts too
  local name=$1 before=$failed status
  shift
  echo "test: $name" >&2
  "$@" </dev/null 2>&1 | tee "$logs/$name.log"
  status=${PIPESTATUS[0]}
  count "$logs/$name.log"
  if [ "$status" -ne 0 ] && [ "$failed" -eq "$before" ]; then broken=1; failed=$((failed + 1)); fi
}

count() { # FILE: adds up the summaries of cargo, nextest, vitest and node's test runner
  local plain sums
  plain=$(sed 's/\x1b\[[0-9;]*m//g' "$1")
  sums=$(grep -E '^test result: |^ *Summary \[|^ *Tests  ' <<<"$plain" || true)
  sums+=$(sed -nE 's/^(# |ℹ )(pass|fail) ([0-9]+)$/\n\3 \2ed/p' <<<"$plain")
  passed=$((passed + $(grep -oE '[0-9]+ passed' <<<"$sums" | awk '{n += $1} END {print n + 0}')))
  failed=$((failed + $(grep -oE '[0-9]+ (failed|timed out)' <<<"$sums" | awk '{n += $1} END {print n + 0}')))
}

begin=$SECONDS
run face npm --prefix ui run --silent test
if cargo nextest --version >/dev/null 2>&1; then
  run core cargo nextest run --no-fail-fast "$@"
else
  run core cargo test --no-fail-fast "$@"
fi
run archive-page npm --prefix ui/archive-page run --silent check
run archive-page-rules npm --prefix ui/archive-page run --silent test
ARCHIVE_SAMPLE=$PWD/target/debug/examples/archive_sample run archive npm --prefix tests/archive run --silent test
echo "test: $((SECONDS - begin)) s; logs in $logs, pictures of the window in target/e2e-shots" >&2
[ "$broken" -eq 0 ] || echo "test: something did not run at all; see its log" >&2
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
