import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { counter, makeWorkspace, type TestWorkspace } from '../../../testing/workspace.ts';

const [one, other] = ['1'.repeat(16), '2'.repeat(16)];
let workspace: TestWorkspace;
beforeEach(() => {
  workspace = makeWorkspace({ count: counter }, []);
});

/** Runs a generation for some steps, then stops it. Answers the count with which it began, and with which it left. */
async function live(generation: string, from?: 'nothing'): Promise<{ began: number; left: number }> {
  const running = await workspace.run({ generation });
  const state = join(workspace.directory, 'state');
  const kept = (): number => Number(readFileSync(join(state, 'count', 'count'), 'utf8'));
  const started = await workspace.client.start(from);
  await workspace.when(({ clock }) => clock.step! > started.clock.step! + 5);
  const { values, clock: paused } = await workspace.client.pause();
  await running.close();
  // Each step counts one, so what it had before its first step is the difference.
  const count = values['count.count']?.value as number;
  expect(kept()).toBe(count);
  return { began: count - (paused.step ?? 0), left: count };
}

describe('a start from nothing', () => {
  test("leaves another generation's state and clock behind", async () => {
    await live(one, 'nothing');
    // Far from the clock's step, so that neither can stay unseen.
    writeFileSync(join(workspace.directory, 'state', 'count', 'count'), '1000000\n');
    expect(await live(other, 'nothing')).toMatchObject({ began: 0 });
  });

  test('keeps what its own generation has written, also where its runner was killed', async () => {
    const { left } = await live(one, 'nothing');
    const again = await live(one, 'nothing');
    expect(again.left).toBeGreaterThan(left);
    // As `kill -9` leaves it: the steps of the last life are done again.
    writeFileSync(join(workspace.directory, 'running'), '');
    expect((await live(one, 'nothing')).left).toBeGreaterThan(left);
  });

  test('that was interrupted while it cleared leaves a state that belongs to no generation', async () => {
    await live(one, 'nothing');
    rmSync(join(workspace.directory, 'state.generation'));
    rmSync(join(workspace.directory, 'moment.json'));
    const { began, left } = await live(one, 'nothing');
    expect(began).toBe(0);
    expect(left).toBeGreaterThan(0);
  });
});

test('without a word, another generation goes on with what is there, which then is its own', async () => {
  const { left } = await live(one, 'nothing');
  const next = await live(other);
  expect(next.left).toBeGreaterThan(left);
  expect((await live(other, 'nothing')).left).toBeGreaterThan(next.left);
});
