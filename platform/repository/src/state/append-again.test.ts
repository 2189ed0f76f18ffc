import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { start, temporaryScript } from '../../testing/temporary-script.ts';
import { gitIn } from '../git/git.ts';
import { readRef } from '../git/refs.ts';
import { openRepository, type Repository } from '../open.ts';
import { fetchState, pushState, type Settling } from '../remote/sync.ts';
import { gitSnapshots } from '../snapshots/snapshots.ts';
import { appendAgain, type RebaseSave } from './append-again.ts';
import { appendEvent, log } from './biography.ts';
import { home } from './home.ts';
import { readTip } from './state.ts';

const nameAt = (n: number) => `20261122T12${String(n).padStart(4, '0')}Z-00000000`;
const save = (n: number) => ({
  event: 'saved',
  subject: `Save ${n}`,
  trailers: { Snapshot: nameAt(n), Actor: 'me' },
  files: { status: JSON.stringify({ n }) },
});
const deployed = (n: number) => ({
  event: 'deployed',
  subject: `Deploy ${n}`,
  files: { status: JSON.stringify({ n }), desired: JSON.stringify({ n }) },
});
const rebaseSave: RebaseSave = (
  { subject, trailers: { Twin: _, Event: __, ...trailers } },
  status,
  theirs,
) => ({
  event: 'saved',
  subject,
  trailers,
  files: { status: JSON.stringify({ after: status['n'] ?? status['after'] ?? null, theirs: theirs.length }) },
});
const subjects = async (repository: Repository) =>
  (await log(repository, 'x')).map(({ subject }) => subject).reverse();

/** A biography with one event that went two ways: `there` is no ref's any more. */
async function parted(
  theirs: readonly Parameters<typeof appendEvent>[2][],
  ours: readonly Parameters<typeof appendEvent>[2][],
) {
  const repository = await temporaryRepository();
  const base = await appendEvent(repository, 'x', deployed(0), null);
  const ref = 'refs/heads/state/x';
  let there = base;
  for (const event of theirs) there = await appendEvent(repository, 'x', event, there);
  await repository.git.run(['update-ref', 'refs/dtaas/remote/heads/state/x', there]);
  await repository.git.run(['update-ref', ref, base]);
  let here = base;
  for (const event of ours) here = await appendEvent(repository, 'x', event, here);
  return { repository, there, here, ref };
}

