import type { Catalogue, Published } from './catalogue.ts';
import { affected, sha256 } from './digest/index.ts';
import type { ParseCache } from './document/parse-cache.ts';
import { readCatalogue } from './document/read-catalogue.ts';
import { printDesired, renderDesired } from './render/index.ts';
import { resolveCatalogue } from './resolution/index.ts';
import type { Tree } from './tree.ts';

export interface AffectedOptions {
  /** Versions that have a tag, the same for both; none unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache;
  /** The version of the program that deploys. */
  readonly program: string;
}

/**
 * The twins whose `desired.json` differs between two trees, or that only one of them has, sorted. Only those that
 * name what changed, or what uses it, are resolved and rendered, on both sides.
 */
export async function affectedTwins(before: Tree, after: Tree, options: AffectedOptions): Promise<string[]> {
  const changed = changedPlaces(before, after);
  if (changed.size === 0) return [];
  if (changed.has('platform.yaml')) return differing(before, after, options);
  const { catalogue } = readCatalogue(after, options);
  const reached = reachedFrom(changed, catalogue);
  const mayDiffer = (name: string): boolean => {
    const twin = catalogue.twins.get(name);
    return !twin || reached.has(`twins/${name}`) || mentions(twin.value.spec, reached);
  };
  return differing(withTwins(before, mayDiffer), withTwins(after, mayDiffer), options);
}

async function differing(before: Tree, after: Tree, options: AffectedOptions): Promise<string[]> {
  return affected(await digestsOf(before, options), await digestsOf(after, options));
}

async function digestsOf(tree: Tree, options: AffectedOptions): Promise<ReadonlyMap<string, string>> {
  const resolution = await resolveCatalogue(readCatalogue(tree, options).catalogue);
  const rendering = { overrides: {}, program: options.program };
  const digest = (twin: string) => sha256(printDesired(renderDesired(resolution, twin, rendering)));
  return new Map([...resolution.twins.keys()].map((twin) => [twin, digest(twin)]));
}

/** `models/pump`, `twins/box`, `platform.yaml`: where a file is another one, new or gone. */
function changedPlaces(before: Tree, after: Tree): Set<string> {
  const changed = new Set<string>();
  for (const [path, { id, mode }] of after.entries) {
    const then = before.entries.get(path);
    if (then?.id !== id || then.mode !== mode) changed.add(placeOf(path));
  }
  for (const path of before.entries.keys()) if (!after.entries.has(path)) changed.add(placeOf(path));
  return changed;
}

function placeOf(path: string): string {
  const [first, second, third] = path.split('/');
  if (first === 'assets') return `${second}/${third}`;
  return first === 'twins' ? `${first}/${second}` : path;
}

/** What changed, and every asset that uses it by way of whatever else. An asset that did use it has changed itself. */
function reachedFrom(changed: ReadonlySet<string>, { assets }: Catalogue): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [user, { value }] of assets) {
    for (const { asset } of Object.values(value.spec.uses)) {
      if (asset !== undefined) users.set(asset, [...(users.get(asset) ?? []), user]);
    }
  }
  const reached = new Set(changed);
  for (const place of reached) for (const user of users.get(place) ?? []) reached.add(user);
  return reached;
}

/** Whether any text in a value is one of these: more than the references, and so never too few. */
function mentions(value: unknown, references: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return references.has(value);
  if (typeof value !== 'object' || value === null) return false;
  // Not by Object.values: over a thousand twins their arrays are most of the time.
  const parts = value as { readonly [key: string]: unknown };
  for (const key in parts) if (mentions(parts[key], references)) return true;
  return false;
}

/** The tree without the other twins, whose files then aren't read. */
function withTwins(tree: Tree, wanted: (name: string) => boolean): Tree {
  const known = new Map<string, boolean>();
  const isWanted = (path: string): boolean => {
    if (!path.startsWith('twins/')) return true;
    const name = path.split('/', 2)[1] ?? '';
    const answer = known.get(name) ?? wanted(name);
    known.set(name, answer);
    return answer;
  };
  return {
    entries: new Map([...tree.entries].filter(([path]) => isWanted(path))),
    read: (path) => tree.read(path),
  };
}
