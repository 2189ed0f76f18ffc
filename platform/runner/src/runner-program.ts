import { readFileSync, statSync } from 'node:fs';
import { memoised, sha256 } from '@dtaas/model';
import { attempt, platformFile } from '@dtaas/processes';

/** Path of the runner's bundle, which `DTAAS_RUNNER` may name. */
export function runnerProgram(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['DTAAS_RUNNER'] ?? platformFile('runner/dist/runner.mjs');
}

/** sha256 of the runner's bundle. The build writes it beside the bundle, because hashing takes 10 ms. */
export function runnerDigest(path = runnerProgram()): string {
  return digestOf(path);
}

const digestOf = memoised((path: string): string => written(path) ?? sha256(readFileSync(path)));

/** The digest beside the bundle; `undefined` if there is none, or if the bundle was changed after it. */
function written(path: string): string | undefined {
  const file = `${path}.sha256`;
  return attempt(() =>
    statSync(file).mtimeMs >= statSync(path).mtimeMs ? readFileSync(file, 'utf8') : undefined,
  );
}
