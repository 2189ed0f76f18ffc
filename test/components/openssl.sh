#!/usr/bin/env bash
# openssl, which makes the certificates of a test's plant: Debian's package.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
command -v openssl >/dev/null || apt_install openssl
echo "openssl: $(openssl version)"
