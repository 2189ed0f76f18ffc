#!/usr/bin/env bash
# Runs a command about the head of a merge request, without the secrets of the job: without-secrets.sh NUMBER COMMIT COMMAND [ARGUMENT…]
#
# The head is fetched as git objects, by the job's token. Then the command gets a new environment, because GitLab gives each job a token, and
# a home of its own, because the home of a runner may have keys. Tests run in the sandbox, which shows them neither; this is the second wall.
# One merge request may take 20 minutes, so that it cannot hold up the others.
set -euo pipefail
number=$1
commit=$2
shift 2
git -c core.hooksPath=/dev/null fetch --quiet --no-tags origin "refs/merge-requests/$number/head" </dev/null
if ! git cat-file -e "$commit^{commit}" 2>/dev/null; then
  echo "Merge request $number has another head than $commit by now. The next review is of that one." >&2
  exit 1
fi
home=$(mktemp -d "$RUNNER_TEMP/home-XXXXXX")
kept=()
for name in PATH LANG TMPDIR XDG_RUNTIME_DIR RUNNER_TEMP DTAAS_STATE_HOME; do
  [ -z "${!name:-}" ] || kept+=("$name=${!name}")
done
exec timeout --kill-after=1m 20m env -i "${kept[@]}" "HOME=$home" "$@"
