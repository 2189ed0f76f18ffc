#!/usr/bin/env bash
# mosquitto, the broker of a test's plant: Debian's package. Tests start their own, so the service that the package
# starts is turned off again where this script installed it.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
if ! command -v mosquitto >/dev/null; then
  apt_install mosquitto
  if [ -d /run/systemd/system ]; then systemctl disable --now mosquitto; fi
fi
echo "mosquitto: $(mosquitto -h | head -n 1)"
