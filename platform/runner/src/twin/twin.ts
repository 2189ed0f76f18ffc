import { platformVersion } from '@dtaas/model';
import { alreadyStarted } from '../failures.ts';
import { type PendingSnapshot, protocolVersion, type RestoreReport, type RunnerStatus } from '../protocol.ts';
import type { Ring } from '../snapshot/ring.ts';
import type { NewParameters } from './new-parameters.ts';
import type { TwinParts } from './parts.ts';
import { TwinRun } from './run.ts';
import type { GivenSnapshot } from './startup.ts';
import {
  exposedNow,
  judgeHealth,
  lastValues,
  type Samples,
  type Stage,
  sampler,
  whyNotOpen,
} from './status.ts';

/** A twin in its workspace, and the requests to it. */
export class Twin {
  readonly #parts: TwinParts;
  readonly #run: TwinRun;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#run = new TwinRun(parts);
  }

  get ring(): Ring {
    return this.#run.saves.ring;
  }

  status(samples?: Samples): RunnerStatus {
    const { file, assembly, isolationStatus, link, secrets, usage } = this.#parts;
    const { clock, components, outputs, refusals } = assembly;
    const { stage, commands, saves, startup, reasons } = this.#run;
    const { gaps = {} } = clock.state;
    const exposed = this.#parts.exposed();
    const others = [
      ...commands.reasons,
      ...(link?.reasons ?? []),
      ...refusals.reasons,
      ...reasons,
      ...whyNotOpen(exposed),
    ];
    const refused = refusals.status;
    return {
      platform: platformVersion,
      protocol: protocolVersion,
      twin: file.twin,
      generation: file.generation,
      ...judgeHealth(stage, [...components.values()], clock, others, link?.connecting),
      clock: clock.status(),
      isolation: isolationStatus,
      ...(startup.report && { restore: startup.report }),
      components: Object.fromEntries(
        [...components].map(([id, { status }]) => [id, gaps[id] ? { ...status, gaps: gaps[id] } : status]),
      ),
      values: lastValues(outputs, clock),
      ...(Object.keys(refused).length === 0 ? {} : { refused }),
      ...commands.status(clock),
      ...(Object.keys(exposed).length === 0 ? {} : { exposed: exposedNow(exposed, components) }),
      ...(samples && { samples }),
      ...(secrets.since && { secretsSince: secrets.since }),
      ...(usage.idleSince && { idleSince: usage.idleSince }),
      ...saves.status,
    };
  }

  sampler(limit: number): () => Samples {
    return sampler(this.#parts.assembly.outputs, limit);
  }

  /**
   * Starts a prepared twin from a snapshot, from `nothing`, or with the files in its components' folders. A running twin
   * continues.
   *
   * @param withhold why the twin sends no command until a person confirms it
   */
  start(from?: GivenSnapshot | 'nothing', withhold?: string): Promise<RunnerStatus> {
    const { startup } = this.#run;
    return this.#run.inOrder(async () => {
      const snapshot = from === 'nothing' ? undefined : from;
      if (this.#run.stage !== 'prepared') {
        if (snapshot === undefined) return this.status();
        throw alreadyStarted();
      }
      const manifest = snapshot && (await startup.check(snapshot));
      await this.ring.clear();
      await this.#run.start(async () => {
        if (snapshot !== undefined && manifest !== undefined)
          await startup.from(manifest, snapshot, await startup.isSameRun(manifest), withhold);
        else await (from === 'nothing' ? startup.fromNothing() : startup.goOn(withhold));
      });
      this.#run.saveWhenDue();
      return this.status();
    });
  }

  /** Gives a running twin the state of a snapshot. A damaged snapshot is refused before the twin is changed. */
  restore(snapshot: GivenSnapshot): Promise<RestoreReport> {
    const { startup } = this.#run;
    return this.#run.in(['running', 'paused', 'completed'], async () => {
      const manifest = await startup.check(snapshot);
      const wasPaused = this.#run.stage === 'paused';
      await this.#parts.assembly.clock.hold();
      await this.#parts.assembly.stop();
      const report = await this.#run.start(() => startup.from(manifest, snapshot, false));
      if (wasPaused) await this.#run.pause();
      return report;
    });
  }

  /** Starts from nothing and deletes the components' files. Snapshots in the ring stay. */
  restart(): Promise<RunnerStatus> {
    const { commands, startup } = this.#run;
    return this.#change(['prepared', 'running', 'paused', 'completed'], async () => {
      const { assembly } = this.#parts;
      const wasPrepared = this.#run.stage === 'prepared';
      await assembly.clock.hold();
      await commands.release();
      await assembly.stop();
      await this.#run.start(async () => {
        await this.ring.clear();
        await startup.anew();
      });
      if (wasPrepared) this.#run.saveWhenDue();
    });
  }

  pause(): Promise<RunnerStatus> {
    return this.#change(['running', 'paused'], async () => {
      if (this.#run.stage === 'running') await this.#run.pause();
    });
  }

  resume(): Promise<RunnerStatus> {
    return this.#change(['running', 'paused'], async () => {
      if (this.#run.stage === 'running') return;
      const { clock, components } = this.#parts.assembly;
      // In lockstep no component was told to pause, and a lost component comes back by itself.
      if (clock.status().mode === 'wall') {
        const there = [...components.values()].filter(({ isDone }) => !isDone);
        await Promise.all(there.map((each) => (each.isPresent ? each.ask('resume') : each.start())));
      }
      this.#run.go();
    });
  }

  /** Tells running components new values of live parameters. If one doesn't take them, all keep the old ones. */
  configure(request: NewParameters): Promise<RunnerStatus> {
    return this.#change(['running', 'paused', 'completed'], () => this.#run.configure(request));
  }

  /** A person confirms that the twin may command its physical twin as it is. */
  confirm(): Promise<RunnerStatus> {
    const { commands } = this.#run;
    return this.#change(['running', 'paused'], async () => {
      await commands.confirm();
      if (this.#run.stage === 'running') commands.open();
    });
  }

  /** Takes a snapshot into the ring, between two steps. */
  save(): Promise<PendingSnapshot> {
    return this.#run.in(['running', 'paused', 'completed'], () => this.#run.save('asked'));
  }

  /** Ends all components after they have written their states, and takes a snapshot first if requested. */
  stop(options: { readonly save: boolean }): Promise<{ readonly saved?: string }> {
    // A start comes first, and may wait for containers that somebody has ended.
    for (const component of this.#parts.assembly.components.values()) component.waitNoLonger();
    return this.#run.inOrder(async () => {
      const { isStarted } = this.#run;
      await this.#parts.assembly.clock.hold();
      const saved = options.save && isStarted ? await this.#run.save('asked', () => {}) : undefined;
      this.#run.saves.end();
      await this.#run.leave('stopping');
      return saved === undefined ? {} : { saved: saved.name };
    });
  }

  #change(stages: readonly Stage[], act: () => Promise<void>): Promise<RunnerStatus> {
    return this.#run.in(stages, async () => {
      await act();
      return this.status();
    });
  }
}
