import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fetchState, pushState } from '../../testing/sync.ts';
import { temporaryFolder, temporaryRepository, writeSnapshot } from '../../testing/temporary-repository.ts';
import { gitIn } from '../git/git.ts';
import { readRefs } from '../git/refs.ts';
import { openRepository, type Repository } from '../open.ts';
import type { Snapshot } from '../snapshots/snapshot-refs.ts';
import { gitSnapshots, listSnapshots } from '../snapshots/snapshots.ts';
import { appendEvent, log } from '../state/biography.ts';
import { home } from '../state/home.ts';
import { addRecords, readRecordNames } from '../state/records.ts';
import { biographyTips, readTip } from '../state/state.ts';
import { listRemoteRefs } from './remote.ts';

const name = '20261122T120000Z-00000000';
const event = (n: number | string) => ({
  event: 'saved',
  subject: `Save ${n}`,
  files: { status: `{"n":"${n}"}` },
});

const many = Array.from({ length: 20 }, (_, at) => `many${at}`);

interface Forge {
  readonly url: string;
  /** A fresh clone of the forge. */
  readonly clone: () => Promise<Repository>;
}

/** A bare repository that stands for the forge. */
async function forge(): Promise<Forge> {
  const folder = temporaryFolder();
  const url = join(folder, 'forge.git');
  await gitIn(folder).run(['init', '-q', '--bare', '-b', 'main', url]);
  const seed = await temporaryRepository();
  await seed.git.run(['push', '-q', url, 'main']);
  let count = 0;
  const clone = async () => {
    const directory = join(folder, `clone-${count++}`);
    // Without `--no-local`, git takes all objects along, also those that no branch names.
    await gitIn(folder).run(['clone', '-q', '--no-local', url, directory]);
    return openRepository(directory);
  };
  return { url, clone };
}

/** A hook of a bare repository; answers what it prints. */
function hook(url: string, name: string, script: string) {
  const file = join(url, 'hooks', `${name}.out`);
  writeFileSync(join(url, 'hooks', name), `#!/bin/sh\n{ ${script}; } >>'${file}'\n`, { mode: 0o755 });
  return {
    lines: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => line.trim()),
    clear: () => rmSync(file, { force: true }),
  };
}

/** Stores and tells `count` snapshots of the twin x; returns their names and the tip. */
async function saved(
  clone: Repository,
  count: number,
  after: { readonly tip: string | null; readonly day: number } = { tip: null, day: 22 },
): Promise<[names: string[], tip: string | null]> {
  const folder = temporaryFolder();
  const names = Array.from(
    { length: count },
    (_, n) => `202611${after.day}T12${String(n).padStart(4, '0')}Z-00000000`,
  );
  let { tip } = after;
  for (const snapshot of names) {
    writeSnapshot(folder, { 'state.json': JSON.stringify({ snapshot }) });
    await gitSnapshots(clone).put('x', snapshot, folder);
    tip = await appendEvent(clone, 'x', { ...event(snapshot), trailers: { Snapshot: snapshot } }, tip);
  }
  return [names, tip];
}

const namesIn = (clone: Repository) => gitSnapshots(clone, 'origin').list('x');

/** Forgets all snapshots of x except the newest and those in `needed`. */
async function forgottenBy(clone: Repository, needed: readonly string[] = []): Promise<Snapshot[]> {
  const forgotten: Snapshot[] = [];
  await gitSnapshots(clone, 'origin', forgotten).retain('x', 1, needed);
  return forgotten;
}

const refsIn = async ({ git }: Repository) =>
  (await git.text(['for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/']))
    .split('\n')
    .filter(Boolean);

/** The number of objects in a clone. */
async function objectsIn({ git }: Repository): Promise<number> {
  const all = await git.text(['cat-file', '--batch-all-objects', '--batch-check']);
  return all.split('\n').length;
}

