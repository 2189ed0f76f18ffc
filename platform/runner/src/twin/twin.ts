import { DtaasError, platformVersion } from '@dtaas/model';
import type { PendingSnapshot, PortSample, RestoreReport, RunnerStatus } from '../protocol.ts';
import { checkSnapshot } from '../snapshot/check.ts';
import { judgeRestore } from '../snapshot/judge.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { markLeft, markRunning, readMoment, wasKilled, writeMoment } from '../snapshot/moment.ts';
import { clearOthersState, ownState, withoutState } from '../snapshot/owner.ts';
import { forgetPrevious, placeState, recoverState } from '../snapshot/place.ts';
import type { Ring } from '../snapshot/ring.ts';
import { Commands } from './commands.ts';
import { Exclusive } from './exclusive.ts';
import type { TwinParts } from './parts.ts';
import { Saves } from './saves.ts';
import { judgeHealth, lastValues, type Stage, sampler } from './status.ts';
import { lostState } from './withheld.ts';

/** A snapshot in a folder, and what whoever asked calls it. */
export interface GivenSnapshot {
  readonly directory: string;
  readonly from: string;
}

/** A twin's life in its workspace: prepared, started, paused, saved, restored, stopped. */
export class Twin {
  readonly #parts: TwinParts;
  readonly #saves: Saves;
  readonly #commands: Commands;
  readonly #exclusive = new Exclusive();
  #stage: Stage = 'prepared';
  #restore: RestoreReport | undefined;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#saves = new Saves(parts);
    this.#commands = new Commands(parts);
  }

  get ring(): Ring {
    return this.#saves.ring;
  }

  status(samples?: { readonly [port: string]: readonly PortSample[] }): RunnerStatus {
    const { file, assembly, isolation, secretsSince } = this.#parts;
    const { last, reasons } = this.#saves;
    const others = [
      ...this.#commands.reasons,
      ...(this.#parts.link?.reasons ?? []),
      ...assembly.refusals.reasons,
      ...reasons,
    ];
    const refused = assembly.refusals.status;
    return {
      platform: platformVersion,
      twin: file.twin,
      generation: file.generation,
      ...judgeHealth(this.#stage, assembly.components.values(), assembly.clock, others),
      clock: assembly.clock.status(),
      isolation,
      ...(this.#restore === undefined ? {} : { restore: this.#restore }),
      components: Object.fromEntries(
        [...assembly.components].map(([id, component]) => [id, component.status]),
      ),
      values: lastValues(assembly.outputs, assembly.clock),
      ...(Object.keys(refused).length === 0 ? {} : { refused }),
      ...this.#commands.status(assembly.clock),
      ...(samples === undefined ? {} : { samples }),
      ...(secretsSince === undefined ? {} : { secretsSince }),
      pending: this.ring.count,
      dropped: this.ring.dropped,
      ...(last === undefined ? {} : { lastSave: last }),
    };
  }

  /** A function that answers the samples since it was called last. */
  sampler(limit: number): () => { readonly [port: string]: readonly PortSample[] } {
    return sampler(this.#parts.assembly.outputs, limit);
  }

  /**
   * Runs a prepared twin: from a snapshot, from `nothing`, or on from what its components' folders hold. A twin that runs
   * already goes on.
   *
   * @param withhold why it begins without the state that it should have
   */
  start(from?: GivenSnapshot | 'nothing', withhold?: string): Promise<RunnerStatus> {
    return this.#exclusive.run(async () => {
      const snapshot = from === 'nothing' ? undefined : from;
      if (this.#stage !== 'prepared') {
        if (snapshot === undefined) return this.status();
        throw refuse(
          'already-started',
          'The twin runs already.',
          'Give a running twin another state with: dtaas restore',
        );
      }
      const manifest = snapshot === undefined ? undefined : await this.#check(snapshot);
      await this.ring.clear();
      await this.#starting(async () => {
        if (manifest !== undefined && snapshot !== undefined) return await this.#begin(manifest, snapshot);
        if (from === 'nothing') {
          await clearOthersState(this.#parts.directory, this.#parts.file.generation);
          return await this.#goOn();
        }
        return await this.#goOn(withhold ?? (await this.#stateless()));
      });
      this.#saveWhenDue();
      return this.status();
    });
  }

  /** Gives a running twin the state of a snapshot. One that is damaged is refused before anything is touched. */
  restore(snapshot: GivenSnapshot): Promise<RestoreReport> {
    return this.#exclusive.run(async () => {
      this.#demand('running', 'paused');
      const manifest = await this.#check(snapshot);
      const wasPaused = this.#stage === 'paused';
      await this.#parts.assembly.clock.hold();
      await this.#parts.assembly.stop();
      const report = await this.#starting(() => this.#begin(manifest, snapshot));
      if (wasPaused) await this.#pause();
      return report;
    });
  }

  pause(): Promise<RunnerStatus> {
    return this.#exclusive.run(async () => {
      this.#demand('running', 'paused');
      if (this.#stage === 'running') await this.#pause();
      return this.status();
    });
  }

  resume(): Promise<RunnerStatus> {
    return this.#exclusive.run(async () => {
      this.#demand('running', 'paused');
      if (this.#stage === 'running') return this.status();
      const { clock, components } = this.#parts.assembly;
      await Promise.all(
        [...components.values()].map(async (component) => {
          if (!component.isPresent) await component.start();
          else if (clock.status().mode === 'wall') await component.ask('resume');
        }),
      );
      this.#run();
      return this.status();
    });
  }

  /** A person says that the twin shall command its physical twin as it is. */
  confirm(): Promise<RunnerStatus> {
    return this.#exclusive.run(async () => {
      this.#demand('running', 'paused');
      await this.#commands.confirm();
      if (this.#stage === 'running') this.#commands.open();
      return this.status();
    });
  }

  /** Takes a snapshot into the ring, between two steps. */
  save(origin: 'due' | 'asked' = 'asked'): Promise<PendingSnapshot> {
    return this.#exclusive.run(async () => {
      this.#demand('running', 'paused');
      return await this.#save(origin);
    });
  }

  /** Lets all components leave, with their state written; after a snapshot, if one is asked for. */
  stop(options: { readonly save: boolean }): Promise<{ readonly saved?: string }> {
    return this.#exclusive.run(async () => {
      if (this.#stage === 'prepared' || this.#stage === 'stopping') {
        this.#stage = 'stopping';
        return {};
      }
      const { assembly, directory, isKept, toJson } = this.#parts;
      await assembly.clock.hold();
      const saved = options.save ? (await this.#save('asked')).name : undefined;
      this.#saves.end();
      this.#stage = 'stopping';
      await this.#commands.release();
      await assembly.stop();
      // Where the folder is gone there is nothing to go on from; another one's is not ours to write to.
      if (isKept()) {
        await writeMoment(directory, { ...assembly.clock.state, values: assembly.values }, toJson);
        await markLeft(directory);
      }
      return saved === undefined ? {} : { saved };
    });
  }

  async #check(snapshot: GivenSnapshot): Promise<Manifest> {
    try {
      return await checkSnapshot(snapshot.directory);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#restore = { outcome: 'failed', from: snapshot.from, details: [why] };
      throw error;
    }
  }

  /** Why commands are to be withheld where what the components' folders hold is gone on from. */
  async #stateless(): Promise<string | undefined> {
    const { directory, file, assembly } = this.#parts;
    const remembered = await this.#commands.remembered();
    const hasRun = wasKilled(directory) || (await readMoment(directory)) !== undefined;
    if (remembered !== undefined || !hasRun) return remembered;
    await recoverState(directory);
    return lostState(await withoutState(directory, file.generation, [...assembly.components.keys()]));
  }

  /**
   * Starts with what the components' folders hold.
   *
   * @param withhold why that isn't what they should hold
   */
  async #goOn(withhold?: string): Promise<void> {
    const { assembly, directory, file } = this.#parts;
    await recoverState(directory);
    await ownState(directory, file.generation);
    const moment = await readMoment(directory);
    if (moment !== undefined) assembly.resumeFrom(moment);
    if (wasKilled(directory)) this.#restore = afterKill(moment?.clock.step);
    await this.#commands.begin(withhold);
    await assembly.start();
  }

  /** Starts with what a snapshot holds, and compares what comes back. */
  async #begin(manifest: Manifest, { directory: snapshot, from }: GivenSnapshot): Promise<RestoreReport> {
    const { assembly, directory, file, toJson } = this.#parts;
    await placeState(directory, snapshot, manifest, file.spec);
    await ownState(directory, file.generation);
    const remarks = assembly.resumeFrom(manifest);
    await writeMoment(directory, manifest, toJson);
    await assembly.start();
    // Compared as it was saved: with the secrets taken out.
    const reported: Awaited<ReturnType<typeof assembly.report>> = JSON.parse(toJson(await assembly.report()));
    this.#restore = judgeRestore(manifest, file.spec, reported, from, remarks);
    await this.#commands.begin(manifest.withheld ?? lostState(this.#restore.lost ?? []));
    await forgetPrevious(directory);
    return this.#restore;
  }

  /** What fails on the way leaves the twin prepared, so that it can be started again. */
  async #starting<T>(act: () => Promise<T>): Promise<T> {
    this.#stage = 'starting';
    try {
      const result = await act();
      await markRunning(this.#parts.directory);
      this.#run();
      return result;
    } catch (error) {
      await Promise.all([this.#commands.release(), this.#parts.assembly.stop()]);
      this.#stage = 'prepared';
      throw error;
    }
  }

  async #pause(): Promise<void> {
    const { clock, components } = this.#parts.assembly;
    await clock.hold();
    this.#stage = 'paused';
    await this.#commands.release();
    // Between two steps everybody waits anyway.
    if (clock.status().mode === 'lockstep') return;
    await Promise.all(
      [...components.values()].map(async (component) => {
        if (!component.answers('pause') || !(await component.ask('pause'))) await component.stop();
      }),
    );
  }

  #run(): void {
    this.#stage = 'running';
    this.#commands.open();
    this.#parts.assembly.clock.run();
  }

  async #save(origin: 'due' | 'asked'): Promise<PendingSnapshot> {
    const { clock } = this.#parts.assembly;
    const goOn = (): void => {
      if (this.#stage === 'running') clock.run();
    };
    await clock.hold();
    try {
      return await this.#saves.take(origin, this.#commands.withheld, goOn);
    } finally {
      goOn();
    }
  }

  #saveWhenDue(): void {
    this.#saves.whenDue(() => {
      // Status tells of a failure; nobody waits for this promise.
      if (this.#stage === 'running') this.save('due').catch(() => {});
    });
  }

  #demand(...stages: readonly Stage[]): void {
    if (stages.includes(this.#stage)) return;
    throw refuse('not-running', `The twin is ${this.#stage}, not running.`, 'Start it with: dtaas deploy');
  }
}

/** Without a snapshot, what a killed runner's components wrote last is all there is, and it needn't fit together. */
function afterKill(step: number | undefined): RestoreReport {
  const from = 'what the components wrote last';
  const clock =
    step === undefined ? 'the clock begins anew' : `the clock goes on from step ${step}, its last save`;
  return {
    outcome: 'partial',
    from,
    details: [`the runner was killed: each component goes on from its own file; ${clock}`],
  };
}

function refuse(code: string, message: string, hint: string): DtaasError {
  return new DtaasError({ code, message, hint });
}
