import {
  dirtyPaths,
  gitSnapshots,
  type Repository,
  readPublished,
  readRecordNames,
  readWorkTree,
  recordsTip,
  stateAddress,
} from '@dtaas/repository';
import { isolateWorkspace } from '@dtaas/runner';
import { detectIsolation, type Isolation, type IsolationMode } from '@dtaas/sandbox';
import { inContainer, ownImage } from './assets/tests-in-images.ts';
import { type ChoiceOptions, choose } from './choose/choose.ts';
import { inShard, type ShardChoice } from './choose/in-shard.ts';
import type { Shard } from './choose/shards.ts';
import { isolationWeak } from './failures.ts';
import { isWorthKeeping, keyOf, type ResultStore } from './records/kept-results.ts';
import { recordState } from './records/records.ts';
import { remembered, reportOf, unreadable, type VerifyReport, withoutRun } from './report/result.ts';
import type { RunOptions } from './run/progress.ts';
import { Run } from './run/run.ts';
import { sweepScratch } from './run/scratch.ts';
import type { AssetSubject, Subject } from './subject.ts';

export interface VerifyOptions extends ChoiceOptions, RunOptions {
  /** Tests assets with a record, too. */
  readonly force?: boolean;
  /** Verifies only a part of what is chosen. All shards together verify each asset and each twin once. */
  readonly shard?: Shard;
  /** Whether a weak sandbox counts. By default `platform.yaml` decides. */
  readonly allowWeak?: boolean;
  readonly isolation?: IsolationMode | 'auto' | 'none';
  readonly kept?: ResultStore;
}

/**
 * Verifies the assets and twins in the work tree of a clone, in the order of their uses, in parallel, each in a sandbox. What has
 * a record isn't tested again. What passes and is committed gets a record. A failed test is a result, not an error.
 *
 * @throws DtaasError `usage-asset-unknown`, `isolation-weak`, and the errors of reading the repository
 */
export async function verifyRepository(
  repository: Repository,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const [tree, published, tip] = await Promise.all([
    readWorkTree(repository),
    readPublished(repository),
    recordsTip(repository),
  ]);
  const isAboutAll =
    !options.names?.length && options.since === undefined && !options.force && !options.shard;
  const store = isAboutAll ? options.kept : undefined;
  const key = store && keyOf(tree, published, tip, options.allowWeak);
  const kept = store?.read();
  if (kept && kept.key === key) return { ...reportOf(kept.results), remarks: [] };
  const [choice, records] = await Promise.all([
    choose(repository, tree, published, options),
    readRecordNames(repository, tip),
  ]);
  const { platform } = choice;
  const { allowWeak = platform?.verification.allowWeak ?? false } = options;
  const counts = { strong: true, weak: allowWeak, missing: false };
  const part: Partial<ShardChoice> = options.shard
    ? await inShard(repository, choice, options.shard, { tip, counts })
    : {};
  const { subjects, broken } = { ...choice, ...part };
  const about = { ...(part.shard ? { shard: part.shard } : {}) };
  const recorded = options.force ? [] : subjects.filter((subject) => counts[recordState(records, subject)]);
  const known = new Map(recorded.map((subject) => [subject, remembered(subject, records)]));
  const toRun = subjects.filter((subject) => !known.has(subject) && subject.test && !subject.obstacle);
  const failed = broken.map(unreadable);
  if (toRun.length === 0) {
    const results = [...subjects.map((subject) => known.get(subject) ?? withoutRun(subject)), ...failed];
    if (store && key && isWorthKeeping(subjects.filter(isOfAsset), results)) store.write({ key, results });
    return { ...reportOf(results), ...about, remarks: [] };
  }
  const isolation = toRun.some(needsSandbox) ? detectIsolation(options.isolation ?? 'auto') : inContainer;
  if (!isolation.strong && !allowWeak) throw isolationWeak({ remarks: isolation.remarks });
  options.onProgress?.({ type: 'planned', toRun: toRun.length, remembered: known.size, isolation });
  await sweepScratch();
  const snapshots = gitSnapshots(repository, await stateAddress(repository, platform?.state));
  const run = new Run(repository, {
    ...options,
    isolation,
    twinIsolation: isolationOfTwins(isolation, toRun),
    allowWeak,
    platform,
    dirty: await dirtyPaths(repository, ['assets', 'twins']),
    extract: (twin, name, folder) => snapshots.get(twin, name, folder),
  });
  try {
    const results = await run.all(subjects, known);
    return { ...reportOf([...results, ...failed]), ...about, isolation, remarks: run.remarks };
  } finally {
    await run.end();
  }
}

/** The components of a twin share a network of their own, which only bubblewrap within bubblewrap can give them. */
function isolationOfTwins(isolation: Isolation, subjects: readonly Subject[]): Isolation {
  const spec = subjects.flatMap((subject) =>
    subject.kind === 'twin' && subject.run ? [subject.run.workspace] : [],
  )[0];
  if (!spec) return isolation;
  return isolateWorkspace({ isolation: isolation.mode === 'weak' ? 'none' : 'auto', spec }).isolation;
}

/** Tests in images need no sandbox of this machine. */
function needsSandbox(subject: Subject): boolean {
  return !isOfAsset(subject) || ownImage(subject) === undefined;
}

function isOfAsset(subject: Subject): subject is AssetSubject {
  return subject.kind === 'asset';
}
