import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { outputInInput, outputNotEmpty } from './failures.ts';

/** The folder in the clone in which runs have their folders unless told otherwise. */
const runsFolder = 'runs';

interface Wanted {
  /** The folder that was asked for. */
  readonly output?: string | undefined;
  readonly input?: string | undefined;
}

/**
 * Expects that the folder for the results is empty or missing, and outside of the input folder. Asked before anything is built.
 *
 * @throws DtaasError `run-output-not-empty`, `run-output-in-input`
 */
export function expectRunFolder(root: string, { input, output = join(root, runsFolder) }: Wanted): void {
  if (input !== undefined && isWithin(input, output)) throw outputInInput({ input, output });
  if (output !== join(root, runsFolder) && existsSync(output) && !isEmptyFolder(output))
    throw outputNotEmpty({ folder: output });
}

/** Makes the folder of a run: the one that was asked for, otherwise a new one in the clone, which git ignores. */
export function makeRunFolder(root: string, name: string, { output }: Wanted): string {
  const runs = join(root, runsFolder);
  if (output !== undefined) {
    mkdirSync(output, { recursive: true });
    return output;
  }
  mkdirSync(runs, { recursive: true });
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  for (let again = 1; ; again += 1) {
    const folder = join(runs, `${name}-${time}${again === 1 ? '' : `-${again}`}`);
    if (!isMade(folder)) continue;
    // A run isn't part of the configuration. To commit a run, remove this file or use `--output`.
    writeFileSync(join(folder, '.gitignore'), '*\n');
    return folder;
  }
}

/** Whether this process made the folder, and no other that began in the same second. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}
