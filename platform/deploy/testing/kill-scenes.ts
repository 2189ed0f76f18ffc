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
      .poll(async () => countOf(await statusOf(clone)), { interval: 300 })
      .toBeGreaterThan(stride * 5);
    const before = countOf(await statusOf(clone));
    await clone.commit(counterPlatform({ stride: stride + 1 }));
    await killedAt(clone, ['deploy'], fault);
    const status = await deployAndExpectOne(clone);
    // It went on from a save made after we looked, not from nothing.
    expect(countOf(status)).toBeGreaterThanOrEqual(before);
    expect(biography(clone).at(-1)?.event).toBe('deployed');
    await expectNothingToDo(clone);
  },

  async suspend(clone, fault) {
    await killedAt(clone, ['suspend', 'counter'], fault);
    await succeed(clone, ['deploy']);
    expect(await statusOf(clone)).toMatchObject({ sync: 'Synced', health: 'Suspended' });
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    await killedAt(clone, ['resume', 'counter'], 'started');
    await deployAndExpectOne(clone);
  },

  async tick(clone, fault) {
    await clone.commit(counterPlatform({ stride: 50, lifecycle: 'idle: {after: 1ms}' }));
    await succeed(clone, ['deploy']);
    const before = countOf(await statusOf(clone));
    await killedAt(clone, ['tick'], fault);
    await succeed(clone, ['tick']);
    expect(await statusOf(clone)).toMatchObject({ sync: 'Synced', health: 'Suspended' });
    expect(clone.runners()).toEqual([]);
    expect(clone.workspaces()).toEqual([]);
    await clone.commit(counterPlatform({ stride: 50 }));
    expect(countOf(await deployAndExpectOne(clone))).toBeGreaterThanOrEqual(before);
  },

  async restore(clone, fault) {
    await succeed(clone, ['save', 'counter']);
    const wanted = (await statusOf(clone)).snapshot ?? '';
    await succeed(clone, ['save', 'counter']);
    await killedAt(clone, ['restore', 'counter', wanted], fault);
    expect(await deployAndExpectOne(clone)).toMatchObject({ snapshot: wanted });
    expect(biography(clone).at(-1)).toEqual({ event: 'restored', snapshot: wanted });
  },

  async configure(clone, fault) {
    await clone.commit(counterPlatform({ stride: 50, live: true }));
    const pidOf = ({ components }: TwinStatus) => components?.['counter']?.pid;
    const before = pidOf(await deployAndExpectOne(clone));
    await clone.commit(counterPlatform({ stride: 51, live: true }));
    await killedAt(clone, ['deploy'], fault);
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
    await killedAt(clone, ['deploy'], fault, rotated);
    expect(countOf(await deployAndExpectOne(clone, rotated))).toBeGreaterThanOrEqual(before);
    await expectNothingToDo(clone, rotated);
    await clone.commit(counterPlatform({ stride: 50 }));
    await deployAndExpectOne(clone);
  },
};

/** Runs a command that ends well. */
export async function succeed(
  clone: TemporaryClone,
  command: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const { code, stdout, stderr } = await clone.dtaas(command, { env });
  expect(code, stderr + stdout).toBe(0);
}

/** Runs a command that is killed at a step. */
export async function killedAt(
  clone: TemporaryClone,
  command: readonly string[],
  fault: string,
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  const { signal, code, stdout, stderr } = await clone.dtaas(command, { fault, env });
  expect(signal, `ended with ${code}\n${stderr}${stdout}`).toBe('SIGKILL');
}

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
  await succeed(clone, ['deploy'], env);
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
  const { stdout, stderr } = await clone.dtaas(['deploy', '--format', 'json'], { env });
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toMatchObject({ twins: [{ outcome: 'unchanged' }] });
  expect(clone.git('rev-parse', 'state/counter')).toBe(tip);
}
