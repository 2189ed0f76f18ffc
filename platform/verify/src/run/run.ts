import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import { join } from 'node:path';
import { isVerified, type Platform, type TwinResult } from '@dtaas/model';
import { removeTree, storeFolder } from '@dtaas/processes';
import { addRecords, materialise, type Repository, resolveCommit } from '@dtaas/repository';
import { ensureEnvironment, type Isolation, type Part } from '@dtaas/sandbox';
import pLimit from 'p-limit';
import { runTests } from '../assets/run-tests.ts';
import { inContainer, ownImage, TestsInImages } from '../assets/tests-in-images.ts';
import { isolationWeak } from '../failures.ts';
import { recordOf } from '../records/records.ts';
import { type Result, referenceOf, resultOf, withoutRun } from '../report/result.ts';
import { type AssetSubject, inOrder, type Subject, type TwinSubject, type TwinTestRun } from '../subject.ts';
import { reasonOfError, runTwinTest } from '../twins/run-twin-test.ts';
import { testedTwin } from '../twins/tested-twin.ts';
import type { Progress, RunOptions } from './progress.ts';
import { makeScratch, workspacesIn } from './scratch.ts';

/** What the tests of one call need. */
export interface RunSettings extends RunOptions {
  readonly isolation: Isolation;
  /** The isolation of the components of a twin, which may be weaker. */
  readonly twinIsolation: Isolation;
  readonly allowWeak: boolean;
  /** What `platform.yaml` says. */
  readonly platform: Platform['spec'] | undefined;
  /** Paths of files that aren't committed. */
  readonly dirty: readonly string[];
  /** Extracts a snapshot of a twin to a folder. */
  readonly extract: (twin: string, name: string, folder: string) => Promise<unknown>;
}

/** Tests the assets and twins of one call that have no record. */
export class Run {
  readonly #repository: Repository;
  readonly #settings: RunSettings;
  readonly #signal: AbortSignal;
  readonly #onProgress: (event: Progress) => void;
  readonly #passed: { subject: Subject; durationMs: number; isolation: Isolation }[] = [];
  readonly #unrecorded = new Set<string>();
  readonly #scratch = makeScratch();
  readonly #inImages: TestsInImages;

