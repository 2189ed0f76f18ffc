import type { Asset, Available } from '@dtaas/model';
import {
  dirtyPaths,
  type Repository,
  readPublished,
  readRecordNames,
  readWorkTree,
  recordsTip,
} from '@dtaas/repository';
import { detectIsolation, type Isolation, type IsolationMode } from '@dtaas/sandbox';
import { remembered, unreadable, withoutRun } from './answers.ts';
import { type Configuration, type ConfigurationOptions, configurationOf } from './configuration.ts';
import { isolationWeak } from './failures.ts';
import { recordState } from './records.ts';
import type { VerifyReport } from './result.ts';
import { cachedResults, cacheResults } from './results-cache.ts';
import { Run, type RunOptions } from './run.ts';
import { runSchedule } from './schedule.ts';
import { referencesMeant, touches } from './select.ts';
import { inOrder } from './subject.ts';

export interface VerifyOptions extends ConfigurationOptions, RunOptions {
  /** The assets to verify, with the assets that they use. By default all. */
  readonly assets?: readonly string[];
  /** Verifies only assets that changed since the merge base with this commit, and assets that use them. */
  readonly since?: string;
  /** Tests assets with a record, too. */
  readonly force?: boolean;
  /** Whether a weak sandbox counts. By default `platform.yaml` decides. */
  readonly allowWeak?: boolean;
  readonly isolation?: IsolationMode | 'auto' | 'none';
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
    options.published ?? readPublished(repository),
    recordsTip(repository),
  ]);
  const inputs = { tree, published, records: tip, allowWeak: options.allowWeak };
  const isAboutAll = !options.assets?.length && options.since === undefined && !options.force;
  const before = isAboutAll ? cachedResults(repository, inputs) : undefined;
  if (before) return { results: before, remarks: [] };
  const [configuration, records] = await Promise.all([
    configurationOf(repository, tree, { ...options, published }),
    readRecordNames(repository, tip),
  ]);
  const allowWeak = options.allowWeak ?? configuration.allowWeak;
  const { assets, broken } = await choose(configuration, options);
  const ordered = inOrder(assets.map((asset) => configuration.subjects.of(asset)));
  const known = new Set(
    options.force ? [] : ordered.filter((subject) => recordState(records, subject, allowWeak) === 'verified'),
  );
  const toRun = ordered.filter((subject) => !known.has(subject) && subject.test && !subject.obstacle);
  if (toRun.length === 0) {
    const results = ordered.map((subject) =>
      known.has(subject) ? remembered(subject, records) : withoutRun(subject),
    );
    const all = [...results, ...broken.map(unreadable)];
    if (isAboutAll) cacheResults(repository, inputs, ordered, all);
    return { results: all, remarks: [] };
  }
  const isolation = chooseIsolation(options.isolation, allowWeak);
  options.onProgress?.({ type: 'planned', toRun: toRun.length, remembered: known.size, isolation });
  const run = new Run(repository, isolation, await dirtyPaths(repository, ['assets']), options);
  try {
    const results = await runSchedule(
      ordered,
      async (subject) => (known.has(subject) ? remembered(subject, records) : run.verify(subject)),
      (subject, by) => run.blocked(subject, by),
    );
    return { results: [...results, ...broken.map(unreadable)], isolation, remarks: run.remarks() };
  } finally {
    await run.end();
  }
}

interface Chosen {
  readonly assets: readonly Available<Asset>[];
  /** References of assets that can't be read. */
  readonly broken: readonly string[];
}

async function choose(configuration: Configuration, options: VerifyOptions): Promise<Chosen> {
  const { assets, elsewhere, broken, subjects } = configuration;
  const known = new Set([...assets.keys(), ...elsewhere.map(({ reference }) => reference), ...broken]);
  const meant = options.assets?.length ? referencesMeant(options.assets, known) : [...known];
  const changed = options.since === undefined ? undefined : await configuration.changedSince(options.since);
  const ofTree = meant.flatMap((reference) => assets.get(reference) ?? []);
  return {
    // No tree shows since when a twin names a published version, so `since` doesn't apply to these.
    assets: [
      ...ofTree.filter((asset) => !changed || touches(subjects.of(asset), changed)),
      ...elsewhere.filter(({ reference }) => meant.includes(reference)),
    ],
    broken: meant.filter((reference) => broken.has(reference) && (!changed || changed.has(reference))),
  };
}

function chooseIsolation(mode: VerifyOptions['isolation'], allowWeak: boolean): Isolation {
  const isolation = detectIsolation(mode ?? 'auto');
  if (isolation.strong || allowWeak) return isolation;
  throw isolationWeak({ remarks: isolation.remarks });
}
