import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DtaasError,
  isJsonObject,
  parseRunManifest,
  printRunManifest,
  type RunCase,
  type RunManifest,
} from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { hashFolder } from './files.ts';

/** The folder in a run's folder that is there until the run has ended. */
export const unfinishedFolder = '.unfinished';

const endedFile = join(unfinishedFolder, 'ended.jsonl');

/** How a case ended, as the manifest says it. */
export type CaseResult = Pick<RunCase, 'outcome' | 'reason' | 'exitCode' | 'durationMs' | 'output'>;

/** Opens the file that gets a line for each case that ends. A line that is written survives a kill of this process. */
export function openEnded(folder: string) {
  const file = openSync(join(folder, endedFile), 'a');
  return {
    add: (number: number, result: CaseResult): void =>
      writeFileSync(file, `${JSON.stringify({ case: number, ...result })}\n`),
    close: (): void => closeSync(file),
  };
}

/**
 * The manifest of a run, with the cases that ended after it was written.
 *
 * @throws DtaasError `run-manifest-invalid`
 */
export function withEnded(manifest: RunManifest, folder: string): RunManifest {
  const path = join(folder, endedFile);
  if (manifest.outcome !== 'unfinished' || !existsSync(path)) return manifest;
  const results = new Map(readFileSync(path, 'utf8').split('\n').flatMap(resultIn));
  const { apiVersion: _, kind: __, digest: ___, ...record } = manifest;
  const cases = manifest.cases.map((each) => ({ ...each, ...results.get(each.case) }));
  return parseRunManifest(path, printRunManifest({ ...record, cases }));
}

/** The result in a line. The last line of a killed run may be incomplete; its case runs again. */
function resultIn(line: string): readonly (readonly [unknown, object])[] {
  const value = attempt(() => JSON.parse(line));
  return isJsonObject(value) ? [[value['case'], value]] : [];
}

/**
 * The cases that have ended and whose output files are still the same, byte for byte. A machine that loses power may keep the line
 * of a case without its files.
 */
export async function keptCases({ cases }: RunManifest, folder: string): Promise<readonly RunCase[]> {
  const kept: RunCase[] = [];
  for (const each of cases) if (await isKept(each, folder)) kept.push(each);
  return kept;
}

async function isKept({ outcome, output }: RunCase, folder: string): Promise<boolean> {
  if (outcome === 'unfinished' || !output) return outcome !== 'unfinished';
  const path = join(folder, output.folder);
  if (!existsSync(path)) return false;
  try {
    const files = Object.entries(await hashFolder(path));
    const isSame = ([name, { sha256 }]: (typeof files)[number]) => output.files[name]?.sha256 === sha256;
    return files.length === Object.keys(output.files).length && files.every(isSame);
  } catch (error) {
    // Somebody put a link there.
    if (error instanceof DtaasError) return false;
    throw error;
  }
}
