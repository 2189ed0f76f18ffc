import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generationOf, type Parameters, type WorkspaceSpec, withParameters } from '@dtaas/model';
import { describe, expect, test } from 'vitest';
import { bundle } from '../../../testing/bundle.ts';
import { makeWorkspace, number, type TestComponent, type TestWorkspace } from '../../../testing/workspace.ts';
import type { RunnerStatus } from '../../protocol.ts';

const live: TestComponent = {
  program: 'live.mjs',
  control: ['save', 'report', 'configure'],
  parameters: { gain: 1, name: 'a' },
  live: ['gain'],
  outputs: { out: number },
};

const lockstep = { mode: 'lockstep', stepSeconds: 1, speed: 100, epoch: 1_600_000_000 } as const;

function twin(clock: WorkspaceSpec['clock'] = lockstep, more: TestComponent = live): TestWorkspace {
  return makeWorkspace({ one: live, two: more }, [], { clock });
}

/** Tells the runner new values, as a deployment does. */
function configure({ client, file }: TestWorkspace, parameters: Parameters): Promise<RunnerStatus> {
  return client.configure(generationOf(withParameters(file.spec, parameters)), parameters);
}

/** The twin after a step, while its clock stands. */
async function after(
  { client, when }: TestWorkspace,
  step: number,
): Promise<{ status: RunnerStatus; step: number }> {
  await when(({ clock }) => clock.step! > step && clock.again === undefined);
  const status = await client.pause();
  return { status, step: status.clock.step! };
}

const pidsOf = ({ components }: RunnerStatus) => Object.values(components).map(({ pid }) => pid);

/** What later runners and later processes of the component start with. */
function written({ directory }: TestWorkspace, id = 'one') {
  const read = (path: string) => JSON.parse(readFileSync(join(directory, path), 'utf8'));
  const { generation, spec } = read('workspace.json');
  return {
    generation,
    spec: spec.components[id].parameters.gain,
    config: read(`config/${id}.json`).parameters.gain,
  };
}

describe('live parameters of a twin in lockstep', () => {
  test('are told between two steps to the processes that run', async () => {
    const workspace = twin();
    await workspace.start();
    const { status: before, step } = await after(workspace, 5);
    const status = await configure(workspace, { one: { gain: 3 }, two: { gain: 5 } });
    expect(pidsOf(status)).toEqual(pidsOf(before));
    expect(status.generation).not.toBe(before.generation);
    await workspace.client.resume();
    const { status: later, step: now } = await after(workspace, step + 5);
    expect(later.values['one.out']!.value).toBe(step + 3 * (now - step));
    expect(later.values['two.out']!.value).toBe(step + 5 * (now - step));
    expect(pidsOf(later)).toEqual(pidsOf(before));
    expect(later.health).toBe('Suspended');
    expect(written(workspace)).toEqual({ generation: status.generation, spec: 3, config: 3 });
  });

  test('are told while the clock runs, once, however often they are asked for', async () => {
    const workspace = twin();
    await workspace.start();
    await workspace.when(({ clock }) => clock.step! > 3);
    const first = await configure(workspace, { one: { gain: 2 } });
    const again = await configure(workspace, { one: { gain: 2 } });
    expect(again.generation).toBe(first.generation);
    const { status } = await after(workspace, again.clock.step!);
    const told = status.clock.step! * 2 - Number(status.values['one.out']!.value);
    expect(told).toBeGreaterThan(3);
    expect(told).toBeLessThanOrEqual(first.clock.step!);
  });

  test('are the same at the same step after the twin went back', async () => {
    const workspace = twin();
    await workspace.start();
    const { step } = await after(workspace, 5);
    await configure(workspace, { one: { gain: 3 } });
    await workspace.client.resume();
    for (const [index, victim] of ['one', 'two'].entries()) {
      const reached = step + 5 * (index + 1);
      const { components } = await workspace.when(
        ({ health, clock }) => health === 'Healthy' && clock.again === undefined && clock.step! > reached,
      );
      process.kill(components[victim]!.pid!, 'SIGKILL');
      await workspace.when((now) => now.components[victim]!.restarts === 1);
    }
    const { status, step: now } = await after(workspace, step + 20);
    expect(status.values['one.out']!.value).toBe(step + 3 * (now - step));
    expect(status.values['two.out']!.value).toBe(now);
  });

  test('are in the manifest of a snapshot, and a restore goes on with those that hold now', async () => {
    const workspace = twin();
    await workspace.start();
    const { step } = await after(workspace, 3);
    const earlier = await workspace.snapshot();
    const parametersOf = (snapshot: string) =>
      JSON.parse(readFileSync(join(workspace.directory, 'ring', snapshot, 'manifest.json'), 'utf8'))
        .components.one.parameters;
    await configure(workspace, { one: { gain: 3 } });
    const later = await workspace.snapshot();
    expect([earlier, later].map(({ from }) => parametersOf(from))).toEqual([{ gain: 1 }, { gain: 3 }]);
    expect((await workspace.client.restore(earlier)).outcome).toBe('restored');
    await workspace.client.resume();
    const { status, step: now } = await after(workspace, step + 3);
    expect(status.values['one.out']!.value).toBe(step + 3 * (now - step));
  });

  test.each(['refused', 'unanswered', 'deadly'])(
    'stay as they were for all components if one is %s',
    async (gain) => {
      const workspace = twin();
      await workspace.start({ times: { answerMs: 3_000 } });
      const { status: before, step } = await after(workspace, 5);
      const failed = await configure(workspace, { one: { gain: 3 }, two: { gain } }).catch((error) => error);
      expect(failed).toMatchObject({ code: 'configure-refused', message: expect.stringContaining('two') });
      if (gain === 'refused') expect(failed.message).toContain('"gain is a text"');
      const { generation } = await workspace.client.status();
      expect(generation).toBe(before.generation);
      for (const id of ['one', 'two'])
        expect(written(workspace, id)).toEqual({ generation: workspace.file.generation, spec: 1, config: 1 });
      await workspace.client.resume();
      const { status } = await after(workspace, step + 5);
      expect(status.values['one.out']!.value).toBe(status.clock.step);
      expect(status.values['two.out']!.value).toBe(status.clock.step);
      // The next attempt with other values succeeds.
      expect((await configure(workspace, { one: { gain: 3 }, two: { gain: 4 } })).generation).not.toBe(
        generation,
      );
    },
  );

  test('stay as they were if the twin cannot be saved at that step', async () => {
    const workspace = twin(lockstep, { ...live, program: { name: 'mute.mjs', text: mute } });
    await workspace.start({ times: { answerMs: 3_000 } });
    const { step } = await after(workspace, 3);
    await expect(configure(workspace, { one: { gain: 3 } })).rejects.toThrow(
      /two: it didn't answer when it was asked to save/,
    );
    await workspace.client.resume();
    const { status } = await after(workspace, step + 3);
    expect(status.values['one.out']!.value).toBe(status.clock.step);
  });
});

