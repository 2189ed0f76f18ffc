import { layoutProblems } from './document/layout-problems.ts';
import type { ParseCache } from './document/parse-cache.ts';
import { documentAt } from './document/read-catalogue.ts';
import type { Problem } from './errors/problem.ts';
import { compareText } from './references/index.ts';
import { judgeTogether } from './rules/index.ts';
import type { Catalogue, Published } from './tree/catalogue.ts';
import type { Tree } from './tree/tree.ts';
import { judge } from './verdicts/judge.ts';
import { verdictsIn } from './verdicts/verdicts.ts';

export interface CheckOptions {
  /** Versions that have a tag; none unless given. */
  readonly published?: readonly Published[];
  readonly cache?: ParseCache | undefined;
  /** The kinds of places. Without them, kinds are not checked. */
  readonly placeKinds?: Catalogue['placeKinds'];
  /** With a store, an asset or a twin that was clean and has not changed is not judged again. The answer is the same. */
  readonly verdicts?: ParseCache | undefined;
}

/** Everything that is wrong with a repository, in the order of files, lines and columns. */
export async function checkRepository(tree: Tree, options: CheckOptions = {}): Promise<readonly Problem[]> {
  const { published = [], cache, placeKinds } = options;
  const reading = { published, cache, placeKinds };
  const verdicts = verdictsIn(options.verdicts, tree, reading);
  const { problems, takings, platform } = await judge(tree, verdicts, reading);
  const documentOf = (twin: string) => documentAt(tree, `twins/${twin}/twin.yaml`);
  const together = await judgeTogether({ platform, takings, documentOf }, placeKinds);
  return inOrder([...layoutProblems(tree), ...problems, ...together]);
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const once = problems.filter((problem) => {
    const key = JSON.stringify([problem.file, problem.line, problem.column, problem.code, problem.message]);
    return !seen.has(key) && seen.add(key);
  });
  return once.sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}
