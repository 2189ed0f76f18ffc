#!/usr/bin/env bash
# OpenSSH and iproute2, for the tests of the place kind ssh: Debian's packages. Tests start a server of their own, so the
# service that the package starts is turned off again where this script installed it.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
if ! [ -x /usr/sbin/sshd ] || ! command -v ssh >/dev/null || ! command -v ip >/dev/null; then
  had_server=$([ -x /usr/sbin/sshd ] && echo yes || echo no)
  apt_install openssh-server openssh-client iproute2
  if [ "$had_server" = no ] && [ -d /run/systemd/system ]; then systemctl disable --now ssh; fi
fi
echo "sshd: $(ssh -V 2>&1)"
