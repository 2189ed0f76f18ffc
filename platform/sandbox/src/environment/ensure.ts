import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type EnvironmentSpec, sha256 } from '@dtaas/model';
import { attempt, cacheHome, exists, makeFolder, removeTree } from '@dtaas/processes';
import { environmentImageUnsupported, environmentLockChanged } from '../failures.ts';
import { nodeInterpreter, pythonInterpreter } from '../interpreter.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { makeReadOnly } from '../isolation/ownership.ts';
import type { Environment } from '../layout.ts';
import type { Build } from './build.ts';
import { buildNode } from './build-node.ts';
import { buildPython, pipFileOf } from './build-python.ts';
import { npmFilesOf } from './node-lock.ts';

export interface EnsureOptions {
  /** Folder with the asset's files, the lock file among them. */
  readonly folder: string;
  readonly isolation: Isolation;
  /** Where environments are kept; the user's cache unless told. */
  readonly environments?: string;
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
  const install = installerOf(spec, options.folder);
  const found = findEnvironment(spec, environments);
  if (found) return found;
  const folder = join(environments, environmentKey(spec));
  const known = building.get(folder);
  if (known) return known;
  const promise = build(spec, folder, install, options).finally(() => building.delete(folder));
  building.set(folder, promise);
  return promise;
}

/** The folder of built environments by their keys. */
export function environmentsFolder(environment?: NodeJS.ProcessEnv): string {
  return join(cacheHome(environment), 'environments');
}

/** Raise it when the same lock file must be built differently. */
const builder = 1;

/**
 * Names the environment of an asset on this machine, by the lock file's digest, the interpreter's series and the platform.
 *
 * @throws DtaasError `python-missing`
 */
export function environmentKey(spec: EnvironmentSpec): string {
  if (spec.kind === 'none') return 'none';
  if (spec.kind === 'image') return `image-${spec.image}`;
  const { series } = spec.kind === 'node' ? nodeInterpreter() : pythonInterpreter();
  if (!/^[0-9a-f]{64}$/.test(spec.lockDigest)) throw new Error(`not a sha256: ${spec.lockDigest}`);
  return `${spec.kind}${series}-${process.platform}-${process.arch}-${builder}-${spec.lockDigest.slice(0, 40)}`;
}

/** The environment if it is built, without building it. */
export function findEnvironment(
  spec: EnvironmentSpec,
  environments = environmentsFolder(),
): Environment | undefined {
  if (spec.kind === 'none' || spec.kind === 'image') return undefined;
  const key = environmentKey(spec);
  const folder = join(environments, key);
  const packages = attempt(() => readFileSync(join(folder, markFile), 'utf8'));
  return packages === undefined ? undefined : { key, kind: spec.kind, folder, packages };
}

/** Written last: holds the path of the packages within the environment. */
const markFile = '.dtaas-environment';

type Lock = Extract<EnvironmentSpec, { lock: string }>;

/** Installs the packages. Returns where they are. */
type Install = (build: Build) => Promise<string>;

/** Reads the lock file, and refuses it if npm or pip could do more than install the pinned packages. */
function installerOf(spec: Lock, folder: string): Install {
  const text = readLock(spec, folder);
  if (spec.kind === 'node') {
    const files = npmFilesOf(text, spec.lock);
    return (build) => buildNode(build, files);
  }
  const requirements = pipFileOf(text, spec.lock);
  return (build) => buildPython(build, requirements);
}

/** Builds in another folder and renames it, so that an environment is complete or absent, even after a kill. */
async function build(
  { kind, lock }: Lock,
  folder: string,
  install: Install,
  { isolation, signal, onBuild }: EnsureOptions,
): Promise<Environment> {
  const environments = dirname(folder);
  const key = basename(folder);
  mkdirSync(environments, { recursive: true, mode: 0o700 });
  removeAbandoned(environments);
  onBuild?.(key);
  const aside = join(environments, `.building-${process.pid}-${randomBytes(6).toString('hex')}`);
  const [made, scratch] = [join(aside, 'environment'), join(aside, 'scratch')];
  mkdirSync(made, { recursive: true, mode: 0o700 });
  // The build's own user has to enter it, whatever the caller's umask is.
  makeFolder(scratch, 0o755);
  try {
    const packages = await install({ made, scratch, lock, isolation, signal });
    writeFileSync(join(made, markFile), packages);
    // Programs may run as another user, whatever the caller's umask is.
    makeReadOnly(made);
    moveInPlace(made, folder);
    return { key, kind, folder, packages };
  } finally {
    removeTree(aside);
  }
}

function readLock(spec: Lock, folder: string): string {
  const path = join(folder, spec.lock);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (bytes && sha256(bytes) === spec.lockDigest) return bytes.toString('utf8');
  throw environmentLockChanged({ lock: spec.lock, missing: bytes === undefined });
}

/** If another build of the same key was faster, its environment is used. */
function moveInPlace(made: string, folder: string): void {
  chmodSync(made, 0o755); // A folder that changes its parent must be writable.
  try {
    renameSync(made, folder);
  } catch {
    if (existsSync(join(folder, markFile))) return;
    removeTree(folder); // A part of it was deleted.
    renameSync(made, folder);
  }
  chmodSync(folder, 0o555);
}

/** Removes the folders of killed builds: the process is gone, or the folder is a day old. */
function removeAbandoned(environments: string): void {
  for (const name of readdirSync(environments)) {
    const pid = /^\.building-(\d+)-/.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(environments, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!exists(Number(pid)) || age > 24 * 3600_000) removeTree(path);
  }
}
