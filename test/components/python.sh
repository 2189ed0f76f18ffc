#!/usr/bin/env bash
# Python 3 with venv and pip, for the components written in it: Debian's packages unless one is there.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3 python3-venv python3-pip
echo "python: $(python3 --version)"
