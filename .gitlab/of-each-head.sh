#!/usr/bin/env bash
# Runs a command about the head of each merge request of a list: of-each-head.sh [--or-none] FILE COMMAND [ARGUMENT…]
#
# The file has a line for each, its number and its commit, as `dtaas review --due` prints them. In the arguments, {number} and {commit} stand for
# them. With --or-none and an empty file, the command runs once, without the arguments in which one of them stands.
#
# A command that fails holds up no other merge request. The exit code is that of the last one that failed.
set -euo pipefail
or_none=
if [ "$1" = --or-none ]; then
  or_none=true
  shift
fi
list=$1
shift

# Only this job can write there. Another one, of a merge request, may have run on the same machine.
RUNNER_TEMP=$(mktemp -d)
export RUNNER_TEMP
trap 'rm -rf "$RUNNER_TEMP"; git worktree prune' EXIT

if [ -n "$or_none" ] && [ ! -s "$list" ]; then
  words=()
  for word; do [[ "$word" == *'{number}'* || "$word" == *'{commit}'* ]] || words+=("$word"); done
  code=0
  "${words[@]}" </dev/null || code=$?
  exit "$code"
fi

code=0
while read -r number commit; do
  if ! [[ "$number" =~ ^[1-9][0-9]{0,14}$ && "$commit" =~ ^[0-9a-f]{40}$ ]]; then
    echo 'of-each-head.sh wants a number and a commit of 40 digits in each line.' >&2
    exit 2
  fi
  words=()
  for word; do
    word=${word//'{number}'/$number}
    words+=("${word//'{commit}'/$commit}")
  done
  echo "Merge request $number, commit $commit:"
  # What jobs wrote about it. A job that left nothing is said by the review.
  mkdir -p "dtaas-reports/$number" "dtaas-plans/$number"
  "${words[@]}" </dev/null || code=$?
done <"$list"
exit "$code"
