# Sourced by the others: installs Debian packages, as root or through sudo, with one retry over a passing fault.
apt_install() {
  local as_root=() try
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  export DEBIAN_FRONTEND=noninteractive
  for try in 1 2; do
    if [ "$try" = 2 ] || ! lists_are_fresh; then "${as_root[@]}" apt-get update -qq || true; fi
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@" && return 0
    sleep 3
  done
  echo "apt-get could not install: $*" >&2
  return 1
}

# Whether another of these scripts has just fetched Debian's lists of packages.
lists_are_fresh() { [ -n "$(find /var/lib/apt/lists/partial -maxdepth 0 -mmin -15 2>/dev/null)" ]; }
