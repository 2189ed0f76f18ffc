import {
  type Available,
  type Desired,
  directoriesOf,
  isAsset,
  isAvailable,
  judgeAll,
  judgeReference,
  layoutProblems,
  memoised,
  type ParseCache,
  type PartOptions,
  type Problem,
  placementOf,
  type Resolution,
  type ResolvedPart,
  renderDesired,
  resolutionFor,
  resolvePart,
  type Tree,
  twinLevel,
} from '@dtaas/model';
import { placeKind, placeKinds } from '@dtaas/places';
import { dirtyPaths, type Repository, readPublished } from '@dtaas/repository';
import { testStateOf, unverifiedAssets } from '@dtaas/verify';
import { basisOf } from '../assess/desired-state.ts';
import type { About, Source } from '../world.ts';
import { emulatorMissing } from './failures.ts';

/** Raised when the same desired state is to be made differently. Every twin is then deployed again, from its last snapshot. */
const programVersion = '1';

interface Reading {
  readonly allowWeak: boolean;
  readonly cache?: ParseCache;
  /** The twins that the command works on, as far as it knows. The files of others needn't be read. */
  readonly only?: ReadonlySet<string> | undefined;
}

/**
 * Reads, checks and resolves a tree once; every answer comes from that.
 *
 * @param reading a commit's tree, or without a commit the files as they are
 */
export async function sourceOf(
  repository: Repository,
  reading: Promise<Tree & { readonly commit?: string }>,
  { allowWeak, cache, only }: Reading,
): Promise<Source> {
  const [tree, published] = await Promise.all([reading, readPublished(repository)]);
  const twins = twinsIn(tree);
  const read = await resolve(tree, only, { published, placeKinds, ...(cache ? { cache } : {}) });
  const { resolution } = read;
  const { catalogue } = resolution;
  const ofAll = await judgeAll(resolution);
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
    const directories = ['platform.yaml', `twins/${twin}`, ...assets];
    return (file) => directories.some((path) => file === path || file.startsWith(`${path}/`));
  };
  // Twins share assets.
  const judge = memoised((reference: string) => judgeReference(reference, resolution));
  const problemsOf = memoised((twin: string): readonly Problem[] => {
    const judged = new Set([`twins/${twin}`, ...inTree(twin).keys()]);
    const isOurs = isOf(twin);
    return (
      [...read.problems, ...[...judged].flatMap(judge), ...ofAll]
        // A deployment compares quotas with what runs, and refuses only a twin that grows (`quotas/`).
        .filter(({ code, file }) => code !== 'quota-exceeded' && isOurs(file))
    );
  });

  function render(twin: string, overrides: Desired['overrides'], place?: string): Desired {
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
    about: (twin) => aboutOf(resolution, twin),
    problemsOf,
    basis: memoised((twin) => basisOf(render(twin, {}))),
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
  const part = await resolvePart(tree, wanted, options);
  const isEnough = !only || !placementOf(part.resolution);
  const { resolution, problems } = isEnough ? part : await resolvePart(tree, all, options);
  return { resolution, problems: [...layoutProblems(tree), ...problems] };
}

/** By the names of their folders: a twin whose file can't be read is broken, not gone. */
function twinsIn(tree: Tree): readonly string[] {
  return [...tree.entries.keys()].flatMap((path) => /^twins\/([^/]+)\/twin\.yaml$/.exec(path)?.[1] ?? []);
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
