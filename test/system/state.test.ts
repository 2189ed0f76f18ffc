import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CounterOptions, counterPlatform, counterTwin, type Deployed, type Status } from './counter.ts';
import { type Clone, hasEngine, type Machine, temporaryMachine } from './machine.ts';

type Outcome = Deployed['twins'][0];

const twins = ['never', 'latest', 'named'] as const;
type Twin = (typeof twins)[number];

/** The first life counts in millions and later ones by one: a count tells which of them are in it. */
const million = 1_000_000;

// What a twin goes on from, in each situation of the table in docs/operations.md, one after the other.
describe.skipIf(!hasEngine()).sequential('the state of a twin', () => {
  let machine: Machine;
  let clone: Clone;
  /** Where the twins that begin with `none`, `latest` and a name are from: a snapshot of each's first life. */
  const first = new Map<Twin, string>();
  beforeAll(async () => {
    machine = temporaryMachine();
    const { 'twins/counter/twin.yaml': _, ...platform } = counterPlatform();
    clone = await machine.begin('clone', { ...platform, ...written({ stride: million }, 'latest') });
  }, 60_000);
  afterAll(() => machine.remove());

  /** All three twins; `restore` instead of what their names say. */
  function written(options: CounterOptions, restore?: string): Readonly<Record<string, string>> {
    const says = { never: 'none', latest: 'latest', named: first.get('named') ?? '' };
    return Object.assign(
      {},
      ...twins.map((twin) => counterTwin(twin, { ...options, restore: restore ?? says[twin] })),
    );
  }

  async function deployed(): Promise<Readonly<Record<Twin, Outcome>>> {
    const { twins: outcomes } = await clone.ask<Deployed>('deploy');
    return Object.fromEntries(outcomes.map((outcome) => [outcome.twin, outcome])) as Record<Twin, Outcome>;
  }

  async function statuses(): Promise<Readonly<Record<Twin, Status['twins'][0]>>> {
    const { twins: all } = await clone.ask<Status>('status');
    return Object.fromEntries(all.map((status) => [status.twin, status])) as Record<Twin, Status['twins'][0]>;
  }

  async function counts(): Promise<Readonly<Record<Twin, number>>> {
    const read = async (): Promise<readonly (readonly [string, number | undefined])[]> =>
      Object.entries(await statuses()).map(([twin, { values }]) => [twin, values?.['counter.count']?.value]);
    // One that has just begun may have to take its first step yet.
    let all = await read();
    while (all.some(([, count]) => count === undefined)) all = await read();
    return Object.fromEntries(all) as Record<Twin, number>;
  }

  async function runUntilCounted(): Promise<void> {
    await expect
      .poll(async () => Object.values(await counts()).every((count) => count >= million), { timeout: 40_000 })
      .toBe(true);
  }

  /** Puts all twins where they have their first life in them. */
  async function backToFirst(): Promise<void> {
    await Promise.all(twins.map((twin) => clone.run('restore', twin, first.get(twin) ?? '')));
    await runUntilCounted();
  }

  it('goes on without a break where only what isn’t run changes', async () => {
    await deployed();
    await runUntilCounted();
    await clone.run('save');
    for (const [twin, { snapshot }] of Object.entries(await statuses()))
      first.set(twin as Twin, snapshot ?? '');
    const runners = machine.runners();
    await clone.commit(written({ stride: million }));
    expect(await deployed()).toMatchObject({ never: { outcome: 'done' }, named: { outcome: 'done' } });
    expect(machine.runners()).toEqual(runners);
  });

  it('is saved where it is replaced, and goes on from what lifecycle.restore says', async () => {
    await clone.commit(written({ stride: 1 }));
    const { never, latest, named } = await deployed();
    for (const { saved } of [never, latest, named]) expect(saved).toHaveLength(1);
    expect(never.restore).toBeUndefined();
    expect(latest.restore).toMatchObject({ from: latest.saved?.[0] });
    expect(named.restore).toMatchObject({ from: first.get('named') });
    const now = await counts();
    expect(now.never).toBeLessThan(million);
    expect(now.latest).toBeGreaterThan(million);
    expect(now.named).toBeGreaterThan(million);
  });

  it('survives a runner that is killed: all go on from what was saved last, also where one never restores', async () => {
    const before = await counts();
    await clone.run('save');
    const { latest, named } = await statuses();
    for (const pid of machine.runners()) process.kill(pid, 'SIGKILL');
    await expect
      .poll(async () => Object.values(await statuses()).map(({ health }) => health), { timeout: 40_000 })
      .toEqual(['Missing', 'Missing', 'Missing']);
    expect(await deployed()).toMatchObject({
      latest: { outcome: 'done', restore: { from: latest.snapshot } },
      named: { outcome: 'done', restore: { from: named.snapshot } },
    });
    expect((await counts()).never).toBeGreaterThanOrEqual(before.never);
  });

  it('goes back where an operator says, whatever lifecycle.restore says', async () => {
    await backToFirst();
  });

  it('is healed where somebody removed its folder: from nothing where it never restores', async () => {
    for (const workspace of machine.workspaces())
      rmSync(join(machine.stateHome, workspace), { recursive: true, force: true, maxRetries: 50 });
    await expect.poll(() => machine.runners(), { timeout: 40_000 }).toEqual([]);
    const gone = await statuses();
    for (const { health, sync } of Object.values(gone)) expect([health, sync]).toEqual(['Missing', 'Synced']);
    expect(await deployed()).toMatchObject({
      never: { outcome: 'done', event: 'deployed' },
      latest: { outcome: 'done', restore: { outcome: 'restored', from: gone.latest.snapshot } },
      named: { outcome: 'done', restore: { outcome: 'restored', from: gone.named.snapshot } },
    });
    expect(machine.runners()).toHaveLength(3);
    const now = await counts();
    expect(now.never).toBeLessThan(million);
    expect(now.latest).toBeGreaterThan(million);
  });

  it('begins as lifecycle.restore says where it was terminated and is deployed again', async () => {
    await backToFirst();
    await clone.commit(written({ stride: 1, desired: 'terminated' }));
    const { latest } = await deployed();
    expect(machine.workspaces()).toEqual([]);
    await clone.commit(written({ stride: 1 }));
    expect(await deployed()).toMatchObject({
      latest: { restore: { from: latest.saved?.[0] } },
      named: { restore: { from: first.get('named') } },
    });
    const now = await counts();
    expect(now.never).toBeLessThan(million);
    expect(now.latest).toBeGreaterThan(million);
  });

  it('is there again where it is resumed, whatever lifecycle.restore says', async () => {
    await clone.run('restore', 'never', first.get('never') ?? '');
    await clone.run('suspend', 'never');
    const { snapshot } = (await statuses()).never;
    await clone.run('resume', 'never');
    expect((await statuses()).never.snapshot).toBe(snapshot);
    await expect.poll(async () => (await counts()).never, { timeout: 40_000 }).toBeGreaterThan(million);
  });
});
