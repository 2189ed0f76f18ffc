#!/usr/bin/env bash
# actionlint, which checks workflows: built by Go from its module (half a minute of processor time).
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./go-program.sh
version=1.7.12
make() { go_program "$1" install "github.com/rhysd/actionlint/cmd/actionlint@v$version"; }
kept actionlint "$version" actionlint "$@"
echo "actionlint: $("$program" -version | head -n 1)"
