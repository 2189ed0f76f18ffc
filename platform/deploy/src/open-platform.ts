import { join } from 'node:path';
import {
  type DesiredPlace,
  isAsset,
  isAvailable,
  isUnwritable,
  type ParseCache,
  type Platform,
  readCatalogue,
} from '@dtaas/model';
import { placeKind, placesFrom, runnerOf } from '@dtaas/places';
import { stateHome } from '@dtaas/processes';
import {
  home as homeOf,
  isAncestor,
  openRepository,
  type Repository,
  readCommitTree,
  readPublished,
  readWorkTree,
  type Snapshot,
  withTwinLock,
} from '@dtaas/repository';
import { unverifiedAssets } from '@dtaas/verify';
import { worldOf } from './assess/survey.ts';
import { actorOf } from './bind/actor.ts';
import { gitBiographies } from './bind/biographies.ts';
import { pulumiEngine } from './bind/engine.ts';
import { remoteHome } from './bind/remote.ts';
import { snapshotsIn } from './bind/snapshots.ts';
import { type SourceOptions, sourceOf } from './bind/source.ts';
import { writers } from './bind/writers.ts';
import { recordedNow } from './biography/recorded.ts';
import { commitNotInHistory } from './failures.ts';
import type { Remote, Source, World } from './world.ts';

/** A clone as deployments see it. */
export interface OpenPlatform {
  readonly world: World;
  /** The configuration at a commit. */
  readonly sourceAt: (revision: string) => Promise<Source>;
  /** The same for a commit that a record names: it must belong to the history that is checked out. */
  readonly sourceDeployed: (commit: string) => Promise<Source>;
  /** The files as they are. */
  readonly sourceOfFiles: () => Promise<Source>;
  /** `platform.yaml` says that each change of state is pushed. */
  readonly pushes: boolean;
  /** A drill: kills the twin's runner the hard way and answers its pid; `undefined` where none lives. */
  readonly crash: (twin: string) => Promise<number | undefined>;
}

export interface OpenOptions {
  /** Lines for whoever waits, while something big is got or built. */
  readonly onProgress?: (line: string) => void;
  /** Files that were parsed before, for the repository at that root. */
  readonly cache?: (root: string) => ParseCache;
  /** Set by who makes twins; `push`: the state is to be pushed, whatever `platform.yaml` says. */
  readonly makes?: { readonly push: boolean };
  /** Set by who only looks, which a disk that is full or read-only doesn't keep them from. */
  readonly looks?: boolean;
}

/** Another command at work on a twin is mostly done in seconds; then what it left is decided anew. */
const lockWaitMs = 30_000;

