import { join } from 'node:path';
import { every, type Timer } from '@dtaas/processes';
import type { PendingSnapshot } from '../protocol.ts';
import { writeMoment } from '../snapshot/moment.ts';
import { Ring } from '../snapshot/ring.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { TwinParts } from './parts.ts';

/** A twin's saves: into its ring, when asked and when due. */
export class Saves {
  readonly ring: Ring;
  readonly #parts: TwinParts;
  #last: string | undefined;
  #failure: string | undefined;
  #due: Timer | undefined;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.ring = new Ring(join(parts.directory, 'ring'), parts.file.spec.save.keep);
  }

  /** ISO 8601 time of the last one. */
  get last(): string | undefined {
    return this.#last;
  }

  /** What went wrong with the last one, until one succeeds. */
  get reasons(): readonly string[] {
    return this.#failure === undefined ? [] : [`the last save failed: ${this.#failure}`];
  }

  /**
   * Takes a snapshot of the twin, whose clock stands.
   *
   * @param withheld why commands are withheld
   * @param goOn called when the clock needn't stand any longer, unless something went wrong before
   */
  async take(
    origin: 'due' | 'asked',
    withheld: string | undefined,
    goOn: () => void,
  ): Promise<PendingSnapshot> {
    const { directory, assembly, isolation, toJson } = this.#parts;
    try {
      const taken = await takeSnapshot({
        ...this.#parts,
        ring: this.ring,
        origin,
        withheld,
        isolation: isolation.mode,
        async copied() {
          await writeMoment(directory, { ...assembly.clock.state, values: assembly.values }, toJson);
          goOn();
        },
      });
      this.#last = taken.takenAt;
      this.#failure = undefined;
      return taken;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  /** From now on, calls `save` whenever the wall's time says that one is due. */
  whenDue(save: () => void): void {
    const { everySeconds } = this.#parts.file.spec.save;
    if (everySeconds !== undefined) this.#due = every(everySeconds * 1000, save);
  }

  end(): void {
    this.#due?.cancel();
  }
}
