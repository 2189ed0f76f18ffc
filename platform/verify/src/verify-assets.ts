import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asset, type Available, DtaasError } from '@dtaas/model';
import { dirtyPaths, materialise, type Repository, resolveCommit } from '@dtaas/repository';
import { detectIsolation, type Isolation, type IsolationMode, stateHome } from '@dtaas/sandbox';
import { type Configuration, type ConfigurationOptions, openConfiguration } from './configuration.ts';
import { type Remembered, readRemembered, writeRecords } from './record-store.ts';
import { recordOf, standing } from './records.ts';
import type { AssetResult, VerifyReport } from './result.ts';
import { runTests } from './run-tests.ts';
import { runSchedule } from './schedule.ts';
import { referencesMeant, touches } from './select.ts';
import { inOrder, type Subject } from './subject.ts';

export interface VerifyOptions extends ConfigurationOptions {
  /** What to verify, with what it uses; everything unless given. */
  readonly assets?: readonly string[];
  /** Only what changed since it parted from this commit, and what uses that. */
  readonly since?: string;
  /** Runs what is remembered, too. */
  readonly force?: boolean;
  /** Whether a weak sandbox counts; as `platform.yaml` says unless given. */
  readonly allowWeak?: boolean;
  readonly isolation?: IsolationMode | 'auto' | 'none';
  readonly onProgress?: (event: Progress) => void;
  readonly signal?: AbortSignal;
}

export type Progress =
  | {
      readonly type: 'planned';
      readonly toRun: number;
      readonly remembered: number;
      readonly isolation: Isolation;
    }
  | { readonly type: 'started' | 'building'; readonly asset: string }
  | { readonly type: 'finished'; readonly result: AssetResult };

/**
 * Verifies the assets of a clone as its files are: in the order of their uses, in parallel, each in a sandbox, unless
 * git remembers that the same passed before. What passed and is committed is remembered.
 *
 * Errors: `reference-unknown`, `isolation-weak`, those of reading the repository. A test that fails is a result.
 */
export async function verifyAssets(
  repository: Repository,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const configuration = await openConfiguration(repository, options);
  const allowWeak = options.allowWeak ?? configuration.allowWeak;
  const chosen = await choose(configuration, options);
  const ordered = inOrder(chosen.map((asset) => configuration.subjects.of(asset)));
  const records = await readRemembered(repository);
  const known = new Set(
    options.force
      ? []
      : ordered.filter(({ digest }) => standing(records.get(digest), allowWeak) === 'verified'),
  );
  const unreadable = brokenResults(configuration, options);
  const toRun = ordered.filter((subject) => !known.has(subject) && subject.test && !subject.obstacle);
  if (toRun.length === 0) {
    const results = ordered.map((subject) =>
      known.has(subject) ? remembered(subject, records) : withoutRun(subject),
    );
    return { results: [...results, ...unreadable], remarks: [] };
  }
  const isolation = chooseIsolation(options.isolation, allowWeak);
  options.onProgress?.({ type: 'planned', toRun: toRun.length, remembered: known.size, isolation });
  const run = new Run(repository, isolation, await uncommitted(repository), options);
  try {
    const results = await runSchedule(
      ordered,
      async (subject) => (known.has(subject) ? remembered(subject, records) : run.verify(subject)),
      (subject, by) => run.blocked(subject, by),
    );
    return { results: [...results, ...unreadable], isolation, remarks: run.remarks() };
  } finally {
    await run.end();
  }
}

async function choose(configuration: Configuration, options: VerifyOptions): Promise<Available<Asset>[]> {
  const { assets } = configuration;
  const named =
    options.assets && options.assets.length > 0
      ? referencesMeant(options.assets, [...assets.keys(), ...configuration.broken]).flatMap(
          (r) => assets.get(r) ?? [],
        )
      : [...assets.values()];
  if (options.since === undefined) return named;
  const changed = await configuration.changedSince(options.since);
  return named.filter((asset) => touches(configuration.subjects.of(asset), changed));
}

function brokenResults(configuration: Configuration, options: VerifyOptions): AssetResult[] {
  const meant =
    options.assets && options.assets.length > 0
      ? new Set(referencesMeant(options.assets, [...configuration.assets.keys(), ...configuration.broken]))
      : undefined;
  return [...configuration.broken]
    .filter((reference) => !meant || meant.has(reference))
    .map((asset) => ({
      asset,
      version: '',
      digest: '',
      outcome: 'failed' as const,
      reason: 'Its asset.yaml has problems; "dtaas check" says which.',
      recorded: false,
      weak: false,
    }));
}

function chooseIsolation(mode: VerifyOptions['isolation'], allowWeak: boolean): Isolation {
  const isolation = detectIsolation(mode ?? 'auto');
  if (isolation.strong || allowWeak) return isolation;
  throw new DtaasError({
    code: 'isolation-weak',
    message: `This machine has no sandbox that counts here. ${isolation.remarks.join(' ')}`,
    hint: 'Get one (apt-get install bubblewrap), or set verification.allowWeak in platform.yaml.',
  });
}

/** Directories and files that differ from HEAD; everything where nothing was committed yet. */
async function uncommitted(repository: Repository): Promise<readonly string[]> {
  return dirtyPaths(repository, ['assets']);
}

