import { DtaasError, type Outcome, platformVersion } from '@dtaas/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import type { OverrideRequest } from '../biography/override-request.ts';
import { logs } from '../look/inspect.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import type { Source } from '../world.ts';
import { type DeployOptions, deploy } from './deploy.ts';
import { operate } from './operate.ts';
import { save } from './save.ts';

let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

async function run(source: Source, more: Partial<DeployOptions> = {}): Promise<readonly Outcome[]> {
  const quiet = { announce: () => {}, report: () => {} };
  const result = await deploy(world, source, {
    twins: [],
    requests: [],
    yes: false,
    push: false,
    ...quiet,
    ...more,
  });
  return result.twins;
}
const operated = (source: Source, twin: string, request: Parameters<typeof operate>[2]) =>
  operate(world, twin, request, {
    sourceDeployed: async () => source,
    head: async () => source,
    push: false,
    report: () => {},
  });
const events = (twin: string) => world.entries.get(twin)?.map(({ event }) => event) ?? [];

describe('deploy', () => {
  test('makes what is new, and then has nothing to do', async () => {
    const source = sourceOf({ a: {}, b: {} });
    expect(await run(source)).toMatchObject([
      { twin: 'a', outcome: 'done', event: 'deployed', health: 'Healthy' },
      { twin: 'b', outcome: 'done', event: 'deployed' },
    ]);
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'unchanged' }]);
    expect(world.updates).toBe(2);
    expect(events('a')).toEqual(['deployed']);
  });

  test('touches only the twin that a merge changed: saved, replaced, and on from where it was', async () => {
    await run(sourceOf({ a: {}, b: {} }));
    const [a, b] = await run(sourceOf({ a: { setpoint: 36 }, b: {} }));
    expect(b).toMatchObject({ outcome: 'unchanged' });
    expect(a).toMatchObject({ outcome: 'done', restore: { outcome: 'restored' } });
    expect(events('a')).toEqual(['deployed', 'saved', 'deployed']);
    expect(world.workspaces.get('a')?.from).toBe(a?.saved?.[0]);
  });

  test('heals a twin whose runner is dead from its last snapshot, the ring’s first', async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    const waiting = '20261122T130000Z-00000001';
    Object.assign(world.workspaces.get('a') ?? {}, { alive: false, ring: [waiting] });
    expect(await run(source)).toMatchObject([
      { outcome: 'done', saved: [waiting], restore: { from: waiting } },
    ]);
    expect(world.workspaces.get('a')?.ring).toEqual([]);
  });

  test('a secret that nobody passed is missed before the twin that runs is stopped, and no word is written for it', async () => {
    await run(sourceOf({ a: {} }), { requests: [{ kind: 'emulate' }] });
    const unpassed = new DtaasError({ code: 'secret-missing', message: 'none', hint: 'pass it' });
    Object.assign(world.place, { judge: () => ({ remarks: [], unpassed }) });
    const changed = sourceOf({ a: { setpoint: 36 } });
    const refused = [{ outcome: 'refused', error: { code: 'secret-missing' } }];
    expect(await run(changed)).toMatchObject(refused);
    expect(await run(changed, { requests: [{ kind: 'no-emulate' }] })).toMatchObject(refused);
    expect(events('a')).toEqual(['requested', 'deployed']);
    expect(world.workspaces.get('a')).toMatchObject({ alive: true, ring: [] });
    // What runs already has got it.
    expect(await run(sourceOf({ a: {} }))).toMatchObject([{ outcome: 'unchanged' }]);
  });

  test('one twin that fails doesn’t hold up the others, and is tried again', async () => {
    const source = sourceOf({ a: {}, b: {} });
    const { up } = world.engine;
    const failing = new Error('no room');
    Object.assign(world.engine, {
      up: async (...given: Parameters<typeof up>) =>
        given[0].desired.twin === 'a'
          ? { ...(await world.engine.preview(...given)), error: failing }
          : up(...given),
    });
    expect(await run(source)).toMatchObject([
      { twin: 'a', outcome: 'failed', error: { message: 'no room' } },
      { twin: 'b', outcome: 'done' },
    ]);
    Object.assign(world.engine, { up });
    expect(await run(source)).toMatchObject([
      { twin: 'a', outcome: 'done' },
      { twin: 'b', outcome: 'unchanged' },
    ]);
    expect(events('a')).toEqual(['failed', 'deployed']);
  });

  test('a first deployment that failed half-way is terminated, which removes what it made', async () => {
    const source = sourceOf({ a: {} });
    const { up } = world.engine;
    Object.assign(world.engine, {
      up: async (...given: Parameters<typeof up>) => ({
        ...(await up(...given)),
        error: new Error('no room'),
      }),
    });
    expect(await run(source)).toMatchObject([{ outcome: 'failed' }]);
    expect(world.workspaces.size).toBe(1);
    await expect(operated(source, 'a', { kind: 'suspend' })).rejects.toMatchObject({
      code: 'twin-not-deployed',
    });
    Object.assign(world.engine, { up });
    expect(await operated(source, 'a', { kind: 'terminate' })).toMatchObject({ event: 'terminated' });
    expect(world.workspaces.size).toBe(0);
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
    await expect(operated(source, 'b', { kind: 'terminate' })).rejects.toMatchObject({
      code: expect.stringMatching(/twin/),
    });
  });

  test('a long failure is cut at a word in the biography’s line, and stands below it as it is', async () => {
    const message = `${'no room '.repeat(20)}\nat all`;
    Object.assign(world.engine, { up: () => Promise.reject(new Error(message)) });
    await run(sourceOf({ a: {} }));
    const told = world.entries.get('a')?.[0];
    expect(told?.subject).toMatch(/^failed: (no room )+(no )?…$/);
    expect(told?.body).toBe(message);
  });

  test('what can’t be saved isn’t replaced, unless somebody says that it may be', async () => {
    await run(sourceOf({ a: {} }));
    const { runner } = world;
    const save = () => Promise.reject(new Error('the disk is full'));
    Object.assign(world, { runner: (twin: string) => ({ ...runner(twin), save }) });
    const before = { ...world.workspaces.get('a') };
    const changed = sourceOf({ a: { setpoint: 36 } });
    expect(await run(changed)).toMatchObject([{ outcome: 'failed', error: { code: 'save-failed' } }]);
    expect(world.workspaces.get('a')).toEqual(before);
    expect(await run(changed, { unsaved: true })).toMatchObject([{ outcome: 'done', event: 'deployed' }]);
  });

  test('what keeps failing waits longer and longer, unless it is named', async () => {
    Object.assign(world.engine, { up: () => Promise.reject(new Error('broken')) });
    const source = sourceOf({ a: {} });
    for (let attempt = 0; attempt < 3; attempt += 1)
      expect(await run(source)).toMatchObject([{ outcome: 'failed' }]);
    expect(await run(source)).toMatchObject([{ outcome: 'waiting' }]);
    expect(await run(source, { twins: ['a'] })).toMatchObject([{ outcome: 'failed' }]);
    world.clock = new Date('2026-11-22T12:05:00Z');
    expect(await run(source)).toMatchObject([{ outcome: 'failed' }]);
  });

  test('refuses problems and unverified assets before anything is begun', async () => {
    const problem = {
      file: 'x',
      line: 1,
      column: 1,
      code: 'c',
      severity: 'error',
      message: 'm',
      hint: 'h',
    } as const;
    expect(await run(sourceOf({ a: {} }, { problemsOf: () => [problem] }))).toMatchObject([
      { outcome: 'refused', error: { code: 'twin-has-problems', problems: [problem] } },
    ]);
    const unverified = sourceOf(
      { a: {} },
      { unverified: async () => [{ asset: 'models/m', version: '1.0.0', weak: false }] },
    );
    expect(await run(unverified, { requests: [{ kind: 'emulate' }] })).toMatchObject([
      {
        outcome: 'refused',
        error: { code: 'asset-unverified', hint: 'Run its tests: dtaas verify models/m' },
      },
    ]);
    expect(world.entries.size).toBe(0);
    expect(world.updates).toBe(0);
  });

  test.each([
    ['none', 'a was not deployed: it has no test, and platform.yaml requires one.'],
    ['unpassed', 'a was not deployed: its test has not passed'],
    ['weak', 'a was not deployed: its test has not passed in a strong sandbox'],
  ] as const)('refuses a twin whose test is %s where tests are required', async (state, message) => {
    const source = sourceOf({ a: {} }, { testOf: async () => ({ state, isRequired: true }) });
    const [outcome] = await run(source);
    expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'twin-untested' } });
    expect(JSON.stringify(outcome)).toContain(message);
    expect(world.updates).toBe(0);
  });

  test('deploys a twin whose test has not passed where tests are not required', async () => {
    const source = sourceOf({ a: {} }, { testOf: async () => ({ state: 'unpassed', isRequired: false }) });
    expect(await run(source)).toMatchObject([{ twin: 'a', outcome: 'done' }]);
  });

  test('shows a twin that left the tree, and releases it only on a yes', async () => {
    await run(sourceOf({ a: {}, b: {} }));
    const source = sourceOf({ b: {} });
    expect(await run(source)).toMatchObject([{ twin: 'a', outcome: 'confirm' }, { twin: 'b' }]);
    expect(world.workspaces.has('a')).toBe(true);
    expect(await run(source, { yes: true })).toMatchObject([
      { twin: 'a', event: 'terminated' },
      { twin: 'b' },
    ]);
    expect(world.workspaces.has('a')).toBe(false);
    expect(world.stored.get('a')).toHaveLength(1);
    expect(await run(source)).toMatchObject([{ twin: 'b', outcome: 'unchanged' }]);
  });

  test('an empty tree deletes nothing, whatever is said', async () => {
    await run(sourceOf({ a: { lifecycle: { prune: 'auto' } }, b: {} }));
    expect(await run(sourceOf({}), { yes: true })).toMatchObject([
      { outcome: 'confirm' },
      { outcome: 'confirm' },
    ]);
    expect(world.workspaces.size).toBe(2);
  });
});

