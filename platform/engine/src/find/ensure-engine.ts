import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endFamily, withLock } from '@dtaas/processes';
import { familyOf } from '../children.ts';
import { engineMissing } from '../failures.ts';
import { engineVersion } from '../version.ts';
import { build } from './build.ts';
import { download } from './download.ts';
import {
  adoptEngine,
  enginesFolder,
  executableIn,
  type Installer,
  isIntact,
  type Origin,
  readEngineFolder,
} from './engine-folder.ts';
import { engineOnPath, type RefusedEngine } from './on-path.ts';

export interface Engine {
  /** The executable. */
  readonly path: string;
  readonly version: string;
  readonly origin: 'path' | Origin;
}

export interface EngineStatus {
  /** The version that is downloaded or built, and the least that is used from PATH. */
  readonly wanted: string;
  readonly engine?: Engine;
  /** Executables on PATH that can't be used. */
  readonly refused: readonly RefusedEngine[];
  /** The folder of the installed Pulumi, also before it is installed. */
  readonly folder: string;
}

export interface EnsureOptions {
  /** A line for people: what is done, how long it takes, how far it is. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly environment?: NodeJS.ProcessEnv;
  /** Also compares the checksum of the installed one, and installs again if it differs. */
  readonly thorough?: boolean;
  /** Ways to install it, the best first. */
  readonly installers?: readonly Installer[];
}

/** Finds Pulumi on PATH or in the cache. Installs nothing. */
export async function engineStatus(environment: NodeJS.ProcessEnv = process.env): Promise<EngineStatus> {
  const folder = join(enginesFolder(environment), engineVersion);
  const { found, refused } = await engineOnPath(environment['PATH']);
  const status = { wanted: engineVersion, refused, folder };
  if (found) return { ...status, engine: { ...found, origin: 'path' } };
  const engine = ours(folder);
  return engine ? { ...status, engine } : status;
}

function ours(folder: string): Engine | undefined {
  const record = readEngineFolder(folder);
  return record && { path: executableIn(folder), version: record.version, origin: record.origin };
}

/**
 * Pulumi from PATH, from the cache, downloaded or built. One process installs it; other processes wait, and say so.
 *
 * @throws DtaasError `engine-missing` with what was tried
 */
export async function ensureEngine(options: EnsureOptions = {}): Promise<Engine> {
  const { onProgress = () => {}, signal, environment = process.env, thorough } = options;
  const { engine, refused, folder } = await engineStatus(environment);
  const isGood = async (): Promise<boolean> => !thorough || (await isIntact(folder));
  if (engine && (engine.origin === 'path' || (await isGood()))) return engine;
  if (engine) onProgress(`${engine.path} is not what was installed: installing it again`);
  for (const { path, reason } of refused) onProgress(`${path} is not used: ${reason}`);
  const engines = enginesFolder(environment);
  mkdirSync(engines, { recursive: true, mode: 0o700 });
  const lock = {
    purpose: `installing Pulumi ${engineVersion}`,
    onWait: (owner: string) => onProgress(`waiting for another dtaas that is ${owner}`),
    ...(signal ? { signal } : {}),
  };
  return await withLock(`engine ${folder}`, lock, async () => {
    // Another process may have installed it while this one waited.
    const found = ours(folder);
    if (found && (await isGood())) return found;
    return await install(folder, engines, { ...options, onProgress });
  });
}

async function install(
  folder: string,
  engines: string,
  {
    onProgress,
    signal,
    installers = [download, build],
  }: EnsureOptions & Required<Pick<EnsureOptions, 'onProgress'>>,
): Promise<Engine> {
  // If an earlier dtaas was killed, its compiler may still run.
  await endFamily(familyOf(engines));
  const tried: string[] = [];
  for (const installer of installers) {
    const offer = await installer.check(signal);
    if (!offer.open) {
      tried.push(`${installer.origin}: ${offer.reason}`);
      continue;
    }
    onProgress(`installing Pulumi ${engineVersion} by ${installer.origin}: ${offer.estimate}`);
    const staging = emptyStaging(engines);
    try {
      await installer.install(staging, onProgress, signal);
      const { version, origin } = await adoptEngine(staging, folder, installer.origin);
      return { path: executableIn(folder), version, origin };
    } catch (error) {
      signal?.throwIfAborted();
      tried.push(`${installer.origin}: ${error instanceof Error ? error.message : String(error)}`);
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
