import type { JsonObject, Outcome, TwinStatus } from '@dtaas/model';
import { beforeEach, expect, test } from 'vitest';
import { sourceOf } from '../../testing/memory-source.ts';
import { type MemoryWorld, memoryWorld } from '../../testing/memory-world.ts';
import { plan } from '../look/plan.ts';
import { status } from '../look/status.ts';
import { deploy } from '../operate/deploy.ts';
import { operate } from '../operate/operate.ts';
import { save } from '../operate/save.ts';

// What a run did is one thing, how the twin is another.

const source = sourceOf({ a: {} });
const head = async () => source;
let world: MemoryWorld;
beforeEach(() => {
  world = memoryWorld();
});

const deployed = async (): Promise<Outcome | undefined> => {
  const options = {
    twins: ['a'],
    requests: [],
    yes: false,
    push: false,
    announce: () => {},
    report: () => {},
  };
  return (await deploy(world, source, options)).twins[0];
};
const restored = (snapshot: string): Promise<Outcome> =>
  operate(
    world,
    'a',
    { kind: 'restore', snapshot },
    { sourceDeployed: head, head, push: false, report: () => {} },
  );
const now = async (): Promise<TwinStatus> => (await status(world, source, ['a']))[0]!;
const biography = () => world.entries.get('a')?.map(({ event }) => event);
const recorded = async (): Promise<JsonObject> => (await world.biographies.tip('a'))!.status;

/** From now on each workspace is Degraded, as where the broker of the plant is down. */
function unwell(is: boolean): void {
  const { runner } = world;
  Object.assign(world, {
    runner(twin: string) {
      Object.assign(world.workspaces.get(twin) ?? {}, { degraded: is });
      return runner(twin);
    },
  });
}

test('a deployment of a twin that comes up Degraded is done, and the twin recovers by itself', async () => {
  unwell(true);
  expect(await deployed()).toMatchObject({
    outcome: 'done',
    event: 'deployed',
    health: 'Degraded',
    reasons: ['a component failed'],
  });
  expect(await now()).toMatchObject({ sync: 'Synced', health: 'Degraded', reasons: ['a component failed'] });
  expect(world.entries.get('a')).toMatchObject([
    { event: 'deployed', body: expect.stringMatching(/^The twin was Degraded then: a component failed$/m) },
  ]);
  Object.assign(world.workspaces.get('a')!, { degraded: false });
  const after = await now();
  expect(after).toMatchObject({ sync: 'Synced', health: 'Healthy', reasons: [] });
  expect(after).not.toHaveProperty('failure');
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
});

test('a twin that lacks a container is saved and repaired, and its runner goes on', async () => {
  await deployed();
  const workspace = world.workspaces.get('a')!;
  Object.assign(workspace, { incomplete: true, degraded: true });
  expect(await now()).toMatchObject({ sync: 'Synced', health: 'Degraded' });
  const planned = (await plan(world, source, { twins: ['a'], preview: false })).twins[0];
  expect(planned?.steps).toContain('start or make again what has stopped or is gone of its workspace');
  expect(world.workspaces.get('a')).toMatchObject({ incomplete: true });
  expect(await deployed()).toMatchObject({ outcome: 'done', event: 'deployed', saved: [expect.any(String)] });
  expect(world.workspaces.get('a')).toBe(workspace);
  expect(workspace).toMatchObject({ phase: 'running' });
  expect(workspace).not.toHaveProperty('incomplete');
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
});

test('a restore of a Degraded twin that put the state back is told as restored', async () => {
  await deployed();
  await save(world, { twins: ['a'], head, push: false });
  const [first = ''] = world.stored.get('a') ?? [];
  unwell(true);
  expect(await restored(first)).toMatchObject({
    outcome: 'done',
    event: 'restored',
    health: 'Degraded',
    restore: { outcome: 'restored', from: first },
  });
  expect(biography()?.at(-1)).toBe('restored');
  expect(await recorded()).toMatchObject({ event: 'restored', snapshot: first });
  expect(await recorded()).not.toHaveProperty('failure');
});

test('a restore that did not put the state back has failed, though the twin is Healthy', async () => {
  await deployed();
  await save(world, { twins: ['a'], head, push: false });
  const [first = ''] = world.stored.get('a') ?? [];
  const { runner } = world;
  const restore = async () => ({ outcome: 'failed', from: first, details: ['pump.x was 1 and is 2'] });
  Object.assign(world, { runner: (twin: string) => ({ ...runner(twin), restore }) });
  const outcome = await restored(first);
  expect(outcome).toMatchObject({
    outcome: 'failed',
    error: { code: 'restore-failed', message: 'pump.x was 1 and is 2' },
  });
  expect(await now()).toMatchObject({
    health: 'Healthy',
    reasons: [],
    failure: { attempts: 1, code: 'restore-failed' },
  });
});