describe('a runner of an earlier platform', () => {
  test('goes on through a deployment, and status says how to replace it', async () => {
    const source = sourceOf({ a: {}, b: {} });
    await run(source);
    world.workspaces.get('a')!.old = true;
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }, { outcome: 'unchanged' }]);
    const [a, b] = await status(world, source, []);
    expect(a?.remarks).toEqual([
      `The runner of a comes from platform 0.1, and this is platform ${platformVersion}. To replace the runner and keep the state: dtaas suspend a, then dtaas resume a`,
    ]);
    expect(a).not.toHaveProperty('platform');
    expect(b).toMatchObject({ platform: platformVersion, remarks: [] });

    await operated(source, 'a', { kind: 'suspend' });
    await operated(source, 'a', { kind: 'resume' });
    expect((await status(world, source, ['a']))[0]).toMatchObject({ platform: platformVersion, remarks: [] });
  });
});

describe('an operator’s word', () => {
  test('suspends until resumed, and goes on from where it was', async () => {
    const source = sourceOf({ a: { lifecycle: { restore: 'none' } } });
    await run(source);
    const [{ deployed } = {}] = await status(world, source, []);
    world.clock = new Date('2026-11-22T12:30:00Z');
    await operated(source, 'a', { kind: 'suspend', reason: 'maintenance' });
    expect(deployed?.at).toBe('2026-11-22T12:00:00.000Z');
    expect(await status(world, source, [])).toMatchObject([{ deployed: { at: deployed?.at } }]);
    expect(events('a')).toEqual(['deployed', 'requested', 'saved', 'suspended']);
    expect(world.workspaces.size).toBe(0);
    expect(await run(source)).toMatchObject([
      { outcome: 'unchanged', remarks: [expect.stringMatching(/suspended by operator/)] },
    ]);
    expect(await status(world, source, [])).toMatchObject([
      { sync: 'Synced', health: 'Suspended', desired: { git: 'running', now: 'suspended' } },
    ]);
    // A deployment wouldn't bring it back.
    const hint = expect.stringContaining('dtaas resume a');
    await expect(logs(world, 'a', { tail: 1 })).rejects.toMatchObject({ code: 'twin-not-running', hint });
    expect(await save(world, { twins: ['a'], head: async () => source, push: false })).toMatchObject([
      { outcome: 'refused', error: { hint } },
    ]);
    const [saved] = world.stored.get('a') ?? [];
    expect(await operated(source, 'a', { kind: 'resume' })).toMatchObject({
      event: 'resumed',
      restore: { from: saved },
    });
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
  });

  test('ends when a merge changes what the twin desires', async () => {
    await run(sourceOf({ a: {} }));
    await operated(sourceOf({ a: {} }), 'a', { kind: 'terminate' });
    const [outcome] = await run(sourceOf({ a: { setpoint: 36 } }));
    expect(outcome).toMatchObject({
      event: 'deployed',
      remarks: [expect.stringMatching(/An override ended/)],
    });
    expect(world.workspaces.size).toBe(1);
  });

  test('ends when its time is over', async () => {
    const source = sourceOf({ a: { lifecycle: { restore: 'none' } } });
    await run(source);
    await operated(source, 'a', { kind: 'suspend', until: '2026-11-22T13:00:00Z' });
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
    world.clock = new Date('2026-11-22T13:00:00Z');
    expect(await run(source)).toMatchObject([
      { event: 'resumed', restore: { from: world.stored.get('a')?.[0] } },
    ]);
  });

  test('emulation never ends by a merge: only by saying so', async () => {
    const spec = () => JSON.stringify(world.workspaces.get('a')?.generation);
    await run(sourceOf({ a: {} }), { requests: [{ kind: 'emulate' }] });
    const emulated = spec();
    expect(await run(sourceOf({ a: {} }))).toMatchObject([
      { outcome: 'unchanged', remarks: [/emulator/].map((m) => expect.stringMatching(m)) },
    ]);
    await run(sourceOf({ a: { setpoint: 36 } }));
    expect((await status(world, sourceOf({ a: { setpoint: 36 } }), []))[0]?.overrides.emulate).toBeDefined();
    await run(sourceOf({ a: {} }));
    expect(spec()).toBe(emulated);
    await run(sourceOf({ a: {} }), { requests: [{ kind: 'no-emulate' }] });
    expect(spec()).not.toBe(emulated);
  });

  test('an emulator’s clock is lockstep unless somebody says otherwise, and that ends as the emulation does', async () => {
    const source = sourceOf({ a: {} });
    const clock = async () => (await status(world, source, []))[0]?.overrides.emulate?.clock;
    const planned = async (emulate: { clock?: 'wall' | 'lockstep' }) =>
      (await plan(world, source, { twins: [], requests: [{ kind: 'emulate', ...emulate }], preview: false }))
        .twins[0]?.verdict;
    const saying = (...requests: OverrideRequest[]) => run(source, { requests });
    await saying({ kind: 'emulate' });
    expect(await clock()).toBeUndefined();
    expect(await planned({ clock: 'wall' })).toBe('act');
    expect(await planned({ clock: 'lockstep' })).toBe('nothing');

    expect(await saying({ kind: 'emulate', clock: 'wall' })).toMatchObject([{ event: 'deployed' }]);
    expect(await clock()).toBe('wall');
    const told = world.entries.get('a') ?? [];
    expect(told.map(({ trailers }) => trailers['Override'])).toContain('emulate wall');
    expect(told.at(-1)?.subject).toMatch(/emulated on the wall clock/);
    expect(await planned({})).toBe('nothing');

    // Neither a merge, nor a deployment, nor the same word without a clock ends it.
    await run(sourceOf({ a: { setpoint: 36 } }));
    await run(source);
    expect(await saying({ kind: 'emulate' })).toMatchObject([
      { outcome: 'unchanged', remarks: [expect.stringMatching(/^with its emulator on the wall clock, by /)] },
    ]);
    expect(await clock()).toBe('wall');

    expect(await saying({ kind: 'emulate', clock: 'lockstep' })).toMatchObject([{ event: 'deployed' }]);
    expect(await clock()).toBeUndefined();
    await saying({ kind: 'emulate', clock: 'wall' });
    await saying({ kind: 'no-emulate' });
    await saying({ kind: 'emulate' });
    expect(await clock()).toBeUndefined();
  });

  test('restores a named snapshot, saving first what it leaves', async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    await save(world, { twins: [], head: async () => source, push: false });
    const [first = ''] = world.stored.get('a') ?? [];
    await save(world, { twins: [], head: async () => source, push: false });
    expect(await operated(source, 'a', { kind: 'restore', snapshot: first })).toMatchObject({
      event: 'restored',
      restore: { outcome: 'restored', from: first },
    });
    expect(world.stored.get('a')).toHaveLength(3);
    Object.assign(world.workspaces.get('a') ?? {}, { alive: false });
    expect(await run(source)).toMatchObject([{ restore: { from: first } }]);
  });

  test('begins a twin anew from nothing, saving first what it leaves', async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    expect(await operated(source, 'a', { kind: 'restart' })).toMatchObject({
      outcome: 'done',
      event: 'restored',
    });
    expect(events('a')).toEqual(['deployed', 'requested', 'saved', 'restored']);
    expect(world.entries.get('a')?.map(({ subject }) => subject)).toContain('restored: from nothing');
    expect(world.workspaces.get('a')).toMatchObject({ restarts: 1, phase: 'running' });
    const [now] = await status(world, source, []);
    expect(now).not.toHaveProperty('snapshot');
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
    // The life before is kept, but nothing goes on from it by itself.
    const [left = ''] = world.stored.get('a') ?? [];
    Object.assign(world.workspaces.get('a')!, { alive: false });
    await run(source);
    expect(world.workspaces.get('a')).not.toHaveProperty('from');
    expect(await operated(source, 'a', { kind: 'restore', snapshot: left })).toMatchObject({
      restore: { from: left },
    });
  });

  test('to begin anew is carried out by the next run, where one was cut off', async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    const runner = world.runner;
    world.runner = (twin) => ({
      ...runner(twin),
      restart: () => Promise.reject(new Error('the machine went down')),
    });
    expect(await operated(source, 'a', { kind: 'restart' })).toMatchObject({ outcome: 'failed' });
    world.runner = runner;
    expect(await run(source, { twins: ['a'] })).toMatchObject([{ event: 'restored' }]);
    expect(world.workspaces.get('a')).toMatchObject({ restarts: 1 });
  });

  test("that an earlier edition's runner doesn't know is dropped, and the twin lives on", async () => {
    const source = sourceOf({ a: {} });
    await run(source);
    const runner = world.runner;
    world.runner = (twin) => ({
      ...runner(twin),
      restart: () => Promise.reject(new DtaasError({ code: 'request-unknown', message: 'm', hint: 'h' })),
    });
    expect(await operated(source, 'a', { kind: 'restart' })).toMatchObject({
      outcome: 'failed',
      error: { code: 'request-unknown' },
    });
    await run(source, { twins: ['a'] });
    expect(await run(source)).toMatchObject([{ outcome: 'unchanged' }]);
    expect(world.workspaces.get('a')).not.toHaveProperty('restarts');
  });

  test('is refused before it is written down where it makes no sense', async () => {
    const source = sourceOf({ a: {} });
    await expect(operated(source, 'a', { kind: 'suspend' })).rejects.toMatchObject({
      code: 'twin-not-deployed',
    });
    await expect(operated(source, 'a', { kind: 'restart' })).rejects.toMatchObject({
      code: 'twin-not-deployed',
    });
    await run(source);
    await expect(operated(source, 'a', { kind: 'restore' })).rejects.toMatchObject({
      code: 'snapshot-unknown',
    });
    await expect(operated(source, 'a', { kind: 'resume' })).rejects.toMatchObject({
      code: 'twin-not-suspended',
    });
    await expect(operated(source, 'a', { kind: 'suspend', until: 'yesterday' })).rejects.toMatchObject({
      code: 'usage-until',
    });
    expect(events('a')).toEqual(['deployed']);
  });
});
