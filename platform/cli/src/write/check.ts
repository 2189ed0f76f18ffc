import { relative, resolve, sep } from 'node:path';
import { checkRepository, explanations, type Problem, type Tree } from '@dtaas/model';
import { problemsAsAnnotations, problemsAsSarif, reportOf } from '@dtaas/report';
import { filterProblems, openRepository, readPublished, readWorkTree } from '@dtaas/repository';
import { openParseCache, openVerdicts } from '../clone/parse-cache.ts';
import { answer, type Context, type ExitCode } from '../context.ts';
import { pathUnknown } from '../failures.ts';

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
  const all = [...found, ...filters].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const problems = all.filter((problem) => isShown(problem, wanted));
  print(context, tree, problems);
  return problems.some((problem) => problem.severity === 'error') ? 1 : 0;
}

/** The path in the tree of a path on the command line; the root is the empty path. */
function pathInTree(tree: Tree, root: string, absolute: string, written: string): string {
  const path = relative(root, absolute).split(sep).join('/');
  const within =
    path === '' ||
    tree.entries.has(path) ||
    [...tree.entries.keys()].some((key) => key.startsWith(`${path}/`));
  if (within) return path;
  throw pathUnknown({ path: written });
}

function isShown(problem: Problem, wanted: readonly string[]): boolean {
  return (
    wanted.length === 0 ||
    wanted.some((path) => path === '' || problem.file === path || problem.file.startsWith(`${path}/`))
  );
}

function print(context: Context, tree: Tree, problems: readonly Problem[]): void {
  switch (context.format) {
    case 'sarif':
      context.printJson(problemsAsSarif(problems, explanations));
      break;
    case 'github':
      if (problems.length > 0) context.print(problemsAsAnnotations(problems));
      break;
    default:
      answer(context, reportOf('CheckReport', { problems }), { tree });
  }
}
