import type { KeyPath } from '../document/document.ts';
import type { Asset, Component, Lock, Twin } from '../generated/types.ts';
import type { Catalogue, Sourced } from '../tree/catalogue.ts';
import { trajectoryUnits } from '../twin-test/trajectory.ts';
import { loadUnits } from '../units/index.ts';
import { memoised } from '../values/memoised.ts';
import { findInTexts } from '../values/words/texts.ts';
import {
  libraryRequestsOf,
  lockIndex,
  ownRequestsOf,
  type Request,
  type Resolved,
  resolveRequest,
} from './locks/locked.ts';
import { portsOf } from './ports.ts';
import {
  allParts,
  emulatorId,
  judgeId,
  type Resolution,
  type ResolvedChild,
  type ResolvedComponent,
  type ResolvedTwin,
} from './resolution.ts';
import { type Available, isAsset, isAvailable, isTwin } from './versions/available.ts';
import { type Finder, finderOf } from './versions/finder.ts';

/** Follows every reference in a catalogue. Asynchronous because rare units need a library loaded. */
export async function resolveCatalogue(catalogue: Catalogue): Promise<Resolution> {
  const finder = finderOf(catalogue);
  const twins = new Map<string, ResolvedTwin>();
  const define = (found: Available<Twin>): ResolvedTwin | undefined => {
    // By its folder. A rule reports a twin whose file has another name.
    const name = found.reference.slice('twins/'.length);
    // The lock of a published twin may name files of its commit that are not read here, so its ranges are resolved.
    return found.source === 'tree' ? twins.get(name) : resolveTwin(finder, name, found, undefined, define);
  };
  for (const [name, twin] of catalogue.twins) {
    twins.set(name, resolveTwin(finder, name, twin, catalogue.locks.get(name)?.value, define));
  }
  const units = await loadUnits(unitCodes(catalogue, [...twins.values()]));
  return { catalogue, finder, units, twins };
}

function resolveTwin(
  finder: Finder,
  name: string,
  twin: Sourced<Twin>,
  lock: Lock | undefined,
  define: (found: Available<Twin>) => ResolvedTwin | undefined,
): ResolvedTwin {
  const index = lockIndex(lock);
  const resolve = (request: Request): Resolved => resolveRequest(finder, request, index);
  const named = ownRequestsOf(twin.value).map(resolve);
  const libraries = named.map(({ request, outcome }) => libraryRequestsOf(request, outcome).map(resolve));
  const { spec } = twin.value;
  const components = new Map<string, ResolvedComponent>();
  const children = new Map<string, ResolvedChild>();
  const definitionOf = memoised(define);
  const judges = new Map<string, ResolvedComponent>();
  const assetOf = (id: string): Asset | undefined => {
    const bound = named.find((each) => each.request.path[1] === 'assets' && idOf(each) === id);
    return bound && assetIn(bound)?.value;
  };
  let emulator: ResolvedComponent | undefined;
  for (const [place, each] of named.entries()) {
    const { request, outcome } = each;
    const { path } = request;
    if (request.key === 'twin') {
      const id = idOf(each);
      const child = isAvailable(outcome) && isTwin(outcome) ? outcome : undefined;
      children.set(id, { id, path, twin: child, definition: () => child && definitionOf(child) });
      continue;
    }
    const resolved = (id: string, component: Component): ResolvedComponent => ({
      id,
      path,
      component,
      asset: assetIn(each),
      libraries: new Map(libraries[place]!.map((used) => [used.request.library!.use, assetIn(used)])),
      ports: portsOf(component, assetIn(each)?.value, assetOf),
    });
    if (path[1] === 'test') {
      const expectation = String(path.at(-2));
      const judge = spec.test!.expect[expectation]!.judge!;
      judges.set(expectation, resolved(judgeId, { ...judge, integrations: {} }));
    } else if (path[1] === 'assets') {
      components.set(idOf(each), resolved(idOf(each), spec.assets[idOf(each)]!));
    } else emulator = resolved(emulatorId, spec.physicalTwin!.emulator!);
  }
  const references = [...named, ...libraries.flat()];
  return { name, twin, references, components, judges, children, ...(emulator ? { emulator } : {}) };
}

function idOf({ request }: Resolved): string {
  return String(request.path.at(-1));
}

function assetIn({ outcome }: Resolved): Available<Asset> | undefined {
  return isAvailable(outcome) && isAsset(outcome) ? outcome : undefined;
}

/**
 * The texts of all fields `unit`, so that all are looked up at once. If a parameter is called `unit`, its value is looked up
 * as well, which does no harm.
 */
function unitCodes({ assets, tree }: Catalogue, twins: readonly ResolvedTwin[]): ReadonlySet<string> {
  const resolved = twins.flatMap((twin) => [twin, ...publishedChildren(twin)]);
  // What is in the tree is looked at once, with the catalogue.
  const published = resolved.flatMap(allParts).filter(({ asset }) => asset && asset.source !== 'tree');
  const specs = [
    ...[...assets.values()].map(({ value }) => value.spec),
    ...resolved.map(({ twin }) => twin.value.spec),
    ...published.map(({ asset }) => asset?.value.spec),
  ];
  const unit = (text: string, path: KeyPath) => (path.at(-1) === 'unit' ? text : undefined);
  const columns = twins.flatMap(({ twin }) => trajectoryUnits(tree, twin));
  return new Set([...specs.flatMap((spec) => findInTexts(spec, unit)).map(([, code]) => code), ...columns]);
}

function publishedChildren({ children }: ResolvedTwin): readonly ResolvedTwin[] {
  const published = [...children.values()].filter(({ twin }) => twin?.source !== 'tree');
  return published.flatMap((child) => child.definition() ?? []);
}
