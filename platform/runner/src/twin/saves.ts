import { join } from 'node:path';
import { every, type Timer } from '@dtaas/processes';
import type { PendingSnapshot, RunnerStatus } from '../protocol.ts';
import { withIncoming } from '../snapshot/incoming.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { Ring } from '../snapshot/ring.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { writeRunnerState } from '../state/records.ts';
import type { Commands } from './commands.ts';
import type { TwinParts } from './parts.ts';
import type { Rollback } from './rollback.ts';

type Origin = PendingSnapshot['origin'];

/** Saves a twin into its ring, on request and when a save is due. */
export class Saves {
  readonly ring: Ring;
  readonly #parts: TwinParts;
  readonly #commands: Commands;
  readonly #rollback: Rollback;
  #last: string | undefined;
  #failure: string | undefined;
  #due: Timer | undefined;

  constructor(parts: TwinParts, commands: Commands, rollback: Rollback) {
    this.#parts = parts;
    this.#commands = commands;
    this.#rollback = rollback;
    const { directory, file, secrets } = parts;
    this.ring = new Ring(join(directory, 'ring'), file.spec.save.keep, secrets.toJson);
  }

  get status(): Pick<RunnerStatus, 'pending' | 'dropped' | 'lastSave'> {
    const { count, dropped } = this.ring;
    return { pending: count, dropped, ...(this.#last === undefined ? {} : { lastSave: this.#last }) };
  }

  /** Why the last save failed, until a save succeeds. */
  get reasons(): readonly string[] {
    return this.#failure === undefined ? [] : [`the last save failed: ${this.#failure}`];
  }

  /**
   * Takes a snapshot of the twin, whose clock stands. If a component is lost, this is the state to which the twin goes back.
   *
   * @param goOn called when the clock may continue, unless the save has failed before
   */
  async take(origin: Origin, goOn: () => void): Promise<PendingSnapshot> {
    try {
      const fill = (folder: string) => this.#fill(folder, origin, goOn);
      const taken = await this.ring.add(fill).catch((error: unknown) => {
        if (this.#rollback.isNeeded) return this.#rollback.save(this.ring, origin);
        throw error;
      });
      this.#last = taken.takenAt;
      this.#failure = undefined;
      return taken;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  /** Takes a checkpoint of the twin, whose clock stands, without a snapshot in the ring. */
  async takeForItself(goOn: () => void): Promise<void> {
    await withIncoming(this.#parts.directory, (folder) => this.#fill(folder, 'due', goOn));
  }

  /** Takes a checkpoint of the whole twin, whose clock stands. Throws if a component's state is missing or older. */
  async checkpoint(): Promise<void> {
    await withIncoming(this.#parts.directory, async (folder) => {
      const { components } = await this.#fill(folder, 'due', () => {});
      const remarks = Object.entries(components).flatMap(([id, { remark }]) =>
        remark ? [`${id}: ${remark}`] : [],
      );
      if (remarks.length > 0) throw new Error(remarks.join('; '));
    });
  }

  async #fill(folder: string, origin: Origin, goOn: () => void): Promise<Manifest> {
    const { directory, assembly, secrets } = this.#parts;
    const { withheld } = this.#commands;
    const refuseTorn = (): void => {
      if (this.#rollback.isNeeded) throw new Error(`${assembly.clock.lost.join(' and ')} was lost meanwhile`);
    };
    refuseTorn();
    const manifest = await takeSnapshot(folder, { ...this.#parts, origin, withheld }, async (remarks) => {
      refuseTorn();
      if (remarks.length === 0) assembly.clock.kept();
      await writeRunnerState(directory, assembly.state, secrets.toJson);
      goOn();
    });
    await this.#rollback.advance(folder, manifest);
    return manifest;
  }

  whenDue(save: () => void): void {
    const { everySeconds } = this.#parts.file.spec.save;
    this.end();
    if (everySeconds !== undefined) this.#due = every(everySeconds * 1000, save);
  }

  end(): void {
    this.#due?.cancel();
  }
}
