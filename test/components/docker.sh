#!/usr/bin/env bash
# A Docker Engine for the tests, from Debian's packages: `docker.sh up` installs and starts it, `docker.sh down` stops
# what `up` started. It has no network of its own (no bridge, no iptables): tests run containers without one.
set -euo pipefail
. "$(dirname "$0")/apt.sh"
folder="${TMPDIR:-/tmp}/dtaas-test-docker-$(id -u)"

up() {
  if docker info >/dev/null 2>&1; then echo "docker: an engine answers already"; return; fi
  [ -x /usr/sbin/dockerd ] || apt_install docker.io
  # One that was killed leaves a mount and a file with a pid that may be another's by now.
  down
  mkdir -p "$folder"
  # exec-root and data-root of our own, so that a Docker that a person installs later finds nothing of ours.
  setsid /usr/sbin/dockerd --bridge=none --iptables=false --ip6tables=false --data-root "$folder/data" \
    --exec-root "$folder/exec" --pidfile "$folder/pid" >"$folder/log" 2>&1 < /dev/null &
  for _ in $(seq 60); do
    if docker info >/dev/null 2>&1; then echo "docker: engine $(docker info --format '{{.ServerVersion}}') is up"; return; fi
    sleep 0.5
  done
  echo "docker: the engine didn't come up; its last lines:" >&2
  tail -n 20 "$folder/log" >&2
  return 1
}

down() {
  if [ -f "$folder/pid" ]; then
    if { tr '\0' ' ' <"/proc/$(cat "$folder/pid")/cmdline"; } 2>/dev/null | grep -q "$folder/data"; then
      kill "$(cat "$folder/pid")"
      for _ in $(seq 40); do [ -f "$folder/pid" ] || break; sleep 0.25; done
    fi
  fi
  # The engine mounts its data and, for each container without a network, a namespace: the last mounted goes first.
  awk -v under="$folder/" 'index($5, under) == 1 { print $5 }' /proc/self/mountinfo | tac | while read -r mount; do
    umount -l "$mount"
  done
  rm -rf "$folder"
}

case "${1:-up}" in up | down) "${1:-up}" ;; *) echo "usage: docker.sh up|down" >&2; exit 2 ;; esac
