import { meantBy, nearest } from '@dtaas/model';
import { assetUnknown } from '../failures.ts';

/**
 * The references that a person means: `functions/pump`, `assets/functions/pump/`, or `pump` if only one asset or twin has that
 * name.
 *
 * @throws DtaasError `usage-asset-unknown` for the first word that means nothing or several
 */
export function referencesMeant(words: readonly string[], references: readonly string[]): readonly string[] {
  const meant = words.map((word) => {
    const { path, meant: found } = meantBy(word, references);
    const [reference] = found;
    if (reference !== undefined && (found.length === 1 || path.includes('/'))) return reference;
    const names = references.map((known) => known.slice(known.indexOf('/') + 1));
    const near = found.length > 1 ? undefined : nearest(path, [...references, ...names]);
    throw assetUnknown({ name: word, meant: found, nearest: near });
  });
  return [...new Set(meant)];
}
