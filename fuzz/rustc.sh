#!/usr/bin/env bash
# Stands before rustc in `make fuzz`: takes the coverage flags away from libraries that only write here and whose largest
# functions the coverage pass takes minutes for. They are compiled as in any release.
set -euo pipefail
rustc=$1
shift
for argument in "$@"; do
  case $argument in lopdf | printpdf | allsorts) plain=1 ;; esac
done
if [ -n "${plain:-}" ]; then
  for argument in "$@"; do
    case $argument in -Cpasses=sancov-module | -Cllvm-args=-sanitizer-coverage-*) ;; *) kept+=("$argument") ;; esac
  done
  set -- "${kept[@]}"
fi
exec "$rustc" "$@"
