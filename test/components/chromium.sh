#!/usr/bin/env bash
# Chromium, the browser that opens the page of a twin in a test: Debian's package.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
command -v chromium >/dev/null || apt_install chromium
echo "chromium: $(chromium --version)"
