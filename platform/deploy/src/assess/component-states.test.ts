import type { ComponentState, Outcome, TwinPlan } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { type DeployOptions, deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import { save } from '../operate/save.ts';
import type { Source } from '../world.ts';

let world: MemoryWorld;
beforeEach(async () => {
  world = memoryWorld();
});

const filter = { filter: 'functions/filter@1.2.0', plant: 'models/plant@1.0.0' };
const before = sourceOf({ a: { components: filter } });

async function run(source: Source, more: Partial<DeployOptions> = {}): Promise<Outcome> {
  const quiet = { requests: [], yes: false, push: false, announce: () => {}, report: () => {} };
  return (await deploy(world, source, { twins: ['a'], ...quiet, ...more })).twins[0]!;
}

async function planned(source: Source): Promise<TwinPlan> {
  return (await plan(world, source, { twins: ['a'], preview: false })).twins[0]!;
}

const short = (states: readonly ComponentState[] = []) =>
  states.map(({ component, state }) => `${component} ${state}`);

describe('a plan says of the state of each component', () => {
  test.each<[string, { readonly [id: string]: string }, readonly string[], boolean]>([
    ['a parameter changed', filter, ['filter kept', 'plant kept'], false],
    [
      'a minor version',
      { ...filter, filter: 'functions/filter@1.3.0' },
      ['filter kept', 'plant kept'],
      false,
    ],
    [
      'a major version',
      { ...filter, filter: 'functions/filter@2.0.0' },
      ['filter replaced', 'plant kept'],
      true,
    ],
    [
      'another asset',
      { ...filter, filter: 'functions/kalman@1.2.0' },
      ['filter replaced', 'plant kept'],
      true,
    ],
    ['a component removed', { plant: filter.plant }, ['filter removed', 'plant kept'], true],
    [
      'a component renamed',
      { kalman: filter.filter, plant: filter.plant },
      ['filter removed', 'kalman new', 'plant kept'],
      true,
    ],
    [
      'a component added',
      { ...filter, tool: 'tools/x@1.0.0' },
      ['filter kept', 'plant kept', 'tool new'],
      false,
    ],
  ])('%s', async (_, components, expected, isLoss) => {
    await run(before);
    const after = sourceOf({ a: { setpoint: 36, components } });
    const shown = await planned(after);
    expect(short(shown.states)).toEqual(expected);
    expect(shown.remarks.join()).toEqual(isLoss ? expect.stringContaining('dtaas deploy a --yes') : '');

    const updates = world.updates;
    const outcome = await run(after);
    if (isLoss) {
      expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'state-would-be-lost' } });
      expect(world.updates).toBe(updates);
      expect(await run(after, { yes: true })).toMatchObject({ outcome: 'done', event: 'deployed' });
      // The state that was dropped stays in the snapshot that was saved first.
      expect(world.stored.get('a')).toHaveLength(1);
    } else expect(outcome).toMatchObject({ outcome: 'done', event: 'deployed' });
  });

  test('nothing where the twin is new', async () => {
    expect((await planned(before)).states).toBeUndefined();
    expect(await run(before)).toMatchObject({ outcome: 'done' });
  });

  test('nothing where lifecycle.restore is none', async () => {
    const none = { restore: 'none' };
    await run(sourceOf({ a: { components: filter, lifecycle: none } }));
    const after = sourceOf({ a: { components: { filter: 'functions/filter@2.0.0' }, lifecycle: none } });
    expect((await planned(after)).states).toBeUndefined();
    expect(await run(after)).toMatchObject({ outcome: 'done' });
  });
});

describe('a twin that starts from a snapshot', () => {
  const later = sourceOf({ a: { components: { filter: 'functions/filter@2.0.0', plant: filter.plant } } });

  test('of an earlier definition, as twin.yaml names it, loses what that did not write', async () => {
    await run(before);
    await save(world, { twins: ['a'], head: async () => before, push: false });
    const [name = ''] = world.stored.get('a') ?? [];
    await run(later, { yes: true });
    const back = sourceOf({
      a: { setpoint: 1, components: { filter: 'functions/filter@2.0.0' }, lifecycle: { restore: name } },
    });
    expect(short((await planned(back)).states)).toEqual(['filter replaced', 'plant removed']);
    expect(await run(back)).toMatchObject({ error: { code: 'state-would-be-lost' } });
  });

  test('after it was suspended is judged by the snapshot, since no runner has its state', async () => {
    const head = async () => before;
    await run(before);
    await operate(
      world,
      'a',
      { kind: 'suspend' },
      { sourceDeployed: head, head, push: false, report: () => {} },
    );
    // The merge ends the suspension.
    expect(short((await planned(later)).states)).toEqual(['filter replaced', 'plant kept']);
    expect(await run(later)).toMatchObject({ error: { code: 'state-would-be-lost' } });
    expect(await run(later, { yes: true })).toMatchObject({ outcome: 'done' });
  });

  test('that can not be read says so in the plan, and the start says why it fails', async () => {
    const head = async () => before;
    await run(before);
    await operate(
      world,
      'a',
      { kind: 'suspend' },
      { sourceDeployed: head, head, push: false, report: () => {} },
    );
    for (const name of world.stored.get('a') ?? []) world.damaged.add(name);
    const shown = await planned(later);
    expect(shown.states).toBeUndefined();
    expect(shown.remarks.join()).toContain("can't be read here");
    expect(await run(later, { yes: true })).toMatchObject({ error: { code: 'snapshot-corrupt' } });
  });

  test('by a restore is not asked about, since a person asked for that snapshot', async () => {
    await run(before);
    await save(world, { twins: ['a'], head: async () => before, push: false });
    const [name = ''] = world.stored.get('a') ?? [];
    await run(later, { yes: true });
    const head = async () => later;
    const options = { sourceDeployed: head, head, push: false, report: () => {} };
    expect(await operate(world, 'a', { kind: 'restore', snapshot: name }, options)).toMatchObject({
      outcome: 'done',
      event: 'restored',
    });
  });

  test('without its emulator loses nothing: the state of an emulator is not of the twin', async () => {
    const emulated = sourceOf({ a: { components: { ...filter, emulator: 'models/room@1.0.0' } } });
    await run(emulated);
    expect(short((await planned(before)).states)).toContain('emulator removed');
    expect(await run(before)).toMatchObject({ outcome: 'done' });
  });
});

