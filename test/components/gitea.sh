#!/usr/bin/env bash
# Gitea, the forge of tests: built by Go from its module (5 minutes of processor time), and beside it, in `static`, the files that it reads.
# Its pages have no styling, because the module lacks the built frontend.
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./go-program.sh
version=$(sed -n 's/.*code\.gitea\.io\/gitea v\([^ ]*\).*/\1/p' gitea/go.mod)

make() {
  cd gitea
  go_program "$1" build -mod=readonly -tags 'sqlite sqlite_unlock_notify' -ldflags "-s -w -X main.Version=$version" code.gitea.io/gitea
  local source
  source=$(GOWORK=off go list -m -f '{{.Dir}}' code.gitea.io/gitea)
  mkdir "$1/static"
  cp -R "$source/options" "$source/templates" "$source/public" "$1/static"
  # Go's cache of modules is read-only.
  chmod -R u+w "$1/static"
}

kept gitea "$version" gitea "$@"
echo "gitea: $("$program" --version)"
