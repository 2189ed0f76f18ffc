#!/bin/sh
# Reads and writes one JSON record per line, as docs/component-contract.md says.
set -eu

# Prints the number after a name. This is enough for the records of the runner, which writes each on a line of its own.
number() { printf '%s' "$2" | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\(-\{0,1\}[0-9.eE+-]*\).*/\1/p"; }

config=$(tr -d '\n' < "$DTAAS_CONFIG")
gain=$(number gain "$config")
case "$config" in *'"lockstep"'*) in_steps=yes ;; *) in_steps=no ;; esac
latest=

scaled() {
  value=$(awk -v a="$gain" -v b="$latest" 'BEGIN { printf "%.17g", a * b }')
  printf '{"n":"scaled","v":%s,"t":%s}\n' "$value" "$1"
}

trap 'exit 0' TERM
while IFS= read -r line; do
  case "$line" in
    *'"value"'*)
      latest=$(number v "$line")
      if [ "$in_steps" = no ]; then scaled "$(number t "$line")"; fi
      ;;
    *'"step"'*)
      if [ -n "$latest" ]; then scaled "$(number t "$line")"; fi
      printf '{"done":%s}\n' "$(number step "$line")"
      ;;
  esac
done
