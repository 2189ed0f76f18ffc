import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, fromBackendFile, parseCheckpoint, toBackendFile } from './checkpoint.ts';

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
 * the engine to make either. A lock that a killed run left in the backend is gone with the old one.
 */
export function writePrivateCopy(
  folder: string,
  { project, stack }: StackName,
  checkpoint: Checkpoint | undefined,
  given: Checkpoint | undefined,
): void {
  const folders = foldersOf(folder);
  rmSync(basisFile(folder), { force: true });
  rmSync(folders.state, { recursive: true, force: true });
  for (const path of [folders.project, folders.home]) mkdirSync(path, { recursive: true });
  mkdirSync(dirname(stackFile(folder, { project, stack })), { recursive: true });
  write(join(folders.project, 'Pulumi.yaml'), `name: ${project}\nruntime: nodejs\n`);
  write(join(folders.state, '.pulumi', 'meta.yaml'), 'version: 1\n');
  write(stackFile(folder, { project, stack }), toBackendFile(checkpoint, `organization/${project}/${stack}`));
  write(basisFile(folder), digestOf(given));
}

/** What the engine recorded. */
export function readPrivateCopy(folder: string, name: StackName): Checkpoint | undefined {
  return fromBackendFile(readFileSync(stackFile(folder, name), 'utf8'));
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
  if (!existsSync(basisFile(folder)) || !existsSync(stackFile(folder, name))) return undefined;
  if (readFileSync(basisFile(folder), 'utf8') !== digestOf(given)) return undefined;
  const left = readWhole(folder, name);
  if (left === undefined || digestOf(left) === digestOf(given)) return undefined;
  return parseCheckpoint(left);
}

/** A file that the machine's end cut short says nothing; identities must tell then what was made. */
function readWhole(folder: string, name: StackName): Checkpoint | undefined {
  try {
    return readPrivateCopy(folder, name);
  } catch {
    return undefined;
  }
}

function stackFile(folder: string, { project, stack }: StackName): string {
  return join(foldersOf(folder).state, '.pulumi', 'stacks', project, `${stack}.json`);
}

/** Holds the digest of the record from which the run began. Written last, so that what it says of is whole. */
function basisFile(folder: string): string {
  return join(folder, 'basis');
}

function digestOf(checkpoint: Checkpoint | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(checkpoint ?? null))
    .digest('hex');
}

function write(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
