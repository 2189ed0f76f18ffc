import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobId, type Problem, type Tree } from '@dtaas/model';
import { assetConverted, assetFiltered } from '../failures.ts';
import type { Repository } from '../open.ts';
import { readWithoutFollowing } from './files.ts';
import { isAsIndexed } from './work-tree.ts';

/**
 * Finds files of assets that git changes between the work tree and its store. The stored bytes are verified and deployed.
 * Reports one problem for each asset and filter, at the first file.
 */
export async function filterProblems(repository: Repository, tree: Tree): Promise<readonly Problem[]> {
  const paths = [...tree.entries].flatMap(([path, { mode }]) =>
    path.startsWith('assets/') && mode.startsWith('100') ? [path] : [],
  );
  const filters = await filtersOf(repository, paths);
  const problems = new Map<string, Problem>();
  for (const path of paths) {
    const filter = filters.get(path);
    if (filter === undefined && !isConverted(repository, tree, path)) continue;
    const asset = path.split('/').slice(0, 3).join('/');
    const key = `${asset} ${filter ?? ''}`;
    if (!problems.has(key))
      problems.set(key, filter === undefined ? converted(path) : filtered(path, filter));
  }
  return [...problems.values()];
}

/** The filter that `.gitattributes` gives to each path, in one call. */
async function filtersOf({ git }: Repository, paths: readonly string[]): Promise<Map<string, string>> {
  const filters = new Map<string, string>();
  if (paths.length === 0) return filters;
  const input = paths.map((path) => `${path}\0`).join('');
  const listed = (await git.run(['check-attr', '-z', '--stdin', 'filter'], input)).toString().split('\0');
  for (let at = 0; at + 2 < listed.length; at += 3) {
    const [path = '', , value = ''] = listed.slice(at, at + 3);
    if (!['unspecified', 'unset', ''].includes(value)) filters.set(path, value);
  }
  return filters;
}

/** Finds converted line ends and encodings. A conversion that keeps the size keeps the bytes, too. */
function isConverted({ root, objectFormat }: Repository, tree: Tree, path: string): boolean {
  const entry = tree.entries.get(path)!;
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > largestBytes) return false;
  if (isAsIndexed(entry)) return stat.size !== entry.size;
  return gitBlobId(readWithoutFollowing(join(root, path)), objectFormat) !== entry.id;
}

/** A larger file is not a text. */
const largestBytes = 16 * 1024 * 1024;

function filtered(file: string, filter: string): Problem {
  return {
    ...{ file, line: 1, column: 1, code: assetFiltered.code, severity: 'error' },
    message: `The git filter ${filter} changes this file: git stores other bytes, and the stored bytes are verified and deployed`,
    hint: 'Exclude assets from the filter: write `assets/** -filter` in .gitattributes, then run: git add --renormalize assets',
  };
}

function converted(file: string): Problem {
  return {
    ...{ file, line: 1, column: 1, code: assetConverted.code, severity: 'warning' },
    message:
      'git converts the line ends of this file (core.autocrlf or .gitattributes): git stores other bytes, and the stored bytes are verified and deployed',
    hint: 'Write `assets/** -text` in .gitattributes and clone again. Commit a new file before you verify it.',
  };
}
