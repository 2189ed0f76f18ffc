import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultPoints, workspaceFaultPoints } from './fault-point.ts';
import { engineForTests } from './plugin/testing/temporary-stack.ts';
import type { TwinStatus } from './status.ts';
import { counterPlatform } from './testing/counter.ts';
import { type TemporaryClone, temporaryClone, workspacesIn } from './testing/temporary-clone.ts';

// The command line, or the plugin, dies as by kill -9 at each step. One plain deploy then ends with exactly one of
// everything, and with every snapshot in the story once.

const skipped = (await engineForTests()) === undefined;
let clone: TemporaryClone;
beforeAll(async () => {
  clone = await temporaryClone();
}, 60_000);
afterAll(() => clone.remove());

async function statusOf(): Promise<TwinStatus> {
  const { stdout, stderr } = await clone.dtaas(['status', 'counter', '--format', 'json']);
  const [status] = (JSON.parse(stdout || `{"error": ${JSON.stringify(stderr)}}`) as { twins: TwinStatus[] })
    .twins;
  if (!status) throw new Error(stderr);
  return status;
}

const countOf = (status: TwinStatus): number => Number(status.values?.['counter.count']?.value ?? 0);

/** Trailers of the biography, oldest first. */
function story(): readonly { event: string; snapshot: string }[] {
  const format =
    '%(trailers:key=Event,valueonly,separator=)%x09%(trailers:key=Snapshot,valueonly,separator=)';
  const lines = clone
    .git('log', '--reverse', `--format=${format}`, 'state/counter', '--')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => {
    const [event = '', snapshot = ''] = line.split('\t');
    return { event, snapshot };
  });
}

async function deployAndExpectOne(): Promise<TwinStatus> {
  const { code, stderr } = await clone.dtaas(['deploy']);
  expect(code, stderr).toBe(0);
  expect(clone.runners()).toHaveLength(1);
  expect(workspacesIn(clone.stateHome)).toHaveLength(1);
  const stack = JSON.parse(clone.git('show', 'state/counter:stack.json')) as {
    deployment: { resources: { type: string }[] };
  };
  expect(stack.deployment.resources.filter(({ type }) => type === 'dtaas:process:Workspace')).toHaveLength(1);
  const saved = story().filter(({ event }) => event === 'saved');
  expect(new Set(saved.map(({ snapshot }) => snapshot)).size).toBe(saved.length);
  const refs = clone.git('for-each-ref', '--format=%(refname:lstrip=4)', 'refs/dtaas/snapshots/counter/');
  expect(refs.split('\n').filter(Boolean).sort()).toEqual(saved.map(({ snapshot }) => snapshot).sort());
  const status = await statusOf();
  expect(status).toMatchObject({ sync: 'Synced', health: 'Healthy', waiting: 0 });
  return status;
}

const first = ['staged', 'before-up', 'after-up', 'started', 'recorded'] as const;

describe.skipIf(skipped)('a first deployment', () => {
  test.each([...first, ...workspaceFaultPoints])('killed at %s', async (fault) => {
    const killed = await clone.dtaas(['deploy'], { fault });
    // The plugin's death is a failure that is told; the command line's own is silence.
    if (!workspaceFaultPoints.includes(fault as never)) expect(killed.signal).toBe('SIGKILL');
    else expect(killed.code).toBe(1);
    await deployAndExpectOne();
    await clone.remove();
    clone = await temporaryClone();
  });
});

describe.skipIf(skipped)('the deployment of a change', () => {
  let stride = 1;
  beforeAll(async () => {
    await deployAndExpectOne();
  }, 60_000);

  test.each(faultPoints.filter((point) => point !== 'override-recorded'))('killed at %s', async (fault) => {
    await expect
      .poll(async () => countOf(await statusOf()), { timeout: 20_000, interval: 300 })
      .toBeGreaterThan(stride * 5);
    const before = countOf(await statusOf());
    stride += 1;
    await clone.commit(counterPlatform({ stride }));
    expect((await clone.dtaas(['deploy'], { fault })).signal).toBe('SIGKILL');
    const status = await deployAndExpectOne();
    // It went on from a save made after we looked, not from nothing.
    expect(countOf(status)).toBeGreaterThanOrEqual(before);
    expect(story().at(-1)?.event).toBe('deployed');
    await expectNothingToDo();
  });
});

describe.skipIf(skipped)('the deployment of a change, its engine killed', () => {
  test.each(['pulumi', 'stack-child.mjs', 'plugin.mjs'])('%j', async (program) => {
    await deployAndExpectOne();
    await clone.commit(counterPlatform({ stride: 100 + program.length }));
    const deploying = clone.dtaas(['deploy']);
    await expect.poll(() => clone.killEngine(program), { timeout: 30_000, interval: 5 }).toBe(true);
    const killed = await deploying;
    expect(killed.code, killed.stderr).toBe(1);
    const status = await deployAndExpectOne();
    expect(status.restore).toMatchObject({ outcome: 'restored' });
    await expectNothingToDo();
  });
});

describe.skipIf(skipped)('an operator’s word', () => {
  test.each(['override-recorded', 'saved', 'before-up', 'after-up', 'recorded'] as const)(
    'suspend killed at %s is carried out by the next deploy',
    async (fault) => {
      await deployAndExpectOne();
      expect((await clone.dtaas(['suspend', 'counter'], { fault })).signal).toBe('SIGKILL');
      expect((await clone.dtaas(['deploy'])).code).toBe(0);
      expect(await statusOf()).toMatchObject({ sync: 'Synced', health: 'Suspended' });
      expect(clone.runners()).toEqual([]);
      expect(workspacesIn(clone.stateHome)).toEqual([]);
      expect((await clone.dtaas(['resume', 'counter'], { fault: 'started' })).signal).toBe('SIGKILL');
      await deployAndExpectOne();
    },
  );

  test.each(['override-recorded', 'saved', 'started'] as const)(
    'restore killed at %s is carried out by the next deploy',
    async (fault) => {
      expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
      const wanted = (await statusOf()).snapshot ?? '';
      expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
      expect((await clone.dtaas(['restore', 'counter', wanted], { fault })).signal).toBe('SIGKILL');
      expect(await deployAndExpectOne()).toMatchObject({ snapshot: wanted });
      expect(story().at(-1)).toEqual({ event: 'restored', snapshot: wanted });
    },
  );
});

test.skipIf(skipped)(
  'a runner that is killed comes back from its last snapshot, not from nothing',
  async () => {
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const saved = (await statusOf()).snapshot ?? '';
    const [workspace = ''] = workspacesIn(clone.stateHome);
    const { pid } = JSON.parse(readFileSync(join(clone.stateHome, workspace, 'runner.json'), 'utf8')) as {
      pid: number;
    };
    process.kill(pid, 'SIGKILL');
    const status = await deployAndExpectOne();
    expect(status.restore).toMatchObject({ outcome: 'restored', from: saved });
  },
);

async function expectNothingToDo(): Promise<void> {
  const tip = clone.git('rev-parse', 'state/counter');
  const { stdout } = await clone.dtaas(['deploy', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
  expect(clone.git('rev-parse', 'state/counter')).toBe(tip);
}
