import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endFamily, withLock } from '@dtaas/processes';
import { familyOf } from '../../children.ts';
import { adopt, executableIn, installedProgram } from './installed.ts';
import { programOnPath, type Refused } from './on-path.ts';
import type { Installed, Program } from './program.ts';
import { markUsed, removeUnused } from './unused.ts';

export interface ProgramStatus {
  /** The version that is downloaded or built, and the least that is used from PATH. */
  readonly wanted: string;
  readonly found?: Installed;
  /** Executables on PATH that can't be used. */
  readonly refused: readonly Refused[];
  /** The folder of the installed program, also before it is installed. */
  readonly folder: string;
}

export interface EnsureOptions {
  /** A line for people: what is done, how long it takes, how far it is. */
  readonly onProgress?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Also compares the checksum of the installed program, and installs it again if it differs. */
  readonly thorough?: boolean | undefined;
}

/**
 * Finds a program on PATH or in the user's cache. Installs nothing.
 *
 * @param thorough whether the checksum of the installed one is compared
 */
export async function statusOf(program: Program, thorough = false): Promise<ProgramStatus> {
  const { version: wanted, folder } = program;
  const { found: onPath, refused } = await programOnPath(program);
  const found = onPath ?? (await installedProgram(program, thorough));
  return { wanted, refused, folder, ...(found && { found }) };
}

/**
 * The program from PATH, from the cache, downloaded or built. One process installs it; other processes wait, and say so.
 *
 * @throws the program's own error, with what was tried
 */
export async function ensureProgram(program: Program, options: EnsureOptions): Promise<Installed> {
  const { onProgress = () => {}, signal = new AbortController().signal, thorough = false } = options;
  const { folder, title } = program;
  const { found, refused } = await statusOf(program, thorough);
  if (found) {
    if (found.origin !== 'path') markUsed(folder);
    return found;
  }
  if (existsSync(folder))
    onProgress(`${executableIn(folder, program)} is not what was installed: installing it again`);
  for (const { path, reason } of refused) onProgress(`${path} is not used: ${reason}`);
  const lock = {
    purpose: `installing ${title}`,
    onWait: (owner: string) => onProgress(`waiting for another dtaas that is ${owner}`),
    signal,
  };
  return await withLock(`engine ${folder}`, lock, async () => {
    // Another process may have installed it while this one waited.
    const installed = await installedProgram(program, thorough);
    return installed ?? (await install(program, onProgress, signal));
  });
}

async function install(
  program: Program,
  onProgress: (line: string) => void,
  signal: AbortSignal,
): Promise<Installed> {
  const tried: string[] = [];
  for (const installer of program.installers) {
    const { origin } = installer;
    const offer = await installer.check(signal);
    if (!offer.open) {
      tried.push(`${origin}: ${offer.reason}`);
      continue;
    }
    onProgress(`installing ${program.title} by ${origin}: ${offer.estimate}`);
    const staging = await emptyStaging(program.folder);
    try {
      await installer.install(staging, onProgress, signal);
      const installed = await adopt(staging, program, origin);
      removeUnused(dirname(program.folder));
      return installed;
    } catch (error) {
      signal.throwIfAborted();
      tried.push(`${origin}: ${error instanceof Error ? error.message : String(error)}`);
      onProgress(`failed: ${tried.at(-1)}`);
    } finally {
      rmSync(dirname(staging), { recursive: true, force: true });
    }
  }
  throw program.missing(tried);
}

/** A fresh folder beside the program's. What killed installations of this program left is removed; a compiler may still run. */
async function emptyStaging(folder: string): Promise<string> {
  const all = `${folder}.staging`;
  mkdirSync(all, { recursive: true, mode: 0o700 });
  await endFamily(familyOf(all));
  for (const name of readdirSync(all)) rmSync(join(all, name), { recursive: true, force: true });
  return mkdtempSync(join(all, 'run-'));
}
