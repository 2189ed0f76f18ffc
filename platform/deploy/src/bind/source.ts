import {
  type Available,
  type Desired,
  directoriesOf,
  directoryOf,
  followedFrom,
  isAsset,
  isAvailable,
  type Json,
  judgeReference,
  judgeTogether,
  layoutProblems,
  memoised,
  type ParseCache,
  type PartOptions,
  type Problem,
  placementOf,
  type Resolution,
  type ResolvedPart,
  readDocument,
  renderDesired,
  resolutionFor,
  resolvePart,
  type Taking,
  type Tree,
  takingOf,
  twinLevel,
} from '@dtaas/model';
import { placeKind, placeKinds } from '@dtaas/places';
import { dirtyPaths, type Repository, readPublished } from '@dtaas/repository';
import { testStateOf, unverifiedAssets } from '@dtaas/verify';
import { basisOf } from '../assess/desired-state.ts';
import type { About, Source } from '../world.ts';
import { twinsIn } from './checked-twins.ts';
import { emulatorMissing } from './failures.ts';

/** Raised when the same desired state is to be made differently. Every twin is then deployed again, from its last snapshot. */
export const programVersion = '1';

export interface Reading {
  readonly allowWeak: boolean;
  readonly cache?: ParseCache;
  /** The twins that the command works on, as far as it knows. The files of others needn't be read. */
  readonly only?: ReadonlySet<string> | undefined;
  /** What is known of the others. Without it, the others are left out where all twins are judged together. */
  readonly known?: ReadonlyMap<string, KnownTwin> | undefined;
}

/** What is known of a twin whose files are not read, because they are those that were read before. */
export interface KnownTwin {
  /** Its rendering without overrides. */
  readonly desired: Desired;
  readonly basis: string;
  readonly about: About;
  readonly taking: Taking;
  /** As in `Clean`. */
  readonly follows: readonly string[];
}

/** A source with all that is kept of the twins that were read. */
export interface ReadSource extends Source {
  readonly takings: ReadonlyMap<string, Taking>;
  followedBy(twin: string): readonly string[];
  /** Whether `check` finds no problem in the twin and in what it follows. */
  isClean(twin: string): boolean;
}

/**
 * Reads, checks and resolves a tree once; every answer comes from that.
 *
 * @param reading a commit's tree, or without a commit the files as they are
 */
