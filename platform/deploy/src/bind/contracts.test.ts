import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitSnapshots, openRepository } from '@dtaas/repository';
import { afterEach } from 'vitest';
import { biographiesContract } from '../../testing/biographies-contract.ts';
import { memoryBiographies } from '../../testing/memory-biographies.ts';
import { memorySnapshots } from '../../testing/memory-snapshots.ts';
import { snapshotsContract } from '../../testing/snapshots-contract.ts';
import { gitBiographies } from './biographies.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function clone() {
  const directory = mkdtempSync(join(tmpdir(), 'dtaas-contract-'));
  folders.push(directory);
  const git = (arguments_: readonly string[], input = ''): string =>
    execFileSync('git', arguments_, { cwd: directory, encoding: 'utf8', input }).trim();
  git(['init', '--quiet']);
  return { repository: await openRepository(directory), git, directory };
}

biographiesContract('in memory', async () => {
  const biographies = memoryBiographies(() => new Date());
  return { biographies, spoil: async (twin) => void biographies.spoilt.add(twin) };
});

biographiesContract('in git', async () => {
  const { repository, git } = await clone();
  return {
    biographies: gitBiographies(repository),
    async spoil(twin) {
      const blob = git(['hash-object', '-w', '--stdin'], 'not JSON');
      const tree = git(['mktree'], `100644 blob ${blob}\tstatus.json\n`);
      const identity = ['-c', 'user.name=eve', '-c', 'user.email=eve@example.org'];
      const commit = git([...identity, 'commit-tree', tree, '-m', 'by hand']);
      git(['update-ref', `refs/heads/state/${twin}`, commit]);
    },
  };
});

snapshotsContract('in memory', async () => {
  const snapshots = memorySnapshots(() => undefined);
  return { snapshots, damage: async (_, name) => void snapshots.unreadable.add(name) };
});

snapshotsContract('in git', async () => {
  const { repository, git, directory } = await clone();
  return {
    snapshots: gitSnapshots(repository),
    async damage(twin, name) {
      const file = 'components/counter/state/count.json';
      const id = git(['rev-parse', `refs/dtaas/snapshots/${twin}/${name}:${file}`]);
      // Objects of a pack become files of their own, of which one is lost.
      const packs = join(directory, '.git/objects/pack');
      const moved = mkdtempSync(join(tmpdir(), 'dtaas-packs-'));
      folders.push(moved);
      execFileSync('sh', ['-c', 'mv "$0"/* "$1"/ 2>/dev/null || true', packs, moved]);
      execFileSync(
        'sh',
        ['-c', 'for p in "$0"/*.pack; do [ -e "$p" ] && git unpack-objects -q < "$p"; done; true', moved],
        {
          cwd: directory,
        },
      );
      rmSync(join(directory, '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    },
  };
});
