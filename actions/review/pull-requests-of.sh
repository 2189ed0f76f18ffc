#!/usr/bin/env bash
# The numbers of the pull requests whose head is a commit, newest first: pull-requests-of.sh COMMIT
#
# The forge's refs say it. GitHub's event names no pull request of a fork, and a number that the fork's jobs left could be anybody's.
# Somebody may open another pull request with the same head; each of them gets the review.
set -euo pipefail
[[ "$1" =~ ^[0-9a-f]{40}$ ]] || { echo 'pull-requests-of.sh wants a commit of 40 digits.' >&2; exit 2; }
git ls-remote origin 'refs/pull/*/head' | sed -nE "s|^$1[[:space:]]+refs/pull/([0-9]+)/head\$|\1|p" | sort -rn | sed -n 1,10p
