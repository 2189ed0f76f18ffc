import {
  type Asset,
  type Available,
  directoryOf,
  modelErrors,
  type Problem,
  type Resolution,
  type ResolvedTwin,
  renderAlone,
  renderBatch,
  type Settings,
  type WorkspaceSpec,
} from '@dtaas/model';
import { componentUnknown } from '../look/failures.ts';
import { assetNamed, usesOf } from './alone.ts';
import { batchMissing, batchProblems, batchUnnamed } from './failures.ts';

/** What a batch runs: a component of a twin, or a single asset. */
export interface Subject {
  /** In messages: `functions/calibration`, or `incubator calibration`. */
  readonly name: string;
  /** Absent for a single asset. */
  readonly twin?: string;
  /** Its id in the workspace. */
  readonly component: string;
  readonly asset: Available<Asset>;
  /** That asset, those that it uses, and their libraries. */
  readonly assets: readonly Available<Asset>[];
  readonly workspace: WorkspaceSpec;
  /** The values that the twin sets, as its file has them. */
  readonly twinValues: Settings;
}

/**
 * What the words after `dtaas run` name: an asset, by its reference or its name, with a version if one is wanted; or a twin and
 * one of its components.
 *
 * @param problems of the files, for an asset or a twin that can't be used
 * @throws DtaasError `usage-batch-unnamed`, `usage-batch-missing`, `usage-asset-unknown`, `usage-version-unknown`,
 *   `usage-twin-unknown`, `usage-component-unknown`, `batch-use-unbound`, `batch-problems`, `twin-unresolved`
 */
export function subjectOf(
  resolution: Resolution,
  words: readonly string[],
  problems: readonly Problem[],
): Subject {
  const [first, second] = words;
  if (first === undefined) throw batchUnnamed({ having: having(resolution) });
  const name = first.replace(/^twins\//, '').replace(/\/$/, '');
  if (second !== undefined) {
    refuseBroken(resolution, `twins/${name}`, problems);
    return componentSubject(resolution, name, second);
  }
  const twin = resolution.twins.get(name);
  const isAssetToo = [...resolution.catalogue.assets.keys()].some((each) => each.endsWith(`/${name}`));
  if (twin && (first !== name || !isAssetToo)) throw batchUnnamed({ twin: name, having: componentsOf(twin) });
  const asset = assetNamed(resolution, first, (reference) => refuseBroken(resolution, reference, problems));
  if (!asset.value.spec.batch)
    throw batchMissing({ subject: asset.reference, having: assetsWithBatch(resolution) });
  return aloneSubject(asset, usesOf(resolution, asset));
}

/** An asset without a twin. */
export function aloneSubject(
  asset: Available<Asset>,
  uses: { readonly [use: string]: Available<Asset> },
): Subject {
  const assets = [asset, ...Object.values(uses)];
  return { name: asset.reference, asset, assets, ...renderAlone(asset, uses), twinValues: {} };
}

/** Refuses an asset or a twin whose file can't be used. */
function refuseBroken({ catalogue }: Resolution, reference: string, problems: readonly Problem[]): void {
  if (!catalogue.broken.has(reference)) return;
  throw batchProblems({ subject: reference, problems: problemsIn(problems, [directoryOf(reference)]) });
}

/** The errors in files of these directories. */
export function problemsIn(problems: readonly Problem[], directories: readonly string[]): readonly Problem[] {
  const isIn = (file: string) => directories.some((each) => file === each || file.startsWith(`${each}/`));
  return problems.filter(({ file, severity }) => severity === 'error' && isIn(file));
}

/** The directories whose problems stop a run. */
export function directoriesOf({ twin, assets }: Subject): readonly string[] {
  const inTree = assets.filter(({ source }) => source === 'tree').map(({ directory }) => directory);
  return [...(twin === undefined ? [] : [`twins/${twin}`]), ...inTree];
}

function componentSubject(resolution: Resolution, twin: string, id: string): Subject {
  const resolved = resolution.twins.get(twin);
  if (!resolved) throw modelErrors.twinUnknown({ twin, known: resolution.twins.keys() });
  const all = new Map(resolved.components);
  if (resolved.emulator) all.set(resolved.emulator.id, resolved.emulator);
  const named = all.get(id);
  if (!named) throw componentUnknown({ twin, asked: id, components: [...all.keys()] });
  const { component } = named;
  const used = Object.values(component.uses).flatMap((use) => all.get(use) ?? []);
  const parts = renderBatch(resolution, resolved, [named, ...used]);
  const asset = named.asset!;
  if (!asset.value.spec.batch) {
    const subject = `The component ${id} of the twin ${twin} (${asset.reference})`;
    throw batchMissing({ subject, having: componentsOf(resolved) });
  }
  return { name: `${twin} ${id}`, twin, component: id, asset, ...parts, twinValues: component.with };
}

/** The words after `dtaas run` that have a batch. */
function having(resolution: Resolution): readonly string[] {
  return [...assetsWithBatch(resolution), ...[...resolution.twins.values()].flatMap(componentsOf)];
}

function assetsWithBatch({ catalogue }: Resolution): readonly string[] {
  return [...catalogue.assets].flatMap(([reference, { value }]) => (value.spec.batch ? [reference] : []));
}

function componentsOf({ name, components }: ResolvedTwin): readonly string[] {
  return [...components.values()].flatMap(({ id, asset }) =>
    asset?.value.spec.batch ? [`${name} ${id}`] : [],
  );
}
