import { type Published, sha256, type Tree } from '@dtaas/model';
import { runnerDigest } from '@dtaas/runner';
import { environmentKey, sdkDigests, sdkFolder } from '@dtaas/sandbox';
import type { Result } from '../report/result.ts';
import { type AssetSubject, verifier } from '../subject.ts';

/** The results of a call that had nothing to do. */
export interface KeptResults {
  /** Digest of everything that decides whether an asset needs a test. */
  readonly key: string;
  readonly results: readonly Result[];
}

/**
 * Keeps results between calls, so that the next call with nothing to do reads no asset. A store drops them when the program
 * changes.
 */
export interface ResultStore {
  read(): KeptResults | undefined;
  write(kept: KeptResults): void;
}

/** @param records tip of the records; `null` if there are none */
export function keyOf(
  tree: Tree,
  published: readonly Published[],
  records: string | null,
  allowWeak: boolean | undefined,
): string {
  const files = [...tree.entries].map(([path, { mode, id }]) => `${mode} ${id} ${path}\0`);
  const versions = published.map((each) => [each.reference, each.version, each.source, each.treeId]);
  const node = environmentKey({ kind: 'node', lock: 'package-lock.json', lockDigest: '0'.repeat(64) });
  const programs = { verifier, runner: runnerDigest(), sdk: sdkDigests(sdkFolder()) };
  return sha256(files.join('') + JSON.stringify({ versions, records, allowWeak, node, ...programs }));
}

/**
 * Results aren't kept if an asset has a problem, whose message may change, or needs Python: to find out the machine's Python
 * takes as long as reading the assets.
 */
export function isWorthKeeping(
  subjects: readonly Pick<AssetSubject, 'environment'>[],
  results: readonly Pick<Result, 'outcome'>[],
): boolean {
  return (
    results.every(({ outcome }) => outcome === 'remembered' || outcome === 'untested') &&
    subjects.every(({ environment }) => environment.kind !== 'python')
  );
}
