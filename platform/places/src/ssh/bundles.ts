import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { platformFile } from '@dtaas/engine';
import type { SshClient } from './client.ts';
import { storeFile } from './scripts.ts';
import { troubleOf } from './trouble.ts';

/** A program that is copied to machines once, into a folder with its digest in the name. */
export interface Bundle {
  readonly folder: string;
  readonly file: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** What a machine needs: the helper, and the runner as `process` places store it. */
export function bundlesFor(environment: NodeJS.ProcessEnv): {
  readonly helper: Bundle;
  readonly runner: Bundle;
} {
  const runner = environment['DTAAS_RUNNER'] ?? platformFile('runner/dist/runner.mjs');
  return {
    helper: bundle('place', platformFile('places/dist/place.mjs')),
    runner: bundle('runner', runner),
  };
}

function bundle(name: string, path: string): Bundle {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { folder: `${name}-${sha256.slice(0, 16)}`, file: `${name}.mjs`, bytes, sha256 };
}

/** @throws DtaasError `place-copy-failed`, or why the machine can't be reached */
export async function copyBundle(
  client: SshClient,
  place: string,
  stateFolder: string,
  { folder, file, bytes, sha256 }: Bundle,
): Promise<void> {
  const draft = randomBytes(4).toString('hex');
  const session = await client.session(storeFile, [stateFolder, folder, file, sha256, draft]);
  session.stdout.resume();
  session.stdin.end(bytes);
  const end = await session.ended;
  if (end.code !== 0) throw troubleOf(place, end, true);
}
