import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256, shortName } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { KindTable } from '../kinds/resource-kind.ts';
import { fromBackendFile, type Recorded, toBackendFile } from '../state/backend-file.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { signatureKey } from '../state/secrets.ts';

/** The name of every project. It stands in the URN of each resource. */
const project = 'dtaas';

/** Pulumi's name for the stack of an instance. Pulumi allows 100 characters. */
export function stackName(instance: string): string {
  return shortName(instance, 100);
}

/** Pulumi's folders for one run. */
export function foldersOf(folder: string) {
  return { project: join(folder, 'project'), state: join(folder, 'state'), home: join(folder, 'home') };
}

/**
 * Writes what Pulumi needs, without asking Pulumi to make it: a project, and a file backend with the checkpoint in it. A
 * lock that a killed run left goes with the old backend. The old backend stays until the new one is in its place,
 * because it may be the only record of what was made.
 *
 * @param given the record from which the run begins, of which `checkpoint` may be the continuation
 */
export function writePrivateCopy(
  folder: string,
  instance: string,
  checkpoint: Checkpoint | undefined,
  given: Checkpoint | undefined,
): void {
  const { project: projectDir, home, state } = foldersOf(folder);
  const [fresh, old] = [`${state}.new`, `${state}.old`];
  const file = stackFile(fresh, instance);
  rmSync(fresh, { recursive: true, force: true });
  for (const path of [projectDir, home, dirname(file)]) mkdirSync(path, { recursive: true, mode: 0o700 });
  write(join(projectDir, 'Pulumi.yaml'), `name: ${project}\nruntime: nodejs\n`);
  write(join(fresh, '.pulumi', 'meta.yaml'), 'version: 1\n');
  write(file, toBackendFile(checkpoint, `organization/${project}/${stackName(instance)}`));
  write(basisFile(fresh), digestOf(given));
  // At every moment one of `state` and `old` is whole.
  if (existsSync(state)) {
    rmSync(old, { recursive: true, force: true });
    renameSync(state, old);
  }
  renameSync(fresh, state);
  rmSync(old, { recursive: true, force: true });
}

function write(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 });
}

/** Reads what Pulumi recorded, and removes secrets from the file, too. */
export function readPrivateCopy(
  folder: string,
  instance: string,
  table: KindTable,
  given: Checkpoint | undefined,
): Recorded {
  const text = readFileSync(stackFile(foldersOf(folder).state, instance), 'utf8');
  const recorded = fromBackendFile(text, table);
  if (text.includes(signatureKey)) writePrivateCopy(folder, instance, recorded.checkpoint, given);
  return recorded;
}

/**
 * The checkpoint that an earlier run left, if that run began from the same record as this run: it has everything that the
 * record has, and what the earlier run made. If the record has changed since, the record is newer than the leftover. Each
 * record has the time of its event in its manifest, so a later record with the same resources counts as changed.
 */
export function newerLeftover(
  folder: string,
  instance: string,
  table: KindTable,
  given: Checkpoint | undefined,
): Checkpoint | undefined {
  const { state } = foldersOf(folder);
  const file = existsSync(state) ? state : `${state}.old`;
  // The machine may have stopped while the file was written. The sweep then finds what was made by its marks.
  return attempt(() => {
    if (readFileSync(basisFile(file), 'utf8') !== digestOf(given)) return undefined;
    return fromBackendFile(readFileSync(stackFile(file, instance), 'utf8'), table).checkpoint;
  });
}

function stackFile(state: string, instance: string): string {
  return join(state, '.pulumi', 'stacks', project, `${stackName(instance)}.json`);
}

/** Holds the digest of the record from which the run began. */
function basisFile(state: string): string {
  return join(state, 'basis');
}

function digestOf(checkpoint: Checkpoint | undefined): string {
  return sha256(JSON.stringify(checkpoint ?? null));
}
