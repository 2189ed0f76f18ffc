import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasPython } from '../../../testing/has-python.ts';
import { loopParts, makeLoop, randomSteps, told, toldWithKills } from '../../../testing/loop.ts';
import {
  eventually,
  makeWorkspace,
  type TestComponent,
  type TestWorkspace,
} from '../../../testing/workspace.ts';

function loop(replaced: { readonly [id: string]: TestComponent } = {}): TestWorkspace {
  const workspace = makeLoop(replaced);
  return workspace;
}

/** The loop has a part in Python. */
const python = hasPython();

describe.skipIf(!python)('a twin in lockstep that loses a component', () => {
  test.each(Object.keys(loopParts))(
    'gives the numbers of a run that lost nothing: %s',
    async (victim) => {
      const lastStep = 300;
      const whole = loop();
      await whole.run();
      const uninterrupted = await told(whole, lastStep);
      expect(uninterrupted['chaos.x']).toHaveLength(lastStep);

      const seed = Math.floor(Math.random() * 2 ** 31);
      const steps = randomSteps(2, lastStep - 60, seed);
      console.log(`${victim} is killed at steps ${steps.join(', ')} (seed ${seed})`);
      const cut = loop();
      await cut.run();
      expect(await toldWithKills(cut, lastStep, victim, steps)).toEqual(uninterrupted);
      expect((await cut.client.status()).components[victim]!.restarts).toBeGreaterThan(0);
    },
    90_000,
  );
});

/** Ends at step 60. */
function ending(text: string): TestComponent {
  return {
    program: {
      name: 'ending.mjs',
      text: `
      import { createInterface } from 'node:readline';
      const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
      for await (const line of createInterface({ input: process.stdin })) {
        const { step, t } = JSON.parse(line);
        if (step === undefined) continue;
        if (step === 60) { ${text} }
        say({ n: 'count', v: step, t });
        say({ done: step });
      }`,
    },
    outputs: { count: { type: 'integer' } },
  };
}

test('on the wall clock, the time without a component is recorded, and saved', async () => {
  const workspace = makeWorkspace(
    { ticker: { program: 'ticker.mjs', outputs: { count: { type: 'integer' } } } },
    [],
    { clock: { mode: 'wall' } },
  );
  await workspace.start();
  const { pid } = (await workspace.client.status()).components['ticker']!;
  const before = Date.now() / 1000;
  process.kill(pid!, 'SIGKILL');
  const gaps = await eventually(async () => (await workspace.client.status()).components['ticker']!.gaps);
  expect(gaps).toEqual([{ from: expect.any(Number), to: expect.any(Number) }]);
  expect(gaps[0]!.from).toBeGreaterThanOrEqual(before);
  expect(gaps[0]!.to).toBeGreaterThan(gaps[0]!.from);
  const lines = (await workspace.client.logs({ component: 'runner' })).map(({ text }) => text);
  expect(lines).toContainEqual(expect.stringMatching(/^ticker was lost for \d+\.\d s, until /));
  const { name } = await workspace.client.save();
  const manifest = JSON.parse(readFileSync(join(workspace.directory, 'ring', name, 'manifest.json'), 'utf8'));
  expect(manifest.gaps).toEqual({ ticker: gaps });
});

describe.skipIf(!python)('a component that is lost in lockstep', () => {
  test('again at the same step holds the clock, and a restore sets the twin free', async () => {
    const workspace = loop({ count: ending('process.exit(7);') });
    await workspace.start();
    const reason =
      "count ended at step 60 again (it exited with 7), so it isn't started again, and the clock stands";
    const held = await eventually(async () => {
      const status = await workspace.client.status();
      return status.reasons.includes(reason) ? status : undefined;
    });
    expect(held).toMatchObject({
      health: 'Degraded',
      clock: { step: 60, behind: 0 },
      components: { count: { state: 'failed', restarts: 1 } },
    });
    // What can't be saved as it is, is saved as it was last whole.
    const saved = await workspace.client.save();
    expect(saved.remarks).toEqual([
      'count was lost at step 60, so this is the twin at step 0, the last at which it was whole; the steps since are done again',
    ]);
    const directory = join(workspace.directory, 'ring', saved.name);
    expect(await workspace.client.restore({ directory, from: saved.name })).toMatchObject({
      clock: { step: 0 },
    });
    await eventually(async () => (await workspace.client.status()).clock.step === 60);
  });

  test('continues alone if its state is that of the current step', async () => {
    const workspace = loop({
      count: {
        control: ['report'],
        program: {
          name: 'keeps.mjs',
          text: `
          import { existsSync, readFileSync, writeFileSync } from 'node:fs';
          import { createInterface } from 'node:readline';
          const path = process.env.DTAAS_STATE_DIR + '/step';
          let last = existsSync(path) ? Number(readFileSync(path, 'utf8')) : -1;
          const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
          for await (const line of createInterface({ input: process.stdin })) {
            const { step, t, control } = JSON.parse(line);
            if (control) say({ control: 'reported', ...(last < 0 ? {} : { step: last }) });
            if (step === undefined) continue;
            say({ n: 'count', v: step + 1, t });
            if (step === 60 && last === 59 && !existsSync(path + '.died')) {
              writeFileSync(path + '.died', '');
              process.exit(9);
            }
            last = step;
            writeFileSync(path, String(step));
            say({ done: step });
          }`,
        },
        outputs: { count: { type: 'integer' } },
      },
    });
    await workspace.run();
    const values = await told(workspace, 120);
    expect(values['count.count']).toHaveLength(120);
    expect(new Set(values['count.count']).size).toBe(120);
    const { components } = await workspace.client.status();
    expect(components['count']!.restarts).toBe(1);
    const logs = await workspace.client.logs();
    expect(logs.filter(({ text }) => /go back/.test(text))).toEqual([]);
  });

  test('goes back no further than the last save, due or asked for', async () => {
    const whole = loop();
    await whole.run();
    const uninterrupted = await told(whole, 200);
    const workspace = loop();
    await workspace.run();
    const saves: Promise<unknown>[] = [];
    let isKilled = false;
    const values = await told(workspace, 200, ({ clock, components }) => {
      if (clock.step! > 50 && saves.length === 0) saves.push(workspace.client.save());
      if (clock.step! > 100 && !isKilled) {
        isKilled = true;
        process.kill(components['smooth']!.pid!, 'SIGKILL');
      }
    });
    await Promise.all(saves);
    expect(values).toEqual(uninterrupted);
    const logs = await workspace.client.logs({ component: 'runner' });
    const back = logs.map(({ text }) => /go back to step (\d+)/.exec(text)?.[1]).filter(Boolean);
    expect(back).toHaveLength(1);
    expect(Number(back[0])).toBeGreaterThan(50);
  });

  test('when the twin is stopped is gone back over by the next runner', async () => {
    const workspace = loop({ count: ending('process.exit(7);') });
    const first = await workspace.start();
    await workspace.when(({ components }) => components['count']!.state === 'failed');
    await workspace.client.stop();
    await first.closed;
    await workspace.run();
    const { restore } = await workspace.client.start();
    expect(restore).toMatchObject({ outcome: 'restored', clock: { step: 0 } });
    await eventually(async () => (await workspace.client.status()).clock.step === 60);
  });
});
