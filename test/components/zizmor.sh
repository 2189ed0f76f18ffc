#!/usr/bin/env bash
# zizmor, which looks for weaknesses in workflows: from PyPI, in the version and with the hashes of zizmor.txt.
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./python-packages.sh
version=$(sed -n 's/^zizmor==\([^ ]*\).*/\1/p' zizmor.txt)
make() { python_packages "$1" zizmor.txt; }
kept zizmor "$version" bin/zizmor "$@"
echo "zizmor: $("$program" --version)"
