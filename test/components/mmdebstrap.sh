#!/usr/bin/env bash
# mmdebstrap, which puts Debian packages together to the root of an image: Debian's package.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
command -v mmdebstrap >/dev/null || apt_install mmdebstrap
echo "mmdebstrap: $(mmdebstrap --version)"
