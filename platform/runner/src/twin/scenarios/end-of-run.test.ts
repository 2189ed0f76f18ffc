import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  counter,
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';
import { connectRunner } from '../../control/connect.ts';
import type { RunnerStatus } from '../../protocol.ts';

/** Ends its work at step 4. */
const brief: TestComponent = {
  program: {
    name: 'brief.mjs',
    text: `
      import { appendFileSync } from 'node:fs';
      import { createInterface } from 'node:readline';
      appendFileSync(process.env.DTAAS_STATE_DIR + '/starts', 'x');
      const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
      for await (const line of createInterface({ input: process.stdin })) {
        const { step, control } = JSON.parse(line);
        if (control) say({ control: 'saved' });
        if (step === undefined) continue;
        say({ done: step });
        if (step === 4) process.exit(0);
      }`,
  },
  control: ['save'],
};

function twin(parts: { readonly [id: string]: TestComponent }, steps?: number): TestWorkspace {
  const clock = { mode: 'lockstep', stepSeconds: 2, speed: 400, epoch: 1_600_000_000 } as const;
  const workspace = makeWorkspace(parts, [], { clock: steps === undefined ? clock : { ...clock, steps } });
  return workspace;
}

async function reached(
  { client }: TestWorkspace,
  holds: (status: RunnerStatus) => boolean,
): Promise<RunnerStatus> {
  return await eventually(async () => {
    const status = await client.status();
    return holds(status) ? status : undefined;
  });
}

const isCompleted = ({ phase }: RunnerStatus): boolean => phase === 'completed';

describe('a run with an end', () => {
  test('is saved at its end, and its components leave with their state written', async () => {
    const workspace = twin({ count: counter }, 30);
    await workspace.start();
    expect(await reached(workspace, isCompleted)).toMatchObject({
      health: 'Healthy',
      reasons: [],
      clock: { step: 30, end: 30, t: 1_600_000_000 + 2 * 29 },
      components: { count: { state: 'stopped' } },
      values: { 'count.count': { value: 30 } },
      pending: 1,
    });
    const [saved] = await workspace.client.pending();
    const ring = join(workspace.directory, 'ring', saved!.name);
    expect(saved).toMatchObject({ origin: 'asked', remarks: [] });
    expect(readFileSync(join(ring, 'components', 'count', 'count'), 'utf8')).toBe('30\n');
    expect(readFileSync(join(workspace.directory, 'state', 'count', 'count'), 'utf8')).toBe('30\n');
    await expect(workspace.client.resume()).rejects.toMatchObject({
      code: 'not-running',
      hint: 'To start it anew: dtaas restart test',
    });
    expect(await workspace.client.stop({ save: true })).toEqual({ saved: expect.any(String) });
  });

  test('stays at its end with the next runner, which saves nothing anew', async () => {
    const workspace = twin({ count: counter }, 30);
    const first = await workspace.start();
    await reached(workspace, isCompleted);
    await workspace.client.stop();
    await first.closed;
    await workspace.start();
    expect(await reached(workspace, isCompleted)).toMatchObject({ clock: { step: 30 }, pending: 1 });
  });

  test('goes on from an earlier snapshot, and comes to its end again', async () => {
    const workspace = twin({ count: counter }, 400);
    await workspace.start();
    const { name } = await workspace.client.save();
    await reached(workspace, isCompleted);
    const report = await workspace.client.restore(await workspace.snapshot(name));
    expect(report.clock!.step).toBeLessThan(400);
    expect(await reached(workspace, isCompleted)).toMatchObject({
      clock: { step: 400 },
      values: { 'count.count': { value: 400 } },
    });
  });

  test('repeats the last steps if a component is lost, before it ends', async () => {
    const workspace = twin({ count: counter, brief }, 200);
    await workspace.start();
    const { components } = await reached(workspace, ({ clock }) => clock.step! > 100);
    process.kill(components['count']!.pid!, 'SIGKILL');
    expect(await reached(workspace, isCompleted)).toMatchObject({
      clock: { step: 200 },
      values: { 'count.count': { value: 200 } },
      components: { brief: { state: 'done' } },
    });
  });
});

