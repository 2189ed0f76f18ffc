#!/usr/bin/env bash
# Runs a command in a work tree of another commit, which may be a stranger's: at-commit.sh COMMIT COMMAND [ARGUMENT…]
#
# The files are data there: no hook and no filter of the commit runs, and the command is of the clone in which this was called. Without a commit,
# the command runs in that clone.
set -euo pipefail
commit=$1
shift
[ -n "$commit" ] || exec "$@"
[[ "$commit" =~ ^[0-9a-f]{40}$ ]] || { echo 'at-commit.sh wants a commit of 40 digits.' >&2; exit 2; }
folder="$RUNNER_TEMP/dtaas-at-$commit"
# A commit could name a server for the content of its large files.
[ -e "$folder" ] || GIT_LFS_SKIP_SMUDGE=1 git -c core.hooksPath=/dev/null worktree add --quiet --detach "$folder" "$commit"
cd "$folder"
exec "$@"
