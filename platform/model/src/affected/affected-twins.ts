import { canonicalJson, sha256 } from '../digest/index.ts';
import type { ReadOptions } from '../document/read-catalogue.ts';
import { DtaasError } from '../errors/problem.ts';
import type { PlaceKindRules } from '../place-kind.ts';
import { placesThatFit, unchosenPlace } from '../placement/index.ts';
import { compareText } from '../references/index.ts';
import { printDesired, renderDesired } from '../render/index.ts';
import { type PartOptions, type Resolution, resolvePart } from '../resolution/index.ts';
import { directoriesOf, type Files, platformFile } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';
import { type MentionOptions, mentionedByAssets, mentionedByTwins } from './mentioned.ts';

/** Versions that have a tag are the same for both trees. */
interface AffectedOptions extends MentionOptions, Pick<ReadOptions, 'published' | 'cache'> {
  /** Asked for only if `platform.yaml` differs: with the same places, a twin is at the same place in both trees. */
  readonly placeKinds?: () => Promise<readonly PlaceKindRules[]>;
}

/**
 * The twins whose `desired.json` differs between two trees, or is in only one of them, sorted. A twin that can't be rendered
 * has no `desired.json`. Only the twins that mention something changed are resolved and rendered, on both sides: a rendering
 * depends on the files of the twin, on the references in its `twin.yaml`, on the libraries of these assets, and on
 * `platform.yaml`.
 */
export async function affectedTwins(then: Tree, now: Tree, options: AffectedOptions = {}): Promise<string[]> {
  const platformIsSame = isSame(then.entries.get(platformFile), now.entries.get(platformFile));
  const twins = (platformIsSame ? touched(then, now, options) : both(then, now)).filter(isTwin);
  const { published = [], cache } = options;
  const placeKinds = platformIsSame ? undefined : await options.placeKinds?.();
  // Most files are the same on both sides. The later side is read first, because a work tree is cheaper to read.
  const reading = { published, placeKinds, cache, met: new Map<string, Json>() };
  const digestsNow = await digestsOf(now, twins, reading);
  return affected(await digestsOf(then, twins, reading), digestsNow);
}

/** The names whose digest differs between two states, or that only one of them has, sorted. */
export function affected(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.filter((name) => before.get(name) !== after.get(name)).sort(compareText);
}

async function digestsOf(
  tree: Tree,
  references: readonly string[],
  reading: PartOptions,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const there = references.filter((reference) => directoriesOf(tree).has(reference));
  if (there.length === 0) return digests;
  const { resolution } = await resolvePart(tree, there, reading);
  for (const reference of there) {
    const name = reference.slice('twins/'.length);
    const digest = digestOf(resolution, name);
    if (digest !== undefined) digests.set(name, digest);
  }
  return digests;
}

/**
 * Both sides are rendered by this program. Resources follow from the rest, so they are left out. Only a biography says at which
 * place a twin is that names none, so a change of any place that fits counts.
 */
function digestOf(resolution: Resolution, name: string): string | undefined {
  try {
    const desired = renderDesired(resolution, name, { program: '', resourcesOf: () => ({}) });
    const fitting = desired.place === unchosenPlace ? placesThatFit(resolution, name) : [];
    return sha256(`${printDesired(desired)}${canonicalJson(fitting)}`);
  } catch (error) {
    if (error instanceof DtaasError) return undefined;
    throw error;
  }
}

/** The twins that changed, or mention an asset that changed. A twin that no longer mentions the asset has changed, too. */
function touched(then: Tree, now: Tree, options: AffectedOptions): readonly string[] {
  const different = new Set(changed(then, now));
  if (different.size === 0) return [];
  const { published = [] } = options;
  // A twin doesn't name the libraries of its assets, so the assets that import a changed function count as changed.
  const functions = new Set([...different].filter((reference) => reference.startsWith('functions/')));
  if (functions.size > 0) addUsers(functions, mentionedByAssets(now, published, options), different);
  addUsers(different, mentionedByTwins(now, options), different);
  return [...different];
}

/** Adds to `users` who mentions one of these references, or may do so. */
function addUsers(
  references: ReadonlySet<string>,
  mentions: ReturnType<typeof mentionedByTwins>,
  users: Set<string>,
): void {
  for (const [user, mentioned] of mentions)
    if (!mentioned || mentioned.some((reference) => references.has(reference))) users.add(user);
}

/** Assets and twins with a changed, new or removed file. */
function changed(then: Tree, now: Tree): readonly string[] {
  return both(then, now).filter((reference) => {
    const [before = [], after = []] = [then, now].map((tree) => directoriesOf(tree).get(reference));
    return before.length !== after.length || !after.every((file, index) => isSameFile(before[index], file));
  });
}

function both(then: Tree, now: Tree): readonly string[] {
  return [...new Set([now, then].flatMap((tree) => [...directoriesOf(tree).keys()]))];
}

function isSameFile(before: Files[number] | undefined, after: Files[number]): boolean {
  return before?.[0] === after[0] && isSame(before[1], after[1]);
}

function isSame(before: Files[number][1] | undefined, after: Files[number][1] | undefined): boolean {
  return before?.id === after?.id && before?.mode === after?.mode;
}

function isTwin(reference: string): boolean {
  return reference.startsWith('twins/');
}