test('a run that failed stands beside the health until one succeeds', async () => {
  await deployed();
  const { up } = world.engine;
  Object.assign(world.engine, { up: () => Promise.reject(new Error('no room')) });
  Object.assign(world.workspaces.get('a')!, { generation: '0'.repeat(16) });
  for (const attempts of [1, 2]) {
    const outcome = await deployed();
    expect(outcome).toMatchObject({ outcome: 'failed', error: { message: 'no room' } });
    expect(outcome).not.toHaveProperty('health');
    expect(await now()).toMatchObject({
      health: 'Healthy',
      reasons: [],
      failure: { attempts, message: 'no room' },
    });
  }
  Object.assign(world.engine, { up });
  expect(await deployed()).toMatchObject({ outcome: 'done', event: 'deployed' });
  expect(await now()).not.toHaveProperty('failure');
});

test('the health of a twin whose record can not be read is Unknown, with the reason', async () => {
  await deployed();
  const tip = (await world.biographies.tip('a'))!;
  const entry = { twin: 'a', event: 'failed', summary: '', trailers: {} } as const;
  await world.biographies.append({ ...entry, files: { status: '{"kind": "Status"}' } }, tip.id);
  const error = { code: 'state-unreadable', message: expect.stringContaining('status.json') };
  expect(await now()).toMatchObject({ sync: 'Unknown', health: 'Unknown', reasons: [], error });
});

test('the health of a twin of another home is Unknown, because its workspace is not looked for here', async () => {
  await deployed();
  await world.place.remove('a');
  const tip = (await world.biographies.tip('a'))!;
  const status = JSON.stringify({ ...tip.status, home: 'f'.repeat(16) });
  const entry = { twin: 'a', event: 'deployed', summary: '', trailers: {} } as const;
  await world.biographies.append({ ...entry, files: { status } }, tip.id);
  expect(await now()).toMatchObject({
    health: 'Unknown',
    reasons: [],
    error: { code: 'state-of-another-home' },
  });
});

test('a twin whose runner runs but gives no answer in time is Unknown, and one whose runner is gone is Missing', async () => {
  await deployed();
  Object.assign(world.workspaces.get('a')!, { alive: false, silent: true });
  expect(await now()).toMatchObject({
    health: 'Unknown',
    reasons: [expect.stringContaining('the machine is busy, or the runner hangs')],
  });
  Object.assign(world.workspaces.get('a')!, { silent: false });
  expect(await now()).toMatchObject({
    health: 'Missing',
    reasons: ["The runner doesn't answer. Run: dtaas deploy"],
  });
});

test('a first run that failed leaves a twin that is Missing, not Degraded', async () => {
  Object.assign(world.engine, { up: () => Promise.reject(new Error('no room')) });
  await deployed();
  expect(await now()).toMatchObject({ health: 'Missing', failure: { message: 'no room' } });
});

test('a health that an earlier edition recorded as a failure is none', async () => {
  await deployed();
  const tip = (await world.biographies.tip('a'))!;
  const failure = {
    attempts: 3,
    at: '2026-11-22T12:00:00Z',
    code: 'twin-degraded',
    message: "the physical twin isn't reached",
    desired: 'a'.repeat(64),
  };
  const status = JSON.stringify({ ...tip.status, event: 'failed', health: 'Degraded', failure });
  await world.biographies.append(
    { twin: 'a', event: 'failed', summary: '', trailers: {}, files: { status } },
    tip.id,
  );
  const found = await now();
  expect(found).toMatchObject({ health: 'Healthy', reasons: [] });
  expect(found).not.toHaveProperty('failure');
  expect(await deployed()).toMatchObject({ outcome: 'unchanged' });
});

test('a twin that was terminated is Terminated, and its record stays readable for an edition that knows no such health', async () => {
  await deployed();
  const terminated = await operate(
    world,
    'a',
    { kind: 'terminate' },
    { sourceDeployed: head, head, push: false, report: () => {} },
  );
  expect(terminated).toMatchObject({ outcome: 'done', event: 'terminated', health: 'Terminated' });
  expect(await now()).toMatchObject({ health: 'Terminated', sync: 'Synced', desired: { now: 'terminated' } });
  expect(await recorded()).toMatchObject({ health: 'Missing' });
});

test.each([
  ['terminated', 'Terminated'],
  ['suspended', 'Suspended'],
  ['running', 'Missing'],
])('a twin that was never deployed and is to be %s is %s', async (desired, health) => {
  const written = sourceOf({ a: { lifecycle: { desired: desired as 'running' } } });
  expect((await status(world, written, ['a']))[0]).toMatchObject({ health });
});

test.each([
  [true, "a has only children (left, right). The platform doesn't run children yet, so nothing runs for a."],
  [
    false,
    "The platform doesn't run the children of a (left, right) yet: only the twin's own components run.",
  ],
])('plan, deploy and status say that children are not run yet; only children: %s', async (only, remark) => {
  const family = sourceOf(
    { a: {} },
    { about: () => ({ title: 'A', children: { ids: ['left', 'right'], only } }) },
  );
  const options = {
    twins: ['a'],
    requests: [],
    yes: false,
    push: false,
    announce: () => {},
    report: () => {},
  };
  const said = [
    (await plan(world, family, { twins: ['a'], preview: false })).twins[0]?.remarks,
    (await deploy(world, family, options)).twins[0]?.remarks,
    (await deploy(world, family, options)).twins[0]?.remarks,
    (await status(world, family, ['a']))[0]?.remarks,
  ];
  for (const remarks of said) expect(remarks).toContain(remark);
  expect((await status(world, family, ['a']))[0]).not.toHaveProperty('children');
});
