import type { Problem } from '../errors/problem.ts';
import type { Finding } from '../explain/explanations.ts';
import { directoryOf } from '../references/index.ts';
import { directoriesOf, homeOf, platformFile } from '../tree/directories.ts';
import type { Tree } from '../tree/tree.ts';

/** What is wrong with how files are laid out, whatever is in them. */
export function layoutProblems(tree: Tree): readonly Problem[] {
  const problems = tree.entries.has(platformFile) ? [] : [noPlatform(tree)];
  for (const reference of directoriesOf(tree).keys()) {
    const file = reference.startsWith('twins/') ? 'twin.yaml' : 'asset.yaml';
    if (!tree.entries.has(`${directoryOf(reference)}/${file}`))
      problems.push(noFile(tree, directoryOf(reference), file));
  }
  const misplaced = new Set<string>();
  const composed = new Map<string, string>();
  for (const [path, entry] of tree.entries) {
    if (!path.startsWith('assets/') && !path.startsWith('twins/')) continue;
    const folder = misplacedFolder.exec(path)?.[0];
    if (folder !== undefined) misplaced.add(folder);
    const odd = oddity(path);
    if (odd !== undefined) problems.push(oddName(path, odd));
    if (entry.mode === '160000') problems.push(problem(path, submodule));
    if (entry.mode === '120000' && leadsOut(tree, path)) problems.push(problem(path, linkOutside));
    const plain = lowerCase.test(path) ? path : path.normalize('NFC').toLowerCase();
    if (plain === path) continue;
    const other = tree.entries.has(plain) ? plain : composed.get(plain);
    if (other !== undefined) problems.push(sameName(path, other));
    composed.set(plain, path);
  }
  return [...problems, ...[...misplaced].map(misplacedAssets)];
}

/** A folder under `assets` for no kind of asset. */
const misplacedFolder = /^assets\/(?!(?:data|models|functions|tools)\/)[^/]+(?=\/)/;
const lowerCase = /^[a-z0-9_/.-]*$/;

function problem(file: string, finding: Finding): Problem {
  return { file, line: 1, column: 1, severity: 'error', ...finding };
}

const submodule: Finding = {
  code: 'submodule',
  message: 'This is a git submodule: its files are in another repository',
  hint: 'Copy the files here, or name the other repository under `sources` in platform.yaml.',
};

const linkOutside: Finding = {
  code: 'link-outside',
  message: 'This symbolic link leads out of its asset or twin',
  hint: 'Copy the file into the directory. If several assets need it, make it an asset and name it under `uses`.',
};

function leadsOut(tree: Tree, path: string): boolean {
  const home = homeOf(path);
  const prefix = home === undefined ? 'assets/' : `${directoryOf(home)}/`;
  return !resolve(path, new TextDecoder().decode(tree.read(path)))?.startsWith(prefix);
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
    hint: 'Rename one of them: Windows and macOS can hold only one of the two.',
  });
}

function misplacedAssets(folder: string): Problem {
  return problem(folder, {
    code: 'asset-misplaced',
    message: `${folder} is not a folder for assets`,
    hint: 'Move it to assets/data, assets/models, assets/functions or assets/tools.',
  });
}

function noPlatform(tree: Tree): Problem {
  return problem(platformFile, {
    code: 'platform-missing',
    message: 'The repository has no platform.yaml',
    hint:
      renaming(tree, platformFile) ??
      'Add platform.yaml at the root. `dtaas explain platform-missing` shows the smallest one.',
  });
}

function noFile(tree: Tree, folder: string, file: string): Problem {
  return problem(`${folder}/${file}`, {
    code: 'file-missing',
    message: `${folder} has no ${file}`,
    hint: renaming(tree, file, `${folder}/`) ?? `Add ${file}, or move the directory elsewhere.`,
  });
}

/** Advice for a file such as `Twin.yaml`, `twin.YML` or `twin.json` that was probably meant to be `twin.yaml`. */
function renaming({ entries }: Tree, file: string, prefix = ''): string | undefined {
  const slips = ['yaml', 'yml', 'json'].map((ending) => file.replace('yaml', ending));
  const names = [...entries.keys()].flatMap((path) =>
    path.startsWith(prefix) ? [path.slice(prefix.length)] : [],
  );
  const slip = names.find((name) => slips.includes(name.toLowerCase()));
  return slip && `Rename ${slip} to ${file}.`;
}

const longestPath = 200;
const longestName = 100;
const reserved = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]/;

const ordinary = /^[A-Za-z0-9_/.-]+$/;
const maybeOdd = /(?:^|\/)(?:con|prn|aux|nul|com|lpt|\.git)|\.(?:\/|$)/i;

/** Why a path can't be used on every machine, as the end of a sentence about it; `undefined` if it can be used. */
export function oddity(path: string): string | undefined {
  if (path.length <= longestName && ordinary.test(path) && !maybeOdd.test(path)) return undefined;
  if (unprintable.test(path)) return 'has a character that is invisible or not UTF-8';
  const mark = /[\\:*?"<>|]/.exec(path);
  if (mark !== null) return `has the character ${mark[0]}`;
  if (path.length > longestPath) return `is longer than ${longestPath} characters`;
  for (const name of path.split('/')) {
    if (name.length > longestName) return `has a name of more than ${longestName} characters`;
    if (reserved.test(name)) return `has the name ${name}, which Windows reserves`;
    if (/[ .]$|^ /.test(name)) return 'has a name that begins or ends with a space, or ends with a dot';
    if (/^\.git$/i.test(name)) return 'has .git in it';
  }
  return undefined;
}
