import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError, type JsonObject } from '@dtaas/model';
import { addRecords, materialise, type Repository, resolveCommit } from '@dtaas/repository';
import { type Isolation, stateHome } from '@dtaas/sandbox';
import { about, withoutRun } from './answers.ts';
import { recordName, recordOf } from './records.ts';
import type { AssetResult } from './result.ts';
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
  readonly #dirty: readonly string[];
  readonly #options: RunOptions;
  readonly #signal: AbortSignal;
  readonly #passed: { subject: Subject; durationMs: number }[] = [];
  readonly #scratch = mkdtempSync(join(tmpdir(), 'dtaas-verify-'));
  readonly #logs: string;
  readonly #unrecorded = new Set<string>();

  constructor(repository: Repository, isolation: Isolation, dirty: readonly string[], options: RunOptions) {
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
    const reason = `Its tests didn't run, because ${by.asset}, which it uses, isn't verified.`;
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

  /**
   * Writes a committed asset's files to the store that twins run from, unless the tests could change them there. The files of
   * other assets are deleted after the run.
   */
  async #place(subject: Subject): Promise<string> {
    const { asset } = subject;
    const shared = this.#isolation.mode !== 'weak' && this.#isCommitted(subject);
    const store = shared ? join(stateHome(), 'store') : this.#scratch;
    const target = join(store, asset.digest);
    await materialise(asset, target);
    return target;
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

  #keep(subject: Subject, output: string): string {
    mkdirSync(this.#logs, { recursive: true });
    const { reference, version, asset } = subject;
    const name = asset.source === 'tree' ? reference : `${reference}@${version}`;
    const log = join(this.#logs, `${name.replace('/', '-')}.log`);
    writeFileSync(log, output);
    return log;
  }

  remarks(): string[] {
    const names = [...this.#unrecorded];
    return [
      ...this.#isolation.remarks,
      ...(names.length > 0
        ? [`Not remembered, because their files aren't committed: ${names.join(', ')}.`]
        : []),
    ];
  }

  /** Writes the records, also after a call that was stopped. */
  async end(): Promise<void> {
    rmSync(this.#scratch, { recursive: true, force: true });
    if (this.#passed.length === 0) return;
    const commit = await resolveCommit(this.#repository, 'HEAD');
    const at = new Date();
    const { strong } = this.#isolation;
    const records = this.#passed.map(({ subject, durationMs }): [string, JsonObject] => [
      recordName(subject.digest, strong),
      recordOf(subject, { durationMs, commit, isolation: this.#isolation, at }),
    ]);
    await addRecords(this.#repository, new Map(records));
  }
}
