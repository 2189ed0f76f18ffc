import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitSnapshots, openRepository, type Snapshot } from '@dtaas/repository';
import { expect, onTestFinished, test } from 'vitest';
import { memoryBiographies } from '../../testing/memory-biographies.ts';
import { emptyHome, memoryRemote } from '../../testing/memory-remote.ts';
import { memorySnapshots } from '../../testing/memory-snapshots.ts';
import { type RemoteUnderTest, remoteContract } from '../../testing/remote-contract.ts';
import { gitBiographies } from './biographies.ts';
import { remoteHome } from './remote.ts';

async function inMemory(): Promise<RemoteUnderTest> {
  const home = emptyHome();
  const cloneOf = (remote: typeof home | undefined) => {
    const biographies = memoryBiographies(() => new Date());
    const snapshots = memorySnapshots((twin) => biographies.latest.get(twin));
    return { biographies, snapshots, remote: memoryRemote(remote, biographies, snapshots) };
  };
  return {
    clone: async () => cloneOf(home),
    alone: async () => cloneOf(undefined),
    setReachable(isReachable) {
      home.isReachable = isReachable;
    },
  };
}

/** A bare repository, and clones of it. */
async function inGit(): Promise<RemoteUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-remote-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...words: string[]) => execFileSync('git', ['init', '--quiet', ...words], { cwd: folder });
  git('--bare', 'home.git');
  let count = 0;
  const cloneOf = async (remote: string | undefined) => {
    const directory = join(folder, `clone-${count++}`);
    mkdirSync(directory);
    git(directory);
    const repository = await openRepository(directory);
    const forgotten: Snapshot[] = [];
    return {
      biographies: gitBiographies(repository),
      snapshots: gitSnapshots(repository, remote, forgotten),
      remote: remoteHome(repository, remote, forgotten, (_, run) => run()),
    };
  };
  return {
    clone: () => cloneOf(join(folder, 'home.git')),
    alone: () => cloneOf(undefined),
    setReachable: (isReachable) =>
      isReachable
        ? renameSync(join(folder, 'away.git'), join(folder, 'home.git'))
        : renameSync(join(folder, 'home.git'), join(folder, 'away.git')),
  };
}

remoteContract('in memory', inMemory);
remoteContract('in git', inGit);

test('a biography that was written in two places comes with the commands that show both', async () => {
  const home = await inGit();
  const [first, second] = [await home.clone(), await home.clone()];
  for (const [index, { biographies }] of [first, second].entries()) {
    const entry = { twin: 'a', event: 'deployed', summary: `clone ${index}`, trailers: {} } as const;
    await biographies.append({ ...entry, files: { status: '{}' } }, undefined);
  }
  await first.remote.push(['a']);
  expect((await second.remote.push(['a'])).get('a')).toMatchObject({
    code: 'state-diverged',
    hint: expect.stringContaining('git branch -f state/a'),
  });
});
