import type { Problem } from '../problem.ts';
import type { Tree, TreeEntry } from '../tree.ts';
import { oddity } from './odd-names.ts';

/** What is wrong with how files are laid out, whatever is in them. */
export function layoutProblems(tree: Tree): readonly Problem[] {
  const problems: Problem[] = [];
  const directories = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const [path, entry] of tree.entries) {
    const directory = directoryOf(path);
    if (directory === undefined) continue;
    if (directory.kind !== undefined && !directories.has(directory.path))
      directories.set(directory.path, directory.file);
    problems.push(...entryProblems(tree, path, entry, directory.path));
    const lower = path.normalize('NFC').toLowerCase();
    const other = folded.get(lower);
    if (other !== undefined) problems.push(sameName(path, other));
    folded.set(lower, path);
  }
  for (const [directory, file] of directories) {
    if (!tree.entries.has(`${directory}/${file}`)) problems.push(noFile(tree, directory, file));
  }
  if (!tree.entries.has('platform.yaml')) problems.push(noPlatform);
  return problems;
}

const noPlatform = problem('platform.yaml', {
  code: 'platform-missing',
  message: 'There is no platform.yaml',
  hint: 'Add one at the root: `dtaas explain platform-missing` shows the least that it has.',
});

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function problem(file: string, finding: Finding): Problem {
  return { file, line: 1, column: 1, severity: 'error', ...finding };
}

/** The asset's or twin's directory that a path is in, and the file that it must have. */
function directoryOf(path: string): { path: string; file: string; kind?: string } | undefined {
  const parts = path.split('/');
  if (parts[0] === 'twins' && parts.length > 2) {
    return { path: parts.slice(0, 2).join('/'), file: 'twin.yaml', kind: 'twin' };
  }
  if (parts[0] !== 'assets' || parts.length < 3) return undefined;
  // In a folder that isn't of a kind, all is misplaced; it is reported once a directory.
  if (!/^(data|models|functions|tools)$/.test(parts[1]!))
    return { path: parts.slice(0, 2).join('/'), file: '', kind: 'folder' };
  return parts.length > 3
    ? { path: parts.slice(0, 3).join('/'), file: 'asset.yaml', kind: 'asset' }
    : undefined;
}

function entryProblems(tree: Tree, path: string, entry: TreeEntry, directory: string): readonly Problem[] {
  const odd = oddity(path);
  const problems = odd === undefined ? [] : [oddName(path, odd)];
  if (entry.mode === '160000') problems.push(problem(path, submodule));
  if (entry.mode === '120000') problems.push(...linkProblems(tree, path, directory));
  return problems;
}

const submodule: Finding = {
  code: 'submodule',
  message: 'This is a submodule, whose files are in another repository',
  hint: 'Copy its files here, or name that repository under `sources` in platform.yaml.',
};

function linkProblems(tree: Tree, path: string, directory: string): readonly Problem[] {
  const target = new TextDecoder().decode(tree.read(path));
  const end = resolve(path, target);
  if (end?.startsWith(`${directory}/`)) return [];
  const hint =
    'Copy the file into the directory. What several assets need is an asset of its own, named under `uses`.';
  return [
    problem(path, { code: 'link-outside', message: 'This symbolic link leads out of its directory', hint }),
  ];
}

/** Where a link leads, as a path from the root; undefined for an absolute target or one above the root. */
function resolve(link: string, target: string): string | undefined {
  if (target === '' || /^(\/|\\|[A-Za-z]:)/.test(target)) return undefined;
  const parts = link.split('/').slice(0, -1);
  let descended = false;
  for (const part of target.split('/')) {
    if (part === '..') {
      // After a name, `..` may be that of another link's target, and lead anywhere.
      if (descended || parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') {
      descended = true;
      parts.push(part);
    }
  }
  return parts.join('/');
}

function oddName(path: string, oddity: string): Problem {
  const hint = 'Rename it: letters, digits, `.`, `-` and `_` work everywhere.';
  return problem(path, { code: 'path-odd', message: `The path ${JSON.stringify(path)} ${oddity}`, hint });
}

function sameName(path: string, other: string): Problem {
  const message = `The path differs from ${other} only by upper and lower case or by how letters are composed`;
  return problem(path, {
    code: 'path-twice',
    message,
    hint: 'Rename one: some machines can hold only one of the two.',
  });
}

function noFile(tree: Tree, directory: string, file: string): Problem {
  const path = file === '' ? directory : `${directory}/${file}`;
  if (file === '') {
    const message = `${directory} isn't a folder of assets`;
    const hint = 'Assets stand in assets/data, assets/models, assets/functions and assets/tools.';
    return problem(path, { code: 'asset-misplaced', message, hint });
  }
  const other = ['yml', 'json', 'YAML', 'YML']
    .map((end) => file.replace('yaml', end))
    .find((name) => tree.entries.has(`${directory}/${name}`));
  return problem(path, {
    code: 'file-missing',
    message: `${directory} has no ${file}`,
    hint:
      other === undefined ? `Add ${file}, or move the directory elsewhere.` : `Rename ${other} to ${file}.`,
  });
}