describe("an instance of the platform's own", () => {
  const pool = '_pool.lab';
  const with_ = sourceOf({ [pool]: {}, a: {} });

  test('is planned, deployed, listed and released like any other', async () => {
    expect((await plan(world, with_, { twins: [], preview: false })).twins).toMatchObject([
      { twin: pool, verdict: 'act' },
      { twin: 'a', verdict: 'act' },
    ]);
    expect(await run(with_, { twins: [pool] })).toMatchObject({ twin: pool, outcome: 'done' });
    expect([...(await world.biographies.tips()).tips.keys()]).toEqual([pool]);
    const without = sourceOf({ a: {} });
    expect(await run(without, { twins: [pool] })).toMatchObject({ twin: pool, outcome: 'confirm' });
    expect(await run(without, { twins: [pool], yes: true })).toMatchObject({ event: 'terminated' });
    expect(world.workspaces.has(pool)).toBe(false);
  });
});

describe.each(['replace', 'delete'])('a resource that loses its data by the step %s', (op) => {
  const later = sourceOf({ a: { setpoint: 36 } });
  const type = 'dtaas:process:Workspace';
  let previews = 0;
  function losing(is: boolean): void {
    previews = 0;
    Object.assign(world.engine, {
      losesData: (asked: string) => is && asked === type,
      preview: async () => {
        previews += 1;
        const change = { op, type, name: 'disk', state: 'planned' };
        return { changes: [is ? { ...change, losesData: true } : change], checkpoint: undefined };
      },
    });
  }

  test('wants a yes, as the plan says', async () => {
    await run(sourceOf({ a: {} }));
    losing(true);
    const { twins } = await plan(world, later, { twins: ['a'], preview: true });
    expect(twins).toMatchObject([{ verdict: 'act', engine: [{ name: 'disk', losesData: true }] }]);
    expect(twins[0]?.remarks.join()).toContain(
      'dtaas deploy a --yes. Data that no snapshot has would be lost',
    );
    const refused = await run(later);
    expect(refused).toMatchObject({ outcome: 'refused', error: { code: 'state-would-be-lost' } });
    expect(refused.error?.message).toContain(`disk (${type}) is ${op}d and loses its data`);
    expect(world.updates).toBe(1);
    expect(await run(later, { yes: true })).toMatchObject({ outcome: 'done' });
  });

  test('of another kind wants none, and the engine is not asked', async () => {
    await run(sourceOf({ a: {} }));
    losing(false);
    expect(await run(later)).toMatchObject({ outcome: 'done' });
    expect(previews).toBe(0);
  });

  test('wants a yes where twin.yaml suspends the twin, which is to go on later', async () => {
    await run(sourceOf({ a: {} }));
    losing(true);
    const suspended = sourceOf({ a: { lifecycle: { desired: 'suspended' } } });
    expect(await run(suspended)).toMatchObject({ error: { code: 'state-would-be-lost' } });
    expect(await run(suspended, { yes: true })).toMatchObject({ event: 'suspended' });
  });

  test('is not asked about where the twin ends with everything that it has', async () => {
    const ended = sourceOf({ a: { lifecycle: { desired: 'terminated' } } });
    await run(sourceOf({ a: {} }));
    losing(true);
    const { twins } = await plan(world, ended, { twins: ['a'], preview: true });
    expect(twins[0]?.remarks.join()).not.toContain('--yes');
    previews = 0;
    expect(await run(ended)).toMatchObject({ event: 'terminated' });
    expect(previews).toBe(0);
  });

  test('is not asked about again where an operator suspended the twin and the run was cut', async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    losing(true);
    const { up } = world.engine;
    Object.assign(world.engine, { up: () => Promise.reject(new Error('cut')) });
    const head = async () => source;
    const options = { sourceDeployed: head, head, push: false, report: () => {} };
    expect(await operate(world, 'a', { kind: 'suspend' }, options)).toMatchObject({ outcome: 'failed' });
    Object.assign(world.engine, { up });
    expect(await run(source)).toMatchObject({ event: 'suspended' });
  });
});