export async function sourceOf(
  repository: Repository,
  reading: Promise<Tree & { readonly commit?: string }>,
  { allowWeak, cache, only, known = new Map() }: Reading,
): Promise<ReadSource> {
  const [tree, published] = await Promise.all([reading, readPublished(repository)]);
  const twins = twinsIn(tree);
  const read = await resolve(tree, only, { published, placeKinds, ...(cache ? { cache } : {}) });
  const { resolution } = read;
  const { catalogue } = resolution;
  const takings = new Map(
    twins.flatMap((twin) => {
      const resolved = resolution.twins.get(twin);
      const taking = known.get(twin)?.taking ?? (resolved && takingOf(resolved, resolution));
      return taking ? [[twin, taking] as const] : [];
    }),
  );
  const documentOf = (twin: string) => {
    const file = `twins/${twin}/twin.yaml`;
    return resolution.twins.get(twin)?.twin.document ?? readDocument(file, tree.read(file));
  };
  const together = { platform: catalogue.platform, takings: [...takings.values()], documentOf };
  const ofAll = await judgeTogether(together, placeKinds);
  const instances = new Map(twins.map((id) => [id, { id, definition: id, patch: {} }]));
  // One question to git, however many twins are asked about.
  let dirty: Promise<readonly string[]> | undefined;
  const outcomesOf = (twin: string): readonly Available[] =>
    (resolution.twins.get(twin)?.references ?? [])
      // A function that judges the twin's test is not deployed.
      .filter(({ request }) => request.path[1] !== 'test')
      .map(({ outcome }) => outcome)
      .filter(isAvailable);
  const inTree = (twin: string) =>
    new Map(outcomesOf(twin).flatMap((one) => (one.source === 'tree' ? [[one.reference, one]] : [])));
  /** Whether a file belongs to the twin: its own files, its assets', and the organisation's. */
  const isOf = (twin: string): ((file: string) => boolean) => {
    const assets = [...inTree(twin).values()].map(({ directory }) => directory);
    const followed = known.get(twin)?.follows.map(directoryOf) ?? [];
    const directories = ['platform.yaml', `twins/${twin}`, ...assets, ...followed];
    return (file) => directories.some((path) => file === path || file.startsWith(`${path}/`));
  };
  // Twins share assets.
  const judge = memoised((reference: string) => judgeReference(reference, resolution));
  const allProblemsOf = (twin: string): readonly Problem[] => {
    const judged = known.has(twin) ? [] : [...new Set([`twins/${twin}`, ...inTree(twin).keys()])];
    const isOurs = isOf(twin);
    return [...read.problems, ...judged.flatMap(judge), ...ofAll].filter(({ file }) => isOurs(file));
  };
  const problemsOf = memoised((twin: string): readonly Problem[] =>
    // A deployment compares quotas with what runs, and refuses only a twin that grows (`quotas/`).
    allProblemsOf(twin).filter(({ code }) => code !== 'quota-exceeded'),
  );

  function render(twin: string, overrides: Desired['overrides'], place?: string): Desired {
    const recorded = known.get(twin)?.desired;
    if (recorded) {
      if (Object.keys(overrides).length > 0 || place !== undefined)
        throw new Error(`${twin} was not read, so it can be rendered only without overrides`);
      return recorded;
    }
    const { physicalTwin } = resolution.twins.get(twin)?.twin.value.spec ?? {};
    // Without an emulator, a rendering would leave the physical twin, which is the opposite of what was asked.
    if (overrides.emulate && physicalTwin && !physicalTwin.emulator) throw emulatorMissing({ twin });
    return renderDesired(resolutionFor(resolution, instances.get(twin)), twin, {
      overrides,
      place,
      program: programVersion,
      resourcesOf: (wanted) => placeKind(wanted.place.kind).resourcesOf(wanted),
    });
  }

  return {
    commit: tree.commit,
    defaultPlace: catalogue.platform?.value.spec.defaultPlace,
    limits: catalogue.platform?.value.spec,
    instances,
    placement: placementOf(resolution),
    render,
    about: (twin) => known.get(twin)?.about ?? aboutOf(resolution, twin),
    problemsOf,
    basis: memoised((twin) => basisOf(render(twin, {}))),
    isClean: (twin) => allProblemsOf(twin).length === 0,
    followedBy: (twin) => followedBy([`twins/${twin}`], resolution),
    takings,
    assetOf: (twin, digest) => outcomesOf(twin).find((found) => found.digest === digest),
    unverified: (twin) =>
      unverifiedAssets(repository, resolution.finder, outcomesOf(twin).filter(isAsset), { allowWeak, cache }),
    testOf: async (twin) => ({
      state: await testStateOf(repository, resolution, twin, { allowWeak, cache }),
      isRequired: catalogue.platform?.value.spec.verification.requireTests ?? false,
    }),
    async uncommitted(twin) {
      dirty ??= dirtyPaths(repository);
      return (await dirty).filter(isOf(twin));
    },
  };
}

/** Reads and resolves what the wanted twins follow, or all. Where the platform chooses places, it looks at all twins. */
async function resolve(
  tree: Tree,
  only: ReadonlySet<string> | undefined,
  options: PartOptions,
): Promise<Pick<ResolvedPart, 'resolution' | 'problems'>> {
  const all = [...directoriesOf(tree).keys()];
  const wanted = only ? all.filter((reference) => only.has(reference.replace(/^twins\//, ''))) : all;
  const { resolution, problems } = await resolveJudged(tree, wanted, options);
  if (only && placementOf(resolution)) return resolve(tree, undefined, options);
  return { resolution, problems: [...layoutProblems(tree), ...problems] };
}

/** Reads and resolves what is needed to judge assets and twins, and each one that they follow. */
async function resolveJudged(
  tree: Tree,
  wanted: readonly string[],
  options: PartOptions,
): Promise<ResolvedPart> {
  const reading = { met: new Map<string, Json>(), ...options };
  const part = await resolvePart(tree, wanted, reading);
  const followed = followedBy(wanted, part.resolution).filter((each) => directoriesOf(tree).has(each));
  const judged = new Set([...wanted, ...followed]);
  const isWhole = part.resolution.catalogue.tree === tree;
  return isWhole || judged.size === wanted.length ? part : resolvePart(tree, judged, reading);
}

/** Every reference by which these assets and twins, and each one that they follow, are judged, sorted. */
function followedBy(references: readonly string[], resolution: Resolution): readonly string[] {
  const first = references.flatMap((reference) => [...followedFrom(reference, resolution)]);
  return [...new Set([...first, ...first.flatMap((each) => [...followedFrom(each, resolution)])])].sort();
}

function aboutOf({ twins }: Resolution, twin: string): About {
  const resolved = twins.get(twin);
  if (!resolved) return {};
  const { metadata, spec } = resolved.twin.value;
  const ids = Object.keys(spec.children);
  return {
    ...(metadata.title ? { title: metadata.title } : {}),
    level: `digital ${twinLevel(resolved.twin.value)}`,
    ...(metadata.owners ? { owners: metadata.owners } : {}),
    ...(ids.length > 0 ? { children: { ids, only: Object.keys(spec.assets).length === 0 } } : {}),
  };
}