describe('a fresh clone of a home with snapshots', () => {
  async function freshClone(count = 4): Promise<Forge & { fresh: Repository; names: string[] }> {
    const home = await forge();
    const first = await home.clone();
    const [names] = await saved(first, count);
    await pushState(first, 'origin', ['x']);
    const fresh = await home.clone();
    // `git clone` brings the branch of the biography, and none of the snapshots.
    const before = await objectsIn(fresh);
    await fetchState(fresh, 'origin');
    expect(await objectsIn(fresh)).toBe(before);
    return { ...home, fresh, names };
  }
  const out = () => join(temporaryFolder(), 'out');

  it('lists all 50 and has fetched none', async () => {
    const { fresh, names } = await freshClone(50);
    const listed = await listSnapshots(fresh, 'origin', 'x');
    expect(listed.map((one) => one.name)).toEqual(names);
    expect(listed.some(({ isHere }) => isHere)).toBe(false);
    expect(await refsIn(fresh)).toEqual([]);
    expect(await gitSnapshots(fresh, 'origin').damaged()).toEqual(new Map());
    // The names were noted for this remote only.
    expect(await gitSnapshots(fresh, 'elsewhere').list('x')).toEqual([]);
    expect(await listSnapshots(fresh)).toEqual([]);
  }, 60_000);

  it('fetches exactly the one that is restored, once', async () => {
    const { fresh, names } = await freshClone();
    const before = await objectsIn(fresh);
    const store = gitSnapshots(fresh, 'origin');
    const folder = out();
    const sha256 = await store.get('x', names[2]!, folder);
    const manifest = readFileSync(join(folder, 'manifest.json'));
    expect(sha256).toBe(createHash('sha256').update(manifest).digest('hex'));
    expect(readFileSync(join(folder, 'components/controller/state.json'), 'utf8')).toContain(names[2]);
    expect(await refsIn(fresh)).toEqual([`refs/dtaas/snapshots/x/${names[2]}`]);
    // A commit, three trees, the manifest and one file.
    expect((await objectsIn(fresh)) - before).toBe(6);
    await fresh.git.run(['remote', 'set-url', 'origin', join(fresh.root, 'gone.git')]);
    await store.get('x', names[2]!, out());
  }, 60_000);

  it('says which snapshot it needs if the remote is away, and leaves nothing', async () => {
    const { fresh, names } = await freshClone();
    await fresh.git.run(['remote', 'set-url', 'origin', join(fresh.root, 'gone.git')]);
    const folder = out();
    await expect(gitSnapshots(fresh, 'origin').get('x', names[3]!, folder)).rejects.toMatchObject({
      code: 'remote-unreachable',
      message: expect.stringContaining(`The snapshot ${names[3]} of x is only at the remote`),
      hint: expect.stringContaining('Then run the command again.'),
    });
    expect(existsSync(folder)).toBe(false);
    expect(await refsIn(fresh)).toEqual([]);
  }, 60_000);

  it('says that the remote has it no more if somebody deleted it', async () => {
    const { url, fresh, names } = await freshClone();
    await gitIn(url).run(['update-ref', '-d', `refs/dtaas/snapshots/x/${names[3]}`]);
    await expect(gitSnapshots(fresh, 'origin').get('x', names[3]!, out())).rejects.toMatchObject({
      code: 'snapshot-unknown',
      message: `The snapshot ${names[3]} of x is neither in this clone nor at the remote.`,
      hint: 'To list the snapshots: dtaas snapshots x',
    });
    await fetchState(fresh, 'origin');
    expect(await namesIn(fresh)).toEqual(names.filter((one) => one !== names[3]));
  }, 60_000);

  it('restores a snapshot that was pushed after the last fetch', async () => {
    const { clone, fresh } = await freshClone();
    const other = await clone();
    await fetchState(other, 'origin');
    const folder = temporaryFolder();
    writeSnapshot(folder, { 'state.json': '{"new":true}' });
    const later = '20261123T000000Z-00000000';
    await gitSnapshots(other, 'origin').put('x', later, folder);
    const { id: tip } = (await readTip(other, 'x'))!;
    await appendEvent(other, 'x', { ...event('new'), trailers: { Snapshot: later } }, tip);
    await pushState(other, 'origin', ['x']);
    await gitSnapshots(fresh, 'origin').get('x', later, out());
  }, 60_000);
});

