# Sourced by the others: installs Debian packages, as root or through sudo, with one retry over a passing fault.
apt_install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  for _ in 1 2; do
    "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" && return 0
    sleep 3
  done
  echo "apt-get could not install: $*" >&2
  return 1
}
