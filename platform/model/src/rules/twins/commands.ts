import { posix } from 'node:path';
import type { KeyPath } from '../../document/document.ts';
import type { Asset } from '../../generated/types.ts';
import type { Sourced } from '../../tree/catalogue.ts';
import type { Tree } from '../../tree/tree.ts';
import { absent } from '../assets/files.ts';
import { at, eachAsset } from '../rule.ts';

/** The program and the script that a command names by their path are files of the asset. */
export const commandsFilesAreThere = eachAsset(function* (asset, { catalogue }) {
  const { environment, run, batch, test } = asset.value.spec;
  // An image may have files of its own anywhere.
  if (environment.image !== undefined) return;
  for (const [part, value] of Object.entries({ run, batch, test })) {
    const index = value && indexOfFile(value.command);
    if (index === undefined) continue;
    const file = value!.command[index]!;
    const path: KeyPath = ['spec', part, 'command', index];
    if (!isThere(catalogue.tree, asset, file)) yield at(asset, path, absent(catalogue.tree, asset, file));
  }
});

const interpreter = /^(?:node|python(?:3(?:\.[0-9]+)?)?|sh|bash|dash|zsh)$/;
const program = /^\.\/[\w.-]+(?:\/[\w.-]+)*$/;
const script = /^(?:\.\/)?[\w-][\w.-]*(?:\/[\w-][\w.-]*)*\.(?:[cm]?[jt]s|py|sh|bash)$/;
/** After these may come code, a module or a pattern of files. */
const otherwise = /^(?:-[A-Za-z]*[cempr]|--(?:eval|print|import|require|(?:experimental-)?loader|test))$/;

/** Where in a command a file stands, as far as that is certain: `./x`, or what an interpreter is told to run. */
function indexOfFile([first = '', ...rest]: readonly string[]): number | undefined {
  if (program.test(first)) return 0;
  if (!interpreter.test(first)) return undefined;
  const index = rest.findIndex((argument) => !argument.startsWith('-'));
  const argument = rest[index];
  if (argument === undefined || !script.test(argument)) return undefined;
  return rest.slice(0, index).some((option) => otherwise.test(option)) ? undefined : index + 1;
}

function isThere({ entries }: Tree, { directory }: Sourced<Asset>, file: string): boolean {
  const path = posix.normalize(file);
  // What is installed isn't in git.
  if (/(?:^|\/)(?:node_modules|\.?venv)\//.test(path) || entries.has(`${directory}/${path}`)) return true;
  const parts = path.split('/');
  const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  // Where a link leads, this doesn't follow.
  return folders.some((folder) => entries.has(`${directory}/${folder}`));
}
