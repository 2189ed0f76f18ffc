import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, fromBackendFile, parseCheckpoint, toBackendFile } from '../state/checkpoint.ts';

interface StackName {
  readonly project: string;
  readonly stack: string;
}

/** The engine's folders for one run. */
export function foldersOf(folder: string): {
  readonly project: string;
  readonly state: string;
  readonly home: string;
} {
  return { project: join(folder, 'project'), state: join(folder, 'state'), home: join(folder, 'home') };
}

/**
 * Writes what the engine needs: a project, and a file backend of its own with the checkpoint in it, without asking
 * the engine to make either. A lock that a killed run left in the backend is gone with the old one, which stays
 * until the new one is in its place, since it may be all that says what was made.
 *
 * @param given the record from which the run begins, of which `checkpoint` may be the continuation
 */
export function writePrivateCopy(
  folder: string,
  name: StackName,
  checkpoint: Checkpoint | undefined,
  given: Checkpoint | undefined,
): void {
  const { project, home, state } = foldersOf(folder);
  for (const path of [project, home]) mkdirSync(path, { recursive: true, mode: 0o700 });
  write(join(project, 'Pulumi.yaml'), `name: ${name.project}\nruntime: nodejs\n`);
  const fresh = `${state}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dirname(stackFile(fresh, name)), { recursive: true, mode: 0o700 });
  write(join(fresh, '.pulumi', 'meta.yaml'), 'version: 1\n');
  write(stackFile(fresh, name), toBackendFile(checkpoint, `organization/${name.project}/${name.stack}`));
  write(basisFile(fresh), digestOf(given));
  replaceFolder(fresh, state);
}

function write(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
}

/** What the engine recorded. */
export function readPrivateCopy(folder: string, name: StackName): Checkpoint | undefined {
  return fromBackendFile(readFileSync(stackFile(foldersOf(folder).state, name), 'utf8'));
}

/**
 * The checkpoint that an earlier run left, if it began from the same record as this one: then nobody has recorded
 * anything since, and it says at least as much. Where the record has moved, that is the truth.
 */
export function newerLeftover(
  folder: string,
  name: StackName,
  given: Checkpoint | undefined,
): Checkpoint | undefined {
  const { state } = foldersOf(folder);
  const left = readLeft(existsSync(state) ? state : `${state}.old`, name, digestOf(given));
  if (left === undefined || digestOf(left) === digestOf(given)) return undefined;
  return parseCheckpoint(left);
}

/** A file that the machine's end cut short says nothing; identities must tell then what was made. */
function readLeft(state: string, name: StackName, basis: string): Checkpoint | undefined {
  try {
    if (readFileSync(basisFile(state), 'utf8') !== basis) return undefined;
    return fromBackendFile(readFileSync(stackFile(state, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** At every moment one of `target` and `target.old` is whole. */
function replaceFolder(fresh: string, target: string): void {
  const old = `${target}.old`;
  if (existsSync(target)) {
    rmSync(old, { recursive: true, force: true });
    renameSync(target, old);
  }
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

function stackFile(state: string, { project, stack }: StackName): string {
  return join(state, '.pulumi', 'stacks', project, `${stack}.json`);
}

/** Holds the digest of the record from which the run began. */
function basisFile(state: string): string {
  return join(state, 'basis');
}

function digestOf(checkpoint: Checkpoint | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(checkpoint ?? null))
    .digest('hex');
}
