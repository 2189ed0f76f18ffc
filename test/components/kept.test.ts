import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const components = fileURLToPath(new URL('.', import.meta.url));

/** A script of a component whose making ends when the file `go` is in the cache. */
const example = `#!/usr/bin/env bash
set -euo pipefail
. ${components}kept.sh
make() {
  echo begun >>"$XDG_CACHE_HOME/begun"
  echo half >"$1/half"
  until [ -e "$XDG_CACHE_HOME/go" ]; do sleep 0.02; done
  [ ! -e "$XDG_CACHE_HOME/fail" ]
  mv "$1/half" "$1/whole"
}
kept example 1.2.3 whole "$@"
echo "example: $(cat "$program")"
`;

let cache: string;
let script: string;
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'dtaas-kept-'));
  script = join(cache, 'example.sh');
  writeFileSync(script, example, { mode: 0o755 });
});
afterEach(() => rmSync(cache, { recursive: true, force: true }));

const env = () => ({ ...process.env, XDG_CACHE_HOME: cache });
const folder = () => join(cache, 'dtaas-components/example-1.2.3');
const letMake = () => writeFileSync(join(cache, 'go'), '');
const begun = () => readFileSync(join(cache, 'begun'), 'utf8').split('\n').length - 1;

function run(
  path: string,
  ...arguments_: string[]
): { readonly status: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync(path, arguments_, { env: env(), encoding: 'utf8' });
  return { status, stdout };
}

/** Starts it in a process group of its own, and waits until it makes the component. */
async function started(path: string): Promise<ReturnType<typeof spawn>> {
  const child = spawn(path, { env: env(), stdio: 'ignore', detached: true });
  while (!existsSync(join(folder(), 'half'))) await wait(10);
  return child;
}

it('a component is made once, and found afterwards', () => {
  letMake();
  expect(run(script, 'where')).toEqual({ status: 1, stdout: '' });
  expect(run(script)).toEqual({ status: 0, stdout: 'example: half\n' });
  expect(run(script)).toEqual({ status: 0, stdout: 'example: half\n' });
  expect(begun()).toBe(1);
  expect(run(script, 'where')).toEqual({ status: 0, stdout: `${join(folder(), 'whole')}\n` });
});

it('two scripts that start at once make it once', async () => {
  const first = await started(script);
  const second = spawn(script, { env: env(), stdio: 'ignore' });
  const ended = Promise.all([once(first, 'close'), once(second, 'close')]);
  // Long enough for the second one to come to the lock.
  await wait(200);
  letMake();
  expect(await ended).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(begun()).toBe(1);
});

it('what a killed script left is not taken for the component, and is made again', async () => {
  const killed = await started(script);
  const ended = once(killed, 'close');
  process.kill(-killed.pid!, 'SIGKILL');
  await ended;
  expect(run(script, 'where').status).toBe(1);
  letMake();
  expect(run(script).status).toBe(0);
  expect(readdirSync(folder()).sort()).toEqual(['.ready', 'whole']);
});

it('a component that could not be made fails the script each time', () => {
  letMake();
  writeFileSync(join(cache, 'fail'), '');
  expect(run(script).status).not.toBe(0);
  expect(run(script).status).not.toBe(0);
  expect(run(script, 'where').status).toBe(1);
});

const kept = readdirSync(components).filter(
  (name) => name.endsWith('.sh') && /^kept .* "\$@"$/m.test(readFileSync(join(components, name), 'utf8')),
);

it.each(kept)('%s makes nothing when asked where the component is', (name) => {
  expect(run(join(components, name), 'where')).toEqual({ status: 1, stdout: '' });
  expect(readdirSync(cache)).toEqual(['example.sh']);
});
