#!/usr/bin/env bash
# docker-registry, the registry that tests push images to: Debian's package. Tests start their own, so the service that
# the package starts is turned off again where this script installed it.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
if ! command -v docker-registry >/dev/null; then
  apt_install docker-registry
  if [ -d /run/systemd/system ]; then systemctl disable --now docker-registry; fi
fi
echo "docker-registry: $(docker-registry --version)"
