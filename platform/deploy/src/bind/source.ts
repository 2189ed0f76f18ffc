import {
  type Available,
  applyRules,
  type Desired,
  isAvailable,
  type ParseCache,
  type Problem,
  type Published,
  type Resolution,
  type ResolvedTwin,
  readCatalogue,
  renderDesired,
  resolutionFor,
  resolveCatalogue,
  type Tree,
  twinLevel,
} from '@dtaas/model';
import { placeKind, placeKinds } from '@dtaas/places';
import { dirtyPaths, type Repository } from '@dtaas/repository';
import { basisOf } from '../assess/desired-state.ts';
import { emulatorMissing } from '../failures.ts';
import type { About, Source, UnverifiedAsset } from '../world.ts';

export interface SourceOptions {
  readonly repository: Repository;
  /** `undefined`: the files as they are. */
  readonly commit: string | undefined;
  readonly published: readonly Published[];
  /** Files that were parsed before. */
  readonly cache?: ParseCache;
  readonly unverified: (resolution: Resolution, twin: ResolvedTwin) => Promise<readonly UnverifiedAsset[]>;
}

/** Raised when the same desired state is to be made differently. Every twin is then deployed again, from its last snapshot. */
const programVersion = '1';

/** Reads, checks and resolves a tree once; everything else is looked up in that. */
export async function sourceOf(tree: Tree, options: SourceOptions): Promise<Source> {
  const { repository, commit, published, cache } = options;
  const { catalogue, problems } = readCatalogue(tree, { published, placeKinds, ...(cache ? { cache } : {}) });
  const resolution = await resolveCatalogue(catalogue);
  const problemsByFile = groupByFile([...problems, ...(await applyRules(resolution))]);
  const instances = new Map(twinsIn(tree).map((id) => [id, { id, definition: id, patch: {} }]));
  const bases = new Map<string, string>();
  // One question to git, however many twins are asked about.
  let dirty: Promise<readonly string[]> | undefined;

  function render(twin: string, overrides: Desired['overrides']): Desired {
    if (overrides.emulate) refuseWithoutEmulator(resolution, twin);
    return renderDesired(resolutionFor(resolution, instances.get(twin)), twin, {
      overrides,
      program: programVersion,
      resourcesOf: (wanted) => placeKind(wanted.place.kind).resourcesOf(wanted),
    });
  }

  return {
    commit,
    defaultPlace: catalogue.platform?.value.spec.defaultPlace,
    instances,
    render,
    about: (twin) => aboutOf(resolution, twin),
    problemsOf(twin) {
      const directories = directoriesOf(resolution, twin);
      return [...problemsByFile].flatMap(([file, found]) => (isIn(file, directories) ? found : []));
    },
    basis(twin) {
      const basis = bases.get(twin) ?? basisOf(render(twin, {}));
      bases.set(twin, basis);
      return basis;
    },
    assetOf: (twin, digest) => assetOf(resolution.twins.get(twin), digest),
    async unverified(twin) {
      const resolved = resolution.twins.get(twin);
      return resolved ? options.unverified(resolution, resolved) : [];
    },
    async uncommitted(twin) {
      dirty ??= dirtyPaths(repository);
      const directories = directoriesOf(resolution, twin);
      return (await dirty).filter((path) => isIn(path, directories));
    },
  };
}

/** By their files' names: one whose file can't be read is broken, not gone. */
function twinsIn(tree: Tree): readonly string[] {
  const names: string[] = [];
  for (const path of tree.entries.keys()) {
    const name = /^twins\/([^/]+)\/twin\.yaml$/.exec(path)?.[1];
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** What a twin is made of in this tree: its own files, its assets', and the organisation's. */
function directoriesOf({ twins }: Resolution, twin: string): readonly string[] {
  const references = twins.get(twin)?.references ?? [];
  const assets = references.flatMap(({ outcome }) =>
    isAvailable(outcome) && outcome.source === 'tree' ? [outcome.directory] : [],
  );
  return [...new Set(['platform.yaml', `twins/${twin}`, ...assets])];
}

function isIn(file: string, directories: readonly string[]): boolean {
  return directories.some((directory) => file === directory || file.startsWith(`${directory}/`));
}

function assetOf(twin: ResolvedTwin | undefined, digest: string): Available | undefined {
  const outcomes = (twin?.references ?? []).map(({ outcome }) => outcome);
  return outcomes.filter(isAvailable).find((found) => found.digest === digest);
}

function aboutOf({ twins }: Resolution, twin: string): About {
  const resolved = twins.get(twin);
  if (!resolved) return {};
  const { metadata, spec } = resolved.twin.value;
  const ids = Object.keys(spec.children);
  return {
    ...(metadata.title ? { title: metadata.title } : {}),
    level: `digital ${twinLevel(resolved.twin.value)}`,
    ...(ids.length > 0 ? { children: { ids, only: Object.keys(spec.assets).length === 0 } } : {}),
  };
}

/** Rendering leaves the physical twin as it is where there is no emulator, which is the opposite of what was asked. */
function refuseWithoutEmulator({ twins }: Resolution, twin: string): void {
  const { physicalTwin } = twins.get(twin)?.twin.value.spec ?? {};
  if (!physicalTwin || physicalTwin.emulator) return;
  throw emulatorMissing({ twin });
}

function groupByFile(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) groups.set(problem.file, [...(groups.get(problem.file) ?? []), problem]);
  return groups;
}
