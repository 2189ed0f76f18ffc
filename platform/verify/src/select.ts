import {
  type Asset,
  type Available,
  contentDigest,
  documentationOf,
  filesByReference,
  nearest,
  type Tree,
} from '@dtaas/model';
import { assetUnknown } from './failures.ts';
import { inOrder, type Subject } from './subject.ts';

/**
 * The references that a person means: `functions/pump`, `assets/functions/pump/`, or `pump` where one asset alone has
 * that name. Throws `usage-asset-unknown` for the first that means none.
 */
export function referencesMeant(words: readonly string[], known: Iterable<string>): string[] {
  const references = [...known];
  return [...new Set(words.map((word) => referenceMeant(word, references)))];
}

function referenceMeant(word: string, references: readonly string[]): string {
  const plain = word.replace(/^(\.\/)?assets\//, '').replace(/\/+$/, '');
  const meant = references.filter((reference) => reference === plain || reference.endsWith(`/${plain}`));
  const [reference] = meant;
  if (reference !== undefined && (meant.length === 1 || plain.includes('/'))) return reference;
  const names = references.map((known) => known.slice(known.indexOf('/') + 1));
  const near = meant.length > 1 ? undefined : nearest(plain, [...references, ...names]);
  throw assetUnknown({ name: word, meant, nearest: near });
}

/**
 * References whose content differs from that of another tree, or that the other tree lacks. The asset of the later tree says
 * which files are documentation and don't count. If the other tree has another list, its asset.yaml differs anyway.
 */
export function changedReferences(
  before: Tree,
  after: Tree,
  assets: ReadonlyMap<string, Available<Asset>>,
): Set<string> {
  const old = filesByReference(before);
  const changed = new Set<string>();
  for (const [reference, files] of filesByReference(after)) {
    const then = old.get(reference);
    const documentation = documentationOf(assets.get(reference)?.value);
    if (!then || contentDigest(then, documentation) !== contentDigest(files, documentation))
      changed.add(reference);
  }
  return changed;
}

/** True where the subject or anything it uses is among `references`. */
export function touches(subject: Subject, references: ReadonlySet<string>): boolean {
  return inOrder([subject]).some(({ reference }) => references.has(reference));
}
