import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { watchSlice } from './systemd.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-systemd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the kernel writes there: kills in all of the slice, and how often the slice itself was full. */
function count(kills: number, full: number): void {
  writeFileSync(join(folder, 'memory.events'), `low 0\nhigh 0\nmax 9\noom ${kills}\noom_kill ${kills}\n`);
  writeFileSync(join(folder, 'memory.events.local'), `low 0\nhigh 0\nmax 9\noom ${full}\noom_kill 0\n`);
}

it("tells from a slice's counts which limit a command hit", () => {
  count(3, 2);
  const watch = watchSlice(folder);
  expect(watch.exceeded(true)).toEqual({});
  count(4, 2);
  expect(watch.exceeded(true)).toEqual({ exceeded: 'memory' });
  expect(watch.exceeded(false)).toEqual({});
  count(5, 3);
  expect(watch.exceeded(true)).toEqual({ exceeded: 'memory', together: true });
});
