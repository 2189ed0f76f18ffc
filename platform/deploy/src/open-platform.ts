import { join } from 'node:path';
import { openRepository, readCommitTree, readWorkTree, resolveCommit, withTwinLock } from '@dtaas/repository';
import { stateHome } from '@dtaas/sandbox';
import { gitBiographies } from './bind/biographies.ts';
import { pulumiEngine } from './bind/engine.ts';
import { homeOf } from './bind/home.ts';
import { placeOf } from './bind/place.ts';
import { snapshotsIn } from './bind/snapshots.ts';
import { sourceOf } from './bind/source.ts';
import { crashRunner, processSettings } from './places/process/index.ts';
import type { Source, World } from './world.ts';

/** A clone as deployments see it. */
export interface OpenPlatform {
  readonly world: World;
  /** The configuration at a commit. */
  readonly sourceAt: (revision: string) => Promise<Source>;
  /** The files as they are. */
  readonly sourceOfFiles: () => Promise<Source>;
  /** `platform.yaml` says that each change of state is pushed. */
  readonly pushes: boolean;
  /** A drill: kills the twin's runner the hard way and answers its pid; `undefined` where none lives. */
  readonly crash: (twin: string) => number | undefined;
}

export interface OpenOptions {
  /** Lines for whoever waits, while something big is got or built. */
  readonly onProgress?: (line: string) => void;
}

/** Opens the clone that `directory` lies in. */
export async function openPlatform(
  directory: string,
  { onProgress = () => {} }: OpenOptions = {},
): Promise<OpenPlatform> {
  const repository = await openRepository(directory);
  const home = await homeOf(repository);
  const world: World = {
    home,
    actor: await actorOf(repository),
    now: () => new Date(),
    biographies: gitBiographies(repository),
    snapshots: snapshotsIn(repository),
    place: placeOf(home, onProgress),
    engine: pulumiEngine({ home, onProgress }),
    withTwinLock: (twin, run) => withTwinLock(join(stateHome(), home, '.locks'), twin, run),
    remote: { fetch: async () => {}, push: async () => {} },
  };
  const options = { repository, published: [], unverified: async () => [] };
  return {
    world,
    async sourceAt(revision) {
      const commit = await resolveCommit(repository, revision);
      return sourceOf(await readCommitTree(repository, commit), { ...options, commit });
    },
    sourceOfFiles: async () => sourceOf(await readWorkTree(repository), { ...options, commit: undefined }),
    pushes: false,
    crash: (twin) => crashRunner(processSettings(), { home, twin }),
  };
}

async function actorOf({ git }: Awaited<ReturnType<typeof openRepository>>): Promise<string> {
  const [name, email] = await Promise.all(
    ['user.name', 'user.email'].map(async (key) =>
      (await git.attempt(['config', '--get', key])).stdout.toString().trim(),
    ),
  );
  return email ? `${name} <${email}>` : name || 'dtaas';
}
