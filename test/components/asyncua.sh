#!/usr/bin/env bash
# asyncua, the OPC UA server of a test's plant: from PyPI, in the versions and with the hashes of asyncua.txt; another list makes another
# environment. Its program is the Python that has it.
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./python-packages.sh
make() { python_packages "$1" asyncua.txt; }
kept asyncua "$(sha256sum asyncua.txt | cut -c 1-12)" bin/python "$@"
echo "asyncua: $("$program" -c 'from importlib.metadata import version; print(version("asyncua"))')"
