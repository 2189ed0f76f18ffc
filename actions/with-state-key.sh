#!/usr/bin/env bash
# Runs a command whose pushes use the key that may write states and tags: with-state-key.sh COMMAND [ARGUMENT…]
#
#   DTAAS_STATE_KEY          the private key. Without it, the command runs as it is, e.g. where a place of its own pushes.
#   DTAAS_STATE_KNOWN_HOSTS  lines as in known_hosts, for a server other than github.com
#   DTAAS_STATE_SSH          where the forge answers ssh, e.g. ssh://git@git.plant.example:2222; by default at the host of its pages
#
# The key is in a file of this job only, which is removed when the command ends. Pushes to the forge's https address go by ssh. dtaas ignores the
# variables of git (`GIT_SSH_COMMAND`), so the clone's configuration says it while the command runs.
set -euo pipefail
[ -n "${DTAAS_STATE_KEY:-}" ] || exec "$@"

umask 077
folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/dtaas-state-key-XXXXXX")
server=${GITHUB_SERVER_URL:-https://github.com}
host=${server#*://}
host=${host%%[:/]*}
base=${DTAAS_STATE_SSH:-ssh://git@$host}
child=
forget() {
  rm -rf "$folder"
  git config --local --unset-all core.sshCommand || true
  git config --local --unset-all "url.${base%/}/.pushInsteadOf" || true
}
trap forget EXIT
# A job that is cancelled lets the command end by itself.
trap '[ -z "$child" ] || kill -TERM "$child" 2>/dev/null' INT TERM

printf '%s\n' "$DTAAS_STATE_KEY" >"$folder/key"
{
  # https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
  echo 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
  printf '%s\n' "${DTAAS_STATE_KNOWN_HOSTS:-}"
} >"$folder/known_hosts"
unset DTAAS_STATE_KEY
git config --local core.sshCommand "ssh -F /dev/null -i '$folder/key' -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes \
-o StrictHostKeyChecking=yes -o UserKnownHostsFile='$folder/known_hosts'"
git config --local "url.${base%/}/.pushInsteadOf" "${server%/}/"

"$@" </dev/null &
child=$!
code=0
wait "$child" || code=$?
while kill -0 "$child" 2>/dev/null; do
  code=0
  wait "$child" || code=$?
done
exit "$code"
