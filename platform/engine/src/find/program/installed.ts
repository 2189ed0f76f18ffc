import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { attempt } from '@dtaas/processes';
import type { Installed, Origin, Program } from './program.ts';

/**
 * `engine.json` beside an installed program, written after the executable has said its version. All programs have that
 * file name, so that a Pulumi that an earlier dtaas installed stays valid.
 */
interface InstalledRecord {
  readonly version: string;
  readonly origin: Origin;
  /** Of the executable, hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export function executableIn(folder: string, { name }: Pick<Program, 'name'>): string {
  return join(folder, 'bin', name);
}

/**
 * The program in its folder, or `undefined` if its executable does not have the recorded version and size.
 *
 * @param thorough whether the checksum is compared, too
 */
export async function installedProgram(program: Program, thorough: boolean): Promise<Installed | undefined> {
  const { folder, version } = program;
  const path = executableIn(folder, program);
  const record = attempt(() => JSON.parse(readFileSync(recordIn(folder), 'utf8')) as InstalledRecord);
  if (record?.version !== version) return undefined;
  if (statSync(path, { throwIfNoEntry: false })?.size !== record.bytes) return undefined;
  if (thorough && (await sha256Of(path)) !== record.sha256) return undefined;
  return { path, version, origin: record.origin };
}

/**
 * Makes `staging`, which holds an executable, the program's folder: asks it for its version, records its checksum, and
 * renames it, so that other processes see a whole program or none.
 */
export async function adopt(staging: string, program: Program, origin: Origin): Promise<Installed> {
  const { folder, version } = program;
  const executable = executableIn(staging, program);
  chmodSync(executable, 0o700);
  const answer = await program.versionOf(executable, 30_000);
  if (answer !== version) throw new Error(`it says that it is ${answer ?? 'nothing'}, not ${version}`);
  const sha256 = await sha256Of(executable);
  const record: InstalledRecord = { version, origin, sha256, bytes: statSync(executable).size };
  writeFileSync(recordIn(staging), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
  return { path: executableIn(folder, program), version, origin };
}

/** The record of an installed program. */
export function recordIn(folder: string): string {
  return join(folder, 'engine.json');
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
