import { execFile } from 'node:child_process';
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
import { engineVersion } from '../version.ts';

/** How dtaas installed a Pulumi. */
type Origin = 'download' | 'build';

export interface Engine {
  /** The executable. */
  readonly path: string;
  readonly version: string;
  readonly origin: 'path' | Origin;
}

/** One way to install Pulumi. */
export interface Installer {
  readonly origin: Origin;
  /** Whether this way works on this machine. The answer comes within seconds. */
  check(signal: AbortSignal): Promise<Offer>;
  /** Puts `bin/pulumi` into the empty folder `staging`. */
  install(staging: string, onProgress: (line: string) => void, signal: AbortSignal): Promise<void>;
}

/** `estimate` names the time and the space that the installation takes, for people. */
export type Offer =
  | { readonly open: true; readonly estimate: string }
  | { readonly open: false; readonly reason: string };

/** `engine.json` beside an installed Pulumi, written after the executable has printed its version. */
interface EngineRecord {
  readonly version: string;
  readonly origin: Origin;
  /** Of the executable, hex. */
  readonly sha256: string;
  readonly bytes: number;
}

export function executableIn(folder: string): string {
  return join(folder, 'bin', 'pulumi');
}

/**
 * The engine in a folder, or `undefined` if its executable does not have the recorded version and size.
 *
 * @param thorough whether the checksum is compared, too
 */
export async function engineIn(folder: string, thorough: boolean): Promise<Engine | undefined> {
  const path = executableIn(folder);
  const record = attempt(() => JSON.parse(readFileSync(join(folder, 'engine.json'), 'utf8')) as EngineRecord);
  if (record?.version !== engineVersion) return undefined;
  if (statSync(path, { throwIfNoEntry: false })?.size !== record.bytes) return undefined;
  if (thorough && (await sha256Of(path)) !== record.sha256) return undefined;
  return { path, version: engineVersion, origin: record.origin };
}

/**
 * Makes `staging`, which holds an executable, the engine's folder: asks it for its version, records its checksum,
 * and renames it, so that other processes see a whole engine or none.
 */
export async function adoptEngine(staging: string, folder: string, origin: Origin): Promise<Engine> {
  const executable = executableIn(staging);
  const version = await pulumiVersion(executable, 30_000);
  if (version !== `v${engineVersion}`)
    throw new Error(`it answers ${version ?? 'nothing'} for v${engineVersion}`);
  const sha256 = await sha256Of(executable);
  const record: EngineRecord = { version: engineVersion, origin, sha256, bytes: statSync(executable).size };
  writeFileSync(join(staging, 'engine.json'), `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  chmodSync(executable, 0o700);
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
  return { path: executableIn(folder), version: engineVersion, origin };
}

/** What a Pulumi prints as its version. It must not look for a newer one. */
export function pulumiVersion(executable: string, timeoutMs: number): Promise<string | undefined> {
  return answerOf(executable, ['version'], timeoutMs, { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' });
}

/** The standard output of a program, or `undefined` if the program can't be run or takes longer. */
export function answerOf(
  program: string,
  arguments_: readonly string[],
  timeout: number,
  env = process.env,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, arguments_, { timeout, env, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(error ? undefined : stdout.trim()),
    );
  });
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
