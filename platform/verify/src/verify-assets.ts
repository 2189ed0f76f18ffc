import {
  dirtyPaths,
  type Repository,
  readPublished,
  readRecordNames,
  readWorkTree,
  recordsTip,
} from '@dtaas/repository';
import { detectIsolation, type IsolationMode } from '@dtaas/sandbox';
import { type ChoiceOptions, choose } from './choose.ts';
import { isolationWeak } from './failures.ts';
import { isWorthKeeping, keyOf, type ResultStore } from './kept-results.ts';
import { recordState } from './records.ts';
import { remembered, unreadable, type VerifyReport, withoutRun } from './result.ts';
import { Run, type RunOptions } from './run.ts';

export interface VerifyOptions extends ChoiceOptions, RunOptions {
  /** Tests assets with a record, too. */
  readonly force?: boolean;
  /** Whether a weak sandbox counts. By default `platform.yaml` decides. */
  readonly allowWeak?: boolean;
  readonly isolation?: IsolationMode | 'auto' | 'none';
  readonly kept?: ResultStore;
}

/**
 * Verifies the assets in the work tree of a clone, in the order of their uses, in parallel, each in a sandbox. An asset with a
 * record isn't tested again. Assets that pass and are committed get a record. A failed test is a result, not an error.
 *
 * @throws DtaasError `usage-asset-unknown`, `isolation-weak`, and the errors of reading the repository
 */
export async function verifyAssets(
  repository: Repository,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const [tree, published, tip] = await Promise.all([
    readWorkTree(repository),
    readPublished(repository),
    recordsTip(repository),
  ]);
  const isAboutAll = !options.assets?.length && options.since === undefined && !options.force;
  const store = isAboutAll ? options.kept : undefined;
  const key = store && keyOf(tree, published, tip, options.allowWeak);
  const kept = store?.read();
  if (kept && kept.key === key) return { results: kept.results, remarks: [] };
  const [{ subjects, broken, ...platform }, records] = await Promise.all([
    choose(repository, tree, published, options),
    readRecordNames(repository, tip),
  ]);
  const { allowWeak = platform.allowWeak } = options;
  const counts = { strong: true, weak: allowWeak, missing: false };
  const recorded = options.force ? [] : subjects.filter((subject) => counts[recordState(records, subject)]);
  const known = new Map(recorded.map((subject) => [subject, remembered(subject, records)]));
  const toRun = subjects.filter((subject) => !known.has(subject) && subject.test && !subject.obstacle).length;
  const failed = broken.map(unreadable);
  if (toRun === 0) {
    const results = [...subjects.map((subject) => known.get(subject) ?? withoutRun(subject)), ...failed];
    if (store && key && isWorthKeeping(subjects, results)) store.write({ key, results });
    return { results, remarks: [] };
  }
  const isolation = detectIsolation(options.isolation ?? 'auto');
  if (!isolation.strong && !allowWeak) throw isolationWeak({ remarks: isolation.remarks });
  options.onProgress?.({ type: 'planned', toRun, remembered: known.size, isolation });
  const run = new Run(repository, isolation, await dirtyPaths(repository, ['assets']), options);
  try {
    const results = await run.all(subjects, known);
    return { results: [...results, ...failed], isolation, remarks: run.remarks };
  } finally {
    await run.end();
  }
}
