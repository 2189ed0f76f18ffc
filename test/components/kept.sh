# Sourced by the others: a component that is made once and kept in the user's cache, each version in a folder of its own.
#
#   make() { … }                    puts the component into the folder $1
#   kept NAME VERSION PROGRAM "$@"  calls `make` unless that version is there, and sets $program to the program's path
#
# A script that was called with `where` only prints that path, and fails if the component isn't there. The lock lets two at
# once make the component once. What a killed one left has no mark and is made again.
kept() {
  local folder="${XDG_CACHE_HOME:-$HOME/.cache}/dtaas-components/$1-$2"
  program="$folder/$3"
  if [ "${4:-}" = where ]; then
    [ -e "$folder/.ready" ] || exit 1
    echo "$program"
    exit
  fi
  [ -e "$folder/.ready" ] && return
  mkdir -p "$(dirname "$folder")"
  (
    flock 9
    [ -e "$folder/.ready" ] && exit
    rm -rf "$folder"
    mkdir "$folder"
    make "$folder"
    touch "$folder/.ready"
  ) 9>"$folder.lock"
}
