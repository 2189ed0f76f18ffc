import type { LanguageFiles } from './language-files.ts';

const component = `#!/bin/sh
# Reads one JSON record a line, writes one a line: docs/component-contract.md has the contract.
set -eu

# The number that stands after a name: enough for records of our own runner, which puts each on a line of its own.
number() { printf '%s' "$2" | sed -n "s/.*\\"$1\\"[[:space:]]*:[[:space:]]*\\(-\\{0,1\\}[0-9.eE+-]*\\).*/\\1/p"; }

config=$(tr -d '\\n' < "$DTAAS_CONFIG")
gain=$(number gain "$config")
case "$config" in *'"lockstep"'*) in_steps=yes ;; *) in_steps=no ;; esac
latest=

scaled() {
  value=$(awk -v a="$gain" -v b="$latest" 'BEGIN { printf "%.17g", a * b }')
  printf '{"n":"scaled","v":%s,"t":%s}\\n' "$value" "$1"
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
      printf '{"done":%s}\\n' "$(number step "$line")"
      ;;
  esac
done
`;

const componentTest = `#!/bin/sh
# What the component answers, compared with what it should.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

check() {
  printf '{"parameters":{"gain":2},"clock":{"mode":"%s"}}' "$2" > "$folder/config.json"
  given=$(printf '%b' "$3" | DTAAS_CONFIG="$folder/config.json" sh src/main.sh)
  expected=$(printf '%b' "$4")
  if [ "$given" != "$expected" ]; then
    printf 'not ok: %s\\nexpected:\\n%s\\ngiven:\\n%s\\n' "$1" "$expected" "$given"
    exit 1
  fi
  printf 'ok: %s\\n' "$1"
}

check 'a value is scaled as it comes' wall \\
  '{"n":"value","v":3,"t":1577836800}\\n' \\
  '{"n":"scaled","v":6,"t":1577836800}'
check 'in lockstep a value is scaled in its step' lockstep \\
  '{"n":"value","v":3,"t":1577836800}\\n{"step":0,"t":1577836800}\\n' \\
  '{"n":"scaled","v":6,"t":1577836800}\\n{"done":0}'
`;

const componentFiles = { 'src/main.sh': component, 'test/main.sh': componentTest };

export const shellFiles: LanguageFiles = {
  run: ['sh', 'src/main.sh'],
  test: ['sh', 'test/main.sh'],
  files: {
    data: {
      'values.csv': 'time,value\n0,1\n1,2\n2,4\n',
      'test/main.sh': `#!/bin/sh
# Time goes on, and each value is a number.
set -eu
[ "$(head -n 1 values.csv)" = "time,value" ]
awk -F, 'NR > 1 && (NF != 2 || $2 + 0 != $2 || $1 > 1e308 || $2 > 1e308 || $2 < -1e308 || (NR > 2 && $1 <= before)) { print "not ok: " $0; bad = 1 } { before = $1 } END { exit bad }' values.csv
echo ok
`,
    },
    model: {
      'src/model.sh': `#!/bin/sh
# The output for an input: sh src/model.sh <gain> <input>
set -eu
awk -v gain="$1" -v input="$2" 'BEGIN { printf "%.17g\\n", gain * input }'
`,
      'test/main.sh': `#!/bin/sh
# An input is multiplied by the gain.
set -eu
[ "$(sh src/model.sh 2 3)" = 6 ]
echo ok
`,
    },
    function: componentFiles,
    tool: componentFiles,
  },
};
