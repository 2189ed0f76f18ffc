import type { Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { autoSource } from '../../testing/auto-source.ts';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { planDigest } from '../look/plan-binding.ts';
import { status } from '../look/status.ts';
import { type DeployOptions, deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import type { Source } from '../world.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

async function run(source: Source, more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, { ...options, ...more })).twins;
}
const whereabouts = () => [world.place, world.far].map(({ workspaces }) => [...workspaces.keys()].sort());
const recorded = async (twin: string) => (await world.biographies.tip(twin))?.status;

describe('a twin that names no place', () => {
  test('is planned with the reason of its place, deployed there, and stays', async () => {
    const source = autoSource(['a']);
    const { twins } = await plan(world, source, { twins: [], preview: false });
    const reason = 'goes to here: here has 100 % free, 0 twins; far has 100 % free, 0 twins';
    expect(twins[0]?.changes.at(-1)).toEqual({ action: 'add', subject: 'place', words: reason });
    expect(await run(source)).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
    expect(whereabouts()).toEqual([['a'], []]);
    expect(await run(autoSource(['a'], { here: 1 }))).toMatchObject([{ outcome: 'unchanged' }]);
    expect(whereabouts()).toEqual([['a'], []]);
    expect(await status(world, source, [])).toMatchObject([{ place: 'here', sync: 'Synced' }]);
  });

  test('has its choice and the reason in the biography before anything is made', async () => {
    Object.assign(world.engine, { up: async () => ({ changes: [], error: new Error('the engine failed') }) });
    const [failed] = await run(autoSource(['a']));
    expect(failed).toMatchObject({ outcome: 'failed' });
    expect(await recorded('a')).toMatchObject({
      place: { name: 'here', reason: 'here has 100 % free, 0 twins; far has 100 % free, 0 twins' },
    });
    expect(world.entries.get('a')?.map(({ subject }) => subject)[0]).toBe(
      'requested: to run at here, which the platform chose',
    );
    // More is free at the other place by now, but something of the twin may exist here.
    const { twins } = await plan(world, autoSource(['a'], { here: 1 }), { twins: [], preview: false });
    expect(twins[0]?.changes.at(-1)?.words).toMatch(/^goes to here: here has 100 % free/);
  });

  test('has the place in desired.json alone once it is deployed', async () => {
    await run(autoSource(['a']));
    expect(await recorded('a')).not.toHaveProperty('place');
    expect((await world.biographies.tip('a'))?.desired).toMatchObject({ place: { name: 'here' } });
  });

  test('moves with its state if its place no longer fits, and the plan says why', async () => {
    await run(autoSource(['a']));
    const lacks = 'a requires arch arm64, but its place has x64';
    const { twins } = await plan(world, autoSource(['a'], { lacks }), { twins: [], preview: false });
    expect(twins[0]?.changes.at(-1)).toEqual({
      action: 'change',
      subject: 'place',
      words: `goes to far: far has 100 % free, 0 twins; here: ${lacks}`,
    });
    const [moved] = await run(autoSource(['a'], { lacks }));
    expect(moved).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
    expect(whereabouts()).toEqual([[], ['a']]);
    expect(world.entries.get('a')?.at(-1)?.body).toContain(lacks);
  });

  test('stays where it is if the platform chooses places from now on', async () => {
    await run(sourceOf({ a: { place: farPlace } }));
    expect(await run(autoSource(['a']))).toMatchObject([{ outcome: 'unchanged' }]);
    expect(whereabouts()).toEqual([[], ['a']]);
  });

  test('stays if only the name of its place changes', async () => {
    await run(sourceOf({ a: { place: { ...herePlace, name: 'plant' } } }));
    expect(await run(autoSource(['a']))).toMatchObject([{ outcome: 'done' }]);
    expect(whereabouts()).toEqual([['a'], []]);
    expect(world.entries.get('a')?.map(({ event }) => event)).toEqual(['deployed', 'deployed']);
  });

  test('goes back to its place when it is resumed', async () => {
    const source = autoSource(['a']);
    await run(source);
    const options = {
      sourceDeployed: async () => source,
      head: async () => source,
      push: false,
      report: () => {},
    };
    await operate(world, 'a', { kind: 'suspend', reason: 'r' }, options);
    const small = autoSource(['a'], { here: 1 });
    await operate(world, 'a', { kind: 'resume' }, { ...options, sourceDeployed: async () => small });
    expect(whereabouts()).toEqual([['a'], []]);
  });
});

describe('several twins that name no place', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];

  test('are spread as their plan says, whether they are deployed at once or by name', async () => {
    const source = autoSource(names);
    const planned = await plan(world, source, { twins: [], preview: false });
    const goesTo = planned.twins.map(({ changes }) => /goes to (\w+)/.exec(changes.at(-1)!.words)?.[1]);
    expect(goesTo).toEqual(['here', 'far', 'far', 'here', 'far', 'far']);
    await run(source, { plan: planned.digest });
    expect(whereabouts()).toEqual([
      ['a', 'd'],
      ['b', 'c', 'e', 'f'],
    ]);

    world = memoryWorld();
    await run(source, { twins: ['f'] });
    expect(whereabouts()).toEqual([[], ['f']]);
  });

  test('fill no place beyond its resources: who has no room is refused, the others are deployed', async () => {
    const outcomes = await run(autoSource(names, { here: 2, far: 3 }));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([...Array(5).fill('done'), 'refused']);
    expect(outcomes.at(-1)?.error).toMatchObject({
      code: 'place-not-found',
      message: expect.stringContaining('here: the twin needs 1 processor; free: 0 processors'),
    });
    expect(whereabouts().map((there) => there.length)).toEqual([2, 3]);
    const [, , , , , last] = await status(world, autoSource(names, { here: 2, far: 3 }), []);
    expect(last).toMatchObject({ sync: 'Unknown', error: { code: 'place-not-found' } });
  });

  test('have another digest of their plan if a place is chosen anew', async () => {
    const digests = await Promise.all(
      [4, 100].map(async (far) =>
        plan(world, autoSource(['a', 'b'], { far }), { twins: [], preview: false }),
      ),
    );
    expect(digests[0]?.digest).not.toBe(planDigest(new Map()));
    const [first] = digests;
    await expect(
      run(autoSource(['a', 'b'], { lacks: 'a requires a GPU' }), { plan: first!.digest }),
    ).rejects.toMatchObject({ code: 'plan-changed' });
  });
});

test('a choice that another clone recorded meanwhile goes before one that was made without the lock', async () => {
  const source = autoSource(['a']);
  const { withTwinLock } = world;
  const first: { done?: true } = {};
  Object.assign(world, {
    async withTwinLock(twin: string, work: () => Promise<unknown>) {
      if (!first.done) {
        first.done = true;
        await world.biographies.append(
          {
            twin,
            event: 'requested',
            summary: 'to run at far',
            trailers: {},
            files: {
              status: JSON.stringify({
                apiVersion: 'dtaas/v1',
                kind: 'Status',
                twin,
                home: world.home,
                event: 'requested',
                at: '2026-11-22T12:00:00Z',
                health: 'Progressing',
                reasons: [],
                overrides: {},
                place: { name: 'far', reason: 'far has 100 % free, 0 twins' },
              }),
            },
          },
          undefined,
        );
      }
      return withTwinLock(twin, work);
    },
  });
  expect(await run(source)).toMatchObject([{ outcome: 'done' }]);
  expect(whereabouts()).toEqual([[], ['a']]);
});
