import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryRepository, writeSnapshot } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { openRepository, type Repository } from '../open.ts';
import { gitSnapshots } from '../snapshots/snapshots.ts';
import { appendEvent, log } from '../state/biography.ts';
import { home } from '../state/home.ts';
import { addRecords, readRecords } from '../state/records.ts';
import { readState } from '../state/state.ts';
import { fetchState, forgetSnapshots, pushState } from './sync.ts';

const name = '20261122T120000Z-00000000';
const event = (n: number | string) => ({
  event: 'saved',
  message: `Save ${n}`,
  files: { status: `{"n":"${n}"}` },
});

/** A bare repository that stands for the forge, and two clones of it. */
async function forge(): Promise<{ url: string; clone: () => Promise<Repository> }> {
  const folder = temporaryFolder();
  const url = join(folder, 'forge.git');
  await gitIn(folder).run(['init', '-q', '--bare', '-b', 'main', url]);
  const seed = await temporaryRepository();
  await seed.git.run(['push', '-q', url, 'main']);
  let count = 0;
  const clone = async () => {
    const directory = join(folder, `clone-${count++}`);
    await gitIn(folder).run(['clone', '-q', url, directory]);
    return openRepository(directory);
  };
  return { url, clone };
}

describe('a remote home', () => {
  it('gives everything back to a clone that starts from nothing', async () => {
    const { clone } = await forge();
    const first = await clone();
    const { id } = await home(first);
    const folder = temporaryFolder();
    writeSnapshot(join(folder, 'in'), { 'state.json': '{"x":1}' });
    await gitSnapshots(first).store('incubator', name, join(folder, 'in'));
    await addRecords(first, new Map([['a'.repeat(64), { ok: true }]]));
    const tip = await appendEvent(first, 'incubator', { ...event(1), trailers: { Snapshot: name } }, null);
    expect(await pushState(first, 'origin', ['incubator'])).toEqual([
      { twin: 'incubator', standing: 'same', here: tip, there: tip },
    ]);
    rmSync(first.root, { recursive: true });

    const second = await clone();
    expect(await readState(second, 'incubator')).toBeUndefined();
    await fetchState(second, 'origin');
    expect(await home(second, { shared: true })).toEqual({ id, made: false });
    expect(await readState(second, 'incubator')).toMatchObject({ tip, status: { n: '1' } });
    expect(await readRecords(second)).toEqual(new Map([['a'.repeat(64), { ok: true }]]));
    await gitSnapshots(second).extract('incubator', name, join(folder, 'out'));
    // Nothing of it stands in the way of who clones without twins in mind.
    expect(await second.git.text(['branch', '--list', '--format=%(refname)'])).toContain(
      'refs/heads/state/incubator',
    );
    const third = await clone();
    expect((await gitSnapshots(third).list()).length).toBe(0);
  });

  it('gets the story of a twin that has lost a snapshot, without that', async () => {
    const { clone } = await forge();
    const first = await clone();
    await home(first);
    const tip = await appendEvent(first, 'x', { ...event(1), trailers: { Snapshot: name } }, null);
    // As a ref is that housekeeping took the objects from.
    const lost = 'a'.repeat(40);
    mkdirSync(join(first.gitDir, 'refs/dtaas/snapshots/x'), { recursive: true });
    writeFileSync(join(first.gitDir, 'refs/dtaas/snapshots/x', name), `${lost}\n`);
    expect(await pushState(first, 'origin', ['x'])).toMatchObject([{ standing: 'same', there: tip }]);
  });

  it('is asked by many commands of one clone at once', async () => {
    const { clone } = await forge();
    const [a, b] = [await clone(), await clone()];
    let tip: string | null = null;
    for (let n = 0; n < 3; n++) {
      tip = await appendEvent(a, 'x', event(n), tip);
      await pushState(a, 'origin', ['x']);
      const asked = await Promise.all(Array.from({ length: 6 }, () => fetchState(b, 'origin')));
      for (const synced of asked) expect(synced).toMatchObject([{ standing: 'same', there: tip }]);
    }
  });

  it('lets one of two writers win, and the other one reads again', async () => {
    const { clone } = await forge();
    const [a, b] = [await clone(), await clone()];
    const tip = await appendEvent(a, 'x', event(0), null);
    await pushState(a, 'origin', ['x']);
    await fetchState(b, 'origin');
    const onA = await appendEvent(a, 'x', event('a'), tip);
    const onB = await appendEvent(b, 'x', event('b'), tip);
    expect((await pushState(a, 'origin', ['x']))[0]?.standing).toBe('same');
    const lost = await pushState(b, 'origin', ['x']);
    expect(lost).toEqual([{ twin: 'x', standing: 'diverged', here: onB, there: onA }]);
    expect((await log(b, 'x')).map(({ subject }) => subject)).toEqual(['Save b', 'Save 0']);
    // A clone that is merely behind is brought up to date, and its next event counts.
    const c = await clone();
    await fetchState(c, 'origin');
    const onC = await appendEvent(c, 'x', event('c'), (await readState(c, 'x'))!.tip);
    await pushState(c, 'origin', ['x']);
    expect(await fetchState(a, 'origin')).toEqual([{ twin: 'x', standing: 'same', here: onC, there: onC }]);
  });

  it('doesn’t get back what it has forgotten, and keeps what is new', async () => {
    const { clone } = await forge();
    const [a, b] = [await clone(), await clone()];
    const folder = temporaryFolder();
    writeSnapshot(folder, { 'state.json': '{}' });
    const names = [0, 1, 2].map((n) => `20261122T12000${n}Z-00000000`);
    let tip: string | null = null;
    for (const snapshot of names) {
      await gitSnapshots(a).store('x', snapshot, folder);
      tip = await appendEvent(a, 'x', { ...event(snapshot), trailers: { Snapshot: snapshot } }, tip);
    }
    await pushState(a, 'origin', ['x']);
    await fetchState(b, 'origin');
    await forgetSnapshots(a, 'origin', await gitSnapshots(a).retain('x', 1));
    await appendEvent(b, 'x', event('more'), tip);
    await pushState(b, 'origin', ['x']);
    await fetchState(a, 'origin');
    expect((await gitSnapshots(a).list('x')).map((snapshot) => snapshot.name)).toEqual([names[2]]);
    expect((await gitSnapshots(b).list('x')).map((snapshot) => snapshot.name)).toEqual(names);
  });

  it('takes the records of all, pushed at once', async () => {
    const { clone } = await forge();
    const clones = [await clone(), await clone(), await clone()];
    await Promise.all(
      clones.map(async (own, n) => {
        await addRecords(own, new Map([[String(n).repeat(64), { n }]]));
        await pushState(own, 'origin', []);
      }),
    );
    const last = await clone();
    await fetchState(last, 'origin');
    expect((await readRecords(last)).size).toBe(3);
  });

  it('is one: a clone with twins of its own doesn’t change sides', async () => {
    const { clone } = await forge();
    const [a, b, c] = [await clone(), await clone(), await clone()];
    const { id } = await home(a);
    await home(b);
    await home(c);
    await pushState(a, 'origin', []);
    await fetchState(c, 'origin');
    expect((await home(c, { shared: true })).id).toBe(id);
    await appendEvent(b, 'x', event(1), null);
    await expect(fetchState(b, 'origin')).rejects.toMatchObject({ code: 'home-conflict' });
  });

  it('can’t be reached, or refuses: the message has no credential', async () => {
    const { clone } = await forge();
    const own = await clone();
    await expect(fetchState(own, join(own.root, 'missing.git'))).rejects.toMatchObject({
      code: 'remote-unreachable',
    });
    const { url } = await forge();
    await gitIn(url).run(['config', 'transfer.hideRefs', 'refs/heads/state']);
    await appendEvent(own, 'x', event(1), null);
    await expect(pushState(own, url, ['x'])).rejects.toMatchObject({ code: 'push-refused' });
  });
});