  constructor(repository: Repository, settings: RunSettings) {
    this.#repository = repository;
    this.#settings = settings;
    this.#signal = settings.signal ?? new AbortController().signal;
    this.#onProgress = settings.onProgress ?? (() => {});
    this.#inImages = new TestsInImages({
      platform: settings.platform,
      signal: this.#signal,
      onProgress: (line) => this.#onProgress({ type: 'noted', line }),
    });
  }

  /**
   * Tests the subjects without a known result, as many at once as the machine bears. The tests of a subject run once the assets
   * that it uses are verified. An asset that isn't among the subjects is verified by another shard.
   */
  async all(ordered: readonly Subject[], known: ReadonlyMap<Subject, Result>): Promise<readonly Result[]> {
    const limit = pLimit(parallelism());
    const results = new Map<Subject, Promise<Result>>();
    const resultAfter = async (subject: Subject): Promise<Result> => {
      const used = await Promise.all(Object.values(subject.uses).flatMap((use) => results.get(use) ?? []));
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

  async #verify(subject: Subject): Promise<Result> {
    if (subject.obstacle || !subject.test) return withoutRun(subject);
    const isolation = this.#isolationOf(subject);
    const weak = !isolation.strong;
    if (this.#signal.aborted) return resultOf(subject, 'cancelled', { weak });
    if (weak && !this.#settings.allowWeak) return tooWeak(subject, isolation);
    this.#onProgress({ type: 'started', name: subject.reference });
    try {
      const tested =
        subject.kind === 'asset'
          ? await this.#testAsset(subject, subject.test)
          : await this.#testTwin(subject, subject.run!);
      const { output, reason, ...details } = tested;
      if (reason === undefined) {
        const recorded = this.#remember(subject, details.durationMs, isolation);
        return resultOf(subject, 'passed', { weak, recorded, ...details });
      }
      if (this.#signal.aborted)
        return resultOf(subject, 'cancelled', { weak, durationMs: details.durationMs });
      return resultOf(subject, 'failed', {
        weak,
        reason,
        output,
        ...details,
        log: this.#keep(subject, output),
      });
    } catch (error) {
      if (this.#signal.aborted) return resultOf(subject, 'cancelled', { weak });
      return resultOf(subject, 'failed', { weak, reason: reasonOfError(error) });
    }
  }

  async #testAsset(subject: AssetSubject, test: NonNullable<AssetSubject['test']>): Promise<Tested> {
    const image = ownImage(subject);
    if (image !== undefined) return await this.#inImages.run(subject, test, image);
    const partOf = (each: AssetSubject) => this.#partOf(each, subject, this.#storeOf(each));
    return await runTests(subject, test, partOf, this.#settings.isolation, this.#signal);
  }

  async #testTwin(subject: TwinSubject, run: TwinTestRun): Promise<Tested> {
    // All components have one store.
    const store = this.#storeOf(subject);
    for (const used of inOrder(Object.values(subject.uses)))
      if (used.kind === 'asset') await this.#partOf(used, subject, store);
    const recording = this.#pathOf(subject, 'csv');
    rmSync(recording, { force: true });
    const outcome = await runTwinTest(subject, run, {
      folder: join(workspacesIn(this.#scratch), subject.name),
      store,
      isolation: this.#settings.twinIsolation,
      signal: this.#signal,
      extract: (name, folder) => this.#settings.extract(subject.name, name, folder),
      table: recording,
    });
    return { ...testedTwin(outcome, run), ...(existsSync(recording) ? { recording } : {}) };
  }

  #isolationOf(subject: Subject): Isolation {
    if (subject.kind === 'twin') return this.#settings.twinIsolation;
    return ownImage(subject) === undefined ? this.#settings.isolation : inContainer;
  }

  /**
   * Files of committed assets go to the store that twins run from, unless the tests could change them there. The files of other
   * assets are deleted after the run.
   */
  #storeOf(subject: Subject): string {
    const isShared = this.#isolationOf(subject).mode !== 'weak' && this.#isCommitted(subject);
    return isShared ? storeFolder() : join(this.#scratch, 'store');
  }

  /** @throws DtaasError if the environment can't be built */
  async #partOf(used: AssetSubject, { reference }: Subject, store: string): Promise<Part> {
    const folder = join(store, used.asset.digest);
    await materialise(used.asset, folder);
    const onBuild = () => this.#onProgress({ type: 'building', name: reference });
    const options = { folder, isolation: this.#settings.isolation, signal: this.#signal, onBuild };
    return { folder, environment: await ensureEnvironment(used.environment, options) };
  }

  /** Whether the subject gets a record. */
  #remember(subject: Subject, durationMs: number, isolation: Isolation): boolean {
    const committed = this.#isCommitted(subject);
    if (committed) this.#passed.push({ subject, durationMs, isolation });
    else this.#unrecorded.add(subject.reference);
    return committed;
  }

  /** Whether its files and those of all assets that it uses are committed. */
  #isCommitted(subject: Subject): boolean {
    return inOrder([subject]).every((part) => {
      if (part.kind === 'asset' && part.asset.source !== 'tree') return true;
      const directory = part.kind === 'asset' ? part.asset.directory : part.reference;
      return !this.#settings.dirty.some((path) => path.startsWith(`${directory}/`));
    });
  }

  #keep(subject: Subject, output: string): string {
    const log = this.#pathOf(subject, 'log');
    writeFileSync(log, output);
    return log;
  }

  /** A file that stays after the call, until the next run of the same tests. */
  #pathOf(subject: Subject, extension: 'log' | 'csv'): string {
    const folder = join(this.#repository.gitDir, 'dtaas', 'verify');
    mkdirSync(folder, { recursive: true });
    const { reference, version } = subject;
    const name =
      subject.kind === 'twin' || subject.asset.source === 'tree' ? reference : `${reference}@${version}`;
    return join(folder, `${name.replace('/', '-')}.${extension}`);
  }

  get remarks(): readonly string[] {
    const names = [...this.#unrecorded];
    const unrecorded = `Not recorded, because their files aren't committed: ${names.join(', ')}.`;
    return [...this.#settings.isolation.remarks, ...(names.length > 0 ? [unrecorded] : [])];
  }

  /** Writes the records, also after a call that was stopped. */
  async end(): Promise<void> {
    removeTree(this.#scratch);
    await this.#inImages.end();
    if (this.#passed.length === 0) return;
    const commit = await resolveCommit(this.#repository, 'HEAD');
    const run = { commit, at: new Date() };
    const records = this.#passed.map(({ subject, ...passed }) => recordOf(subject, { ...run, ...passed }));
    await addRecords(this.#repository, new Map(records));
  }
}

/** What a test came to. */
interface Tested extends Pick<TwinResult, 'expectations' | 'recording'> {
  readonly durationMs: number;
  /** Why it failed; `undefined` if it passed. */
  readonly reason?: string | undefined;
  readonly output: string;
}

/** The number of tests at once: one a core, and at most one a GiB of free memory. */
function parallelism(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / 1024 ** 3)));
}

function blocked(subject: Subject, by: Result): Result {
  const reason = `Its tests didn't run, because ${referenceOf(by)}, which it uses, isn't verified.`;
  return resultOf(subject, by.outcome === 'cancelled' ? 'cancelled' : 'blocked', { reason });
}

/** Assets may be isolated where the components of a twin can't be: a container has no network of its own for them. */
function tooWeak(subject: Subject, { remarks }: Isolation): Result {
  const { message, hint } = isolationWeak({ remarks });
  return resultOf(subject, 'failed', { weak: true, reason: `${message} ${hint}` });
}
