#!/usr/bin/env bash
# act, which runs the workflows of GitHub and Gitea on this machine: built by Go from its module (2 minutes of processor time).
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./go-program.sh
version=0.2.89
make() { go_program "$1" install "github.com/nektos/act@v$version"; }
kept act "$version" act "$@"
echo "act: $("$program" --version)"
