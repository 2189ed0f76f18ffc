#!/usr/bin/env bash
# asyncua, the OPC UA server of a test's plant, in a virtual environment of the user's cache. The versions and hashes are in
# asyncua.txt; another list makes another environment. Needs Python 3.11 or newer.
set -euo pipefail
cd "$(dirname "$0")"
./python.sh
digest=$(sha256sum asyncua.txt | cut -c 1-12)
folder="${XDG_CACHE_HOME:-$HOME/.cache}/dtaas-components/asyncua-$digest"
if ! [ -e "$folder/.ready" ]; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: --require-hashes -r asyncua.txt
  touch "$folder/.ready"
fi
echo "asyncua: $("$folder/bin/python" -c 'from importlib.metadata import version; print(version("asyncua"))')"