function remembered(subject: Subject, records: Remembered): AssetResult {
  const record = records.get(subject.digest);
  return {
    ...about(subject),
    outcome: 'remembered',
    recorded: true,
    weak: record?.strong === false,
  };
}

function withoutRun(subject: Subject): AssetResult {
  const base = { ...about(subject), recorded: false, weak: false };
  if (subject.obstacle)
    return { ...base, outcome: 'failed', reason: `It can’t be verified: ${subject.obstacle}.` };
  return {
    ...base,
    outcome: 'untested',
    reason: 'Its asset.yaml names no test, so there is nothing to verify.',
  };
}

function about(subject: Subject): Pick<AssetResult, 'asset' | 'version' | 'digest'> {
  return { asset: subject.reference, version: subject.version, digest: subject.digest };
}

/** One call's work on what isn't remembered. */
class Run {
  readonly #repository: Repository;
  readonly #isolation: Isolation;
  readonly #dirty: readonly string[];
  readonly #options: VerifyOptions;
  readonly #signal: AbortSignal;
  readonly #passed: { subject: Subject; durationMs: number }[] = [];
  readonly #scratch = mkdtempSync(join(tmpdir(), 'dtaas-verify-'));
  readonly #logs: string;
  readonly #unrecorded = new Set<string>();

  constructor(
    repository: Repository,
    isolation: Isolation,
    dirty: readonly string[],
    options: VerifyOptions,
  ) {
    this.#repository = repository;
    this.#isolation = isolation;
    this.#dirty = dirty;
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#logs = join(repository.gitDir, 'dtaas', 'verify');
  }

  async verify(subject: Subject): Promise<AssetResult> {
    const result = await this.#verify(subject);
    this.#options.onProgress?.({ type: 'finished', result });
    return result;
  }

  blocked(subject: Subject, by: AssetResult): AssetResult {
    const outcome = by.outcome === 'cancelled' ? ('cancelled' as const) : ('blocked' as const);
    const reason = `Its tests didn’t run, because ${by.asset}, which it uses, isn’t verified.`;
    const result = { ...about(subject), outcome, reason, recorded: false, weak: false };
    this.#options.onProgress?.({ type: 'finished', result });
    return result;
  }

  async #verify(subject: Subject): Promise<AssetResult> {
    if (subject.obstacle || !subject.test) return withoutRun(subject);
    const asset = subject.reference;
    const base = { ...about(subject), recorded: false, weak: !this.#isolation.strong };
    if (this.#signal.aborted) return { ...base, outcome: 'cancelled' };
    this.#options.onProgress?.({ type: 'started', asset });
    try {
      const run = await runTests(subject, {
        place: (part) => this.#place(part),
        isolation: this.#isolation,
        signal: this.#signal,
        onBuild: () => this.#options.onProgress?.({ type: 'building', asset }),
      });
      const { durationMs } = run;
      if (run.passed)
        return { ...base, outcome: 'passed', durationMs, recorded: this.#remember(subject, durationMs) };
      if (this.#signal.aborted) return { ...base, outcome: 'cancelled', durationMs };
      const log = this.#keep(subject, run.output);
      return { ...base, outcome: 'failed', durationMs, reason: run.reason ?? '', output: run.output, log };
    } catch (error) {
      if (this.#signal.aborted) return { ...base, outcome: 'cancelled' };
      if (!(error instanceof DtaasError)) throw error;
      return { ...base, outcome: 'failed', reason: `${error.message} ${error.hint}` };
    }
  }

  /** A committed asset's files go to the store that twins run from; others are gone after the run. */
  async #place(subject: Subject): Promise<string> {
    const { directory, digest, tree } = subject.asset;
    const store = this.#isCommitted(subject) ? join(stateHome(), 'store') : this.#scratch;
    const target = join(store, digest);
    await materialise(tree, { directory, digest }, target);
    return target;
  }

  /** Whether it will be remembered. */
  #remember(subject: Subject, durationMs: number): boolean {
    const committed = inOrder([subject]).every((part) => this.#isCommitted(part));
    if (committed) this.#passed.push({ subject, durationMs });
    else this.#unrecorded.add(subject.reference);
    return committed;
  }

  #isCommitted({ asset }: Subject): boolean {
    return asset.source !== 'tree' || !this.#dirty.some((path) => path.startsWith(`${asset.directory}/`));
  }

  #keep(subject: Subject, output: string): string {
    mkdirSync(this.#logs, { recursive: true });
    const log = join(this.#logs, `${subject.reference.replace('/', '-')}.log`);
    writeFileSync(log, output);
    return log;
  }

  remarks(): string[] {
    const names = [...this.#unrecorded];
    return [
      ...this.#isolation.remarks,
      ...(names.length > 0
        ? [`Not remembered, because their files aren’t committed: ${names.join(', ')}.`]
        : []),
    ];
  }

  /** Also after a call that was stopped: what passed until then is remembered. */
  async end(): Promise<void> {
    rmSync(this.#scratch, { recursive: true, force: true });
    if (this.#passed.length === 0) return;
    const commit = await resolveCommit(this.#repository, 'HEAD');
    const at = new Date();
    await writeRecords(
      this.#repository,
      this.#passed.map(({ subject, durationMs }) =>
        recordOf(subject, { durationMs, commit, isolation: this.#isolation, at }),
      ),
    );
  }
}
