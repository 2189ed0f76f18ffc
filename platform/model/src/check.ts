import { layoutProblems } from './document/layout-problems.ts';
import type { ParseCache } from './document/parse-cache.ts';
import { type ReadOptions, readFiles } from './document/read-catalogue.ts';
import { readDocument } from './document/read-document.ts';
import type { Problem } from './errors/problem.ts';
import { codeownersProblems } from './owners/codeowners.ts';
import { compareText } from './references/index.ts';
import { followedFrom, resolvePart } from './resolution/index.ts';
import { documentationNamed } from './rules/assets/documentation.ts';
import { judgeReference, judgeTogether } from './rules/index.ts';
import { type Taking, takingOf } from './rules/taking.ts';
import { directoriesOf, homeOf } from './tree/directories.ts';
import type { Tree } from './tree/tree.ts';
import { type Verdicts, verdictsIn } from './verdicts/verdicts.ts';

export interface CheckOptions extends ReadOptions {
  /** With a store, an asset or a twin that was clean and has not changed is not judged again. The answer is the same. */
  readonly verdicts?: ParseCache | undefined;
}

/** Everything that is wrong with a repository, in the order of files, lines and columns. */
export async function checkRepository(tree: Tree, options: CheckOptions = {}): Promise<readonly Problem[]> {
  const { verdicts: store, ...reading } = options;
  const verdicts = verdictsIn(store, tree, reading);
  const { problems, takings, platform } = await judge(tree, verdicts, reading);
  const documentOf = (twin: string) => {
    const file = `twins/${twin}/twin.yaml`;
    return readDocument(file, tree.read(file));
  };
  const together = await judgeTogether({ platform, takings, documentOf }, reading.placeKinds);
  const owners = codeownersProblems(tree, () => readFiles(tree, reading).catalogue);
  return inOrder([...layoutProblems(tree), ...problems, ...together, ...owners]);
}

/**
 * What is wrong with files, and with each asset and twin on its own, and what all twins take. Judges only the assets and
 * twins that aren't known to be clean, and keeps which of them are.
 */
async function judge(tree: Tree, verdicts: Verdicts, reading: ReadOptions) {
  const directories = directoriesOf(tree);
  const known = new Map([...directories.keys()].map((reference) => [reference, verdicts.get(reference)]));
  const references = [...known.keys()];
  const toJudge = references.filter((reference) => !known.get(reference));
  const elsewhere = references.filter((reference) => known.get(reference));
  const read = await resolvePart(tree, toJudge, { ...reading, elsewhere });
  const { catalogue, twins } = read.resolution;
  const doubtful = new Set([...read.problems.map(({ file }) => file), ...read.unlike].map(homeOf));
  const problems = [...read.problems];
  const takings: Taking[] = [];
  for (const [reference, files] of directories) {
    const clean = known.get(reference);
    const asset = clean ? undefined : catalogue.assets.get(reference);
    const twin = clean ? undefined : twins.get(reference.replace(/^twins\//, ''));
    const taking = clean ? clean.taking : twin && takingOf(twin, read.resolution);
    if (taking) takings.push(taking);
    const found = [
      ...(clean ? [] : judgeReference(reference, read.resolution)),
      ...(asset ? documentationNamed(asset, tree, files) : []),
    ];
    problems.push(...found);
    if ((!asset && !twin) || found.length > 0 || doubtful.has(reference)) continue;
    verdicts.keep(reference, [...followedFrom(reference, read.resolution)], taking);
  }
  return { problems, takings, platform: catalogue.platform };
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
