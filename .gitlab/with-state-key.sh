#!/usr/bin/env bash
# Runs a command whose pushes to this project use the key that may write state: with-state-key.sh COMMAND [ARGUMENT…]
#
#   DTAAS_STATE_KEY          the private key, or the path of its file. Without it, the command runs as it is.
#   DTAAS_STATE_KNOWN_HOSTS  lines as in known_hosts, for GitLab's server
#
# The key is in a file of this job only, which is removed when the command ends. dtaas ignores the variables of git (`GIT_SSH_COMMAND`), so the
# clone's configuration names the key while the command runs.
set -euo pipefail
[ -n "${DTAAS_STATE_KEY:-}" ] || exec "$@"

umask 077
folder=$(mktemp -d)
forget() {
  rm -rf "$folder"
  git config --local --unset-all core.sshCommand || true
  git config --local --unset-all remote.origin.pushurl || true
}
trap forget EXIT

# ssh refuses the file that GitLab makes, which others can read, and a key without a last line break.
if [ -f "$DTAAS_STATE_KEY" ]; then cat "$DTAAS_STATE_KEY" >"$folder/key"; else printf '%s' "$DTAAS_STATE_KEY" >"$folder/key"; fi
echo >>"$folder/key"
printf '%s\n' "${DTAAS_STATE_KNOWN_HOSTS:-}" >"$folder/known_hosts"
unset DTAAS_STATE_KEY
git config --local core.sshCommand "ssh -F /dev/null -i '$folder/key' -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes \
-o StrictHostKeyChecking=yes -o UserKnownHostsFile='$folder/known_hosts'"
# The job's address of `origin` has the job's token, which may not push.
host=${CI_SERVER_SHELL_SSH_HOST:-$CI_SERVER_HOST}
git config --local remote.origin.pushurl "ssh://git@$host:${CI_SERVER_SHELL_SSH_PORT:-22}/$CI_PROJECT_PATH.git"

"$@" </dev/null
