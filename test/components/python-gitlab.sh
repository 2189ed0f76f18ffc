#!/usr/bin/env bash
# python-gitlab, a client of GitLab that is not the platform's own, and so shows whether a test's GitLab understands others: from PyPI, in the versions
# and with the hashes of python-gitlab.txt. Its program is the Python that has it.
set -euo pipefail
cd "$(dirname "$0")"
. ./kept.sh
. ./python-packages.sh
version=$(sed -n 's/^python-gitlab==\([^ ]*\).*/\1/p' python-gitlab.txt)
make() { python_packages "$1" python-gitlab.txt; }
kept python-gitlab "$version" bin/python "$@"
echo "python-gitlab: $("$program" -c 'import gitlab; print(gitlab.__version__)')"
