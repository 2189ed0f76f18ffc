import type { Lock, Twin } from '../generated/types.ts';
import type { Catalogue, Sourced } from '../tree/catalogue.ts';
import { loadUnits } from '../units/index.ts';
import { memoised } from '../values/memoised.ts';
import { type Available, isAsset, isAvailable, isTwin } from './available.ts';
import { type Finder, finderOf } from './finder.ts';
import { lockIndex, requestsOf, resolveRequest } from './locked.ts';
import {
  emulatorId,
  type Resolution,
  type ResolvedChild,
  type ResolvedComponent,
  type ResolvedTwin,
} from './resolution.ts';

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
  const units = await loadUnits(unitCodes(catalogue, twins.values()));
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
  const references = requestsOf(twin.value).map((request) => resolveRequest(finder, request, index));
  const components = new Map<string, ResolvedComponent>();
  const children = new Map<string, ResolvedChild>();
  const definitionOf = memoised(define);
  let emulator: ResolvedComponent | undefined;
  for (const { request, outcome } of references) {
    const { path } = request;
    const id = String(path.at(-1));
    const found = isAvailable(outcome) ? outcome : undefined;
    if (request.key === 'twin') {
      const child = found && isTwin(found) ? found : undefined;
      children.set(id, { id, path, twin: child, definition: () => child && definitionOf(child) });
      continue;
    }
    const asset = found && isAsset(found) ? found : undefined;
    if (path[1] === 'assets') components.set(id, { id, path, component: twin.value.spec.assets[id]!, asset });
    else emulator = { id: emulatorId, path, component: twin.value.spec.physicalTwin!.emulator!, asset };
  }
  return { name, twin, references, components, children, ...(emulator ? { emulator } : {}) };
}

/** Every unit that the texts name, so that all are looked up at once. */
function unitCodes({ assets }: Catalogue, twins: Iterable<ResolvedTwin>): ReadonlySet<string> {
  const codes = new Set<string>();
  const resolved = [...twins].flatMap((twin) => [twin, ...publishedChildren(twin)]);
  for (const { value } of assets.values()) collect(value.spec, codes);
  for (const { twin, components, emulator } of resolved) {
    collect(twin.value.spec, codes);
    for (const { asset } of [...components.values(), ...(emulator ? [emulator] : [])]) {
      // What is in the tree is looked at once, with the catalogue.
      if (asset && asset.source !== 'tree') collect(asset.value.spec, codes);
    }
  }
  return codes;
}

function publishedChildren({ children }: ResolvedTwin): readonly ResolvedTwin[] {
  const published = [...children.values()].filter(({ twin }) => twin?.source !== 'tree');
  return published.flatMap((child) => child.definition() ?? []);
}

/** The texts of all fields `unit`. If a parameter is called `unit`, its value is looked up as well, which does no harm. */
function collect(value: unknown, codes: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'unit' && typeof inner === 'string') codes.add(inner);
    else if (typeof inner === 'object') collect(inner, codes);
  }
}