/** Opens the clone that `directory` lies in. With a remote as its home, a fresh clone first learns which home that is. */
export async function openPlatform(directory: string, options: OpenOptions = {}): Promise<OpenPlatform> {
  const { onProgress = () => {}, cache, makes, looks = false } = options;
  // Refuses a relative folder before anything is read or made.
  const stateFolder = stateHome();
  const repository = await openRepository(directory, { note: onProgress });
  const settings = await settingsOf(repository);
  const forgotten: Snapshot[] = [];
  // Before this clone knows its home, no command of the clone works on a twin.
  let home: string | undefined;
  const writer = writers((twin, run) =>
    home === undefined
      ? run()
      : withTwinLock(join(stateFolder, home, '.locks'), twin, run, {
          waitMs: lockWaitMs,
          onWait: (owner) => onProgress(`${twin}: waits for ${owner} …`),
        }),
  );
  const remote = remoteHome(repository, settings.state.remote, forgotten, writer.withTwinLock);
  const shared = settings.state.remote !== undefined;
  const isFirst = shared && makes !== undefined && !(await hasTwins(repository));
  if (isFirst || (shared && !(await knowsHome(repository)))) {
    await remote.fetch().catch((error: unknown) => {
      if (!looks || !isUnwritable(error)) throw error;
      onProgress("This clone can't be written to, so what the home of the twins knows isn't fetched.");
    });
  }
  const own = await homeOf(repository, { shared, looks });
  if (own.copyOf !== undefined)
    onProgress(
      `This clone is a copy of ${own.copyOf}, whose twins stay with that: it gets a home of its own.`,
    );
  const claims = isFirst && (settings.state.push || makes.push);
  const known = claims ? await claimed(repository, remote) : own.id;
  home = known;
  const places = placesFrom(settings.places, ({ kind, settings: own }) =>
    placeKind(kind).open(own, { home: known, onProgress, environment: process.env }),
  );
  const world: World = {
    home: known,
    actor: actorOf(),
    now: () => new Date(),
    environment: process.env,
    biographies: gitBiographies(repository),
    snapshots: snapshotsIn(repository, settings.state.remote, forgotten),
    places,
    at(wanted) {
      const place = places.of(wanted);
      const folderOf = (twin: string) => place.folder?.(twin) ?? join(stateFolder, known, '.incoming', twin);
      return {
        ...world,
        place,
        runner: (twin, patience) => runnerOf(place, twin, patience),
        scratchOf: (twin) => join(folderOf(twin), 'incoming-scratch'),
      };
    },
    engine: pulumiEngine(known, onProgress),
    remote,
    extractionOf: (twin) => join(stateFolder, known, '.restores', twin),
    ...writer,
  };
  const reading: Omit<SourceOptions, 'commit' | 'published'> = {
    repository,
    ...(cache ? { cache: cache(repository.root) } : {}),
    unverified({ finder }, { references }) {
      const assets = references.flatMap(({ outcome }) =>
        isAvailable(outcome) && isAsset(outcome) ? [outcome] : [],
      );
      return unverifiedAssets(repository, finder, assets, { allowWeak: settings.allowWeak });
    },
  };
  const sourceAt = async (revision: string): Promise<Source> => {
    const [tree, published] = await Promise.all([
      readCommitTree(repository, revision),
      readPublished(repository),
    ]);
    return sourceOf(tree, { ...reading, published, commit: tree.commit });
  };
  return {
    world,
    sourceAt,
    async sourceDeployed(commit) {
      // Whoever can write a record could name any commit that they can bring here.
      const own = await isAncestor(repository, commit, 'HEAD').catch(() => false);
      if (!own) throw commitNotInHistory({ commit: commit });
      return sourceAt(commit);
    },
    async sourceOfFiles() {
      const [tree, published] = await Promise.all([readWorkTree(repository), readPublished(repository)]);
      return sourceOf(tree, { ...reading, published, commit: undefined });
    },
    pushes: settings.state.push,
    async crash(twin) {
      return await (await worldOf(world, await recordedNow(world, twin)))?.place.crash?.(twin);
    },
  };
}

/** Of several clones that deploy their first twin one makes the home, and the others join it before they make any. */
async function claimed(repository: Repository, remote: Remote): Promise<string> {
  // A remote that can't be written to is reported at the end, with what was done.
  await remote.push([]).catch(() => {});
  return (await homeOf(repository, { shared: true })).id;
}

async function hasTwins({ git }: Repository): Promise<boolean> {
  return (await git.text(['for-each-ref', '--count=1', 'refs/heads/state/'])) !== '';
}

async function knowsHome({ git }: Repository): Promise<boolean> {
  return (await git.attempt(['rev-parse', '--verify', '--quiet', 'refs/dtaas/home'])).code === 0;
}

/** What `platform.yaml` says about places, state and verification. */
interface Settings {
  readonly places: readonly DesiredPlace[];
  readonly state: Platform['spec']['state'];
  readonly allowWeak: boolean;
}

/** Of the commit that is checked out: what isn't committed decides nothing about where state goes. */
async function settingsOf(repository: Repository): Promise<Settings> {
  const tree = await readCommitTree(repository, 'HEAD', { under: ['platform.yaml'] });
  const spec = readCatalogue(tree, {}).catalogue.platform?.value.spec;
  const places = Object.entries(spec?.places ?? {}).map(([name, { kind, settings }]) => ({
    name,
    kind,
    settings,
  }));
  return { places, state: spec?.state ?? { push: false }, allowWeak: spec?.verification.allowWeak ?? false };
}
