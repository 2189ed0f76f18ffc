import { join } from 'node:path';
import { type DesiredPlace, isUnwritable, type ParseCache, type Platform, readCatalogue } from '@dtaas/model';
import { placeKind, placesFrom, runnerOf } from '@dtaas/places';
import { stateHome } from '@dtaas/processes';
import {
  biographyTips,
  gitSnapshots,
  home as homeOf,
  isAncestor,
  knownHome,
  openRepository,
  type Repository,
  readCommitTree,
  readWorkTree,
  repositoryErrors,
  type Snapshot,
  stateAddress,
  withTwinLock,
} from '@dtaas/repository';

import { worldOf } from './assess/survey.ts';
import { actorNamed, actorOf } from './bind/actor.ts';
import { gitBiographies } from './bind/biographies.ts';
import { pulumiEngine } from './bind/engine.ts';
import { commitNotInHistory } from './bind/failures.ts';
import { recordedPlaces } from './bind/recorded-place.ts';
import { remoteHome } from './bind/remote.ts';
import { sourceOf } from './bind/source.ts';
import { writers } from './bind/writers.ts';
import { recordedNow } from './biography/recorded.ts';
import type { Remote, Source, World } from './world.ts';

/** A clone as deployments see it. */
export interface OpenPlatform {
  readonly world: World;
  /** The configuration at a commit; `only`: of these twins, for a command that asks about no other. */
  readonly sourceAt: (revision: string, only?: ReadonlySet<string>) => Promise<Source>;
  /** The same for a commit that a record names. The commit must belong to the history that is checked out, or to that of another revision. */
  readonly sourceDeployed: (commit: string, history?: string) => Promise<Source>;
  /** The configuration in the work tree, committed or not. */
  readonly sourceOfFiles: () => Promise<Source>;
  /** The home of the twins is outside of this clone. */
  readonly isShared: boolean;
  /** `platform.yaml` says that each change of state is pushed. */
  readonly pushes: boolean;
  /** The biographies that could not be followed by the fetch with which the clone was opened; absent if there was none. */
  readonly unfollowed?: ReadonlyMap<string, Error>;
  /** A drill: kills the twin's runner as a power cut would. Answers the runner's pid; `undefined` if none runs. */
  readonly crash: (twin: string) => Promise<number | undefined>;
}

export interface OpenOptions {
  /** Called with lines for the person who waits, while something big is fetched or built. */
  readonly onProgress?: (line: string) => void;
  /** The parsed files of earlier commands, for the repository at this root. */
  readonly cache?: (root: string) => ParseCache;
  /** The command makes twins. `push`: the state is pushed, whatever `platform.yaml` says. */
  readonly makes?: { readonly push: boolean };
  /** The command only reads: it works on a full or read-only disk, and gives up soon a place that doesn't answer. */
  readonly looks?: boolean;
  /** Who acts: an account of the forge. By default the login of the job, or the user of this machine. */
  readonly actor?: string;
  /** Nothing outside this clone is asked: no remote and no place. What runs is taken from the records of this clone. */
  readonly offline?: boolean;
}

/** Another command mostly works on a twin for a few seconds. After that, this command decides anew. */
const lockWaitMs = 30_000;

