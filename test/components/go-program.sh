# Sourced by the others: a program that Go downloads and compiles. Needs Go 1.21 or newer; where a program wants a newer one, Go
# downloads that by itself.
#
#   go_program FOLDER build … PACKAGE      the arguments of `go build`, which puts the program into FOLDER
#   go_program FOLDER install PACKAGE@VERSION
go_program() {
  local folder="$1" command="$2"
  shift 2
  command -v go >/dev/null || { echo 'Go is missing: https://go.dev/dl' >&2; return 1; }
  # What a killed build leaves there can be several hundred MB.
  mkdir "$folder/tmp"
  [ "$command" = install ] || set -- -o "$folder/" "$@"
  GOBIN="$folder" GOTMPDIR="$folder/tmp" GOWORK=off go "$command" -trimpath -ldflags '-s -w' "$@"
  rm -r "$folder/tmp"
}
