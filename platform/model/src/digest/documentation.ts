import type { Asset, Twin } from '../generated/types.ts';
import { matchesWildcard } from '../wildcard.ts';

/** What is documentation where `asset.yaml` doesn't say. Of a twin, too. */
export const usualDocumentation: readonly string[] = ['README.md', 'LICENSE*', 'CHANGELOG.md', 'docs/'];

/** What the platform reads of a directory: never documentation, whatever `asset.yaml` says. */
const alwaysContent: ReadonlySet<string> = new Set(['asset.yaml', 'twin.yaml', 'twin.lock']);

/** What of an asset or a twin is documentation, as patterns; of one that can't be read, the usual. */
export function documentationOf(value: Asset | Twin | undefined): readonly string[] {
  const spec: Asset['spec'] | Twin['spec'] | undefined = value?.spec;
  return (spec && 'documentation' in spec ? spec.documentation : undefined) ?? usualDocumentation;
}

/**
 * The files that an asset or a twin consists of: all but documentation. These are digested, staged, mounted and tested,
 * so that no program can depend on a file that its digest doesn't hold. `path` is relative to the directory.
 */
export function contentFiles<F extends { readonly path: string }>(
  files: Iterable<F>,
  documentation: readonly string[],
): readonly F[] {
  return [...files].filter(({ path }) => !isDocumentation(path, documentation));
}

/** Whether a pattern of `spec.documentation` covers a path: that of a file, or with `/` at its end that of a folder. */
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
