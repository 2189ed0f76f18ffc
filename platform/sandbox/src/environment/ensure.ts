import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentSpec } from '@dtaas/model';
import { exists } from '@dtaas/processes';
import { environmentImageUnsupported, environmentLockChanged } from '../failures.ts';
import { cacheHome } from '../folders.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { removeTree } from '../remove-tree.ts';
import { buildNode } from './build-node.ts';
import { buildPython } from './build-python.ts';
import type { Environment } from './environment.ts';
import { environmentKey } from './key.ts';
import { npmFilesOf } from './node-lock.ts';
import { pipFileOf } from './python-lock.ts';

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

/** The environment of an asset, built unless it is there; undefined where the asset needs none. */
export async function ensureEnvironment(
  spec: EnvironmentSpec,
  options: EnsureOptions,
): Promise<Environment | undefined> {
  if (spec.kind === 'none') return undefined;
  if (spec.kind === 'image') throw environmentImageUnsupported({ image: spec.image });
  const environments = options.environments ?? environmentsFolder();
  // An earlier version built from lock files that are refused now, so its environments aren't used either.
  const install = installerOf(spec, options);
  const found = findEnvironment(spec, environments);
  if (found) return found;
  const folder = join(environments, environmentKey(spec));
  const known = building.get(folder);
  if (known) return known;
  const promise = build(spec, folder, environments, install, options.onBuild).finally(() =>
    building.delete(folder),
  );
  building.set(folder, promise);
  return promise;
}

export function environmentsFolder(): string {
  return join(cacheHome(), 'environments');
}

/** The environment if it is built, without building it. */
export function findEnvironment(
  spec: EnvironmentSpec,
  environments = environmentsFolder(),
): Environment | undefined {
  if (spec.kind === 'none' || spec.kind === 'image') return undefined;
  const key = environmentKey(spec);
  const folder = join(environments, key);
  try {
    const packages = readFileSync(join(folder, markFile), 'utf8');
    return { key, kind: spec.kind, folder, packages };
  } catch {
    return undefined;
  }
}

/** Written last: holds the path of the packages within the environment. */
const markFile = '.dtaas-environment';

type Lock = Extract<EnvironmentSpec, { lock: string }>;

/** Installs the packages into an empty folder, with a second folder for temporary files. Returns where the packages are. */
type Install = (made: string, scratch: string) => Promise<string>;

/** Reads the lock file, and refuses it if npm or pip could do more than install the pinned packages. */
function installerOf(spec: Lock, { folder, isolation, signal }: EnsureOptions): Install {
  const text = readLock(spec, folder);
  if (spec.kind === 'node') {
    const files = npmFilesOf(text, spec.lock);
    return (made) => buildNode(made, files, spec.lock, isolation, signal);
  }
  const requirements = pipFileOf(text, spec.lock);
  return (made, scratch) => buildPython(made, requirements, spec.lock, scratch, isolation, signal);
}

/** Builds aside and renames, so that an environment is whole or not there, whoever else builds it or dies at it. */
async function build(
  spec: Lock,
  folder: string,
  environments: string,
  install: Install,
  onBuild: EnsureOptions['onBuild'],
): Promise<Environment> {
  const key = environmentKey(spec);
  mkdirSync(environments, { recursive: true, mode: 0o700 });
  removeAbandoned(environments);
  onBuild?.(key);
  const aside = join(environments, `.building-${process.pid}-${randomBytes(6).toString('hex')}`);
  const [made, scratch] = [join(aside, 'environment'), join(aside, 'scratch')];
  mkdirSync(made, { recursive: true, mode: 0o700 });
  try {
    const packages = await install(made, scratch);
    writeFileSync(join(made, markFile), packages);
    makeReadOnly(made);
    moveInPlace(made, folder);
    return { key, kind: spec.kind, folder, packages };
  } finally {
    removeTree(aside);
  }
}

function readLock(spec: Lock, folder: string): string {
  const path = join(folder, spec.lock);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (bytes && createHash('sha256').update(bytes).digest('hex') === spec.lockDigest)
    return bytes.toString('utf8');
  throw environmentLockChanged({ lock: spec.lock, missing: bytes === undefined });
}

/** Another build of the same key may have been faster: what it made is as good. */
function moveInPlace(made: string, folder: string): void {
  chmodSync(made, 0o755); // A folder that changes its parent must be writable.
  try {
    renameSync(made, folder);
  } catch {
    if (existsSync(join(folder, markFile))) return;
    removeTree(folder); // Somebody took a part of it away.
    renameSync(made, folder);
  }
  chmodSync(folder, 0o555);
}

function makeReadOnly(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink()) return;
  if (found.isDirectory()) for (const name of readdirSync(path)) makeReadOnly(join(path, name));
  // Everybody may read it, whatever the caller's umask is, since programs may run in it as another user.
  chmodSync(path, found.isDirectory() || (found.mode & 0o100) !== 0 ? 0o555 : 0o444);
}

/** What a killed build left: its process is gone, or it is a day old. */
function removeAbandoned(environments: string): void {
  for (const name of readdirSync(environments)) {
    const pid = /^\.building-(\d+)-/.exec(name)?.[1];
    if (pid === undefined) continue;
    const path = join(environments, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (!exists(Number(pid)) || age > 24 * 3600_000) removeTree(path);
  }
}
