import { sha256 } from '../digest/index.ts';
import { whyInvalid } from '../document/schema/validator.ts';
import { runManifestInvalid } from '../errors/failures.ts';
import type { RunManifest } from '../generated/types.ts';
import { validateRunManifest } from '../generated/validators.js';
import { isPlainPath } from '../tree/plain-path.ts';
import { parseJson } from '../values/json.ts';

/** The name of the manifest in a run's folder. */
export const runManifestFile = 'run.json';

/** A manifest without the fields that are the same in all, or follow from the others. */
export type RunRecord = Omit<RunManifest, 'apiVersion' | 'kind' | 'digest'>;

/** The text of `run.json`. */
export function printRunManifest(run: RunRecord): string {
  const head = { apiVersion: 'dtaas/v1', kind: 'Run' } as const;
  return `${JSON.stringify({ ...head, digest: digestOf(run), ...run }, undefined, 2)}\n`;
}

/**
 * Reads a `run.json`, which anybody may have written or edited.
 *
 * @param file its path, for the message
 * @throws DtaasError `run-manifest-invalid`
 */
export function parseRunManifest(file: string, text: string): RunManifest {
  const refuse = (why: string, cause?: unknown) => runManifestInvalid({ file, why, cause });
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (cause) {
    throw refuse(`is not JSON (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
  if (!validateRunManifest(value)) throw refuse(whyInvalid(validateRunManifest.errors));
  const manifest = value as RunManifest;
  const { apiVersion, kind, digest, ...run } = manifest;
  if (digestOf(run) !== digest) throw refuse("was edited after the run: its digest doesn't match");
  const paths = run.cases.flatMap(({ input, output }) => [
    ...(input === undefined ? [] : [input]),
    ...(output ? [output.folder, ...Object.keys(output.files)] : []),
  ]);
  const wrong = [...paths, ...Object.keys(run.input?.files ?? {})].find((path) => !isPlainPath(path));
  if (wrong !== undefined)
    throw refuse(`names the path ${JSON.stringify(wrong)}, which leads out of its folder`);
  return manifest;
}

/** Of the fields in the order in which they stand, as compact JSON. */
function digestOf(run: RunRecord): string {
  return sha256(JSON.stringify(run));
}
