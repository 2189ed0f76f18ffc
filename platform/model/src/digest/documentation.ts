import type { Asset, Twin } from '../generated/types.ts';
import { matchesWildcard } from '../values/words/wildcard.ts';

/** The documentation of a twin, and of an asset whose `asset.yaml` doesn't list any. */
export const usualDocumentation: readonly string[] = ['README.md', 'LICENSE*', 'CHANGELOG.md', 'docs/'];

/** Files that the platform itself reads. They are never documentation, whatever `asset.yaml` lists. */
const alwaysContent: ReadonlySet<string> = new Set(['asset.yaml', 'twin.yaml', 'twin.lock']);

/** The patterns of an asset's or a twin's documentation; the usual ones if its file can't be read. */
export function documentationOf(value: Asset | Twin | undefined): readonly string[] {
  const spec: Asset['spec'] | Twin['spec'] | undefined = value?.spec;
  return (spec && 'documentation' in spec ? spec.documentation : undefined) ?? usualDocumentation;
}

/**
 * The files that an asset or a twin consists of: all but documentation. These are digested, staged, mounted and tested,
 * so no program can depend on a file that its digest doesn't count. `path` is relative to the directory.
 */
export function contentFiles<F extends { readonly path: string }>(
  files: Iterable<F>,
  documentation: readonly string[],
): readonly F[] {
  return [...files].filter(({ path }) => !isDocumentation(path, documentation));
}

/** True if one of the patterns covers a path. A pattern with `/` at its end covers a folder. */
export function isDocumentation(path: string, documentation: readonly string[]): boolean {
  if (alwaysContent.has(path)) return false;
  const parts = path.split('/');
  return documentation.some((pattern) => {
    const isFolder = pattern.endsWith('/');
    const wanted = (isFolder ? pattern.slice(0, -1) : pattern).split('/');
    if (isFolder ? parts.length <= wanted.length : parts.length !== wanted.length) return false;
    return wanted.every((part, index) => matchesWildcard(part, parts[index]!));
  });
}