describe('saves that lost a race', () => {
  it('come after what won it, in their order, once, with the files that are there', async () => {
    const { repository, there, here } = await parted([deployed(1), save(1)], [save(1), save(2), save(3)]);
    const tip = await appendAgain(repository, 'x', { here, there }, rebaseSave);
    expect(await subjects(repository)).toEqual(['Deploy 0', 'Deploy 1', 'Save 1', 'Save 2', 'Save 3']);
    expect(await readTip(repository, 'x')).toEqual({
      id: tip,
      status: { after: 1, theirs: 2 },
      desired: { n: 1 },
    });
    expect((await log(repository, 'x'))[0]?.trailers).toMatchObject({
      Snapshot: nameAt(3),
      Actor: 'me',
      Twin: 'x',
    });
  });

  it.each([
    ['a deployment here', [save(1), deployed(2)]],
    ['a save that changes what is desired', [{ ...save(1), files: { desired: '{}' } }]],
    ['a save without a snapshot', [{ ...save(1), trailers: {} }]],
  ])('are the only thing that is appended again: not %s', async (_, ours) => {
    const { repository, there, here, ref } = await parted([save(9)], ours);
    expect(await appendAgain(repository, 'x', { here, there }, rebaseSave)).toBeUndefined();
    expect(await readRef(repository, ref)).toBe(here);
  });

  it('leave a biography alone that has moved on meanwhile', async () => {
    const { repository, there, here, ref } = await parted([save(9)], [save(1)]);
    const moved = await appendEvent(repository, 'x', save(2), here);
    expect(await appendAgain(repository, 'x', { here, there }, rebaseSave)).toBeUndefined();
    expect(await readRef(repository, ref)).toBe(moved);
  });

  it('are all in the home when two clones save at once, and neither clone diverged', async () => {
    const folder = temporaryFolder();
    const url = join(folder, 'forge.git');
    await gitIn(folder).run(['init', '-q', '--bare', '-b', 'main', url]);
    const seed = await temporaryRepository();
    await seed.git.run(['push', '-q', url, 'main']);
    const clones: Repository[] = [];
    for (const directory of ['a', 'b'].map((own) => join(folder, own))) {
      await gitIn(folder).run(['clone', '-q', url, directory]);
      clones.push(await openRepository(directory));
    }
    const [first, second] = clones as [Repository, Repository];
    await home(first);
    await appendEvent(first, 'x', deployed(0), null);
    const settling: Settling = { withTwinLock: (_, run) => run(), rebaseSave };
    await pushState(first, 'origin', ['x'], settling);
    await fetchState(second, 'origin', settling);
    const script = await temporaryScript(
      import.meta.url,
      `
      import { join } from 'node:path';
      import { openRepository } from '../open.ts';
      import { appendEvent } from './biography.ts';
      import { withTwinLock } from '../twin-lock.ts';
      import { gitSnapshots } from '../snapshots/snapshots.ts';
      import { readTip } from './state.ts';
      import { pushState } from '../remote/sync.ts';
      import { writeFileSync, mkdirSync } from 'node:fs';
      const [root, locks, from] = process.argv.slice(2);
      const repository = await openRepository(root);
      const settling = {
        withTwinLock: (twin, run) => withTwinLock(locks, twin, run, { waitMs: 60_000 }),
        rebaseSave: ({ subject, trailers: { Twin, Event, ...trailers } }, status) =>
          ({ event: 'saved', subject, trailers, files: { status: JSON.stringify(status) } }),
      };
      const save = async (n) => {
        const name = '20261122T12' + String(n).padStart(4, '0') + 'Z-00000000';
        const folder = join(root, '.git', name);
        mkdirSync(folder);
        writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ n, format: 1, clock: {}, inFlight: {}, components: {}, values: {} }));
        await settling.withTwinLock('x', async () => {
          await gitSnapshots(repository).put('x', name, folder);
          const { id: tip } = await readTip(repository, 'x');
          const files = { status: JSON.stringify({ n }) };
          await appendEvent(repository, 'x', { event: 'saved', subject: 'Save ' + n, trailers: { Snapshot: name }, files }, tip);
        });
        const [{ standing }] = await pushState(repository, 'origin', ['x'], settling);
        process.stdout.write(standing + ' ');
      };
      await Promise.all([0, 1, 2, 3, 4].map((n) => save(Number(from) + n)));`,
    );
    const running = [
      start(script, [first.root, join(folder, 'locks'), '10']),
      start(script, [second.root, join(folder, 'locks'), '20']),
    ];
    const said = await Promise.all(running.map(({ output }) => output));
    expect(said).toEqual(Array(2).fill('same '.repeat(5)));
    for (const clone of clones)
      expect(await fetchState(clone, 'origin', settling)).toMatchObject([{ twin: 'x', standing: 'same' }]);
    const told = await subjects(first);
    const all = [10, 11, 12, 13, 14, 20, 21, 22, 23, 24];
    expect(told).toHaveLength(11);
    expect([...told].sort()).toEqual(['Deploy 0', ...all.map((n) => `Save ${n}`)]);
    expect(await subjects(second)).toEqual(told);
    expect(await gitSnapshots(second, 'origin').list('x')).toEqual(all.map(nameAt));
    const held = await gitIn(url).text(['for-each-ref', '--format=%(refname)', 'refs/dtaas/snapshots/']);
    expect(held.split('\n')).toHaveLength(10);
  });
});
