import type { TwinStatus } from '@dtaas/model';
import { expect } from 'vitest';
import { workspaceFaultPoints } from '../../places/testing/fault-points.ts';
import { counterPlatform } from './counter.ts';
import type { TemporaryClone } from './temporary-clone.ts';

// The command line, or the plugin, dies as by kill -9 at a step. One plain deploy then ends with exactly one of
// everything, and with every snapshot in the biography once.

/** The steps at which each operation of a twin's life is killed. */
export const steps = {
  firstDeployment: ['staged', 'before-up', 'after-up', 'started', 'recorded', ...workspaceFaultPoints],
  change: [
    'snapshot-fetched',
    'snapshot-stored',
    'snapshot-recorded',
    'saved',
    'staged',
    'before-up',
    'after-up',
    'started',
    'recorded',
  ],
  suspend: ['override-recorded', 'saved', 'before-up', 'after-up', 'recorded'],
  tick: ['override-recorded', 'saved', 'before-up', 'after-up', 'recorded'],
  restore: ['override-recorded', 'saved', 'started'],
  configure: ['configured', 'staged', 'before-up', 'after-up', 'recorded'],
  secrets: ['saved', 'stopped', 'before-up', 'after-up', 'started', 'recorded'],
} as const satisfies { readonly [operation: string]: readonly string[] };

export type Operation = keyof typeof steps;

/** Kills one operation at a step, on a clone in whatever state it is, and expects the next deploy to complete it. */
export const scenes: {
  readonly [operation in Operation]: (clone: TemporaryClone, fault: string) => Promise<void>;
} = {
  async firstDeployment(clone, fault) {
    const killed = await clone.dtaas(['deploy'], { fault });
    // The plugin's death is a failure that is told; the command line's own is silence.
    if (!workspaceFaultPoints.includes(fault as never)) expect(killed.signal).toBe('SIGKILL');
    else expect(killed.code).toBe(1);
    await deployAndExpectOne(clone);
  },

  async change(clone, fault) {
    const stride = Number(/stride: (\d+)/.exec(clone.git('show', 'HEAD:twins/counter/twin.yaml'))?.[1] ?? 1);
    await expect
      .poll(async () => countOf(await statusOf(clone)), { timeout: 20_000, interval: 300 })
      .toBeGreaterThan(stride * 5);
    const before = countOf(await statusOf(clone));
    await clone.commit(counterPlatform({ stride: stride + 1 }));
    expect((await clone.dtaas(['deploy'], { fault })).signal).toBe('SIGKILL');
    const status = await deployAndExpectOne(clone);
    // It went on from a save made after we looked, not from nothing.
    expect(countOf(status)).toBeGreaterThanOrEqual(before);
    expect(biography(clone).at(-1)?.event).toBe('deployed');
    await expectNothingToDo(clone);
  },

  async suspend(clone, fault) {
    expect((await clone.dtaas(['suspend', 'counter'], { fault })).signal).toBe('SIGKILL');
    expect((await clone.dtaas(['deploy'])).code).toBe(0);
    expect(await statusOf(clone)).toMatchObject({ sync: 'Synced', health: 'Suspended' });
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    expect((await clone.dtaas(['resume', 'counter'], { fault: 'started' })).signal).toBe('SIGKILL');
    await deployAndExpectOne(clone);
  },

  async tick(clone, fault) {
    await clone.commit(counterPlatform({ stride: 50, lifecycle: 'idle: {after: 1ms}' }));
    expect((await clone.dtaas(['deploy'])).code).toBe(0);
    const before = countOf(await statusOf(clone));
    expect((await clone.dtaas(['tick'], { fault })).signal).toBe('SIGKILL');
    expect((await clone.dtaas(['tick'])).code).toBe(0);
    expect(await statusOf(clone)).toMatchObject({ sync: 'Synced', health: 'Suspended' });
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    await clone.commit(counterPlatform({ stride: 50 }));
    expect(countOf(await deployAndExpectOne(clone))).toBeGreaterThanOrEqual(before);
  },

  async restore(clone, fault) {
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    const wanted = (await statusOf(clone)).snapshot ?? '';
    expect((await clone.dtaas(['save', 'counter'])).code).toBe(0);
    expect((await clone.dtaas(['restore', 'counter', wanted], { fault })).signal).toBe('SIGKILL');
    expect(await deployAndExpectOne(clone)).toMatchObject({ snapshot: wanted });
    expect(biography(clone).at(-1)).toEqual({ event: 'restored', snapshot: wanted });
  },

  async configure(clone, fault) {
    await clone.commit(counterPlatform({ stride: 50, live: true }));
    const pidOf = ({ components }: TwinStatus) => components?.['counter']?.pid;
    const before = pidOf(await deployAndExpectOne(clone));
    await clone.commit(counterPlatform({ stride: 51, live: true }));
    expect((await clone.dtaas(['deploy'], { fault })).signal).toBe('SIGKILL');
    expect(pidOf(await deployAndExpectOne(clone))).toBe(before);
    expect(biography(clone).at(-1)?.event).toBe('configured');
    await expectNothingToDo(clone);
    await clone.commit(counterPlatform({ stride: 50 }));
    await deployAndExpectOne(clone);
  },

  async secrets(clone, fault) {
    const given = { COUNTER_TOKEN: 'planted-before-77ab' };
    const rotated = { COUNTER_TOKEN: `planted-after-${fault}` };
    await clone.commit(counterPlatform({ stride: 50, secret: true }));
    await deployAndExpectOne(clone, given);
    const before = countOf(await statusOf(clone));
    expect((await clone.dtaas(['deploy'], { fault, env: rotated })).signal).toBe('SIGKILL');
    expect(countOf(await deployAndExpectOne(clone, rotated))).toBeGreaterThanOrEqual(before);
    await expectNothingToDo(clone, rotated);
    await clone.commit(counterPlatform({ stride: 50 }));
    await deployAndExpectOne(clone);
  },
};

