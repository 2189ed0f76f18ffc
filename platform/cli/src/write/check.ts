import { relative, resolve, sep } from 'node:path';
import { checkRepository, explanations, type Problem, type Tree } from '@dtaas/model';
import { problemsAsAnnotations, problemsAsSarif, reportOf } from '@dtaas/report';
import { filterProblems, openRepository, readPublished, readWorkTree } from '@dtaas/repository';
import { openParseCache, openVerdicts } from '../clone/parse-cache.ts';
import { answer, type Context, type ExitCode } from '../context.ts';
import { pathUnknown } from './failures.ts';

/** `dtaas check [path...]`: finds everything that is wrong with the files of the work tree; paths limit what is shown. */
export async function run(context: Context, paths: readonly string[]): Promise<ExitCode> {
  const repository = await openRepository(context.cwd);
  const reading = Promise.all([readWorkTree(repository), readPublished(repository), import('@dtaas/places')]);
  const cache = openParseCache(repository.root);
  const verdicts = openVerdicts(repository.root);
  const [tree, published, { placeKinds }] = await reading;
  const wanted = paths.map((path) => pathInTree(tree, repository.root, resolve(context.cwd, path), path));
  const [found, filters] = await Promise.all([
    checkRepository(tree, { published, cache, placeKinds, verdicts }),
    filterProblems(repository, tree),
  ]);
  cache.save();
  verdicts?.save();
  const problems = [...found, ...filters]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
    .filter(({ file }) => wanted.length === 0 || wanted.some((path) => isWithin(file, path)));
  answerProblems(context, problems, tree);
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}

function answerProblems(context: Context, problems: readonly Problem[], tree: Tree): void {
  const report = reportOf('CheckReport', { problems });
  if (context.format !== 'sarif' && context.format !== 'github') {
    answer(context, report, { tree });
    return;
  }
  if (context.format === 'sarif') context.printJson(problemsAsSarif(problems, explanations));
  else if (problems.length > 0) context.print(problemsAsAnnotations(problems));
  context.keepReport?.(report);
}

/** The path in the tree of a path on the command line; the root is the empty path. */
function pathInTree(tree: Tree, root: string, absolute: string, written: string): string {
  const path = relative(root, absolute).split(sep).join('/');
  if (path === '' || [...tree.entries.keys()].some((key) => isWithin(key, path))) return path;
  throw pathUnknown({ path: written });
}

function isWithin(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`);
}
