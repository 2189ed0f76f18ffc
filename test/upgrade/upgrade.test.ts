import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterTwin, type Deployed, type Status, type TwinStatus } from '../system/counter.ts';
import {
  type Clone,
  eventually,
  hasEngine,
  type Machine,
  processesWith,
  temporaryMachine,
} from '../system/machine.ts';
import {
  ask,
  counterSecret,
  deadLock,
  deployIsolated,
  inWorkspace,
  keyed,
  makeHome,
  type Plan,
  saves,
  socketOf,
  totals,
  totalsTwin,
} from './home.ts';
import { hasPreviousEdition, installPreviousEdition } from './previous-edition.ts';

interface Verified {
  readonly results: readonly { readonly asset: string; readonly outcome: string }[];
}

const twins = ['counter', 'incubator', 'keeper', 'sleeper', 'totals'];

// One home, from the edition that made it through its life under this one: each step goes on from the one before.
describe
  .skipIf(!hasEngine() || !hasPreviousEdition())
  .sequential('a home of the previous edition', { timeout: 180_000 }, () => {
    let machine: Machine;
    let old: Clone;
    let clone: Clone;
    /** As the previous edition left it. */
    let before: {
      readonly runners: readonly number[];
      readonly snapshots: readonly string[];
      readonly records: string;
      readonly commit: string;
    };
    beforeAll(async () => {
      // 0.1 can't deploy where the path of its state home has characters that a URL escapes.
      machine = temporaryMachine(counterSecret, 'state');
      const edition = join(machine.folder, 'edition');
      const dtaas = installPreviousEdition(edition);
      old = await makeHome(machine, edition, dtaas);
      clone = machine.at(old.directory);
      before = {
        runners: machine.runners(),
        snapshots: snapshotRefs(),
        records: records(),
        commit: clone.git('rev-parse', 'HEAD'),
      };
      expect(before.runners.length).toBeGreaterThanOrEqual(3);
      expect(before.snapshots).toHaveLength(saves + 1);
    }, 600_000);
    afterAll(() => machine.remove());

    function snapshotRefs(): string[] {
      return clone
        .git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/dtaas/snapshots')
        .split('\n');
    }

    /** On the branch once this edition has added some, before that where the previous edition keeps them. */
    function records(): string {
      const [ref = ''] = clone
        .git('for-each-ref', '--format=%(refname)', 'refs/heads/state/_verified', 'refs/dtaas/verified')
        .split('\n')
        .toReversed();
      return clone.git('ls-tree', '-r', ref);
    }

    function runnerOf(twin: string): number {
      return inWorkspace<{ pid: number }>(machine, twin, 'runner.json').pid;
    }

    async function statusOf(twin: string, at = clone): Promise<TwinStatus> {
      const status = (await at.ask<Status>('status', twin)).twins[0];
      return status!;
    }

    async function countOf(twin = 'counter'): Promise<number> {
      return (await statusOf(twin)).values?.['counter.count']?.value ?? Number.NaN;
    }

    it('is shown as it is', async () => {
      const { twins: shown } = await clone.ask<Status>('status');
      expect(shown.map(({ twin, health, sync }) => [twin, sync, health])).toEqual([
        ['counter', 'Synced', 'Healthy'],
        ['incubator', 'Synced', 'Healthy'],
        ['keeper', 'Synced', 'Healthy'],
        ['sleeper', 'Synced', 'Suspended'],
        ['totals', 'Synced', 'Healthy'],
      ]);
    });

    it('has its records of verification, weak and strong', async () => {
      expect(before.records).toMatch(/\.weak\.json$/m);
      expect(before.records).toMatch(/[0-9a-f]{64}\.json$/m);
      const { results } = await clone.ask<Verified>('verify');
      expect(results.filter(({ outcome }) => !['remembered', 'untested'].includes(outcome))).toEqual([]);
      // The test of a twin runs once more where the runner has changed.
      expect(records().split('\n')).toEqual(expect.arrayContaining(before.records.split('\n')));
    });

    it('needs no new lock files', async () => {
      await clone.run('lock');
      expect(clone.git('status', '--porcelain')).toBe('');
      await clone.run('check');
    });

    it("isn't touched by a deployment of the same files, as plan says", async () => {
      const planned = (await clone.ask<Plan>('plan')).twins;
      expect(planned.map(({ twin, changes }) => [twin, changes])).toEqual(twins.map((twin) => [twin, []]));
      // A snapshot waits in the ring of one; that is all.
      expect(planned.map(({ verdict, steps }) => [verdict, steps.length])).toEqual([
        ['act', 1],
        ...twins.slice(1).map(() => ['nothing', 0]),
      ]);
      const { twins: deployed } = await clone.ask<Deployed>('deploy');
      expect(deployed).toMatchObject([
        { twin: 'counter', outcome: 'done', event: 'saved', saved: [expect.any(String)] },
        { twin: 'incubator', outcome: 'unchanged' },
        { twin: 'keeper', outcome: 'unchanged' },
        { twin: 'sleeper', outcome: 'unchanged' },
        { twin: 'totals', outcome: 'unchanged' },
      ]);
      expect(machine.runners()).toEqual(before.runners);
      expect(snapshotRefs()).toHaveLength(before.snapshots.length + 1);
      expect(existsSync(join(clone.directory, deadLock))).toBe(false);
    });

    it('keeps a runner whose secrets are the same', async () => {
      expect((await clone.ask<Deployed>('deploy', 'counter')).twins).toMatchObject([
        { outcome: 'unchanged' },
      ]);
      expect(machine.runners()).toEqual(before.runners);
    });

    it('is saved on top of every snapshot that was there', async () => {
      const { twins: saved } = await clone.ask<Deployed>('save', 'counter', 'incubator', 'totals');
      expect(saved.map(({ twin, outcome }) => [twin, outcome])).toEqual([
        ['counter', 'done'],
        ['incubator', 'done'],
        ['totals', 'done'],
      ]);
      expect(snapshotRefs()).toEqual(expect.arrayContaining([...before.snapshots]));
      expect(snapshotRefs()).toHaveLength(before.snapshots.length + 4);
      expect(machine.runners()).toEqual(before.runners);
    });

    it('can still be worked on by the previous edition', async () => {
      expect(await statusOf('counter', old)).toMatchObject({ sync: 'Synced', health: 'Healthy' });
      await old.run('save', 'counter');
      expect(await old.ask<Deployed>('deploy')).toMatchObject({
        twins: twins.map((twin) => ({ twin, outcome: 'unchanged' })),
      });
      expect(machine.runners()).toEqual(before.runners);
    });

    it('is restored in the runner that it has', async () => {
      const [oldest] = before.snapshots;
      const name = oldest!.split(' ')[0]!.split('/').at(-1)!;
      const { twins: restored } = await clone.ask<Deployed>('restore', 'counter', name);
      expect(restored).toMatchObject([{ outcome: 'done', restore: { outcome: 'restored', from: name } }]);
      await clone.run('restore', 'incubator');
      await clone.run('restore', 'totals');
      expect(machine.runners()).toEqual(before.runners);
    });

    it('has examples of the contract that have lost no count', async () => {
      await eventually(async () => {
        const { health, values = {} } = await statusOf('totals');
        const count = values['counter.count']?.value ?? Number.NaN;
        const sums = totals.map(({ component }) => values[`${component}.total`]?.value);
        return health === 'Healthy' && sums.every((sum) => sum === (count * (count + 1)) / 2);
      });
    });

    it('goes on from what a killed runner of the previous edition left in its folders', async () => {
      const count = await countOf('keeper');
      // Its component writes what it keeps.
      await clone.run('save', 'keeper');
      const pid = runnerOf('keeper');
      process.kill(pid, 'SIGKILL');
      await deployIsolated(clone, 'keeper');
      await eventually(async () => (await statusOf('keeper')).health === 'Healthy');
      expect(runnerOf('keeper')).not.toBe(pid);
      expect(await countOf('keeper')).toBeGreaterThanOrEqual(count);
    });

    it('is changed as plan says, and its state goes over to the new runner', async () => {
      const [count, kept] = [await countOf(), snapshotRefs()];
      await clone.commit(keyed(counterTwin('counter', { stride: 2 })));
      const planned = (await clone.ask<Plan>('plan')).twins;
      expect(planned.map(({ twin, verdict }) => [twin, verdict])).toEqual([
        ['counter', 'act'],
        ['incubator', 'nothing'],
        ['keeper', 'nothing'],
        ['sleeper', 'nothing'],
        ['totals', 'nothing'],
      ]);
      const [counter, incubator] = [runnerOf('counter'), runnerOf('incubator')];
      await clone.run('deploy');
      expect(runnerOf('counter')).not.toBe(counter);
      expect(runnerOf('incubator')).toBe(incubator);
      expect(await countOf()).toBeGreaterThan(count);
      expect(snapshotRefs()).toEqual(expect.arrayContaining(kept));
    });

    it('answers the previous edition from a runner of this one', async () => {
      expect(await statusOf('counter', old)).toMatchObject({ sync: 'Synced', health: 'Healthy' });
      await old.run('save', 'counter');
      expect(await ask(socketOf(machine, 'counter'), { op: 'pending' })).toEqual({
        ok: true,
        result: [],
        protocol: expect.any(Number),
      });
      expect(await clone.run('status', 'counter')).not.toMatch(/comes from platform/);
    });

    it('is suspended by the previous edition, and resumed by this one', async () => {
      const count = await countOf();
      await old.run('suspend', 'counter', '--reason', 'the plant is cleaned');
      expect(await statusOf('counter')).toMatchObject({ sync: 'Synced', health: 'Suspended' });
      await clone.run('resume', 'counter');
      expect(await countOf()).toBeGreaterThanOrEqual(count);
    });

    it('is replaced to get its first live parameter, and is told the next value', async () => {
      const sums = async () => {
        const { values } = await statusOf('totals');
        return totals.map(({ component }) => values?.[`${component}.total`]?.value ?? Number.NaN);
      };
      const stepsOf = async () => (await clone.ask<Plan>('plan', 'totals')).twins[0]?.steps;
      const [pid, earlier] = [runnerOf('totals'), await sums()];
      await clone.commit(totalsTwin({ stride: 3, live: true }));
      expect(await stepsOf()).toContain('replace its workspace');
      await clone.run('deploy', 'totals');
      const replaced = runnerOf('totals');
      expect(replaced).not.toBe(pid);
      await eventually(async () => (await sums()).every((sum, index) => sum > earlier[index]!));

      await clone.commit(totalsTwin({ stride: 4, live: true }));
      expect(await stepsOf()).toEqual(['tell counter: stride 3 → 4']);
      expect((await clone.ask<Deployed>('deploy', 'totals')).twins).toMatchObject([
        { outcome: 'done', event: 'configured' },
      ]);
      expect(runnerOf('totals')).toBe(replaced);
    });

    it('is resumed with the state that it was suspended with', async () => {
      const { twins: resumed } = await clone.ask<Deployed>('resume', 'sleeper');
      expect(resumed).toMatchObject([
        { outcome: 'done', event: 'resumed', restore: { outcome: 'restored' } },
      ]);
      const healthy = async () => (await statusOf('sleeper')).health === 'Healthy';
      await eventually(healthy);
    });

    it('is terminated, and nothing of it runs or is lost', async () => {
      const kept = snapshotRefs();
      await Promise.all(twins.map((twin) => clone.run('terminate', twin, '--yes')));
      expect(machine.runners()).toEqual([]);
      expect(machine.workspaces()).toEqual([]);
      expect(processesWith(machine.folder)).toEqual([]);
      expect(snapshotRefs()).toEqual(expect.arrayContaining(kept));
      expect(snapshotRefs().length).toBeGreaterThan(kept.length);
    });

    it('is told by the previous edition, too', async () => {
      // What the later files say is unknown to it.
      old.git('checkout', '--quiet', before.commit);
      const { twins: shown } = await old.ask<Status>('status');
      expect(shown.filter((twin) => 'error' in twin)).toEqual([]);
      await Promise.all(twins.map((twin) => old.run('log', twin)));
    });
  });
