#!/bin/sh
# Called by mmdebstrap when all packages are installed. $1 is the root of the image, which this script was copied to. Makes the user of
# components, and removes whatever differs between two builds of the same packages. Run by dash, as root of the image's user namespace.
set -eu
root=$1
rm "$root/finish.sh"
chroot "$root" useradd --create-home --uid 1000 --shell /bin/bash twin
# The day on which the passwords were last changed is the day of the build.
sed -i -E 's/^([^:]*:[^:]*):[0-9]+:/\1:20454:/' "$root/etc/shadow"
rm -f "$root"/etc/*- "$root/etc/machine-id" "$root/var/cache/ldconfig/aux-cache" "$root/var/cache/debconf/"*-old
# mmdebstrap copies these from the building machine, with their modes. Docker mounts others over them.
for file in hostname resolv.conf; do
  rm -f "$root/etc/$file"
  install -m 644 /dev/null "$root/etc/$file"
done
# A build from a mirror gives the same image as a build from Debian's own servers.
rm -rf "$root/etc/apt/sources.list.d/"*
cat >"$root/etc/apt/sources.list" <<EOF
deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
EOF
find "$root/var/log" -type f -delete
# /tmp has to stay as it is: it has the settings by which mmdebstrap's apt-get finds this root. Without them apt-get would empty the
# package lists of the building machine.
# Nothing in a workspace changes its user.
find "$root" -xdev -type f -perm /6000 -exec chmod a-s {} +
mkdir -p "$root/etc/dtaas"
{
  # shellcheck disable=SC2016 # dpkg-query replaces these.
  chroot "$root" dpkg-query --show --showformat '${Package}=${Version}\n'
  printf 'node=%s\n' "$(chroot "$root" node -p process.versions.node)"
} | LC_ALL=C sort >"$root/etc/dtaas/packages.txt"