export async function statusOf(clone: TemporaryClone): Promise<TwinStatus> {
  const { stdout, stderr } = await clone.dtaas(['status', 'counter', '--format', 'json']);
  const [status] = (JSON.parse(stdout || `{"error": ${JSON.stringify(stderr)}}`) as { twins: TwinStatus[] })
    .twins;
  if (!status) throw new Error(stderr);
  return status;
}

export const countOf = (status: TwinStatus): number => Number(status.values?.['counter.count']?.value ?? 0);

/** Trailers of the biography, oldest first. */
function biography(clone: TemporaryClone): readonly { event: string; snapshot: string }[] {
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

export async function deployAndExpectOne(
  clone: TemporaryClone,
  env: NodeJS.ProcessEnv = {},
): Promise<TwinStatus> {
  const { code, stdout, stderr } = await clone.dtaas(['deploy'], { env });
  expect(code, stderr + stdout).toBe(0);
  expect(clone.runners()).toHaveLength(1);
  expect(clone.workspaces()).toHaveLength(1);
  const stack = JSON.parse(clone.git('show', 'state/counter:stack.json')) as {
    deployment: { resources: { type: string }[] };
  };
  expect(stack.deployment.resources.filter(({ type }) => /^dtaas:\w+:Workspace$/.test(type))).toHaveLength(1);
  const saved = biography(clone).filter(({ event }) => event === 'saved');
  expect(new Set(saved.map(({ snapshot }) => snapshot)).size).toBe(saved.length);
  const refs = clone.git('for-each-ref', '--format=%(refname:lstrip=4)', 'refs/dtaas/snapshots/counter/');
  expect(refs.split('\n').filter(Boolean).sort()).toEqual(saved.map(({ snapshot }) => snapshot).sort());
  const status = await statusOf(clone);
  expect(status).toMatchObject({ sync: 'Synced', health: 'Healthy', waiting: 0 });
  return status;
}

export async function expectNothingToDo(clone: TemporaryClone, env: NodeJS.ProcessEnv = {}): Promise<void> {
  const tip = clone.git('rev-parse', 'state/counter');
  const { stdout } = await clone.dtaas(['deploy', '--format', 'json'], { env });
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
  expect(clone.git('rev-parse', 'state/counter')).toBe(tip);
}
