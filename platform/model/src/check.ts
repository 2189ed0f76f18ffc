import type { Catalogue, Published } from './catalogue.ts';
import type { ParseCache } from './document/parse-cache.ts';
import { readCatalogue } from './document/read-catalogue.ts';
import type { Problem } from './problem.ts';
import { resolveCatalogue } from './resolution/index.ts';
import { applyRules } from './rules/index.ts';
import type { Tree } from './tree.ts';

export interface CheckOptions {
  /** Versions that have a tag; none unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache;
}

/** Everything that is wrong with a repository, in the order of files, lines and columns. */
export async function checkRepository(tree: Tree, options: CheckOptions = {}): Promise<readonly Problem[]> {
  const { catalogue, problems } = readCatalogue(tree, options);
  return inOrder([...problems, ...(await checkCatalogue(catalogue))]);
}

/** What the rules say of a catalogue that was read before. */
export async function checkCatalogue(catalogue: Catalogue): Promise<readonly Problem[]> {
  return applyRules(await resolveCatalogue(catalogue));
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const key = JSON.stringify([problem.file, problem.line, problem.column, problem.code, problem.message]);
    return !seen.has(key) && seen.add(key);
  });
  return once.sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.code, b.code) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