/** Opens the clone that contains `directory`. */
export async function openPlatform(directory: string, options: OpenOptions = {}): Promise<OpenPlatform> {
  const { onProgress = () => {}, cache, looks = false, offline = false } = options;
  // Refuses a relative folder before anything is read or made.
  const stateFolder = stateHome();
  const repository = await openRepository(directory, { note: onProgress });
  // A change that isn't committed decides nothing about state.
  const spec = await readPlatform(repository, 'HEAD');
  const state = spec?.state ?? { push: false };
  const address = await stateAddress(repository, state);
  const forgotten: Snapshot[] = [];
  // Before the clone knows its home, no command of the clone works on a twin.
  let home: string | undefined;
  const writer = writers((twin, run) =>
    home === undefined
      ? run()
      : withTwinLock(join(stateFolder, home, '.locks'), twin, run, {
          waitMs: lockWaitMs,
          onWait: (owner) => onProgress(`${twin}: waits for ${owner} …`),
        }),
  );
  const remote = remoteHome(repository, address, forgotten, writer.withTwinLock);
  const found = await findHome(
    repository,
    remote,
    { shared: address !== undefined, push: state.push },
    options,
  );
  const { unfollowed } = found;
  home = found.home;
  const folder = join(stateFolder, home);
  const { registry } = spec?.images ?? {};
  const context = { home, onProgress, environment: process.env, looks, ...(registry ? { registry } : {}) };
  const written = Object.entries(spec?.places ?? {}).map(([name, place]) => ({ name, ...place }));
  const biographies = gitBiographies(repository);
  const open = offline
    ? recordedPlaces(biographies)
    : ({ kind, settings }: DesiredPlace) => placeKind(kind).open(settings, context);
  const places = placesFrom(written, open);
  const world: World = {
    home,
    actor: options.actor === undefined ? actorOf() : actorNamed(options.actor),
    now: () => new Date(),
    environment: process.env,
    biographies,
    snapshots: gitSnapshots(repository, address, forgotten),
    places,
    at(wanted) {
      const place = places.of(wanted);
      const folderOf = (twin: string) => place.folder?.(twin) ?? join(folder, '.incoming', twin);
      return {
        ...world,
        place,
        runner: (twin, patience) => runnerOf(place, twin, patience),
        scratchOf: (twin) => join(folderOf(twin), 'incoming-scratch'),
      };
    },
    engine: pulumiEngine(home, onProgress),
    remote,
    extractionOf: (twin) => join(folder, '.restores', twin),
    ...writer,
  };
  const reading = {
    allowWeak: spec?.verification.allowWeak ?? false,
    ...(cache ? { cache: cache(repository.root) } : {}),
  };
  const sourceAt: OpenPlatform['sourceAt'] = (revision, only) =>
    sourceOf(repository, readCommitTree(repository, revision), { ...reading, only });
  return {
    world,
    sourceAt,
    async sourceDeployed(commit, history = 'HEAD') {
      // A person who can write a record could name any commit that they can bring here.
      const isOurs = await isAncestor(repository, commit, history).catch(() => false);
      if (!isOurs) throw commitNotInHistory({ commit });
      return sourceAt(commit);
    },
    sourceOfFiles: () => sourceOf(repository, readWorkTree(repository), reading),
    isShared: address !== undefined,
    pushes: state.push,
    ...(unfollowed ? { unfollowed } : {}),
    crash: async (twin) => await (await worldOf(world, await recordedNow(world, twin)))?.place.crash?.(twin),
  };
}

/** The id that no home has. */
const unknownHome = '0'.repeat(16);

/** `spec` of the `platform.yaml` of a commit; undefined if the commit has none that can be read. */
export async function readPlatform(
  repository: Repository,
  revision: string,
): Promise<Platform['spec'] | undefined> {
  const tree = await readCommitTree(repository, revision, { under: ['platform.yaml'] });
  return readCatalogue(tree, {}).catalogue.platform?.value.spec;
}

/**
 * The home of the clone's twins. If the home is a remote, a fresh clone first learns its id. Of several clones that deploy their
 * first twin, one makes the home, and the others join it before they make a twin.
 */
async function findHome(
  repository: Repository,
  remote: Remote,
  { shared, push }: { readonly shared: boolean; readonly push: boolean },
  { makes, looks = false, offline = false, onProgress = () => {} }: OpenOptions,
): Promise<{ readonly home: string } & Pick<OpenPlatform, 'unfollowed'>> {
  if (offline) return { home: (await knownHome(repository)) ?? unknownHome };
  let unfollowed: OpenPlatform['unfollowed'];
  const isFirst = shared && makes !== undefined && (await biographyTips(repository)).size === 0;
  if (isFirst || (shared && (await knownHome(repository)) === undefined)) {
    unfollowed = await remote.fetch().catch((error: unknown) => {
      if (!looks || !isUnwritable(error)) throw error;
      onProgress("This clone can't be written to, so what the home of the twins knows isn't fetched.");
      return undefined;
    });
  }
  const { id, copyOf } = await homeOf(repository, { shared, looks });
  if (copyOf !== undefined)
    onProgress(`This clone is a copy of ${copyOf}, which keeps its twins. The copy gets a home of its own.`);
  const known = { home: id, ...(unfollowed ? { unfollowed } : {}) };
  if (!isFirst || !(push || makes.push)) return known;
  await remote.push([]).catch((error: unknown) => {
    // Without an answer, the home may be there or not. A twin of a home that nobody else learns of would be made again, beside the first.
    if (repositoryErrors.remoteUnreachable.is(error)) throw error;
    // A remote that can't be written to is reported at the end, with what was done.
  });
  return { ...known, home: (await homeOf(repository, { shared })).id };
}
