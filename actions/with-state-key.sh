#!/usr/bin/env bash
# Runs a command whose pushes use the key that may write states and tags: with-state-key.sh COMMAND [ARGUMENT…]
#
#   DTAAS_STATE_KEY          the private key, or the path of its file. Without it, the command runs as it is, e.g. where a place of its own pushes.
#   DTAAS_STATE_KNOWN_HOSTS  lines as in known_hosts, for a server other than github.com and gitlab.com
#   DTAAS_STATE_SSH          where the forge answers ssh, e.g. ssh://git@git.plant.example:2222; by default where GitLab says, else at the host
#                            of the forge's pages
#
# The key is in a file of this job only, which is removed when the command ends. Pushes to the forge's https address go by ssh. dtaas ignores the
# variables of git (`GIT_SSH_COMMAND`), so the clone's configuration says it while the command runs.
set -euo pipefail
[ -n "${DTAAS_STATE_KEY:-}" ] || exec "$@"

umask 077
folder=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/dtaas-state-key-XXXXXX")
server=${CI_SERVER_URL:-${GITHUB_SERVER_URL:-https://github.com}}
host=${server#*://}
host=${host%%[:/]*}
# GitLab's ssh may have another host and another port.
base=${DTAAS_STATE_SSH:-ssh://git@${CI_SERVER_SHELL_SSH_HOST:-$host}${CI_SERVER_SHELL_SSH_PORT:+:$CI_SERVER_SHELL_SSH_PORT}}
child=
forget() {
  rm -rf "$folder"
  git config --local --unset-all core.sshCommand || true
  git config --local --unset-all "url.${base%/}/.pushInsteadOf" || true
  [ -z "${CI_PROJECT_PATH:-}" ] || git config --local --unset-all remote.origin.pushurl || true
}
trap forget EXIT
# A job that is cancelled lets the command end by itself.
trap '[ -z "$child" ] || kill -TERM "$child" 2>/dev/null' INT TERM

# ssh refuses a file that others can read, as GitLab makes it, and a key without a last line break.
{
  if [ -f "$DTAAS_STATE_KEY" ]; then cat "$DTAAS_STATE_KEY"; else printf '%s' "$DTAAS_STATE_KEY"; fi
  echo
} >"$folder/key"
{
  # https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints
  echo 'github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
  # https://docs.gitlab.com/user/gitlab_com/#ssh-known_hosts-entries
  echo 'gitlab.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn/nOeHHE5UOzRdf'
  printf '%s\n' "${DTAAS_STATE_KNOWN_HOSTS:-}"
} >"$folder/known_hosts"
unset DTAAS_STATE_KEY
git config --local core.sshCommand "ssh -F /dev/null -i '$folder/key' -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes \
-o StrictHostKeyChecking=yes -o UserKnownHostsFile='$folder/known_hosts'"
git config --local "url.${base%/}/.pushInsteadOf" "${server%/}/"
# GitLab's address of `origin` has the job's token in it, so it does not begin as the server's does.
[ -z "${CI_PROJECT_PATH:-}" ] || git config --local remote.origin.pushurl "${base%/}/$CI_PROJECT_PATH.git"

"$@" </dev/null &
child=$!
code=0
wait "$child" || code=$?
while kill -0 "$child" 2>/dev/null; do
  code=0
  wait "$child" || code=$?
done
exit "$code"
