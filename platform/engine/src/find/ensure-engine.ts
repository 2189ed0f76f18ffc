import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheHome, endFamily, withLock } from '@dtaas/processes';
import { familyOf } from '../children.ts';
import { engineMissing } from '../failures.ts';
import { engineVersion } from '../version.ts';
import { build } from './build.ts';
import { download } from './download.ts';
import { adoptEngine, type Engine, engineIn, executableIn, type Installer } from './engine-folder.ts';
import { engineOnPath, type RefusedEngine } from './on-path.ts';

export interface EngineStatus {
  /** The version that is downloaded or built, and the least that is used from PATH. */
  readonly wanted: string;
  readonly engine?: Engine;
  /** Executables on PATH that can't be used. */
  readonly refused: readonly RefusedEngine[];
  /** The folder of the installed Pulumi, also before it is installed. */
  readonly folder: string;
}

interface EnsureOptions {
  /** A line for people: what is done, how long it takes, how far it is. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Also compares the checksum of the installed one, and installs again if it differs. */
  readonly thorough?: boolean;
  /** Ways to install it, the best first. */
  readonly installers?: readonly Installer[];
}

/**
 * Finds Pulumi on PATH or in the user's cache. Installs nothing.
 *
 * @param thorough whether the checksum of the installed one is compared
 */
export async function engineStatus(thorough = false): Promise<EngineStatus> {
  const folder = join(cacheHome(), 'engine', engineVersion);
  const { found, refused } = await engineOnPath();
  const engine = found ?? (await engineIn(folder, thorough));
  return { wanted: engineVersion, refused, folder, ...(engine && { engine }) };
}

/**
 * Pulumi from PATH, from the cache, downloaded or built. One process installs it; other processes wait, and say so.
 *
 * @throws DtaasError `engine-missing` with what was tried
 */
export async function ensureEngine({
  onProgress = () => {},
  signal = new AbortController().signal,
  thorough = false,
  installers = [download, build],
}: EnsureOptions = {}): Promise<Engine> {
  const { engine, refused, folder } = await engineStatus(thorough);
  if (engine) return engine;
  if (existsSync(folder))
    onProgress(`${executableIn(folder)} is not what was installed: installing it again`);
  for (const { path, reason } of refused) onProgress(`${path} is not used: ${reason}`);
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  const lock = {
    purpose: `installing Pulumi ${engineVersion}`,
    onWait: (owner: string) => onProgress(`waiting for another dtaas that is ${owner}`),
    signal,
  };
  return await withLock(`engine ${folder}`, lock, async () => {
    // Another process may have installed it while this one waited.
    const found = await engineIn(folder, thorough);
    return found ?? (await install(folder, { onProgress, signal, installers }));
  });
}

async function install(
  folder: string,
  { onProgress, signal, installers }: Required<Omit<EnsureOptions, 'thorough'>>,
): Promise<Engine> {
  const engines = dirname(folder);
  // If an earlier dtaas was killed, its compiler may still run.
  await endFamily(familyOf(engines));
  const tried: string[] = [];
  for (const installer of installers) {
    const { origin } = installer;
    const offer = await installer.check(signal);
    if (!offer.open) {
      tried.push(`${origin}: ${offer.reason}`);
      continue;
    }
    onProgress(`installing Pulumi ${engineVersion} by ${origin}: ${offer.estimate}`);
    const staging = emptyStaging(engines);
    try {
      await installer.install(staging, onProgress, signal);
      return await adoptEngine(staging, folder, origin);
    } catch (error) {
      signal.throwIfAborted();
      tried.push(`${origin}: ${error instanceof Error ? error.message : String(error)}`);
      onProgress(`failed: ${tried.at(-1)}`);
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  }
  throw engineMissing({ tried });
}

/** A fresh folder. Folders that killed installations left are removed. */
function emptyStaging(folder: string): string {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('staging-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(folder, 'staging-'));
}
