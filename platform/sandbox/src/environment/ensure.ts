import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type EnvironmentSpec, sha256 } from '@dtaas/model';
import { attempt, cacheHome, fillBeside, makeFolder, removeTree } from '@dtaas/processes';
import { environmentImageUnsupported, environmentLockChanged } from '../failures.ts';
import { nodeInterpreter, pythonInterpreter } from '../interpreter.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { makeReadOnly } from '../isolation/ownership.ts';
import type { Environment } from '../layout.ts';
import type { Install } from './build.ts';
import { nodeInstaller } from './build-node.ts';
import { pythonInstaller } from './build-python.ts';
import { markFile } from './mark-file.ts';
import { type EnvironmentTarget, targetSeries } from './target.ts';

export interface EnsureOptions {
  /** Folder with the asset's files, the lock file among them. */
  readonly folder: string;
  readonly isolation: Isolation;
  /** Where environments are kept; the user's cache unless told. */
  readonly environments?: string;
  /** The image in which the environment is used; absent: this machine. */
  readonly target?: EnvironmentTarget | undefined;
  /** Called before a build, which may take minutes. */
  readonly onBuild?: (key: string) => void;
  readonly signal?: AbortSignal;
}

const building = new Map<string, Promise<Environment>>();

/** The environment of an asset, built if it is missing; `undefined` if the asset needs none. */
export async function ensureEnvironment(
  spec: EnvironmentSpec,
  options: EnsureOptions,
): Promise<Environment | undefined> {
  if (spec.kind === 'none') return undefined;
  if (spec.kind === 'image') throw environmentImageUnsupported({ image: spec.image });
  const environments = options.environments ?? environmentsFolder();
  // An earlier version built from lock files that are refused now, so its environments aren't used either.
  const install = installerOf(spec, options);
  const found = findEnvironment(spec, environments, options.target);
  if (found) return found;
  const folder = join(environments, environmentKey(spec, options.target));
  const running =
    building.get(folder) ?? build(spec, folder, install, options).finally(() => building.delete(folder));
  building.set(folder, running);
  return running;
}

/** The folder of built environments by their keys. */
export function environmentsFolder(environment?: NodeJS.ProcessEnv): string {
  return join(cacheHome(environment), 'environments');
}

/** Raise it when the same lock file must be built differently. */
const builder = 1;

/**
 * Names the environment of an asset, on this machine or in an image, by the lock file's digest, the interpreter's series and the platform.
 *
 * @throws DtaasError `python-missing`, `environment-target-lacks`
 */
export function environmentKey(spec: EnvironmentSpec, target?: EnvironmentTarget): string {
  if (spec.kind === 'none') return 'none';
  if (spec.kind === 'image') return `image-${spec.image}`;
  if (!/^[0-9a-f]{64}$/.test(spec.lockDigest)) throw new Error(`not a sha256: ${spec.lockDigest}`);
  const lock = spec.lockDigest.slice(0, 40);
  if (target) return `${spec.kind}${targetSeries(spec.kind, target)}-image-x64-${builder}-${lock}`;
  const { series } = spec.kind === 'node' ? nodeInterpreter() : pythonInterpreter();
  return `${spec.kind}${series}-${process.platform}-${process.arch}-${builder}-${lock}`;
}

/** The environment if it is built, without building it. */
export function findEnvironment(
  spec: EnvironmentSpec,
  environments = environmentsFolder(),
  target?: EnvironmentTarget,
): Environment | undefined {
  if (spec.kind === 'none' || spec.kind === 'image') return undefined;
  const key = environmentKey(spec, target);
  const folder = join(environments, key);
  const packages = attempt(() => readFileSync(join(folder, markFile), 'utf8'));
  return packages === undefined ? undefined : { key, kind: spec.kind, folder, packages };
}

type Lock = Extract<EnvironmentSpec, { lock: string }>;

/** Reads the lock file, and refuses it if npm or pip could do more than install the pinned packages. */
function installerOf(spec: Lock, { folder, target }: EnsureOptions): Install {
  const path = join(folder, spec.lock);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (!bytes || sha256(bytes) !== spec.lockDigest)
    throw environmentLockChanged({ lock: spec.lock, missing: bytes === undefined });
  return (spec.kind === 'node' ? nodeInstaller : pythonInstaller)(bytes.toString('utf8'), spec.lock, target);
}

/** If another build of the same key was faster, its environment is used. */
async function build(
  { kind, lock }: Lock,
  folder: string,
  install: Install,
  { isolation, signal, onBuild }: EnsureOptions,
): Promise<Environment> {
  const key = basename(folder);
  const mark = join(folder, markFile);
  onBuild?.(key);
  await fillBeside(folder, 0o700, async (made) => {
    const scratch = join(made, 'scratch');
    // The build's own user has to enter it, whatever the caller's umask is.
    makeFolder(scratch, 0o755);
    const packages = await install({ made, scratch, lock, isolation, signal });
    removeTree(scratch);
    writeFileSync(join(made, markFile), packages);
    // Programs may run as another user, whatever the caller's umask is.
    makeReadOnly(made);
    // Somebody has deleted a part of an earlier environment.
    if (existsSync(folder) && !existsSync(mark)) removeTree(folder);
  });
  return { key, kind, folder, packages: readFileSync(mark, 'utf8') };
}
