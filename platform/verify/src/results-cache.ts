import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatsVersion, type Published, sha256, type Tree } from '@dtaas/model';
import { writeBeside } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import type { AssetResult } from './result.ts';
import { type Subject, verifier } from './subject.ts';

/** All that the answer "nothing to do" to a question about every asset depends on. */
export interface CacheInputs {
  readonly tree: Tree;
  readonly published: readonly Published[];
  /** Tip of the records, `null` where there are none. */
  readonly records: string | null;
  readonly allowWeak: boolean | undefined;
}

/**
 * The last answer of a clone when all was verified, so that the next call on the same inputs reads no asset. Kept
 * beside the logs in git's folder; losing it costs time and nothing else.
 */
export function cachedResults(
  repository: Repository,
  inputs: CacheInputs,
): readonly AssetResult[] | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileOf(repository), 'utf8')) as {
      key?: string;
      results?: AssetResult[];
    };
    return kept.key === keyOf(inputs) ? kept.results : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps the answer. Not where something is wrong, and not where an asset wants Python: which one the machine has takes
 * as long to find out as the whole call.
 */
export function cacheResults(
  repository: Repository,
  inputs: CacheInputs,
  subjects: readonly Subject[],
  results: readonly AssetResult[],
): void {
  if (!results.every(({ outcome }) => outcome === 'remembered' || outcome === 'untested')) return;
  if (subjects.some(({ environment }) => environment.kind === 'python')) return;
  const file = fileOf(repository);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeBeside(file, JSON.stringify({ key: keyOf(inputs), results }));
  } catch {
    // A full or read-only disk costs the next run a little time.
  }
}

function fileOf({ gitDir }: Repository): string {
  return join(gitDir, 'dtaas', 'verify', 'nothing-to-do.json');
}

function keyOf({ tree, published, records, allowWeak }: CacheInputs): string {
  const files: string[] = [];
  for (const [path, { mode, id }] of tree.entries) files.push(`${mode} ${id} ${path}\0`);
  const versions = published.map(({ reference, version, source, treeId }) => [
    reference,
    version,
    source,
    treeId,
  ]);
  const node = environmentKey({ kind: 'node', lock: 'package-lock.json', lockDigest: '0'.repeat(64) });
  const rest = { versions, records, allowWeak, node, verifier, formatsVersion };
  return sha256(files.join('') + JSON.stringify(rest));
}
