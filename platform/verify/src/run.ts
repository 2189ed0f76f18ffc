import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AssetResult, DtaasError } from '@dtaas/model';
import { storeFolder } from '@dtaas/processes';
import { addRecords, materialise, type Repository, resolveCommit } from '@dtaas/repository';
import { ensureEnvironment, type Isolation, type Part } from '@dtaas/sandbox';
import pLimit from 'p-limit';
import { recordOf } from './records.ts';
import { isVerified, resultOf, withoutRun } from './result.ts';
import { runTests } from './run-tests.ts';
import { inOrder, type Subject } from './subject.ts';

export type Progress =
  | {
      readonly type: 'planned';
      readonly toRun: number;
      readonly remembered: number;
      readonly isolation: Isolation;
    }
  | { readonly type: 'started' | 'building'; readonly asset: string }
  | { readonly type: 'finished'; readonly result: AssetResult };

export interface RunOptions {
  readonly onProgress?: (event: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Tests the assets of one call that have no record. */
export class Run {
  readonly #repository: Repository;
  readonly #isolation: Isolation;
  /** Paths of files that aren't committed. */
  readonly #dirty: readonly string[];
  readonly #signal: AbortSignal;
  readonly #onProgress: (event: Progress) => void;
  readonly #passed: { subject: Subject; durationMs: number }[] = [];
  readonly #unrecorded = new Set<string>();
  readonly #scratch = mkdtempSync(join(tmpdir(), 'dtaas-verify-'));

  constructor(
    repository: Repository,
    isolation: Isolation,
    dirty: readonly string[],
    { signal = new AbortController().signal, onProgress = () => {} }: RunOptions,
  ) {
    this.#repository = repository;
    this.#isolation = isolation;
    this.#dirty = dirty;
    this.#signal = signal;
    this.#onProgress = onProgress;
  }

  /**
   * Tests the subjects without a known result, as many at once as the machine bears. The tests of a subject run once the assets
   * that it uses are verified.
   */
  async all(
    ordered: readonly Subject[],
    known: ReadonlyMap<Subject, AssetResult>,
  ): Promise<readonly AssetResult[]> {
    const limit = pLimit(parallelism());
    const results = new Map<Subject, Promise<AssetResult>>();
    const resultAfter = async (subject: Subject): Promise<AssetResult> => {
      const used = await Promise.all(Object.values(subject.uses).map((use) => results.get(use)!));
      const culprit = used.find(({ outcome }) => !isVerified(outcome));
      const remembered = culprit ? undefined : known.get(subject);
      if (remembered) return remembered;
      const result = culprit ? blocked(subject, culprit) : await limit(() => this.#verify(subject));
      this.#onProgress({ type: 'finished', result });
      return result;
    };
    for (const subject of ordered) results.set(subject, resultAfter(subject));
    return await Promise.all(results.values());
  }

  async #verify(subject: Subject): Promise<AssetResult> {
    const { reference: asset, test, obstacle } = subject;
    if (obstacle || !test) return withoutRun(subject);
    const weak = !this.#isolation.strong;
    if (this.#signal.aborted) return resultOf(subject, 'cancelled', { weak });
    this.#onProgress({ type: 'started', asset });
    const onBuild = () => this.#onProgress({ type: 'building', asset });
    const partOf = (each: Subject) => this.#partOf(each, onBuild);
    try {
      const { reason, output, durationMs } = await runTests(
        subject,
        test,
        partOf,
        this.#isolation,
        this.#signal,
      );
      if (reason === undefined) {
        const recorded = this.#remember(subject, durationMs);
        return resultOf(subject, 'passed', { weak, durationMs, recorded });
      }
      if (this.#signal.aborted) return resultOf(subject, 'cancelled', { weak, durationMs });
      const log = this.#keep(subject, output);
      return resultOf(subject, 'failed', { weak, durationMs, reason, output, log });
    } catch (error) {
      if (this.#signal.aborted) return resultOf(subject, 'cancelled', { weak });
      if (!(error instanceof DtaasError)) throw error;
      return resultOf(subject, 'failed', { weak, reason: `${error.message} ${error.hint}` });
    }
  }

  /**
   * Writes a committed asset's files to the store that twins run from, unless the tests could change them there. The files of
   * other assets are deleted after the run.
   *
   * @throws DtaasError if the environment can't be built
   */
  async #partOf(subject: Subject, onBuild: () => void): Promise<Part> {
    const isolation = this.#isolation;
    const shared = isolation.mode !== 'weak' && this.#isCommitted(subject);
    const folder = join(shared ? storeFolder() : this.#scratch, subject.asset.digest);
    await materialise(subject.asset, folder);
    const options = { folder, isolation, signal: this.#signal, onBuild };
    return { folder, environment: await ensureEnvironment(subject.environment, options) };
  }

  /** Whether the asset gets a record. */
  #remember(subject: Subject, durationMs: number): boolean {
    const committed = inOrder([subject]).every((part) => this.#isCommitted(part));
    if (committed) this.#passed.push({ subject, durationMs });
    else this.#unrecorded.add(subject.reference);
    return committed;
  }

  #isCommitted({ asset }: Subject): boolean {
    return asset.source !== 'tree' || !this.#dirty.some((path) => path.startsWith(`${asset.directory}/`));
  }

  #keep({ reference, version, asset }: Subject, output: string): string {
    const folder = join(this.#repository.gitDir, 'dtaas', 'verify');
    mkdirSync(folder, { recursive: true });
    const name = asset.source === 'tree' ? reference : `${reference}@${version}`;
    const log = join(folder, `${name.replace('/', '-')}.log`);
    writeFileSync(log, output);
    return log;
  }

  get remarks(): readonly string[] {
    const names = [...this.#unrecorded];
    const unrecorded = `Not remembered, because their files aren't committed: ${names.join(', ')}.`;
    return [...this.#isolation.remarks, ...(names.length > 0 ? [unrecorded] : [])];
  }

  /** Writes the records, also after a call that was stopped. */
  async end(): Promise<void> {
    rmSync(this.#scratch, { recursive: true, force: true });
    if (this.#passed.length === 0) return;
    const commit = await resolveCommit(this.#repository, 'HEAD');
    const run = { commit, isolation: this.#isolation, at: new Date() };
    const records = this.#passed.map(({ subject, durationMs }) => recordOf(subject, { ...run, durationMs }));
    await addRecords(this.#repository, new Map(records));
  }
}

/** The number of tests at once: one a core, and at most one a GiB of free memory. */
function parallelism(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / 1024 ** 3)));
}

function blocked(subject: Subject, by: AssetResult): AssetResult {
  const reason = `Its tests didn't run, because ${by.asset}, which it uses, isn't verified.`;
  return resultOf(subject, by.outcome === 'cancelled' ? 'cancelled' : 'blocked', { reason });
}
