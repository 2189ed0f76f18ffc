import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { gitBlobId, type Problem, type Tree } from '@dtaas/model';
import { assetConverted, assetFiltered } from '../failures.ts';
import type { Repository } from '../open.ts';
import { readRegular } from './files.ts';
import { isAsIndexed } from './work-tree.ts';

/**
 * Finds files of assets that git changes between the work tree and its store. The stored bytes are verified and deployed.
 * Reports one problem for each asset and filter, at the first file.
 */
export async function filterProblems(repository: Repository, tree: Tree): Promise<readonly Problem[]> {
  const paths = [...tree.entries].flatMap(([path, { mode }]) =>
    path.startsWith('assets/') && mode.startsWith('100') ? [path] : [],
  );
  const [attributes, setting] = await Promise.all([
    attributesOf(repository, paths),
    repository.git.attempt(['config', '--get', 'core.autocrlf']),
  ]);
  const problems = new Map<string, Problem>();
  for (const path of paths) {
    const { filter, ...others } = attributes.get(path) ?? {};
    const isFiltered = filter !== undefined && filter !== 'unset' && filter !== '';
    if (!isFiltered && !(mayConvert(others, setting.code === 0) && isConverted(repository, tree, path)))
      continue;
    const asset = path.split('/').slice(0, 3).join('/');
    const key = `${asset} ${isFiltered ? filter : ''}`;
    if (!problems.has(key)) problems.set(key, isFiltered ? filtered(path, filter) : converted(path));
  }
  return [...problems.values()];
}

type Attributes = { readonly [name: string]: string | undefined };

/**
 * The attributes of the paths that have any, in one call. Only git knows all of their sources: `.gitattributes` in each folder
 * and in the index, `info/attributes`, the user's and the machine's file. To look for them takes as long as to ask git.
 */
async function attributesOf({ git }: Repository, paths: readonly string[]): Promise<Map<string, Attributes>> {
  const attributes = new Map<string, Attributes>();
  if (paths.length === 0) return attributes;
  const printed = await git.text(
    ['check-attr', '-z', '-a', '--stdin'],
    paths.map((path) => `${path}\0`).join(''),
  );
  const words = printed.split('\0');
  for (let at = 0; at + 2 < words.length; at += 3) {
    const [path = '', name = '', value] = words.slice(at, at + 3);
    attributes.set(path, { ...attributes.get(path), [name]: value });
  }
  return attributes;
}

const converting = ['text', 'crlf', 'eol', 'ident', 'working-tree-encoding'];

/** Whether git may store other bytes than the file has. If not, the file needn't be looked at. */
function mayConvert(attributes: Attributes, autocrlf: boolean): boolean {
  const values = converting.map((name) => attributes[name]);
  if (values.some((value) => value !== undefined && value !== 'unset')) return true;
  const [text, crlf] = values;
  return autocrlf && text === undefined && crlf === undefined;
}

/** Finds converted line ends and encodings. A conversion that keeps the size keeps the bytes, too. */
function isConverted({ root, objectFormat }: Repository, tree: Tree, path: string): boolean {
  const entry = tree.entries.get(path)!;
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > largestBytes) return false;
  if (isAsIndexed(entry)) return stat.size !== entry.size;
  const bytes = readRegular(join(root, path), largestBytes);
  return bytes !== undefined && gitBlobId(bytes, objectFormat) !== entry.id;
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
