import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readRefs } from '../src/git/refs.ts';
import { gitSnapshots } from '../src/snapshots/snapshots.ts';
import { areWhole } from '../src/snapshots/whole.ts';
import { appendEvent, log } from '../src/state/biography.ts';
import { addRecords, readRecords } from '../src/state/records.ts';
import { temporaryFolder, temporaryRepository, writeSnapshot } from './temporary-repository.ts';
import { start, temporaryScript } from './temporary-script.ts';

/** For tests: the git commands that may remove objects that no ref names. */
export const housekeeping = ['gc --force --quiet --prune=now', 'prune', 'repack -a -d -q'] as const;

const nameAt = (n: number): string => {
  const time = new Date(Date.UTC(2026, 10, 22, 12, 0, n)).toISOString();
  return `${time.slice(0, 19).replaceAll(/[-:]/g, '')}Z-00000000`;
};

/** For tests: writes snapshots, events and records while git cleans up in a loop, and expects all of them to be there. */
export async function saveBeside(command: string, saves: number): Promise<void> {
  const repository = await temporaryRepository();
  const cleaner = await temporaryScript(
    import.meta.url,
    `
    import { spawnSync } from 'node:child_process';
    import { existsSync } from 'node:fs';
    const [cwd, stop, ...command] = process.argv.slice(2);
    const runs = () => spawnSync('git', command, { cwd });
    runs();
    process.stdout.write('.');
    while (!existsSync(stop)) runs();`,
  );
  const stop = join(temporaryFolder(), 'stop');
  // Two loops, so that one command is always running.
  const cleaning = [0, 1].map(() => start(cleaner, [repository.root, stop, ...command.split(' ')]));
  await Promise.all(
    cleaning.map(({ child }) => new Promise((resolve) => child.stdout!.once('data', resolve))),
  );
  const store = gitSnapshots(repository);
  const folder = temporaryFolder();
  let tip: string | null = null;
  try {
    for (let n = 0; n < saves; n++) {
      const state = { 'state.json': JSON.stringify({ n }) };
      rmSync(folder, { recursive: true, force: true });
      writeSnapshot(folder, n % 2 ? { ...state, 'same.json': 'x'.repeat(1_200_000) } : state);
      await store.put('a', nameAt(n), folder);
      await store.retain('a', 4);
      const files = { status: JSON.stringify({ n }) };
      tip = await appendEvent(repository, 'a', { event: 'saved', subject: `Save ${n}`, files }, tip);
      await addRecords(repository, new Map([[`${n}`.padStart(64, '0'), { n }]]));
    }
  } finally {
    // A killed git would leave its lock files.
    writeFileSync(stop, '');
    await Promise.all(cleaning.map(({ output }) => output));
  }
  expect(await areWhole(repository, [...(await readRefs(repository, 'refs/')).values()])).toBe(true);
  await repository.git.run(['fsck', '--full', '--no-dangling']);
  await repository.git.run(['gc', '--force', '--quiet', '--prune=now']);
  for (const name of await store.list('a')) await store.get('a', name, join(folder, 'out', name));
  expect((await log(repository, 'a')).length).toBe(saves);
  expect((await readRecords(repository)).size).toBe(saves);
}
