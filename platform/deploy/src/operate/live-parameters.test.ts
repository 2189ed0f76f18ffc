import type { Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import type { Source } from '../world.ts';
import { deploy } from './deploy.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };

async function run(source: Source, digest?: string): Promise<Outcome> {
  const { twins } = await deploy(world, source, { ...options, ...(digest ? { plan: digest } : {}) });
  return twins[0]!;
}

const events = () => world.entries.get('a')?.map(({ event, subject }) => `${event} ${subject}`) ?? [];
const [before, after] = [sourceOf({ a: { gain: 1 } }), sourceOf({ a: { gain: 2 } })];
const words = 'gain 1 → 2';

describe('a merge that changes only live parameters', () => {
  test('is told to the component, and replaces nothing', async () => {
    await run(before);
    const running = world.workspaces.get('a')!;
    const { digest, twins } = await plan(world, after, { twins: [], preview: true });
    expect(twins).toMatchObject([{ verdict: 'act', steps: [`tell pump: ${words}`] }]);
    expect(twins[0]).not.toHaveProperty('engine');
    expect(await run(after, digest)).toMatchObject({ outcome: 'done', event: 'configured', saved: [] });
    expect(world.workspaces.get('a')).toBe(running);
    expect(running).toMatchObject({ told: { pump: { gain: 2 } }, phase: 'running' });
    expect(events()).toEqual([expect.stringMatching(/^deployed /), `configured configured: pump: ${words}`]);
    expect(await run(after)).toMatchObject({ outcome: 'unchanged' });
    expect(await status(world, after, [])).toMatchObject([{ sync: 'Synced', health: 'Healthy' }]);
  });

  test('leaves the record as it was if a component refuses, and is tried again', async () => {
    await run(before);
    world.workspaces.get('a')!.refuses = 'pump refuses its new parameters';
    expect(await run(after)).toMatchObject({ outcome: 'failed', error: { code: 'configure-refused' } });
    expect(await status(world, before, [])).toMatchObject([
      { sync: 'Synced', health: 'Healthy', failure: { code: 'configure-refused', attempts: 1 } },
    ]);
    delete world.workspaces.get('a')!.refuses;
    expect(await run(after)).toMatchObject({ outcome: 'done', event: 'configured' });
  });

  test('is recorded by the next run if the first one was cut off after the runner knew', async () => {
    await run(before);
    const crashing = { ...world, at: () => ({ ...world, engine: { ...world.engine, up: cut } }) };
    const outcome = await deploy(crashing, after, options).catch((error: Error) => error.message);
    expect(JSON.stringify(outcome)).toContain('cut off');
    expect(world.workspaces.get('a')).toMatchObject({ told: { pump: { gain: 2 } } });
    delete world.workspaces.get('a')!.told;
    expect(await run(after)).toMatchObject({ outcome: 'done', event: 'configured' });
    expect(world.workspaces.get('a')).not.toHaveProperty('told');
  });

  test('replaces the twin if its runner is of an earlier platform, and the plan says so', async () => {
    await run(before);
    world.workspaces.get('a')!.old = true;
    const { twins } = await plan(world, after, { twins: [], preview: false });
    expect(twins[0]!.steps).toContain('replace its workspace');
    expect(await run(after)).toMatchObject({ outcome: 'done', event: 'deployed' });
  });

  test('starts a twin that does not run with the new value', async () => {
    await run(before);
    world.workspaces.get('a')!.alive = false;
    expect(await run(after)).toMatchObject({ outcome: 'done', event: 'deployed' });
    expect(world.workspaces.get('a')).not.toHaveProperty('told');
  });

  test('replaces the twin if anything else changes, too', async () => {
    await run(before);
    const other = sourceOf({ a: { gain: 2, setpoint: 36 } });
    expect(await run(other)).toMatchObject({
      outcome: 'done',
      event: 'deployed',
      saved: [expect.any(String)],
    });
  });
});

async function cut(): Promise<never> {
  throw new Error('cut off');
}
