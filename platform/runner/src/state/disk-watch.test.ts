import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkspaceSpec } from '@dtaas/model';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { counter, makeWorkspace, type TestComponent } from '../../testing/workspace.ts';
import { stateLimit } from './disk-watch.ts';
import { measureState } from './measure.ts';

describe('the size of a state', () => {
  let state: string;
  beforeEach(() => {
    const made = mkdtempSync(join(tmpdir(), 'dtaas-size-'));
    onTestFinished(() => rmSync(made, { recursive: true, force: true }));
    state = join(made, 'state');
    mkdirSync(state);
  });
  const none = Number.POSITIVE_INFINITY;

  test('counts blocks, also of names that are not UTF-8, but no holes', async () => {
    mkdirSync(join(state, 'a/b'), { recursive: true });
    writeFileSync(
      Buffer.concat([Buffer.from(`${state}/a/b/caf`), Buffer.from([0xe9])]),
      Buffer.alloc(2 ** 20, 1),
    );
    writeFileSync(join(state, 'hole'), '');
    truncateSync(join(state, 'hole'), 2 ** 30);
    const size = await measureState(state, none);
    expect(size).toBeGreaterThanOrEqual(2 ** 20);
    expect(size).toBeLessThan(2 ** 21);
  });

  test('counts each empty file, and stops counting at enough', async () => {
    for (let n = 0; n < 100; n++) writeFileSync(join(state, String(n)), '');
    expect(await measureState(state, none)).toBe(100 * 4096);
    expect(await measureState(state, 10 * 4096)).toBe(11 * 4096);
  });

  test('follows no links, also not in place of the state, and counts what it is told to', async () => {
    const outside = join(state, '..', 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'big'), Buffer.alloc(2 ** 20, 1));
    symlinkSync(outside, join(state, 'link'));
    writeFileSync(join(state, 'earlier'), Buffer.alloc(2 ** 20, 1));
    expect(await measureState(state, none, (name) => name !== 'earlier')).toBe(4096);
    expect(await measureState(join(state, 'link'), none)).toBe(0);
    expect(await measureState(join(state, 'missing'), none)).toBe(0);
    expect(statSync(join(outside, 'big')).size).toBe(2 ** 20);
  });
});

/** Writes a mebibyte at a time, without end. */
const growing: TestComponent = {
  program: {
    name: 'growing.mjs',
    text: `import { appendFileSync } from 'node:fs';
      setInterval(() => appendFileSync(process.env.DTAAS_STATE_DIR + '/log', Buffer.alloc(2 ** 20, 1)), 20);
      process.stdin.resume().on('end', () => process.exit(0));`,
  },
};

test('a component whose state outgrows the limit is ended with the reason and stays ended; others go on', async () => {
  const resources = { diskBytes: 8 * 2 ** 20 };
  const clock = { mode: 'wall', speed: 1 } as const;
  const workspace = makeWorkspace({ count: counter, hoard: growing }, [], { clock, resources });
  await workspace.start({ times: { diskMs: 50 } });
  const { components, reasons } = await workspace.when(
    ({ components }) => components['hoard']!.state === 'failed' && components['count']!.state === 'running',
  );
  expect(components['count']!.restarts).toBe(0);
  expect(components['hoard']!.restarts).toBe(0);
  expect(reasons.join('\n')).toMatch(
    /^hoard was ended: its state takes .*iB of the disk or more, and 8MiB are allowed/m,
  );
});

test('the limit of a running twin is what its files say; without it, only a twin in containers has one', () => {
  const spec = {} as WorkspaceSpec;
  const containers = { links: '/links', states: '/states' };
  expect(stateLimit({ spec })).toBe(Number.POSITIVE_INFINITY);
  expect(stateLimit({ spec, containers })).toBe(4 * 2 ** 30);
  const limited = { ...spec, resources: { diskBytes: 2 ** 20 } };
  expect([stateLimit({ spec: limited }), stateLimit({ spec: limited, containers })]).toEqual([
    2 ** 20,
    2 ** 20,
  ]);
});
