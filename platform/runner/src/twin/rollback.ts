import type { PendingSnapshot } from '../protocol.ts';
import { Checkpoint } from '../snapshot/checkpoint.ts';
import { withIncoming } from '../snapshot/incoming.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { Ring } from '../snapshot/ring.ts';
import { copyStopped } from '../snapshot/take.ts';
import { installState } from '../state/install.ts';
import type { TwinParts } from './parts.ts';

/**
 * In lockstep, the way back to the last whole state of a twin. On the wall clock there is no way back, because time has passed.
 */
export class Rollback {
  readonly #parts: TwinParts;
  readonly #checkpoint: Checkpoint;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#checkpoint = new Checkpoint(parts.directory, parts.secrets.toJson);
  }

  get isAvailable(): boolean {
    return this.#parts.file.spec.clock.mode === 'lockstep';
  }

  /** True if the twin can't be saved as it is, because a component is lost. */
  get isNeeded(): boolean {
    return this.isAvailable && this.#parts.assembly.clock.lost.length > 0;
  }

  /** The manifest of the checkpoint; `undefined` if there is no way back. */
  async target(): Promise<Manifest | undefined> {
    return this.isAvailable ? await this.#checkpoint.manifest() : undefined;
  }

  /** The twin is about to start with the current files in its components' folders. */
  async checkpointHere(done: ReadonlySet<string>): Promise<void> {
    if (!this.isAvailable) return;
    const { assembly } = this.#parts;
    await this.#checkpoint.replace((folder) => copyStopped(folder, this.#parts, done));
    assembly.checkpointed(assembly.clock.state.clock.step ?? 0);
  }

  /** The snapshot in a folder is now the newest whole one. */
  async advance(folder: string, manifest: Manifest): Promise<void> {
    const isWhole = Object.values(manifest.components).every(({ remark }) => remark === undefined);
    if (!this.isAvailable || !isWhole) return;
    await this.#checkpoint.become(folder, manifest);
    this.#parts.assembly.checkpointed(manifest.clock.step ?? 0);
  }

  /** Restores the components' folders. The components must not run. */
  async place(): Promise<Manifest> {
    const { directory, file } = this.#parts;
    return await withIncoming(directory, async (folder) => {
      const manifest = await this.#checkpoint.copyTo(folder);
      await installState(directory, folder, manifest, file.spec);
      return manifest;
    });
  }

  /** Adds the checkpoint to the ring, in place of a twin that can't be saved as it is. */
  async save(ring: Ring, origin: PendingSnapshot['origin']): Promise<PendingSnapshot> {
    const { assembly, secrets } = this.#parts;
    const { lost } = assembly.clock;
    const { step } = assembly.clock.status();
    return await ring.add(async (folder) => {
      const manifest = await this.#checkpoint.copyTo(folder, secrets.inspect);
      const remark = `${lost.join(' and ')} was lost at step ${step}, so this is the twin at step ${manifest.clock.step}, the last at which it was whole; the steps since are done again`;
      return { ...manifest, origin, remark };
    });
  }
}
