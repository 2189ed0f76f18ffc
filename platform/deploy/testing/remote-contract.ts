import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventName, sha256 } from '@dtaas/model';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Biographies, Remote, Snapshots } from '../src/world.ts';

/** One of the clones that keep the state of their twins in the same remote. */
export interface CloneUnderTest {
  readonly remote: Remote;
  readonly biographies: Biographies;
  readonly snapshots: Snapshots;
}

export interface RemoteUnderTest {
  /** A clone that has fetched nothing yet. */
  clone(): Promise<CloneUnderTest>;
  /** A clone that is the home of its twins itself. */
  alone(): Promise<CloneUnderTest>;
  /** Makes the remote unreachable, or reachable again. */
  setReachable(isReachable: boolean): void;
}

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const nothing = new Map();
const nameAt = (second: number) => `20261122T1241${String(second).padStart(2, '0')}Z-1a2b3c4d`;

async function append(
  { biographies }: CloneUnderTest,
  event: EventName,
  { twin = 'a', snapshot = '', more = {} }: { twin?: string; snapshot?: string; more?: object } = {},
): Promise<string> {
  const tip = await biographies.tip(twin);
  const status = { ...tip?.status, event, ...(snapshot === '' ? {} : { snapshot }), ...more };
  const trailers = snapshot === '' ? {} : { Snapshot: snapshot };
  const entry = { twin, event, summary: `x ${snapshot}`.trim(), trailers };
  return biographies.append({ ...entry, files: { status: JSON.stringify(status) } }, tip?.id);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-remote-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Stores a snapshot of the twin and appends the save that names it. */
async function save(clone: CloneUnderTest, snapshot: string, twin = 'a'): Promise<string> {
  const folder = temporaryFolder();
  const path = 'components/counter/state/count.json';
  const files = { 'state/count.json': { sha256: sha256(snapshot), size: snapshot.length, mode: 0o600 } };
  const counter = { asset: 'functions/counter', version: '1.2.0', files, outputs: {} };
  const manifest = { format: 1, clock: { t: 0 }, inFlight: {}, values: {}, components: { counter } };
  mkdirSync(join(folder, 'components/counter/state'), { recursive: true });
  writeFileSync(join(folder, path), snapshot);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await clone.snapshots.put(twin, snapshot, folder);
  return append(clone, 'saved', { twin, snapshot });
}

const subjects = async ({ biographies }: CloneUnderTest, twin = 'a') =>
  (await biographies.entries(twin)).map(({ subject }) => subject).reverse();

/** What every kind of `Remote` promises, with the codes of its errors. */
export function remoteContract(kind: string, open: () => Promise<RemoteUnderTest>): void {
  describe(`a remote ${kind}`, () => {
    /** Two clones that know the same first event of the twin. */
    async function two(): Promise<[CloneUnderTest, CloneUnderTest, RemoteUnderTest]> {
      const home = await open();
      const [first, second] = [await home.clone(), await home.clone()];
      await append(first, 'deployed', { more: { health: 'Healthy' } });
      expect(await first.remote.push(['a'])).toEqual(nothing);
      expect(await second.remote.fetch()).toEqual(nothing);
      return [first, second, home];
    }

    it('that holds nothing gives nothing', async () => {
      const clone = await (await open()).clone();
      expect(await clone.remote.fetch()).toEqual(nothing);
      expect(await clone.remote.push(['a'])).toEqual(nothing);
      expect([...(await clone.biographies.tips()).tips]).toEqual([]);
    });

    it('gives the biographies that were pushed, and no others, to a clone that starts from nothing', async () => {
      const home = await open();
      const [first, second] = [await home.clone(), await home.clone()];
      for (const twin of ['a', 'b', '_recorder.a']) await append(first, 'deployed', { twin });
      expect(await first.remote.push(['a', '_recorder.a'])).toEqual(nothing);
      expect(await second.remote.fetch()).toEqual(nothing);
      expect([...(await second.biographies.tips()).tips.keys()].sort()).toEqual(['_recorder.a', 'a']);
      expect(await second.biographies.tip('a')).toEqual(await first.biographies.tip('a'));
      expect(await second.biographies.entries('a')).toMatchObject([
        { event: 'deployed', subject: 'deployed: x' },
      ]);
    });

    it('gives later events, also those after which a clone goes on', async () => {
      const [first, second] = await two();
      await append(second, 'suspended');
      expect(await second.remote.push(['a'])).toEqual(nothing);
      expect(await first.remote.fetch()).toEqual(nothing);
      await append(first, 'resumed');
      expect(await first.remote.push(['a'])).toEqual(nothing);
      expect(await second.remote.fetch()).toEqual(nothing);
      expect(await subjects(second)).toEqual(['deployed: x', 'suspended: x', 'resumed: x']);
    });

    it('gives the snapshots in the events that were pushed', async () => {
      const [first, second] = await two();
      await save(first, nameAt(1));
      expect(await second.snapshots.list('a')).toEqual([]);
      expect(await first.remote.push(['a'])).toEqual(nothing);
      expect(await second.remote.fetch()).toEqual(nothing);
      expect(await second.snapshots.list('a')).toEqual([nameAt(1)]);
      const back = join(temporaryFolder(), 'back');
      await second.snapshots.get('a', nameAt(1), back);
      expect(readFileSync(join(back, 'components/counter/state/count.json'), 'utf8')).toBe(nameAt(1));
    });

    it('removes the snapshots that a clone has forgotten, once it pushes', async () => {
      const [first, second] = await two();
      for (const second of [1, 2, 3]) await save(first, nameAt(second));
      await first.remote.push(['a']);
      await first.snapshots.retain('a', 1, []);
      await second.remote.fetch();
      expect(await second.snapshots.list('a')).toEqual([1, 2, 3].map(nameAt));
      expect(await first.remote.push(['a'])).toEqual(nothing);
      await second.remote.fetch();
      expect(await second.snapshots.list('a')).toEqual([nameAt(3)]);
      const back = join(temporaryFolder(), 'back');
      await expect(second.snapshots.get('a', nameAt(1), back)).rejects.toEqual(code('snapshot-unknown'));
    });

    it.each<[string, EventName, number, number, number]>([
      ['moves on from an older save', 'saved', 2, 3, 3],
      ['stays where a newer save is', 'saved', 4, 3, 4],
      ['stays where it was restored to', 'restored', 1, 3, 1],
      ['stays where a deployment began', 'deployed', 2, 3, 2],
    ])('keeps a save that lost a race; the twin %s', async (_, event, theirs, ours, current) => {
      const [first, second] = await two();
      await append(first, event, { snapshot: nameAt(theirs), more: { health: 'Degraded' } });
      expect(await first.remote.push(['a'])).toEqual(nothing);
      await save(second, nameAt(ours));
      expect(await second.remote.push(['a'])).toEqual(nothing);
      const biography = ['deployed: x', `${event}: x ${nameAt(theirs)}`, `saved: x ${nameAt(ours)}`];
      expect(await first.remote.fetch()).toEqual(nothing);
      for (const clone of [first, second]) {
        expect(await subjects(clone)).toEqual(biography);
        expect((await clone.biographies.tip('a'))?.status).toMatchObject({
          event: 'saved',
          snapshot: nameAt(current),
          health: 'Degraded',
        });
      }
    });

    it('keeps neither of two other events, and leaves both to a person', async () => {
      const [first, second] = await two();
      await append(first, 'saved', { snapshot: nameAt(1) });
      await first.remote.push(['a']);
      await append(second, 'restored', { snapshot: nameAt(1) });
      await append(second, 'deployed', { twin: 'b' });
      const diverged = new Map([['a', code('state-diverged')]]);
      expect(await second.remote.push(['a', 'b'])).toEqual(diverged);
      expect(await second.remote.fetch()).toEqual(diverged);
      expect(await subjects(second)).toEqual(['deployed: x', `restored: x ${nameAt(1)}`]);
      await first.remote.fetch();
      expect(await subjects(first)).toEqual(['deployed: x', `saved: x ${nameAt(1)}`]);
      // Other twins are pushed all the same.
      expect(await subjects(first, 'b')).toEqual(['deployed: x']);
    });

    it('that is away loses nothing: the next push sends it', async () => {
      const [first, second, home] = await two();
      await save(first, nameAt(1));
      home.setReachable(false);
      await expect(first.remote.push(['a'])).rejects.toEqual(code('remote-unreachable'));
      await expect(second.remote.fetch()).rejects.toEqual(code('remote-unreachable'));
      expect(await subjects(first)).toHaveLength(2);
      home.setReachable(true);
      expect(await first.remote.push(['a'])).toEqual(nothing);
      await second.remote.fetch();
      expect(await subjects(second)).toEqual(await subjects(first));
    });

    it.each(['A', '../a', 'a.lock'])('gets no biography of the id %s', async (twin) => {
      const clone = await (await open()).clone();
      await expect(clone.remote.push([twin])).rejects.toEqual(code('twin-name-invalid'));
    });

    it('that no clone names gives nothing and takes nothing', async () => {
      const clone = await (await open()).alone();
      await append(clone, 'deployed');
      expect(await clone.remote.fetch()).toEqual(nothing);
      await expect(clone.remote.push(['a'])).rejects.toEqual(code('remote-missing'));
    });
  });
}