/** Answers everything but a request to save. */
const mute = `import { createInterface } from 'node:readline';
for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  if (message.step !== undefined) process.stdout.write(JSON.stringify({ done: message.step }) + '\\n');
}`;

describe('live parameters of a twin on the wall clock', () => {
  test('are told to the process that runs, and hold for the next one', async () => {
    const workspace = twin({ mode: 'wall' });
    await workspace.start();
    const before = await workspace.when(({ values }) => values['one.out']?.value === 1);
    await configure(workspace, { one: { gain: 3 } });
    const later = await workspace.when(({ values }) => values['one.out']?.value === 3);
    expect(pidsOf(later)).toEqual(pidsOf(before));
    process.kill(later.components['one']!.pid!, 'SIGKILL');
    const restarted = await workspace.when(({ components }) => components['one']!.restarts === 1);
    await workspace.when(({ values }) => values['one.out']!.t > restarted.clock.t);
    expect((await workspace.client.status()).values['one.out']!.value).toBe(3);
  });

  test('hold for a component that is away when they are told', async () => {
    const workspace = twin({ mode: 'wall' });
    await workspace.start();
    const { components } = await workspace.when(({ values }) => values['one.out']?.value === 1);
    process.kill(components['one']!.pid!, 'SIGKILL');
    await workspace.when(({ components }) => components['one']!.state === 'backoff');
    await configure(workspace, { one: { gain: 3 } });
    await workspace.when(({ values }) => values['one.out']?.value === 3);
  });

  test('are told over MQTT', async () => {
    const text = await bundle('./components/follow.mjs');
    const follow: TestComponent = {
      ...live,
      program: { name: 'follow.mjs', text },
      transport: 'mqtt',
      outputs: { sum: number },
    };
    const workspace = twin({ mode: 'wall' }, follow);
    await workspace.start();
    const before = await workspace.client.status();
    await configure(workspace, { two: { gain: 7 } });
    const { components, values } = await workspace.when(({ values }) => values['two.sum']?.value === 7);
    expect(values['two.sum']!.value).toBe(7);
    expect(components['two']!.pid).toBe(before.components['two']!.pid);
  });
});

describe('a request for new parameters is refused', () => {
  const refused: readonly (readonly [string, Parameters, RegExp])[] = [
    ['of a parameter that is not live', { one: { name: 'b' } }, /one\.name is not a live parameter/],
    ['of a component that there is not', { three: { gain: 2 } }, /three\.gain is not a live parameter/],
    [
      'of a member of every object',
      { constructor: { name: 2 } },
      /constructor\.name is not a live parameter/,
    ],
  ];
  test.each(refused)('%s', async (_what, parameters, why) => {
    const workspace = twin();
    await workspace.start();
    await expect(workspace.client.configure('0123456789abcdef', parameters)).rejects.toThrow(why);
  });

  test('if the twin has another configuration than the deployment expects', async () => {
    const workspace = twin();
    await workspace.start();
    await expect(workspace.client.configure('0123456789abcdef', { one: { gain: 2 } })).rejects.toThrow(
      /another configuration than the deployment expects/,
    );
  });

  test('while the twin is not started', async () => {
    const workspace = twin();
    await workspace.run();
    await expect(configure(workspace, { one: { gain: 2 } })).rejects.toMatchObject({ code: 'not-running' });
  });
});
