import { platformVersion } from '@dtaas/model';
import { alreadyStarted, notRunning } from '../failures.ts';
import type { PendingSnapshot, PortSample, RestoreReport, RunnerStatus } from '../protocol.ts';
import type { Ring } from '../snapshot/ring.ts';
import { markLeft, markRunning, writeRunnerState } from '../state/runner-state.ts';
import { Commands } from './commands.ts';
import type { TwinParts } from './parts.ts';
import { Rollback } from './rollback.ts';
import { Saves } from './saves.ts';
import { type GivenSnapshot, Startup } from './startup.ts';
import { judgeHealth, lastValues, type Stage, sampler } from './status.ts';

/** The wait before the way back is tried again after a failure. */
const tryAgainMs = 5000;

/** A twin in its workspace, and the requests to it. */
export class Twin {
  readonly #parts: TwinParts;
  readonly #saves: Saves;
  readonly #commands: Commands;
  readonly #rollback: Rollback;
  readonly #startup: Startup;
  readonly #queue = new SerialQueue();
  #stage: Stage = 'prepared';
  /** A due save is taken, or about to be. */
  #isSaving = false;
  /** Why the last way back failed. */
  #trouble: string | undefined;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#rollback = new Rollback(parts);
    this.#saves = new Saves(parts, this.#rollback);
    parts.assembly.asks.back = (component) => this.#cameBack(component);
    parts.assembly.asks.checkpoint = () => this.#saveForItself();
    parts.assembly.asks.end = () => this.#complete();
    this.#commands = new Commands(parts);
    this.#startup = new Startup(parts, this.#commands, this.#rollback);
  }

  get ring(): Ring {
    return this.#saves.ring;
  }

  status(samples?: { readonly [port: string]: readonly PortSample[] }): RunnerStatus {
    const { file, assembly, isolation, secretsSince } = this.#parts;
    const { last, reasons } = this.#saves;
    const { report } = this.#startup;
    const { gaps } = assembly.clock.state;
    const others = [
      ...this.#commands.reasons,
      ...(this.#parts.link?.reasons ?? []),
      ...assembly.refusals.reasons,
      ...reasons,
      ...(this.#trouble === undefined ? [] : [this.#trouble]),
    ];
    const refused = assembly.refusals.status;
    return {
      platform: platformVersion,
      twin: file.twin,
      generation: file.generation,
      ...judgeHealth(
        this.#stage,
        assembly.components.values(),
        assembly.clock,
        others,
        this.#parts.link?.connecting,
      ),
      clock: assembly.clock.status(),
      isolation,
      ...(report === undefined ? {} : { restore: report }),
      components: Object.fromEntries(
        [...assembly.components].map(([id, { status }]) => {
          return [id, gaps?.[id] === undefined ? status : { ...status, gaps: gaps[id] }];
        }),
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

  /** Returns a function that returns the samples since its last call. */
  sampler(limit: number): () => { readonly [port: string]: readonly PortSample[] } {
    return sampler(this.#parts.assembly.outputs, limit);
  }

  /**
   * Starts a prepared twin from a snapshot, from `nothing`, or with the files in its components' folders. A running twin
   * continues.
   *
   * @param withhold why the twin starts without its earlier state
   */
  start(from?: GivenSnapshot | 'nothing', withhold?: string): Promise<RunnerStatus> {
    return this.#queue.run(async () => {
      const snapshot = from === 'nothing' ? undefined : from;
      if (this.#stage !== 'prepared') {
        if (snapshot === undefined) return this.status();
        throw alreadyStarted();
      }
      const begin = this.#startup;
      const manifest = snapshot === undefined ? undefined : await begin.check(snapshot);
      await this.ring.clear();
      await this.#starting(async () => {
        if (manifest !== undefined && snapshot !== undefined)
          return await begin.from(manifest, snapshot, await begin.isSameRun(manifest));
        return await (from === 'nothing' ? begin.fromNothing() : begin.goOn(withhold));
      });
      this.#saveWhenDue();
      return this.status();
    });
  }

  /** Gives a running twin the state of a snapshot. A damaged snapshot is refused before the twin is changed. */
  restore(snapshot: GivenSnapshot): Promise<RestoreReport> {
    return this.#queue.run(async () => {
      this.#demand('running', 'paused', 'completed');
      const manifest = await this.#startup.check(snapshot);
      const wasPaused = this.#stage === 'paused';
      await this.#parts.assembly.clock.hold();
      await this.#parts.assembly.stop();
      const report = await this.#starting(() => this.#startup.from(manifest, snapshot, false));
      if (wasPaused) await this.#pause();
      return report;
    });
  }

  /** Starts from nothing and deletes the components' files. Snapshots in the ring stay. */
  restart(): Promise<RunnerStatus> {
    return this.#queue.run(async () => {
      this.#demand('prepared', 'running', 'paused', 'completed');
      const { assembly } = this.#parts;
      const wasPrepared = this.#stage === 'prepared';
      await assembly.clock.hold();
      await this.#commands.release();
      await assembly.stop();
      await this.#starting(async () => {
        await this.ring.clear();
        this.#trouble = undefined;
        await this.#startup.anew();
      });
      if (wasPrepared) this.#saveWhenDue();
      return this.status();
    });
  }

  pause(): Promise<RunnerStatus> {
    return this.#queue.run(async () => {
      this.#demand('running', 'paused');
      if (this.#stage === 'running') await this.#pause();
      return this.status();
    });
  }

  resume(): Promise<RunnerStatus> {
    return this.#queue.run(async () => {
      this.#demand('running', 'paused');
      if (this.#stage === 'running') return this.status();
      const { clock, components } = this.#parts.assembly;
      // In lockstep no component was told to pause, and a lost component comes back by itself.
      if (clock.status().mode === 'wall') {
        await Promise.all(
          [...components.values()].map(async (component) => {
            if (component.isDone) return;
            if (component.isPresent) await component.ask('resume');
            else await component.start();
          }),
        );
      }
      this.#run();
      return this.status();
    });
  }

  /** A person confirms that the twin may command its physical twin as it is. */
  confirm(): Promise<RunnerStatus> {
    return this.#queue.run(async () => {
      this.#demand('running', 'paused');
      await this.#commands.confirm();
      if (this.#stage === 'running') this.#commands.open();
      return this.status();
    });
  }

  /** Takes a snapshot into the ring, between two steps. */
  save(): Promise<PendingSnapshot> {
    return this.#queue.run(async () => {
      this.#demand('running', 'paused', 'completed');
      return await this.#save('asked');
    });
  }

  /** Ends all components after they have written their states, and takes a snapshot first if requested. */
  stop(options: { readonly save: boolean }): Promise<{ readonly saved?: string }> {
    return this.#queue.run(async () => {
      if (this.#stage === 'prepared' || this.#stage === 'stopping') {
        this.#stage = 'stopping';
        return {};
      }
      await this.#parts.assembly.clock.hold();
      const saved = options.save ? (await this.#save('asked', 'standing')).name : undefined;
      this.#saves.end();
      await this.#leave('stopping');
      return saved === undefined ? {} : { saved };
    });
  }

  /** Ends the components of a twin whose clock stands, after they have written their states. */
  async #leave(stage: 'stopping' | 'completed'): Promise<void> {
    const { assembly, directory, ownsFolder, toJson } = this.#parts;
    if (stage === 'stopping') this.#stage = stage;
    await this.#commands.release();
    await assembly.stop();
    this.#stage = stage;
    // The folder may be gone or belong to another runner. If a component is lost, the twin stays marked as running, so the next
    // runner goes back to the checkpoint.
    if (!ownsFolder() || this.#rollback.isNeeded) return;
    await writeRunnerState(directory, assembly.state, toJson);
    await markLeft(directory);
  }

  /** The run has reached its end. The twin is saved, and its components have no more to do. */
  #complete(): void {
    const ended = this.#queue.run(async () => {
      const { step, end } = this.#parts.assembly.clock.status();
      if (this.#stage !== 'running' || step === undefined || step < (end ?? step + 1)) return;
      // The status reports a failed save. The components still write their states.
      if (!(await this.#rollback.leadsToStep(step)))
        await this.#saves.take('asked', this.#commands.withheld, () => {}).catch(() => {});
      await this.#leave('completed');
      this.#parts.log(`the run has come to its end, step ${step}`);
    });
    // The next runner goes back to the last save, and ends the run again.
    ended.catch((error: unknown) => this.#parts.log(`the end of the run isn't written down: ${error}`));
  }

  /** A lost component is back. On the wall clock it simply continues; in lockstep its state must fit. */
  #cameBack(id: string): void {
    const { assembly, log } = this.#parts;
    const { clock } = assembly;
    if (!this.#rollback.isAvailable) {
      clock.rejoin(id);
      const { from, to } = clock.state.gaps![id]!.at(-1)!;
      log(`${id} was lost for ${(to - from).toFixed(1)} s, until ${new Date(to * 1000).toISOString()}`);
      return;
    }
    void this.#queue.run(async () => {
      const component = assembly.components.get(id)!;
      const isWaited = (): boolean =>
        this.#isBegun && component.isPresent && assembly.clock.lost.includes(id);
      if (!isWaited()) return;
      const step = await assembly.stepOf(component);
      if (isWaited() && !clock.rejoin(id, step)) await this.#rollBackAll();
    });
  }

  get #isBegun(): boolean {
    return this.#stage === 'running' || this.#stage === 'paused';
  }

  async #rollBackAll(): Promise<void> {
    const { assembly } = this.#parts;
    await assembly.clock.hold();
    await assembly.stop();
    try {
      await this.#startup.rollBack();
      this.#trouble = undefined;
      this.#goOnRunning();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#trouble = `the twin can't go back to its last snapshot, and tries again: ${why}`;
      setTimeout(() => {
        void this.#queue.run(async () => {
          if (this.#isBegun && this.#trouble !== undefined) await this.#rollBackAll();
        });
      }, tryAgainMs).unref();
    }
  }

  /** If `act` fails, the twin is prepared again and can be started once more. */
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
    // In lockstep all components wait between two steps anyway.
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

  /** @param then `standing`: the clock continues only if the save fails */
  async #save(origin: 'due' | 'asked', then?: 'standing'): Promise<PendingSnapshot> {
    const { clock } = this.#parts.assembly;
    await clock.hold();
    try {
      const taken = await this.#saves.take(origin, this.#commands.withheld, () => {
        if (then !== 'standing') this.#goOnRunning();
      });
      if (then !== 'standing') this.#goOnRunning();
      return taken;
    } catch (error) {
      this.#goOnRunning();
      throw error;
    }
  }

  #goOnRunning(): void {
    if (this.#stage === 'running') this.#parts.assembly.clock.run();
  }

  #saveForItself(): void {
    void this.#queue.run(async () => {
      if (this.#stage !== 'running') return;
      await this.#parts.assembly.clock.hold();
      // If the twin can't be saved now, a later save is enough.
      await this.#saves.takeForItself(this.#commands.withheld, () => this.#goOnRunning()).catch(() => {});
      this.#goOnRunning();
    });
  }

  #saveWhenDue(): void {
    this.#saves.whenDue(() => {
      // A save that takes longer than the interval is not made up for.
      if (this.#stage !== 'running' || this.#isSaving) return;
      this.#isSaving = true;
      const saved = this.#queue.run(async () => {
        if (this.#stage === 'running') await this.#save('due');
      });
      // The status reports a failure.
      void saved
        .catch(() => {})
        .finally(() => {
          this.#isSaving = false;
        });
    });
  }

  #demand(...stages: readonly Stage[]): void {
    if (stages.includes(this.#stage)) return;
    throw notRunning({ twin: this.#parts.file.twin, stage: this.#stage });
  }
}

/** Runs one task after another, in the order in which they came. */
class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#last.then(act, act);
    this.#last = result.catch(() => {});
    return result;
  }
}
