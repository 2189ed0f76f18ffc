import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { hasPython } from '../../../testing/has-python.ts';
import { makeLoop } from '../../../testing/loop.ts';
import { makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function chaos(speed: number | 'max' = 'max'): TestWorkspace {
  const workspace = makeLoop({}, speed);
  return workspace;
}

/** Runs until a step is done, and stands. */
async function runTo(workspace: TestWorkspace, step: number) {
  const watch = workspace.client.watch({ everyMs: 50, samples: 256 });
  for await (const status of watch) if ((status.clock.step ?? 0) >= step) break;
}

describe.skipIf(!hasPython())('a twin in lockstep', () => {
  test('runs in steps, and tells its values with their times', async () => {
    const workspace = chaos();
    await workspace.run();
    expect((await workspace.client.status()).phase).toBe('prepared');
    await workspace.client.start();
    await runTo(workspace, 20);
    const status = await workspace.client.pause();
    expect(status).toMatchObject({ phase: 'paused', health: 'Suspended', clock: { mode: 'lockstep' } });
    const { step, t } = status.clock;
    expect(status.values['count.count']).toEqual({ value: step, t, age: 0 });
    expect(t).toBe(1_600_000_000 + 3 * (step! - 1));
    const resumed = await workspace.client.resume();
    expect(resumed.phase).toBe('running');
    await runTo(workspace, step! + 5);
  });

  test('gets what Python prints without flushing it', async () => {
    const text = `
import json, sys
for line in sys.stdin:
    print(json.dumps({"done": json.loads(line)["step"]}))
`;
    const workspace = makeWorkspace({ plain: { program: { name: 'plain.py', text } } }, []);
    await workspace.start();
    await runTo(workspace, 3);
  });

  test('gives the same numbers, bit for bit, when it is saved and restored on the way', async () => {
    const whole = chaos(600);
    await whole.run();
    const uninterrupted = await trajectory(whole, 600);

    const first = chaos(600);
    await first.start();
    await runTo(first, 100);
    const { name } = await first.client.save();
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-fetched-'));
    folders.push(folder);
    rmSync(folder, { recursive: true });
    await first.client.fetch(name, folder);
    await first.client.ack(name);
    expect(await first.client.pending()).toEqual([]);

    const second = chaos(600);
    await second.run();
    const status = await second.client.start({ directory: folder, from: name });
    expect(status.restore).toMatchObject({ outcome: 'restored', from: name });
    expect(status.clock.step).toBeGreaterThanOrEqual(100);
    const restored = await trajectory(second, 600);
    const common = [...restored].filter(([t]) => t < 1_600_000_000 + 3 * 600);
    expect(common.length).toBeGreaterThan(400);
    expect(Object.fromEntries(common.map(([t]) => [t, uninterrupted.get(t)]))).toEqual(
      Object.fromEntries(common),
    );
  });
});

/** Every value of `chaos.x` by its time, from now or the start until the step. */
async function trajectory(workspace: TestWorkspace, step: number): Promise<Map<number, unknown>> {
  const values = new Map<number, unknown>();
  const watch = workspace.client.watch({ everyMs: 50, samples: 256 });
  let isStarted = false;
  for await (const status of watch) {
    if (!isStarted) await workspace.client.start();
    isStarted = true;
    for (const { t, value } of status.samples?.['chaos.x'] ?? []) values.set(t, value);
    if ((status.clock.step ?? 0) >= step) break;
  }
  return values;
}
