import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface FakeGo {
  /** The file that it "builds", whatever it is asked for. */
  readonly product: string;
  /** It builds nothing before this path exists. */
  readonly gate: string;
  /** A file that gets a line for each build that begins: its arguments. */
  readonly begun: string;
}

/** Puts a program `go` into a folder. */
export function fakeGo(folder: string, { product, gate, begun }: FakeGo): void {
  mkdirSync(folder, { recursive: true });
  const script = `#!/bin/sh
if [ "$1" = version ]; then echo 'go version go1.26.8 linux/amd64'; exit; fi
echo 'go: downloading example.org/module v1.0.0' >&2
echo example.org/module/package >&2
echo "$@" >> '${begun}'
touch "$GOTMPDIR/compiled"
while [ ! -e '${gate}' ]; do sleep 0.02; done
while [ "$1" != -o ]; do shift; done
cp '${product}' "$2"
`;
  writeFileSync(join(folder, 'go'), script, { mode: 0o700 });
}
