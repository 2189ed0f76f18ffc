#!/usr/bin/env bash
# bubblewrap, the sandbox of tests and of process workspaces: Debian's package.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
command -v bwrap >/dev/null || apt_install bubblewrap
bwrap --unshare-all --ro-bind / / true
echo "bubblewrap: $(bwrap --version)"
