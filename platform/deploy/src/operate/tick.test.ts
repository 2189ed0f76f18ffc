import type { Outcome } from '@dtaas/model';
import { repositoryErrors } from '@dtaas/repository';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { openEndpoint } from '../look/open.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import type { Source } from '../world.ts';
import { deploy } from './deploy.ts';
import { operate } from './operate.ts';
import { tick } from './tick.ts';

const schedule = { timezone: 'Europe/Copenhagen', running: ['Mon-Fri 07:00-18:00'] };
const working = sourceOf({ a: { lifecycle: { schedule } } });
const idling = sourceOf({ a: { lifecycle: { idle: { after: '2h' } } } });

/** In Copenhagen, an hour later. */
const monday = { noon: '2026-11-30T11:00:00Z', evening: '2026-11-30T17:00:00Z' };
const tuesday = { night: '2026-12-01T02:00:00Z', morning: '2026-12-01T06:00:00Z' };
const saturday = '2026-11-28T12:00:00Z';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
  go(monday.noon);
});

function go(time: string): void {
  world.clock = new Date(time);
}

const quiet = { announce: () => {}, report: () => {}, push: false };
const deployed = async (source: Source): Promise<readonly Outcome[]> =>
  (await deploy(world, source, { ...quiet, twins: [], requests: [], yes: false })).twins;
const ticked = (source: Source, twins: readonly string[] = []): Promise<readonly Outcome[]> =>
  tick(world, { ...quiet, twins, sourceDeployed: async () => source, head: async () => source });
const asked = (source: Source, request: Parameters<typeof operate>[2]) =>
  operate(world, 'a', request, { ...quiet, sourceDeployed: async () => source, head: async () => source });
const shown = async (source: Source) => (await status(world, source, ['a']))[0]!;
const events = () => world.entries.get('a')?.map(({ event }) => event) ?? [];
const subjects = () => world.entries.get('a')?.map(({ subject }) => subject) ?? [];
const isRunning = () => world.workspaces.has('a');

