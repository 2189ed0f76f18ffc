import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterPlatform, type Deployed } from './counter.ts';
import { type Clone, eventually, hasEngine, type Machine, temporaryMachine } from './machine.ts';

interface Status {
  readonly twins: readonly {
    readonly health: string;
    readonly sync: string;
    readonly components: { readonly counter: { readonly pid: number; readonly restarts: number } };
    readonly clock: { readonly step: number };
    readonly values: { readonly 'counter.count': { readonly value: number } };
  }[];
}

// The stride of the counter is a live parameter. Between two steps of known counts, each step has added the stride.
describe.skipIf(!hasEngine()).sequential('a merge that changes a live parameter', () => {
  let machine: Machine;
  let clone: Clone;
  let pid: number;
  beforeAll(async () => {
    machine = temporaryMachine({ DTAAS_ISOLATION: 'auto' });
    clone = await machine.begin('clone', counterPlatform({ live: true, stride: 1 }));
    await clone.run('verify');
    await clone.run('deploy');
    pid = (await now()).components.counter.pid;
  }, 120_000);
  afterAll(() => machine.remove());

  const now = async () => (await clone.ask<Status>('status', 'counter')).twins[0]!;

  /** What a step adds, seen between two looks. */
  async function stride(): Promise<number> {
    const first = await now();
    const later = await eventually(async () => {
      const status = await now();
      return status.clock.step > first.clock.step ? status : undefined;
    });
    const [from, to] = [first, later].map(({ values }) => values['counter.count'].value);
    return (to! - from!) / (later.clock.step - first.clock.step);
  }

  it('has a plan that says what is told, and nothing else', async () => {
    await clone.commit(counterPlatform({ live: true, stride: 1000 }));
    const plan = await clone.run('plan');
    expect(plan).toMatch(
      /^counter: would change\n {2}~ counter\.stride: 1 to 1000\n {2}would: tell counter: stride 1 → 1000\n\n/,
    );
  });

  it('is told to the process that runs, as the reviewed plan says', async () => {
    const [, digest = ''] = /--plan (\S+)/.exec(await clone.run('plan'))!;
    const { twins } = await clone.ask<Deployed>('deploy', '--plan', digest);
    expect(twins).toMatchObject([{ outcome: 'done', event: 'configured', saved: [] }]);
    expect(await now()).toMatchObject({
      health: 'Healthy',
      sync: 'Synced',
      components: { counter: { pid, restarts: 0 } },
    });
    expect(await stride()).toBeGreaterThan(500);
  });

  it('is in the biography with both values and the person, and there is no drift', async () => {
    expect(await clone.run('log', 'counter')).toMatch(
      /configured: counter: stride 1 → 1000 {2}by \S+\n +counter\.stride: 1 to 1000\n/,
    );
    expect(await clone.run('plan')).toContain('nothing would change');
    expect(await clone.run('deploy')).toMatch(/nothing to do/i);
  });

  it('holds after the runner was killed', async () => {
    process.kill(machine.runners()[0]!, 'SIGKILL');
    await eventually(() => machine.runners().length === 0);
    await clone.run('deploy', 'counter');
    expect(await stride()).toBeGreaterThan(500);
  });

  it('changes nothing anywhere if the component refuses it', async () => {
    const before = await now();
    const main = 'assets/functions/counter/main.mjs';
    expect(existsSync(join(clone.directory, main))).toBe(true);
    const program = readFileSync(join(clone.directory, main), 'utf8');
    const stubborn = program.replace(
      "say({ control: 'configured' })",
      "say({ control: 'refused', reason: 'a stride of ' + message.configure.stride })",
    );
    expect(stubborn).not.toBe(program);
    const files = { ...counterPlatform({ live: true, stride: 1000 }), [main]: stubborn };
    await clone.commit(files);
    await clone.run('verify');
    await clone.run('deploy');
    await clone.commit({ ...files, ...counterPlatform({ live: true, stride: 2 }), [main]: stubborn });
    const { code, stderr, stdout } = await clone.dtaas(['deploy', 'counter']);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('configure-refused');
    const status = await now();
    expect(status).toMatchObject({ health: 'Healthy', sync: 'OutOfSync' });
    expect(status.components.counter.pid).not.toBe(before.components.counter.pid);
    expect(status.components.counter.restarts).toBe(0);
    expect(clone.git('show', 'state/counter:desired.json')).toContain('"stride":1000');
  });
});