describe('a component that is done', () => {
  test('stays done: in a save, a restore, and with the next runner', async () => {
    const workspace = twin({ count: counter, brief });
    const first = await workspace.start();
    await reached(workspace, ({ components }) => components['brief']!.state === 'done');
    const starts = (): string => readFileSync(join(workspace.directory, 'state', 'brief', 'starts'), 'utf8');
    const { name } = await workspace.client.save();
    await workspace.client.pause();
    await workspace.client.resume();
    const report = await workspace.client.restore(await workspace.snapshot(name));
    expect(report.outcome).toBe('restored');
    const { clock } = await reached(workspace, ({ clock: { step } }) => step! > report.clock!.step! + 3);
    expect((await workspace.client.status()).components['brief']).toMatchObject({ state: 'done' });
    await workspace.client.stop();
    await first.closed;
    await workspace.start();
    await reached(workspace, ({ clock: { step } }) => step! > clock.step! + 3);
    expect((await workspace.client.status()).components['brief']).toMatchObject({
      state: 'done',
      restarts: 0,
    });
    expect(starts()).toBe('x');
  });

  test('leaves the clock of a twin without others standing, which is not behind then', async () => {
    const workspace = twin({ brief });
    await workspace.start();
    await reached(workspace, ({ components }) => components['brief']!.state === 'done');
    const { clock } = await reached(workspace, ({ clock: { t } }) => t > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const status = await workspace.client.status();
    expect(status).toMatchObject({ health: 'Healthy', clock: { step: clock.step, behind: 0 } });
  });

  test('begins again with a snapshot of a step at which it was not done', async () => {
    const workspace = makeWorkspace({ brief }, [], {
      clock: { mode: 'lockstep', stepSeconds: 1, speed: 2, epoch: 1_600_000_000 },
    });
    await workspace.start();
    const { name } = await workspace.client.save();
    await reached(workspace, ({ components }) => components['brief']!.state === 'done');
    await workspace.client.restore(await workspace.snapshot(name));
    const { components } = await workspace.client.status();
    expect(components['brief']!.state).not.toBe('done');
  });
});

describe('a restart', () => {
  test.each(['running', 'completed'] as const)(
    'of a %s twin begins from nothing, and keeps what waits in the ring',
    async (phase) => {
      const workspace = twin({ count: counter, brief }, 60);
      await workspace.start();
      await reached(workspace, ({ clock, phase: now }) =>
        phase === 'completed' ? now === phase : clock.step! > 20,
      );
      const { name } = await workspace.client.save();
      const status = await workspace.client.restart();
      expect(status.phase).toMatch(/running|degraded/);
      expect(status.clock.step!).toBeLessThan(20);
      expect((await workspace.client.pending()).map((each) => each.name)).toContain(name);
      expect(await reached(workspace, isCompleted)).toMatchObject({
        values: { 'count.count': { value: 60 } },
      });
    },
  );

  test('begins a twin that waits to be started', async () => {
    const workspace = twin({ count: counter });
    const first = await workspace.start();
    await reached(workspace, ({ clock }) => clock.step! > 50);
    await workspace.client.stop();
    await first.closed;
    await workspace.run();
    const { clock } = await workspace.client.restart();
    expect(clock.step!).toBeLessThan(50);
    const { values, clock: paused } = await workspace.client.pause();
    expect(values['count.count']?.value ?? 0).toBe(paused.step);
  });

  test('on the wall clock forgets what components have written', async () => {
    const workspace = makeWorkspace({ brief: { ...brief, control: [] } }, [], { clock: { mode: 'wall' } });
    await workspace.start();
    const starts = join(workspace.directory, 'state', 'brief', 'starts');
    await eventually(() => existsSync(starts));
    await workspace.client.restart();
    await eventually(() => existsSync(starts) && readFileSync(starts, 'utf8') === 'x');
  });

  test("of another process's runner is one call", async () => {
    const workspace = twin({ count: counter });
    await workspace.run();
    const client = connectRunner(workspace.file.socket, { workspace: workspace.directory });
    expect(await client.restart()).toMatchObject({ phase: 'running', twin: 'test' });
  });
});