it('a server that does not take several changes as one gets them one after the other', async () => {
  const { url, clone } = await forge();
  await gitIn(url).run(['config', 'receive.advertiseAtomic', 'false']);
  const [a, b] = [await clone(), await clone()];
  const [names, tip] = await saved(a, 2);
  expect(await pushState(a, 'origin', ['x'])).toMatchObject([{ standing: 'same', there: tip }]);
  const forgotten = await forgottenBy(a);
  const saves = await readTip(a, 'x');
  await appendEvent(a, 'x', event('more'), saves!.id);
  await pushState(a, 'origin', ['x'], forgotten);
  await fetchState(b, 'origin');
  expect(await namesIn(b)).toEqual(names.slice(1));
  expect(await readTip(b, 'x')).toEqual(await readTip(a, 'x'));
});

it('a save under the name of a pushed one is that save if the content is the same, else it is refused', async () => {
  const { clone } = await forge();
  const [a, b] = [await clone(), await clone()];
  const [[only = '']] = await saved(a, 1);
  await pushState(a, 'origin', ['x']);
  await fetchState(b, 'origin');
  const folder = temporaryFolder();
  writeSnapshot(folder, { 'state.json': JSON.stringify({ snapshot: only }) });
  const store = gitSnapshots(b, 'origin');
  await store.put('x', only, folder);
  expect(await listSnapshots(b)).toEqual(await listSnapshots(a));
  writeSnapshot(folder, { 'state.json': 'other' });
  await expect(store.put('x', only, folder)).rejects.toMatchObject({ code: 'snapshot-exists' });
  // Without the remote it is stored all the same.
  const c = await clone();
  await fetchState(c, 'origin');
  await c.git.run(['remote', 'set-url', 'origin', join(c.root, 'gone.git')]);
  await gitSnapshots(c, 'origin').put('x', only, folder);
  expect(await listSnapshots(c)).toMatchObject([{ name: only, isHere: true }]);
});

it.each([
  ['is missing', undefined],
  ['is cut short', '{"remote":"origin","snap'],
  ['has another shape', '{"remote":"origin","snapshots":{"refs/dtaas/snapshots/x/y":7}}'],
  ['has no list', '{"remote":"origin"}'],
  ['names other refs', '{"remote":"origin","snapshots":{"refs/heads/main":"--upload-pack=x"}}'],
])('a list of remote snapshots that %s is as an empty one, until the next fetch', async (_what, text) => {
  const { clone } = await forge();
  const [a, b] = [await clone(), await clone()];
  const [names] = await saved(a, 1);
  await pushState(a, 'origin', ['x']);
  await fetchState(b, 'origin');
  const file = join(b.gitDir, 'dtaas/remote-snapshots.json');
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
  expect(await namesIn(b)).toEqual([]);
  await fetchState(b, 'origin');
  expect(await namesIn(b)).toEqual(names);
});

