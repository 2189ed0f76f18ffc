import { type DesiredPlace, DtaasError, type Outcome } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { autoSource } from '../../testing/auto-source.ts';
import { sourceOf } from '../../testing/memory-source.ts';
import { farPlace, herePlace, type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import type { Source } from '../world.ts';
import { abandonPlace } from './abandon-place.ts';
import { type DeployOptions, deploy } from './deploy.ts';
import { operate } from './operate.ts';
import { save } from './save.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

async function run(source: Source, more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> {
  const options = { twins: [], requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, { ...options, ...more })).twins;
}
const at = (place: DesiredPlace, setpoint = 35) => sourceOf({ a: { place, setpoint } });
const recorded = async (twin = 'a') => (await world.biographies.tip(twin))?.status;
const subjects = (twin = 'a') => world.entries.get(twin)?.map(({ subject }) => subject) ?? [];
const abandon = (name = 'far') => abandonPlace(world, name, { reason: 'fire', push: false });
const saved = async (source: Source) =>
  (await save(world, { twins: ['a'], head: async () => source, push: false }))[0]?.saved?.[0];
const waiting = '20261122T130000Z-00000009';

/** The far place falls silent; what runs there goes on. */
function lose(): () => void {
  const { observe, observeOne, stop, remove, channel, judge } = world.far;
  const silent = () =>
    Promise.reject(new DtaasError({ code: 'place-unreachable', message: 'far is off.', hint: 'Wait.' }));
  const silenced = {
    observe: silent,
    observeOne: silent,
    stop: silent,
    remove: silent,
    channel: silent,
    judge: silent,
  };
  Object.assign(world.far, silenced);
  return () => Object.assign(world.far, { observe, observeOne, stop, remove, channel, judge });
}

// The place of the world is looked at as platform.yaml names both.
beforeEach(() => {
  const { places } = world;
  const observe: typeof places.observe = (more = [], only) => places.observe([farPlace, ...more], only);
  Object.assign(world, { places: { ...places, observe } });
});

describe('a place that is abandoned', () => {
  test('leaves its twins Missing, and the next deployment makes them elsewhere from their last snapshots', async () => {
    await run(at(farPlace));
    const last = await saved(at(farPlace));
    lose();
    expect(await abandon()).toMatchObject([{ twin: 'a', outcome: 'done', health: 'Missing' }]);
    expect(subjects().at(-1)).toBe('requested: to leave far: it is lost, says operator: fire');
    expect(world.entries.get('a')?.at(-1)?.body).toMatch(
      /^- It may still hold workspace, a dtaas:process:Workspace/,
    );
    expect(await status(world, at(herePlace), [])).toMatchObject([{ sync: 'OutOfSync', health: 'Missing' }]);
    const { twins } = await plan(world, at(herePlace), { twins: [], preview: false });
    expect(twins).toMatchObject([
      {
        verdict: 'act',
        steps: [
          'make its workspace at the new place, because the old one is lost',
          'start it from its latest snapshot',
        ],
        remarks: [
          expect.stringMatching(/^far was given up as lost by operator at .* and may still hold a\./),
        ],
      },
    ]);
    expect(await run(at(herePlace))).toMatchObject([
      { outcome: 'done', event: 'deployed', restore: { from: last } },
    ]);
    expect(world.place.workspaces.get('a')).toMatchObject({ alive: true, phase: 'running', from: last });
    expect(world.far.workspaces.get('a')).toMatchObject({ alive: true });
    expect(await run(at(herePlace))).toMatchObject([{ outcome: 'unchanged' }]);
    expect(await status(world, at(herePlace), [])).toMatchObject([{ sync: 'Synced', health: 'Healthy' }]);
  });

  test('gets no twin that the platform places, and its own go elsewhere', async () => {
    await run(autoSource(['a', 'b', 'c']));
    expect([...world.far.workspaces.keys()]).toEqual(['b', 'c']);
    lose();
    await abandon();
    const more = autoSource(['a', 'b', 'c', 'd']);
    const { twins } = await plan(world, more, { twins: ['b', 'd'], preview: false });
    for (const { changes } of twins)
      expect(changes.at(-1)?.words).toMatch(/^goes to here: .*; far: it is lost, says operator: fire$/);
    await run(more);
    expect([...world.place.workspaces.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('is not asked again for a twin that was there, and keeps a twin that may be nowhere else from being made', async () => {
    await run(at(farPlace));
    lose();
    await abandon();
    expect(await status(world, at(farPlace), [])).toMatchObject([{ health: 'Missing' }]);
    expect(await run(at(farPlace))).toMatchObject([
      { outcome: 'refused', error: { code: 'place-unreachable' } },
    ]);
    expect(world.place.workspaces.size).toBe(0);
  });

  test('is recorded once, and only if it does not answer and has twins', async () => {
    await expect(abandon()).rejects.toMatchObject({ code: 'place-holds-nothing' });
    await run(at(farPlace));
    await expect(abandon()).rejects.toMatchObject({ code: 'place-not-lost' });
    await expect(abandon('fra')).rejects.toMatchObject({
      code: 'place-holds-nothing',
      hint: expect.stringContaining('far'),
    });
    lose();
    await abandon();
    expect(await abandon()).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
    expect(subjects()).toHaveLength(2);
  });

  test('makes a twin wait for a person before it commands over a link without take-over', async () => {
    const over = (protocol: 'mqtt' | 'opcua') => {
      const commanding = (place: DesiredPlace): Source => {
        const source = at(place);
        const physicalTwin = { protocol, url: 'x', telemetry: {}, commands: { valve: {} } };
        return {
          ...source,
          render(twin, overrides) {
            const desired = source.render(twin, overrides);
            return { ...desired, workspace: { ...desired.workspace!, physicalTwin: physicalTwin as never } };
          },
        };
      };
      return commanding;
    };
    for (const [protocol, withheld] of [
      ['opcua', 'the runner at the lost place far may still command it over OPC UA'],
      ['mqtt', undefined],
    ] as const) {
      world = memoryWorld();
      await run(over(protocol)(farPlace));
      await saved(at(farPlace));
      const answer = lose();
      await abandon();
      await run(over(protocol)(herePlace));
      expect(world.place.workspaces.get('a')?.withheld).toBe(withheld);
      answer();
    }
  });

  test('does not keep its twins from being suspended or terminated', async () => {
    await run(at(farPlace));
    lose();
    await abandon();
    const source = at(farPlace);
    const options = {
      sourceDeployed: async () => source,
      head: async () => source,
      push: false,
      report: () => {},
    };
    expect(await operate(world, 'a', { kind: 'terminate', reason: 'r' }, options)).toMatchObject({
      outcome: 'done',
      event: 'terminated',
    });
    expect(await recorded()).toHaveProperty('lost');
  });
});

describe('an abandoned place that answers again', () => {
  test('is emptied: its runner is stopped first, its snapshots are committed, and what it holds is removed', async () => {
    await run(at(farPlace));
    const last = await saved(at(farPlace));
    const answer = lose();
    await abandon();
    await run(at(herePlace));
    world.far.workspaces.get('a')!.ring.push(waiting);
    answer();
    const order: string[] = [];
    for (const verb of ['stop', 'leftRing', 'remove'] as const) {
      const call = world.far[verb].bind(world.far) as (instance: string) => never;
      Object.assign(world.far, {
        [verb]: (instance: string) => {
          order.push(verb);
          return call(instance);
        },
      });
    }
    const [outcome] = await run(at(herePlace));
    expect(outcome).toMatchObject({
      outcome: 'done',
      remarks: ['far answers again. Snapshots brought home: 1. What it held was removed.'],
    });
    expect(order).toEqual(['stop', 'leftRing', 'remove']);
    expect(world.far.workspaces.size).toBe(0);
    expect(world.stored.get('a')).toContain(waiting);
    expect(subjects().slice(-2)).toEqual([
      `saved: ${waiting}, left at far`,
      'requested: far answers again, and holds nothing of a any more',
    ]);
    // The twin goes on from the state that it has at its new place.
    expect(await recorded()).toMatchObject({ snapshot: last });
    expect(await recorded()).not.toHaveProperty('lost');
    expect(world.place.workspaces.get('a')).toMatchObject({ alive: true, from: last });
    expect(await run(at(herePlace))).toMatchObject([{ outcome: 'unchanged', remarks: [] }]);
  });

  test('before the twin was made elsewhere is left as in a move: with a save, and nothing is lost', async () => {
    await run(at(farPlace));
    const answer = lose();
    await abandon();
    world.far.workspaces.get('a')!.ring.push(waiting);
    answer();
    const [moved] = await run(at(herePlace));
    expect(moved).toMatchObject({ outcome: 'done', event: 'deployed', restore: { outcome: 'restored' } });
    // The save that was made there now, and the one that was waiting.
    expect(world.stored.get('a')).toHaveLength(2);
    expect(world.place.workspaces.get('a')?.from).toBe((await recorded())?.['snapshot']);
    expect(world.far.workspaces.size).toBe(0);
  });

  test('before the twin was made elsewhere keeps its state if it cannot be saved: no other runner is made', async () => {
    await run(at(farPlace));
    const answer = lose();
    await abandon();
    answer();
    const { at: placed } = world;
    const failing = () => Promise.reject(new Error('the disk is full'));
    Object.assign(world, {
      at: (place: DesiredPlace) => {
        const there = placed(place);
        const { runner } = there;
        return { ...there, runner: (twin: string) => ({ ...runner(twin), save: failing }) };
      },
    });
    expect(await run(at(herePlace))).toMatchObject([{ outcome: 'refused', error: { code: 'save-failed' } }]);
    expect(world.place.workspaces.size).toBe(0);
    expect(world.far.workspaces.get('a')).toMatchObject({ alive: true });
  });

  test('keeps a twin that still belongs there, without a restart', async () => {
    await run(at(farPlace));
    const before = { ...world.far.workspaces.get('a') };
    const answer = lose();
    await abandon();
    answer();
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
    expect(world.far.workspaces.get('a')).toEqual(before);
    expect(await recorded()).not.toHaveProperty('lost');
    expect(await run(at(farPlace))).toMatchObject([{ outcome: 'unchanged' }]);
  });

  test('but falls silent again stays abandoned, and the twin elsewhere is deployed as usual', async () => {
    await run(at(farPlace));
    const answer = lose();
    await abandon();
    await run(at(herePlace));
    answer();
    const { stop } = world.far;
    Object.assign(world.far, { stop: () => Promise.reject(new Error('far is off again.')) });
    const [outcome] = await run(at(herePlace, 36));
    expect(outcome).toMatchObject({ outcome: 'done', event: 'deployed' });
    expect(outcome?.remarks).toContain('What far holds of a could not be brought home: far is off again.');
    expect(await recorded()).toHaveProperty('lost');
    Object.assign(world.far, { stop });
    await run(at(herePlace, 36));
    expect(world.far.workspaces.size).toBe(0);
  });

  test.each(['stop', 'leftRing', 'remove', 'append'])(
    'is emptied by the next run if one was cut before %s',
    async (verb) => {
      await run(at(farPlace));
      const answer = lose();
      await abandon();
      await run(at(herePlace));
      world.far.workspaces.get('a')!.ring.push(waiting);
      answer();
      const cut = () => {
        throw new Error('cut');
      };
      const target = verb === 'append' ? world.biographies : world.far;
      const whole = { ...target };
      Object.assign(target, { [verb]: cut });
      await run(at(herePlace));
      Object.assign(target, whole);
      await run(at(herePlace));
      expect(world.far.workspaces.size).toBe(0);
      expect(world.stored.get('a')?.filter((name) => name === waiting)).toHaveLength(1);
      expect(subjects().filter((subject) => subject === `saved: ${waiting}, left at far`)).toHaveLength(1);
      expect(await recorded()).not.toHaveProperty('lost');
      expect(world.place.workspaces.get('a')).toMatchObject({ alive: true });
    },
  );
});