describe('a twin with a schedule', () => {
  test('is saved and released when its window ends, and comes back from that save at the next', async () => {
    const source = sourceOf({ a: { lifecycle: { schedule, restore: 'none' } } });
    await deployed(source);
    go('2026-11-30T16:59:59Z');
    expect(await ticked(source)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);

    go(monday.evening);
    const [ended] = await ticked(source);
    expect(ended).toMatchObject({ outcome: 'done', event: 'suspended', saved: [expect.any(String)] });
    expect(isRunning()).toBe(false);
    go(tuesday.night);
    expect(await ticked(source)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);

    go(tuesday.morning);
    expect(await ticked(source)).toMatchObject([
      { outcome: 'done', event: 'resumed', restore: { from: ended?.saved?.[0] } },
    ]);
    expect(isRunning()).toBe(true);
    expect(await ticked(source)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
    expect(events()).toEqual(['deployed', 'requested', 'saved', 'suspended', 'requested', 'resumed']);
  });

  test('has who, why and until when in its biography', async () => {
    await deployed(working);
    go(monday.evening);
    await ticked(working);
    const request = world.entries.get('a')?.[1];
    expect(request?.subject).toBe(
      'requested: to be suspended by lifecycle.schedule: Mon-Fri 07:00-18:00 (Europe/Copenhagen)',
    );
    expect(request?.trailers).toMatchObject({
      Actor: 'operator',
      Override: 'suspended',
      Until: '2026-12-01T06:00:00.000Z',
    });
    go(tuesday.morning);
    await ticked(working);
    expect(subjects().at(-2)).toBe(
      'requested: override ended: suspended until 2026-12-01T06:00:00.000Z by lifecycle.schedule: the time is over',
    );
  });

  test('that is deployed outside of its windows waits for the next one', async () => {
    go(saturday);
    expect(await deployed(working)).toMatchObject([{ outcome: 'done', event: 'suspended' }]);
    expect(isRunning()).toBe(false);
    expect(await deployed(working)).toMatchObject([{ outcome: 'unchanged' }]);
    go(monday.noon);
    expect(await ticked(working)).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
    expect(isRunning()).toBe(true);
  });

  test('follows a deployment of an unchanged commit as it follows a tick', async () => {
    await deployed(working);
    go(monday.evening);
    const planned = await plan(world, working, { twins: ['a'], preview: false });
    expect(planned.twins).toMatchObject([
      {
        verdict: 'act',
        remarks: [expect.stringMatching(/^a is due to be suspended by lifecycle\.schedule/)],
      },
    ]);
    expect(await deployed(working)).toMatchObject([{ event: 'suspended' }]);
    go(tuesday.morning);
    expect(await deployed(working)).toMatchObject([{ event: 'resumed' }]);
  });

  test('that a merge changes at night takes the change, and stays suspended', async () => {
    await deployed(working);
    go(monday.evening);
    await ticked(working);
    go(tuesday.night);
    const merged = sourceOf({ a: { setpoint: 36, lifecycle: { schedule } } }, { commit: 'd'.repeat(40) });
    expect(await deployed(merged)).toMatchObject([{ outcome: 'done', event: 'suspended' }]);
    expect(isRunning()).toBe(false);
    expect(subjects().at(-2)).toMatch(/the configuration has changed since; to be suspended by lifecycle/);
    // The next window starts what was deployed last.
    expect((await shown(merged)).deployed?.commit).toBe(merged.commit);
    expect(await deployed(merged)).toMatchObject([{ outcome: 'unchanged' }]);
    go(tuesday.morning);
    expect(await ticked(merged)).toMatchObject([{ event: 'resumed' }]);
  });

  test('whose schedule a merge removes runs again, as the merge says', async () => {
    await deployed(working);
    go(monday.evening);
    await ticked(working);
    expect(await deployed(sourceOf({ a: {} }))).toMatchObject([{ event: 'deployed' }]);
    expect(isRunning()).toBe(true);
  });

  test('is not started by its schedule if its twin.yaml says suspended', async () => {
    const parked = sourceOf({ a: { lifecycle: { schedule, desired: 'suspended' } } });
    await deployed(working);
    await deployed(parked);
    go(tuesday.morning);
    await ticked(parked);
    expect(isRunning()).toBe(false);
    expect(await shown(parked)).not.toHaveProperty('next');
  });

  test('that never ran out of its window in time is not put back when the next window begins', async () => {
    await deployed(working);
    // The request was recorded, and the run was cut before it released anything.
    go(monday.evening);
    const { up } = world.engine;
    Object.assign(world.engine, { up: async () => Promise.reject(new Error('cut')) });
    await ticked(working);
    expect(isRunning()).toBe(true);
    Object.assign(world.engine, { up });
    go(tuesday.morning);
    await ticked(working, ['a']);
    expect(isRunning()).toBe(true);
    expect(world.workspaces.get('a')?.from).toBeUndefined();
  });
});

describe('an operator’s request stands above the schedule', () => {
  test('a suspension lasts through a window', async () => {
    await deployed(working);
    await asked(working, { kind: 'suspend', reason: 'cleaning' });
    go(tuesday.morning);
    await ticked(working);
    expect(isRunning()).toBe(false);
    expect(await shown(working)).not.toHaveProperty('next');
  });

  test('a suspension that ends at night leaves the twin to its schedule', async () => {
    await deployed(working);
    await asked(working, { kind: 'suspend', until: tuesday.night });
    expect((await shown(working)).next).toEqual({
      at: '2026-12-01T06:00:00.000Z',
      to: 'running',
      by: 'schedule',
    });
    go(tuesday.night);
    await ticked(working);
    expect(isRunning()).toBe(false);
    expect((await shown(working)).overrides.desired).toMatchObject({ by: 'schedule' });
    go(tuesday.morning);
    expect(await ticked(working)).toMatchObject([{ event: 'resumed' }]);
  });

  test('takes over what the schedule has suspended', async () => {
    await deployed(working);
    go(monday.evening);
    await ticked(working);
    expect(await asked(working, { kind: 'suspend' })).toMatchObject({
      outcome: 'done',
      event: 'requested',
      remarks: ['a is suspended already by lifecycle.schedule, and now by operator until it is resumed'],
    });
    go(tuesday.morning);
    await ticked(working);
    expect(isRunning()).toBe(false);
  });

  test('resume at night runs the twin until the next window begins, and then the schedule holds', async () => {
    await deployed(working);
    go(monday.evening);
    await ticked(working);
    go(tuesday.night);
    expect(await asked(working, { kind: 'resume' })).toMatchObject({ event: 'resumed' });
    await ticked(working);
    expect(isRunning()).toBe(true);
    expect(await shown(working)).toMatchObject({
      overrides: { running: { actor: 'operator', until: '2026-12-01T06:00:00.000Z' } },
      next: { at: '2026-12-01T17:00:00.000Z', to: 'suspended', by: 'schedule' },
      remarks: ['kept running by operator until 2026-12-01T06:00:00.000Z'],
    });
    go('2026-12-01T17:00:00Z');
    expect(await ticked(working)).toMatchObject([{ event: 'suspended' }]);
  });

  test('resume with a time keeps a running twin beyond its window', async () => {
    await deployed(working);
    const until = '2026-11-30T20:00:00.000Z';
    await asked(working, { kind: 'resume', until });
    expect((await shown(working)).next).toEqual({ at: until, to: 'suspended', by: 'until' });
    go(monday.evening);
    await ticked(working);
    expect(isRunning()).toBe(true);
    go(until);
    expect(await ticked(working)).toMatchObject([{ event: 'suspended' }]);
    expect(subjects()).toContain(`requested: to be kept running until ${until}`);
  });

  test('resume with a time is refused where nothing suspends the twin by itself', async () => {
    const plain = sourceOf({ a: {} });
    await deployed(plain);
    await asked(plain, { kind: 'suspend' });
    await expect(asked(plain, { kind: 'resume', until: tuesday.morning })).rejects.toMatchObject({
      code: 'usage-resume-until',
    });
  });

  test('a restore that waits is carried out before the schedule suspends the twin', async () => {
    await deployed(working);
    await asked(working, { kind: 'suspend' });
    await asked(working, { kind: 'resume' });
    const [snapshot = ''] = world.stored.get('a') ?? [];
    const { runner } = world;
    world.runner = () => {
      throw new Error('cut');
    };
    await asked(working, { kind: 'restore', snapshot }).catch(() => {});
    Object.assign(world, { runner });
    go(monday.evening);
    expect(await ticked(working, ['a'])).toMatchObject([{ event: 'restored', restore: { from: snapshot } }]);
    expect(await ticked(working)).toMatchObject([{ event: 'suspended' }]);
  });
});

describe('a twin with an idle time', () => {
  const unused = (since: string) => Object.assign(world.workspaces.get('a')!, { idleSince: since });

  test('is suspended when nobody has used it for so long, and resumed by an operator', async () => {
    await deployed(idling);
    unused('2026-11-30T09:00:01.000Z');
    expect(await ticked(idling)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
    expect((await shown(idling)).next).toEqual({
      at: '2026-11-30T11:00:01.000Z',
      to: 'suspended',
      by: 'idle',
    });
    unused('2026-11-30T09:00:00.000Z');
    expect(await ticked(idling)).toMatchObject([{ event: 'suspended' }]);
    expect(subjects()).toContain(
      'requested: to be suspended by lifecycle.idle: nobody has used it since 2026-11-30T09:00:00.000Z, for more than 2h',
    );
    expect(await shown(idling)).not.toHaveProperty('next');
    go(tuesday.morning);
    await ticked(idling);
    expect(isRunning()).toBe(false);
    expect(await asked(idling, { kind: 'resume' })).toMatchObject({ event: 'resumed' });
    expect(await ticked(idling)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
  });

  test('stays while somebody uses it, and where the runner can’t tell', async () => {
    await deployed(idling);
    go(tuesday.morning);
    expect(await ticked(idling)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
  });

  test('that is opened says how it comes back', async () => {
    await deployed(idling);
    unused(saturday);
    await ticked(idling);
    await expect(openEndpoint(world, 'a', undefined, () => {})).rejects.toMatchObject({
      code: 'twin-not-running',
      message: "a doesn't run: it is suspended by lifecycle.idle.",
      hint: 'Run it again with: dtaas resume a',
    });
  });

  test('and a schedule comes back at its next window', async () => {
    const both = sourceOf({ a: { lifecycle: { schedule, idle: { after: '2h' } } } });
    await deployed(both);
    unused(saturday);
    expect(await ticked(both)).toMatchObject([{ event: 'suspended' }]);
    expect((await shown(both)).next).toMatchObject({ at: '2026-12-01T06:00:00.000Z', to: 'running' });
    go(monday.evening);
    expect(await ticked(both)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
    go(tuesday.morning);
    expect(await ticked(both)).toMatchObject([{ event: 'resumed' }]);
  });

  test('is not suspended by the deployment that changes it', async () => {
    await deployed(idling);
    unused(saturday);
    const merged = sourceOf({ a: { setpoint: 36, lifecycle: { idle: { after: '2h' } } } });
    expect(await deployed(merged)).toMatchObject([{ event: 'deployed' }]);
    expect(isRunning()).toBe(true);
  });
});

describe('status', () => {
  test('says when the next change is, and what a suspended twin freed', async () => {
    await deployed(working);
    expect(await shown(working)).toMatchObject({
      next: { at: '2026-11-30T17:00:00.000Z', to: 'suspended', by: 'schedule' },
    });
    expect(await shown(working)).not.toHaveProperty('freed');
    go(monday.evening);
    expect(await shown(working)).toMatchObject({
      sync: 'OutOfSync',
      health: 'Healthy',
      next: { at: '2026-11-30T17:00:00.000Z', to: 'suspended', by: 'schedule' },
    });
    await ticked(working);
    expect(await shown(working)).toMatchObject({
      sync: 'Synced',
      health: 'Suspended',
      next: { at: '2026-12-01T06:00:00.000Z', to: 'running', by: 'schedule' },
      freed: { cpu: 2, memoryBytes: 2 ** 29 },
      remarks: [
        'suspended by lifecycle.schedule until 2026-12-01T06:00:00.000Z (Mon-Fri 07:00-18:00 (Europe/Copenhagen)); to run it again: dtaas resume a',
      ],
    });
    go(tuesday.morning);
    expect((await shown(working)).next).toEqual({
      at: '2026-12-01T06:00:00.000Z',
      to: 'running',
      by: 'schedule',
    });
  });

  test('counts what is freed as a plan counts what is taken', async () => {
    const source = sourceOf({ a: { components: { pump: 'functions/pump@1.0.0' }, lifecycle: { schedule } } });
    await deployed(source);
    const { before: taken } = (await plan(world, source, { twins: [], preview: false })).cost;
    go(monday.evening);
    await ticked(source);
    const { freed } = await shown(source);
    expect(freed).toEqual({ cpu: taken.cpu, memoryBytes: taken.memory, diskBytes: taken.disk });
    expect(freed?.diskBytes).toBeGreaterThan(0);
  });
});

describe('tick', () => {
  test('deploys no commit, and leaves twins alone that no time changes', async () => {
    const [first, merged] = [0, 1].map((change) =>
      sourceOf({ a: { setpoint: 35 + change, lifecycle: { schedule } }, b: { setpoint: 35 + change } }),
    ) as [Source, Source];
    await deployed(first);
    go(monday.evening);
    const outcomes = await tick(world, {
      ...quiet,
      twins: [],
      sourceDeployed: async () => first,
      head: async () => merged,
    });
    expect(outcomes).toMatchObject([{ twin: 'a', event: 'suspended' }]);
    expect(world.entries.get('b')?.map(({ event }) => event)).toEqual(['deployed']);
  });

  test('ends the suspension of an operator whose time is over', async () => {
    const plain = sourceOf({ a: { lifecycle: { restore: 'none' } } });
    await deployed(plain);
    await asked(plain, { kind: 'suspend', until: tuesday.night });
    expect((await shown(plain)).next).toMatchObject({ to: 'running', by: 'until' });
    go(tuesday.night);
    expect(await ticked(plain)).toMatchObject([
      { event: 'resumed', restore: { from: world.stored.get('a')?.[0] } },
    ]);
  });

  test('beside another tick records and carries out everything once', async () => {
    await deployed(working);
    go(monday.evening);
    const locks = new Map<string, Promise<unknown>>();
    const { withTwinLock } = world;
    Object.assign(world, {
      withTwinLock<T>(twin: string, run: () => Promise<T>): Promise<T> {
        const mine = (locks.get(twin) ?? Promise.resolve()).then(() => withTwinLock(twin, run));
        locks.set(
          twin,
          mine.catch(() => {}),
        );
        return mine;
      },
    });
    const outcomes = await Promise.all([ticked(working), ticked(working), deployed(working)]);
    expect(
      outcomes
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['done', 'unchanged', 'unchanged']);
    expect(events()).toEqual(['deployed', 'requested', 'saved', 'suspended']);
  });

  test('leaves a twin to the command that works on it', async () => {
    await deployed(working);
    go(monday.evening);
    const locked = repositoryErrors.twinLocked({ subject: 'a', owner: 'process 4711' });
    Object.assign(world, { withTwinLock: () => Promise.reject(locked) });
    expect(await ticked(working)).toMatchObject([
      {
        twin: 'a',
        outcome: 'waiting',
        remarks: [expect.stringMatching(/The next tick looks at it again\.$/)],
      },
    ]);
  });

  test('reports a twin whose record can’t be read, and works on the others', async () => {
    const two = sourceOf({ a: { lifecycle: { schedule } }, b: { lifecycle: { schedule } } });
    await deployed(two);
    world.far.observe = () => Promise.reject(new Error('gone'));
    (world.biographies as unknown as { spoilt: Set<string> }).spoilt.add('b');
    go(monday.evening);
    expect(await ticked(two)).toMatchObject([
      { twin: 'a', event: 'suspended' },
      { twin: 'b', outcome: 'refused' },
    ]);
  });
});

/** As kill -9 after the n-th thing that is written anywhere: nothing works after that. */
function cutAfter(steps: number): { readonly wasReached: () => boolean; readonly restore: () => void } {
  let left = steps;
  const { append } = world.biographies;
  const { put } = world.snapshots;
  const { up } = world.engine;
  const cut =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (left <= 0) throw new Error('cut');
      const result = await work(...args);
      left -= 1;
      if (left <= 0) throw new Error('cut');
      return result;
    };
  Object.assign(world.biographies, { append: cut(append) });
  Object.assign(world.snapshots, { put: cut(put) });
  Object.assign(world.engine, { up: cut(up) });
  return {
    wasReached: () => left <= 0,
    restore() {
      Object.assign(world.biographies, { append });
      Object.assign(world.snapshots, { put });
      Object.assign(world.engine, { up });
    },
  };
}

describe.each([1, 2, 3, 4, 5])('a tick that is cut after step %i', (steps) => {
  test('is completed by the next one, at the end of a window and at the beginning', async () => {
    await deployed(working);
    go(monday.evening);
    const first = cutAfter(steps);
    await ticked(working).catch(() => {});
    first.restore();
    expect(first.wasReached()).toBe(true);
    await ticked(working);
    expect(isRunning()).toBe(false);
    expect(await shown(working)).toMatchObject({ sync: 'Synced', health: 'Suspended' });
    expect(new Set(world.stored.get('a')).size).toBe(world.stored.get('a')?.length);

    go(tuesday.morning);
    const newest = world.stored.get('a')?.at(-1);
    const second = cutAfter(steps);
    await ticked(working).catch(() => {});
    second.restore();
    await ticked(working);
    expect(await shown(working)).toMatchObject({ sync: 'Synced', health: 'Healthy' });
    expect(world.workspaces.get('a')?.from).toBe(newest);
    expect(await ticked(working)).toEqual([{ twin: 'a', outcome: 'unchanged' }]);
  });
});
