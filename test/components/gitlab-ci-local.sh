#!/usr/bin/env bash
# gitlab-ci-local, which runs the jobs of a .gitlab-ci.yml on this machine: from npm, as gitlab-ci-local/package-lock.json says.
# Needs rsync, Debian's package.
set -euo pipefail
cd "$(dirname "$0")"
. ./apt.sh
. ./kept.sh
version=$(sed -n 's/.*"gitlab-ci-local": "\(.*\)".*/\1/p' gitlab-ci-local/package.json)

make() {
  cp gitlab-ci-local/package.json gitlab-ci-local/package-lock.json "$1"
  npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
}

[ "${1:-}" = where ] || command -v rsync >/dev/null || apt_install rsync
kept gitlab-ci-local "$version" node_modules/.bin/gitlab-ci-local "$@"
echo "gitlab-ci-local: $("$program" --version)"
