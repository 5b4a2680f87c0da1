#!/usr/bin/env bash
# Takes one guard away at a time, in a scratch worktree of the last commit, and expects the test that the patch names to
# go red. Ends with killed/total and writes docs/figures/guards.md; `tests/guards/run.sh NAME...` tries those of that name.
# A patch begins with two lines: `Guard:` what it takes away, `Red:` the arguments of cargo test and the test's name.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$PWD/target/guards} CARGO_TERM_COLOR=never
commit=$(git rev-parse --short HEAD)
figures=$PWD/docs/figures/guards.md
logs=$CARGO_TARGET_DIR/logs
rows=$(mktemp)
mkdir -p "$logs"
scratch=$(mktemp -d)
tree=$scratch/tree
git worktree add --quiet --detach "$tree" HEAD
cp -r ui/dist "$tree/ui/" # the shell shows it, and is not built without
trap 'git worktree remove --force "$tree"; find "$scratch" "$rows" -delete' EXIT

field() { sed -n "s/^$1: //p" "$2" | head -n 1; } # NAME PATCH

red() { # ARGUMENTS... -- TEST: builds, runs that test alone; 0 when it failed, 1 when it passed, 2 when nothing was tried
  local arguments=() test=${!#}
  while [ "$1" != -- ]; do arguments+=("$1"); shift; done
  {
    [[ " ${arguments[*]} " != *' attack '* ]] || cargo build --quiet --locked -p cli
    cargo test --quiet --locked "${arguments[@]}" --no-run
  } >"$log" 2>&1 </dev/null || return 2
  cargo test --locked "${arguments[@]}" -- --exact "$test" >"$log" 2>&1 </dev/null || true
  if grep -qx "test $test .*FAILED" "$log"; then return 0; fi
  if grep -qx "test $test .*ok" "$log"; then return 1; else return 2; fi
}

killed=0 total=0
for patch in "$PWD"/tests/guards/*.patch; do
  name=$(basename "$patch" .patch)
  [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
  total=$((total + 1))
  read -ra with <<<"$(field Red "$patch")"
  git -C "$tree" apply "$patch"
  status=0 log=$logs/$name.log
  (cd "$tree" && red "${with[@]}") || status=$?
  case $status in
    0) killed=$((killed + 1)) said=red ;;
    1) said='**green**' ;;
    *) said='**not tried**' ;;
  esac
  git -C "$tree" checkout --quiet .
  echo "guards: $name: $said" >&2 # what cargo said lies in $logs
  echo "| $(field Guard "$patch") | \`$name\` | \`${with[1]}\`: \`${with[-1]##*::}\` | $said |" >>"$rows"
done
echo "guards: $killed/$total killed" >&2

if [ $# -eq 0 ]; then
  {
    echo '# Guards taken away'
    echo
    echo "Written by \`make guards\` at commit $commit, $(date -u +%F): each guard was removed by its patch in tests/guards, and"
    echo "the test beside it was run. **$killed of $total went red.**"
    echo
    echo '| guard | patch | test | without it |'
    echo '|---|---|---|---|'
    cat "$rows"
  } >"$figures"
fi
[ "$killed" -eq "$total" ]