describe('a remote home', () => {
  it('gives everything back to a clone that starts from nothing', async () => {
    const { clone } = await forge();
    const first = await clone();
    const { id } = await home(first);
    const folder = temporaryFolder();
    writeSnapshot(join(folder, 'in'), { 'state.json': '{"x":1}' });
    await gitSnapshots(first).put('incubator', name, join(folder, 'in'));
    await addRecords(first, new Map([['a'.repeat(64), { ok: true }]]));
    const tip = await appendEvent(first, 'incubator', { ...event(1), trailers: { Snapshot: name } }, null);
    expect(await pushState(first, 'origin', ['incubator'])).toEqual([
      { twin: 'incubator', standing: 'same', here: tip, there: tip },
    ]);
    rmSync(first.root, { recursive: true });

    const second = await clone();
    expect(await readTip(second, 'incubator')).toBeUndefined();
    await fetchState(second, 'origin');
    expect(await home(second, { shared: true })).toEqual({ id, made: false });
    expect(await readTip(second, 'incubator')).toMatchObject({ id: tip, status: { n: '1' } });
    expect(await readRecordNames(second)).toEqual(new Set(['a'.repeat(64)]));
    await gitSnapshots(second, 'origin').get('incubator', name, join(folder, 'out'));
    // A plain clone gets no snapshots.
    expect(await second.git.text(['branch', '--list', '--format=%(refname)'])).toContain(
      'refs/heads/state/incubator',
    );
    const third = await clone();
    expect(await listSnapshots(third, 'origin')).toEqual([]);
  });

  it('gets the biography of a twin that has lost a snapshot, without the snapshot', async () => {
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

  it.each(['a name', 'a path', 'a URL'])(
    'on this machine gets packs and unpacks none, by %s',
    async (way) => {
      const { url, clone } = await forge();
      const first = await clone();
      await saved(first, 1);
      const address = { 'a name': 'origin', 'a path': url, 'a URL': `file://${url}` }[way]!;
      await pushState(first, address, ['x']);
      const counted = await gitIn(url).text(['count-objects', '-v']);
      // The commit of `main` came by a plain push, which unpacks.
      const main = (await gitIn(url).text(['rev-list', '--objects', 'main'])).split('\n').length;
      expect(/^count: (\d+)$/m.exec(counted)?.[1]).toBe(`${main}`);
    },
  );

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
    const onC = await appendEvent(c, 'x', event('c'), (await readTip(c, 'x'))!.id);
    await pushState(c, 'origin', ['x']);
    expect(await fetchState(a, 'origin')).toEqual([{ twin: 'x', standing: 'same', here: onC, there: onC }]);
  });

  it("doesn't get back what it has forgotten, and keeps what is new", async () => {
    const { clone } = await forge();
    const [a, b] = [await clone(), await clone()];
    const [names, tip] = await saved(a, 3);
    await pushState(a, 'origin', ['x']);
    await fetchState(b, 'origin');
    // A clone that has restored a snapshot doesn't push it again.
    await gitSnapshots(b, 'origin').get('x', names[0]!, join(temporaryFolder(), 'out'));
    await pushState(a, 'origin', [], await forgottenBy(a));
    expect(await namesIn(a)).toEqual([names[2]]);
    expect(await namesIn(b)).toEqual(names);
    await appendEvent(b, 'x', event('more'), tip);
    await pushState(b, 'origin', ['x']);
    await fetchState(a, 'origin');
    expect(await namesIn(a)).toEqual([names[2]]);
    expect(await namesIn(b)).toEqual([names[0], names[2]]);
  });

  it('forgets the snapshots that only the remote has', async () => {
    const { clone } = await forge();
    const [a, b] = [await clone(), await clone()];
    const [names] = await saved(a, 4);
    await pushState(a, 'origin', ['x']);
    await fetchState(b, 'origin');
    const forgotten = await forgottenBy(b, [names[1]!]);
    expect(forgotten.map((one) => one.name)).toEqual([names[0], names[2]]);
    await pushState(b, 'origin', [], forgotten);
    expect(await namesIn(b)).toEqual([names[1], names[3]]);
    expect([...(await listRemoteRefs(b, 'origin', ['refs/dtaas/snapshots/*'])).keys()]).toEqual([
      `refs/dtaas/snapshots/x/${names[1]}`,
      `refs/dtaas/snapshots/x/${names[3]}`,
    ]);
  });

  it('is sent all in one push', async () => {
    const { url, clone } = await forge();
    const pushes = hook(url, 'post-receive', 'cut -d " " -f 3 | tr "\\n" " "; echo');
    const a = await clone();
    const [[first], tip] = await saved(a, 1);
    await pushState(a, 'origin', ['x']);
    const [names] = await saved(a, 3, { tip, day: 23 });
    pushes.clear();
    await pushState(a, 'origin', ['x'], await forgottenBy(a));
    const snapshots = [first, names.at(-1)].map((name) => `refs/dtaas/snapshots/x/${name}`);
    expect(pushes.lines().map((line) => line.split(' ').sort())).toEqual([
      [...snapshots, 'refs/heads/state/x'],
    ]);
    expect(await namesIn(a)).toEqual([names.at(-1)]);
  });

  it('that refuses one twin gets the others', async () => {
    const { url, clone } = await forge();
    hook(url, 'update', 'case "$1" in */y) exit 1;; esac');
    const a = await clone();
    await saved(a, 1);
    await appendEvent(a, 'y', event(1), null);
    await expect(pushState(a, 'origin', ['x', 'y'])).rejects.toMatchObject({
      code: 'push-refused',
      message: expect.stringContaining('refs/heads/state/y'),
    });
    const there = await listRemoteRefs(a, 'origin', ['refs/heads/state/*', 'refs/dtaas/snapshots/*']);
    expect([...there.keys()].map((ref) => ref.split('/')[3])).toEqual(['x', 'x']);
  });

  it('takes the records of all, pushed at once', async () => {
    const { clone } = await forge();
    const clones = [await clone(), await clone(), await clone()];
    await Promise.all(
      clones.map(async (own, n) => {
        // Only one of them makes the home. The records of the others go there, too.
        await home(own);
        await addRecords(own, new Map([[String(n).repeat(64), { n }]]));
        await pushState(own, 'origin', []);
      }),
    );
    const last = await clone();
    expect(await fetchState(last, 'origin')).toEqual([]);
    expect((await readRecordNames(last)).size).toBe(3);
  });

  it('takes no records from refs that anybody may write, and none that a fork copied', async () => {
    const { url, clone } = await forge();
    const [owner, fork] = [await clone(), await clone()];
    await home(owner);
    await addRecords(owner, new Map([['1'.repeat(64), { n: 1 }]]));
    await pushState(owner, 'origin', []);
    await owner.git.run(['push', '-q', 'origin', 'state/_verified:refs/dtaas/verified']);
    await gitIn(url).run(['update-ref', '-d', 'refs/dtaas/home']);
    await fetchState(fork, 'origin');
    expect((await readRecordNames(fork)).size).toBe(0);
    await home(fork, { shared: true });
    await addRecords(fork, new Map([['2'.repeat(64), { n: 2 }]]));
    await pushState(fork, 'origin', []);
    const next = await clone();
    await fetchState(next, 'origin');
    expect(await readRecordNames(next)).toEqual(new Set(['2'.repeat(64)]));
  });

  it("is one: a clone with twins of its own doesn't change sides", async () => {
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

  it("can't be reached, or refuses: the message has no credential", async () => {
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

describe('a new clone', () => {
  it('keeps no second ref for what git clone has brought, and follows what comes later', async () => {
    const { clone } = await forge();
    const first = await clone();
    await home(first, { shared: true });
    const begin = async (twin: string) => appendEvent(first, twin, event(1), null);
    const tips = new Map([
      ['x', await begin('x')],
      ...(await Promise.all(many.map(async (twin) => [twin, await begin(twin)] as const))),
    ]);
    await pushState(first, 'origin', [...tips.keys()]);
    const second = await clone();
    await fetchState(second, 'origin');
    expect([...(await readRefs(second, 'refs/dtaas/remote/')).keys()]).toEqual([
      'refs/dtaas/remote/dtaas/home',
    ]);
    expect(await biographyTips(second)).toEqual(await biographyTips(first));
    let tip = tips.get('x') ?? null;
    for (const round of [2, 3]) {
      tip = await appendEvent(first, 'x', event(round), tip);
      await pushState(first, 'origin', ['x']);
      await fetchState(second, 'origin');
      expect((await readTip(second, 'x'))?.id).toBe(tip);
    }
    await appendEvent(first, 'x', event(4), tip);
    await pushState(first, 'origin', ['x']);
    // What a person fetches by git is newer than the platform's own ref.
    await second.git.run(['fetch', '-q', 'origin']);
    await fetchState(second, 'origin');
    expect(await biographyTips(second)).toEqual(await biographyTips(first));
  });

  it('gets many biographies with as many calls of git as one', async () => {
    const calls = async (twins: number): Promise<number> => {
      const { url, clone } = await forge();
      const first = await clone();
      await home(first, { shared: true });
      const names = Array.from({ length: twins }, (_, at) => `x${at}`);
      for (const name of names) await appendEvent(first, name, event(1), null);
      await pushState(first, 'origin', names);
      let count = 0;
      const { git, ...second } = await clone();
      const counting: typeof git = {
        ...git,
        attempt(...given) {
          count++;
          return git.attempt(...given);
        },
      };
      const synced = await fetchState({ ...second, git: counting }, url);
      expect(synced.map(({ standing }) => standing)).toEqual(names.map(() => 'same'));
      return count;
    };
    expect(await calls(10)).toBe(await calls(1));
  });
});
