import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatsVersion, type Published, sha256, type Tree } from '@dtaas/model';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Repository } from '@dtaas/repository';
import { environmentKey } from '@dtaas/sandbox';
import type { AssetResult } from './result.ts';
import { type Subject, verifier } from './subject.ts';

/** Everything that decides whether an asset needs a test. */
export interface CacheInputs {
  readonly tree: Tree;
  readonly published: readonly Published[];
  /** Tip of the records; `null` if there are none. */
  readonly records: string | null;
  readonly allowWeak: boolean | undefined;
}

interface Kept {
  readonly key: string;
  readonly results: readonly AssetResult[];
}

/** The results of the last call that had nothing to do, if its inputs were the same. Without the cache, all assets are read. */
export function cachedResults(
  repository: Repository,
  inputs: CacheInputs,
): readonly AssetResult[] | undefined {
  return attempt(() => {
    const kept: Kept = JSON.parse(readFileSync(fileOf(repository), 'utf8'));
    return kept.key === keyOf(inputs) ? kept.results : undefined;
  });
}

/**
 * Keeps the results, unless an asset has a problem or needs Python: to find out the machine's Python takes as long as reading
 * the assets.
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
  const kept: Kept = { key: keyOf(inputs), results };
  // On a full or read-only disk, the next call takes a little longer.
  attempt(() => {
    mkdirSync(dirname(file), { recursive: true });
    writeBeside(file, JSON.stringify(kept));
  });
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
