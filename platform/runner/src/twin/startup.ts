import { journalText } from '../clock/events/journal.ts';
import type { RestoreReport } from '../protocol.ts';
import { checkSnapshot } from '../snapshot/check.ts';
import { judgeRestore } from '../snapshot/judge.ts';
import { doneIn, eventsFor, type Manifest } from '../snapshot/manifest.ts';
import { forgetPrevious, installState, recoverState } from '../state/install.ts';
import {
  clearOthersState,
  clearState,
  ownState,
  readRunnerState,
  wasKilled,
  withoutState,
  writeRunnerState,
} from '../state/records.ts';
import { type Commands, lostState } from './commands.ts';
import type { TwinParts } from './parts.ts';
import type { Rollback } from './rollback.ts';

/** A snapshot in a folder, and the name by which it was requested. */
export interface GivenSnapshot {
  readonly directory: string;
  readonly from: string;
  /**
   * The sha256 of its manifest, if the client has compared every file in the folder with its hash in that manifest. Only for
   * a folder that the client and the runner share: bytes that were sent are hashed where they arrive.
   */
  readonly checked?: string;
}

/** Starts a twin's components from a snapshot, from nothing, or with the files in their folders. */
export class Startup {
  /** The result of the last start, if there is something to report. */
  report: RestoreReport | undefined;
  readonly #parts: TwinParts;
  readonly #commands: Commands;
  readonly #rollback: Rollback;

  constructor(parts: TwinParts, commands: Commands, rollback: Rollback) {
    this.#parts = parts;
    this.#commands = commands;
    this.#rollback = rollback;
  }

  /** Refuses a damaged snapshot before anything is changed. */
  async check(snapshot: GivenSnapshot): Promise<Manifest> {
    try {
      return await checkSnapshot(snapshot.directory, snapshot.checked);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.report = { outcome: 'failed', from: snapshot.from, details: [why] };
      throw error;
    }
  }

  /** Starts from nothing, whatever files the components have written. The components must not run. */
  async anew(): Promise<void> {
    const { assembly, directory, file } = this.#parts;
    await clearState(directory);
    await ownState(directory, file.generation);
    assembly.resumeFrom();
    this.report = undefined;
    await this.#begin(new Set(), undefined);
  }

  /** Starts from nothing, or continues with the files that the same generation has written since. */
  async fromNothing(): Promise<void> {
    await clearOthersState(this.#parts.directory, this.#parts.file.generation);
    await this.#goOn();
  }

  /**
   * Continues with the files in the components' folders.
   *
   * @param withhold why these are not the right files; by default this is detected
   */
  async goOn(withhold?: string): Promise<void> {
    await this.#goOn(withhold ?? (await this.#stateless()));
  }

  /** In lockstep all folders must have the state of the same step. */
  async #goOn(withhold?: string): Promise<void> {
    const { assembly, directory, file } = this.#parts;
    await recoverState(directory);
    await ownState(directory, file.generation);
    const wasCut = wasKilled(directory);
    if (wasCut && (await this.#rollback.target()) !== undefined) {
      const manifest = await this.rollBack();
      this.report = afterRollback(manifest);
      // The missing files are restored now.
      await this.#commands.begin((await this.#commands.remembered()) ?? manifest.withheld);
      return;
    }
    const saved = await readRunnerState(directory);
    assembly.resumeFrom(saved);
    if (wasCut) this.report = afterKill(saved?.clock.step);
    await this.#begin(new Set(saved?.done), withhold);
  }

  /** Starts with the files that are now in the components' folders. No step is repeated. */
  async #begin(done: ReadonlySet<string>, withhold: string | undefined): Promise<void> {
    this.#parts.assembly.beginAnew();
    await this.#commands.begin(withhold);
    await this.#rollback.checkpointHere(done);
    await this.#parts.assembly.start(done);
  }

  /** Takes all components back to the last whole state, from which the steps are repeated. */
  async rollBack(): Promise<Manifest> {
    const { assembly, directory, log } = this.#parts;
    const manifest = await this.#rollback.place();
    const done = await this.#continueFrom(manifest);
    assembly.resumeFrom(manifest, true);
    log(`all components go back to step ${manifest.clock.step}; the steps since are done again`);
    await assembly.start(done);
    await forgetPrevious(directory);
    return manifest;
  }

  /**
   * Starts from a snapshot, and compares it with the values that the components report.
   *
   * @param withhold why no command is sent, although the twin has its state
   */
  async from(
    manifest: Manifest,
    { directory: snapshot, from }: GivenSnapshot,
    isSameRun: boolean,
    withhold?: string,
  ): Promise<RestoreReport> {
    const { assembly, directory, file, secrets } = this.#parts;
    const events = eventsFor(manifest, file.spec);
    await installState(directory, snapshot, manifest, file, journalText(events, secrets.toJson));
    await ownState(directory, file.generation);
    if (!isSameRun) assembly.beginAnew();
    const remarks = assembly.resumeFrom({ ...manifest, events }, isSameRun);
    const done = await this.#continueFrom(manifest);
    await this.#rollback.checkpointHere(done);
    this.#commands.hold();
    await assembly.start(done);
    // Compared in the saved form, without secrets.
    const reported = JSON.parse(secrets.toJson(await assembly.report()));
    this.report = judgeRestore(manifest, file.spec, reported, from, remarks);
    await this.#commands.begin(manifest.withheld ?? lostState(this.report.lost ?? []) ?? withhold);
    await forgetPrevious(directory);
    return this.report;
  }

  /** A runner that is restarted continues from this snapshot. Returns the components that are done. */
  async #continueFrom(manifest: Manifest): Promise<ReadonlySet<string>> {
    const { directory, file, secrets } = this.#parts;
    const done = doneIn(manifest, file.spec);
    await writeRunnerState(directory, { ...manifest, done: [...done] }, secrets.toJson);
    return done;
  }

  /** True if the twin of a killed runner would go back to this snapshot anyway. */
  async isSameRun({ takenAt, clock }: Manifest): Promise<boolean> {
    if (!wasKilled(this.#parts.directory)) return false;
    const target = await this.#rollback.target();
    return target?.takenAt === takenAt && target.clock.step === clock.step;
  }

  /** Why commands must be withheld if the twin continues with the files in its folders. */
  async #stateless(): Promise<string | undefined> {
    const { directory, file, assembly } = this.#parts;
    const remembered = await this.#commands.remembered();
    const hasRun = wasKilled(directory) || (await readRunnerState(directory)) !== undefined;
    if (remembered !== undefined || !hasRun) return remembered;
    await recoverState(directory);
    const saving = [...assembly.components.values()].map((component) => {
      return { id: component.id, saves: component.answers('save') };
    });
    return lostState(await withoutState(directory, file.generation, saving));
  }
}

function afterRollback({ clock: { t, step } }: Manifest): RestoreReport {
  const why = 'the runner ended before all components had written their state';
  return {
    outcome: 'restored',
    from: 'its last snapshot in the workspace',
    clock: { t, ...(step === undefined ? {} : { step }) },
    details: [`${why}: they go on from step ${step}, and do the steps since again`],
  };
}

/** Without a snapshot there are only the last files of a killed runner's components, which may be of different steps. */
function afterKill(step: number | undefined): RestoreReport {
  const clock = step === undefined ? 'begins anew' : `goes on from step ${step}, its last save`;
  return {
    outcome: 'partial',
    from: 'what the components wrote last',
    details: [`the runner was killed: each component goes on from its own file; the clock ${clock}`],
  };
}
