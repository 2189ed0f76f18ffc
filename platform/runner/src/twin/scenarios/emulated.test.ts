import { describe, expect, test } from 'vitest';
import {
  eventually,
  makeWorkspace,
  number,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';

const begin = `
  import { readFileSync } from 'node:fs';
  import { createInterface } from 'node:readline';
  const { clock } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
  const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
  const heard = createInterface({ input: process.stdin });`;

/** Tells its steps and what it was commanded last. At \`deafAt\` it does nothing any more. */
const emulator: TestComponent = {
  program: {
    name: 'emulator.mjs',
    text: `${begin}
      let command = -1;
      for await (const line of heard) {
        const message = JSON.parse(line);
        if (message.n) command = message.v;
        if (message.step === undefined) continue;
        if (message.step >= (globalThis.deafAt ?? Infinity)) { setInterval(() => {}, 1000); await new Promise(() => {}); }
        say({ n: 'step', v: message.step, t: message.t });
        say({ n: 'commanded', v: command, t: message.t });
        say({ n: 'period', v: clock.stepSeconds ?? -1, t: message.t });
        say({ done: message.step });
      }`,
  },
  inputs: { command: number },
  outputs: { step: number, commanded: number, period: number },
};

/** Commands whatever it reads, by itself; steps and a period would be none of its business. */
const controller: TestComponent = {
  program: {
    name: 'controller.mjs',
    text: `${begin}
      for await (const line of heard) {
        const message = JSON.parse(line);
        say({ n: 'command', v: message.n ? message.v : -1000 });
        say({ n: 'period', v: clock.stepSeconds ?? -1 });
      }`,
  },
  inputs: { step: number },
  outputs: { command: number, period: number },
};

function emulated(parts: { readonly [id: string]: TestComponent } = { emulator, controller }): TestWorkspace {
  const workspace = makeWorkspace(
    parts,
    ['emulator.step -> controller.step', 'controller.command -> emulator.command'],
    { clock: { mode: 'wall', stepSeconds: 0.05 }, emulator: 'emulator' },
  );
  return workspace;
}

async function valuesOf({ client }: TestWorkspace): Promise<Readonly<Record<string, number>>> {
  const { values } = await client.status();
  return Object.fromEntries(Object.entries(values).map(([port, { value }]) => [port, Number(value)]));
}

async function steps(workspace: TestWorkspace, atLeast: number): Promise<void> {
  await eventually(async () => ((await valuesOf(workspace))['emulator.step'] ?? -1) >= atLeast);
}

describe('an emulator on the wall clock', () => {
  test('is the only component that gets steps, and its values are forwarded as usual', async () => {
    const workspace = emulated();
    await workspace.run();
    const began = Date.now() / 1000;
    await workspace.client.start();
    await steps(workspace, 20);
    const { values, clock } = await eventually(async () => {
      const status = await workspace.client.status();
      return status.health === 'Healthy' && status.values['controller.period'] ? status : undefined;
    });
    expect(clock.mode).toBe('wall');
    const told = values['emulator.step']?.t ?? 0;
    expect(told).toBeGreaterThanOrEqual(began);
    expect(told).toBeLessThanOrEqual(Date.now() / 1000);
    expect(values['emulator.period']?.value).toBe(0.05);
    expect(values['controller.period']?.value).toBe(-1);
    // The loop is closed by a later step: what it was commanded is a step that it told before.
    await eventually(async () => ((await valuesOf(workspace))['emulator.commanded'] ?? -1) >= 10);
    const now = await valuesOf(workspace);
    expect(now['emulator.commanded']).toBeLessThan(now['emulator.step'] ?? 0);
  });

  test('stands while the twin is paused, and goes on through a save', async () => {
    const workspace = emulated();
    await workspace.start();
    await steps(workspace, 3);
    const stood = (await workspace.client.pause()).values['emulator.step'];
    const { name } = await workspace.client.save();
    expect((await workspace.client.status()).values['emulator.step']).toMatchObject({
      value: stood?.value,
      t: stood?.t,
    });
    await workspace.client.resume();
    await steps(workspace, Number(stood?.value) + 3);
    const directory = `${workspace.directory}/ring/${name}`;
    expect(await workspace.client.restore({ directory, from: name })).toMatchObject({ outcome: 'restored' });
    await steps(workspace, Number(stood?.value) + 10);
  });

  test('that hangs is said to, ended and started again, and the others go on meanwhile', async () => {
    const hanging: TestComponent = {
      ...emulator,
      program: {
        name: 'emulator.mjs',
        text: (emulator.program as { text: string }).text.replace('globalThis.deafAt ?? Infinity', '5'),
      },
    };
    const ticker: TestComponent = { program: 'ticker.mjs', outputs: { count: { type: 'integer' } } };
    const workspace = emulated({ emulator: hanging, controller, ticker });
    await workspace.start({ times: { lateMs: 300, hungMs: 1500 } });
    const late = await eventually(async () => {
      const { health, reasons } = await workspace.client.status();
      return reasons.some((reason) => /emulator isn't done with step 5/.test(reason)) ? health : undefined;
    });
    expect(late).toBe('Degraded');
    const before = (await valuesOf(workspace))['ticker.count'] ?? 0;
    await eventually(
      async () => ((await workspace.client.status()).components['emulator']?.restarts ?? 0) > 0,
    );
    expect((await valuesOf(workspace))['ticker.count']).toBeGreaterThan(before);
  });
});

test("time doesn't go back if a snapshot of the wall clock is restored in lockstep", async () => {
  const workspace = emulated();
  await workspace.start();
  await steps(workspace, 3);
  const { values } = await workspace.client.pause();
  const { name } = await workspace.client.save();
  const stepped = makeWorkspace({ emulator }, [], { emulator: 'emulator' });
  await stepped.run();
  const directory = `${workspace.directory}/ring/${name}`;
  const status = await stepped.client.start({ directory, from: name });
  expect(status.restore?.details.join()).toMatch(/lockstep begins at step 0, at the time of the snapshot/);
  await stepped.when(({ clock }) => clock.step! > 0);
  const { clock } = await stepped.client.pause();
  expect(clock.t).toBeGreaterThan(values['emulator.step']?.t ?? Number.NaN);
});
