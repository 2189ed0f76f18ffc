import { hash } from 'node:crypto';
import type { ParseCache } from '../document/parse-cache.ts';
import type { ReadOptions } from '../document/read-catalogue.ts';
import type { Taking } from '../rules/taking.ts';
import { directoriesOf, platformFile } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';
import type { Json } from '../values/json.ts';

/** What `check` keeps of an asset or a twin without a problem. One with a problem is judged again in each run. */
interface Clean {
  /** The references that it follows, and a digest of their fingerprints. */
  readonly follows: readonly string[];
  readonly digest: string;
  /** Of a twin. */
  readonly taking?: Taking;
}

type VerdictInputs = Pick<ReadOptions, 'published' | 'placeKinds'>;

export type Verdicts = ReturnType<typeof verdictsIn>;

/**
 * The verdicts of earlier runs that are still valid. Each is kept by its fingerprint. The store has to drop them when the
 * program changes, which may judge differently.
 */
export function verdictsIn(store: ParseCache | undefined, tree: Tree, inputs: VerdictInputs) {
  const fingerprints = fingerprintsOf(tree, inputs);
  const digestOf = (follows: readonly string[]): string =>
    follows.length === 0 ? '' : hash('sha256', follows.map((each) => fingerprints.get(each) ?? '').join(' '));
  return {
    get(reference: string): Clean | undefined {
      const kept = store?.get(fingerprints.get(reference)!) as Clean | undefined;
      return kept?.digest === digestOf(kept?.follows ?? []) ? kept : undefined;
    },
    keep(reference: string, follows: readonly string[], taking: Taking | undefined): void {
      const clean: Clean = { follows, digest: digestOf(follows), ...(taking && { taking }) };
      store?.set(fingerprints.get(reference)!, clean as unknown as Json);
    },
  };
}

/** By reference, of all that a verdict may come from: its files, published versions, `platform.yaml` and the kinds of places. */
function fingerprintsOf(
  tree: Tree,
  { published = [], placeKinds = [] }: VerdictInputs,
): ReadonlyMap<string, string> {
  const platform = tree.entries.get(platformFile);
  const common = `${platform?.mode} ${platform?.id} ${JSON.stringify(placeKinds)}`;
  const texts = new Map<string, string>();
  for (const [reference, files] of directoriesOf(tree)) {
    let text = '';
    // NUL ends a path, as in git: it is the one character that no path has.
    for (const [path, { mode, id }] of files) text += `${mode} ${id} ${path}\0`;
    texts.set(reference, text);
  }
  for (const { reference, version, source, commit, treeId } of published) {
    const text = `${version} ${source} ${commit} ${treeId}\0`;
    texts.set(reference, `${texts.get(reference) ?? ''}\0${text}`);
  }
  return new Map([...texts].map(([reference, text]) => [reference, hash('sha256', `${common}\0${text}`)]));
}
