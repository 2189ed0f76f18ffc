import pLimit from 'p-limit';
import { notRunning } from '../failures.ts';
import type { PendingSnapshot } from '../protocol.ts';
import { markLeft, markRunning, writeRunnerState } from '../state/records.ts';
import { Commands } from './commands.ts';
import { giveParameters, type NewParameters } from './new-parameters.ts';
import type { TwinParts } from './parts.ts';
import { Rollback } from './rollback.ts';
import { Saves } from './saves.ts';
import { Startup } from './startup.ts';
import type { Stage } from './status.ts';

/** The wait before the way back is tried again after a failure. */
const tryAgainMs = 5000;

/**
 * A twin in its stages: how it comes from one to the next, and what it does by itself, such as due saves. Whatever changes the
 * twin runs `inOrder`.
 */
export class TwinRun {
  readonly commands: Commands;
  readonly saves: Saves;
  readonly startup: Startup;
  /** Runs one task after another, in the order in which they came. */
  readonly inOrder = pLimit(1);
  readonly #parts: TwinParts;
  readonly #rollback: Rollback;
  #stage: Stage = 'prepared';
  /** A due save is taken, or about to be. */
  #isSaving = false;
  /** Why the last way back failed. */
  #trouble: string | undefined;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.commands = new Commands(parts);
    this.#rollback = new Rollback(parts);
    this.saves = new Saves(parts, this.commands, this.#rollback);
    this.startup = new Startup(parts, this.commands, this.#rollback);
    const { asks } = parts.assembly;
    asks.on('back', (component) => this.#cameBack(component));
    asks.on('checkpoint', () => this.#saveForItself());
    asks.on('end', () => this.#complete());
  }

  get stage(): Stage {
    return this.#stage;
  }

  get isStarted(): boolean {
    return this.#stage !== 'prepared' && this.#stage !== 'stopping';
  }

  /** The problems of the twin as a whole, as text for a user. */
  get reasons(): readonly string[] {
    return [...this.saves.reasons, ...(this.#trouble === undefined ? [] : [this.#trouble])];
  }

  /** Runs a request after those before it. @throws DtaasError `not-running` if the twin is in none of the stages */
  in<T>(stages: readonly Stage[], act: () => Promise<T>): Promise<T> {
    return this.inOrder(async () => {
      if (stages.includes(this.#stage)) return await act();
      throw notRunning({ twin: this.#parts.file.twin, stage: this.#stage });
    });
  }

  /** Starts a prepared twin. If `act` fails, the twin is prepared again and can be started once more. */
  async start<T>(act: () => Promise<T>): Promise<T> {
    this.#stage = 'starting';
    try {
      this.#trouble = undefined;
      const result = await act();
      await markRunning(this.#parts.directory);
      this.go();
      return result;
    } catch (error) {
      await Promise.all([this.commands.release(), this.#parts.assembly.stop()]);
      this.#stage = 'prepared';
      throw error;
    }
  }

  go(): void {
    this.#stage = 'running';
    this.commands.open();
    this.#parts.assembly.clock.run();
  }

  async pause(): Promise<void> {
    const { clock, components } = this.#parts.assembly;
    await clock.hold();
    this.#stage = 'paused';
    await this.commands.release();
    // In lockstep all components wait between two steps anyway.
    if (clock.status().mode === 'lockstep') return;
    await Promise.all(
      [...components.values()].map(async (component) => {
        if (!component.answers('pause') || !(await component.ask('pause'))) await component.stop();
      }),
    );
  }

  /** Between two steps in lockstep, whose repetition begins after it. On the wall clock, values go on to flow. */
  async configure(request: NewParameters): Promise<void> {
    if (!this.#rollback.isAvailable || this.#stage === 'completed')
      return await giveParameters(this.#parts, request, async () => {});
    await this.#parts.assembly.clock.hold();
    try {
      await giveParameters(this.#parts, request, () => this.saves.checkpoint());
    } finally {
      this.#goOn();
    }
  }

  /** @param goOn called when the clock may continue; if the save fails, it continues in any case */
  async save(origin: PendingSnapshot['origin'], goOn = () => this.#goOn()): Promise<PendingSnapshot> {
    await this.#parts.assembly.clock.hold();
    try {
      const taken = await this.saves.take(origin, goOn);
      goOn();
      return taken;
    } catch (error) {
      this.#goOn();
      throw error;
    }
  }

  /** Ends the components of a twin whose clock stands, after they have written their states. */
  async leave(stage: 'stopping' | 'completed'): Promise<void> {
    const { assembly, directory, ownsFolder, secrets } = this.#parts;
    const { isStarted } = this;
    if (stage === 'stopping') this.#stage = stage;
    if (!isStarted) return;
    await this.commands.release();
    await assembly.stop();
    this.#stage = stage;
    // The folder may be gone or belong to another runner. If a component is lost, the twin stays marked as running, so the next
    // runner goes back to the checkpoint.
    if (!ownsFolder() || this.#rollback.isNeeded) return;
    await writeRunnerState(directory, assembly.state, secrets.toJson);
    await markLeft(directory);
  }

  saveWhenDue(): void {
    this.saves.whenDue(() => {
      // A save that takes longer than the interval is not made up for.
      if (this.#stage !== 'running' || this.#isSaving) return;
      this.#isSaving = true;
      const saved = this.inOrder(async () => {
        if (this.#stage === 'running') await this.save('due');
      });
      // The status reports a failure.
      void saved
        .catch(() => {})
        .finally(() => {
          this.#isSaving = false;
        });
    });
  }

  #goOn(): void {
    if (this.#stage === 'running') this.#parts.assembly.clock.run();
  }

  #saveForItself(): void {
    void this.inOrder(async () => {
      if (this.#stage !== 'running') return;
      await this.#parts.assembly.clock.hold();
      // If the twin can't be saved now, a later save is enough.
      await this.saves.takeForItself(() => this.#goOn()).catch(() => {});
      this.#goOn();
    });
  }

  /** The run has reached its end. The twin is saved, and its components have no more to do. */
  #complete(): void {
    const { assembly, log } = this.#parts;
    const ended = this.inOrder(async () => {
      const { step, end } = assembly.clock.status();
      if (this.#stage !== 'running' || step === undefined || step < (end ?? step + 1)) return;
      const isSaved = (await this.#rollback.target())?.clock.step === step;
      // The status reports a failed save. The components still write their states.
      if (!isSaved) await this.saves.take('asked', () => {}).catch(() => {});
      await this.leave('completed');
      log(`the run has come to its end, step ${step}`);
    });
    // The next runner goes back to the last save, and ends the run again.
    ended.catch((error: unknown) => log(`the end of the run isn't written down: ${error}`));
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
    void this.inOrder(async () => {
      const component = assembly.components.get(id)!;
      const isWaited = (): boolean => this.#isBegun && component.isPresent && clock.lost.includes(id);
      if (!isWaited()) return;
      const step = component.answers('report') ? (await component.ask('report'))?.step : undefined;
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
      await this.startup.rollBack();
      this.#trouble = undefined;
      this.#goOn();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.#trouble = `the twin can't go back to its last snapshot, and tries again: ${why}`;
      setTimeout(() => {
        void this.inOrder(async () => {
          if (this.#isBegun && this.#trouble !== undefined) await this.#rollBackAll();
        });
      }, tryAgainMs).unref();
    }
  }
}
