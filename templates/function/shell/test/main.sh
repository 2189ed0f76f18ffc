#!/bin/sh
# Compares the answers of the component with the expected answers.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

check() {
  printf '{"parameters":{"gain":2},"clock":{"mode":"%s"}}' "$2" > "$folder/config.json"
  given=$(printf '%b' "$3" | DTAAS_CONFIG="$folder/config.json" sh src/main.sh)
  expected=$(printf '%b' "$4")
  if [ "$given" != "$expected" ]; then
    printf 'not ok: %s\nexpected:\n%s\ngiven:\n%s\n' "$1" "$expected" "$given"
    exit 1
  fi
  printf 'ok: %s\n' "$1"
}

check 'a value is scaled as it comes' wall \
  '{"n":"value","v":3,"t":1577836800}\n' \
  '{"n":"scaled","v":6,"t":1577836800}'
check 'in lockstep a value is scaled in its step' lockstep \
  '{"n":"value","v":3,"t":1577836800}\n{"step":0,"t":1577836800}\n' \
  '{"n":"scaled","v":6,"t":1577836800}\n{"done":0}'
