import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestFile } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { listFiles } from '../archive.ts';
import type { PendingSnapshot } from '../protocol.ts';
import { withIncoming } from '../snapshot/incoming.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { Ring } from '../snapshot/ring.ts';
import { copyStopped } from '../snapshot/take.ts';
import { type CopiedFile, copyState, describeFiles, folderOf, type Inspect } from '../state/copy-state.ts';
import { installState, recoverFolder, replaceFolder } from '../state/install.ts';
import { listState } from '../state/state-files.ts';
import type { TwinParts } from './parts.ts';

/**
 * In lockstep, the way back to the last whole state of a twin. This state, the checkpoint, is a snapshot that the workspace keeps
 * for itself, in `<workspace>/checkpoint/`. On the wall clock there is no way back, because time has passed.
 */
export class Rollback {
  readonly #parts: TwinParts;
  readonly #checkpoint: string;

  constructor(parts: TwinParts) {
    this.#parts = parts;
    this.#checkpoint = join(parts.directory, 'checkpoint');
  }

  get isAvailable(): boolean {
    return this.#parts.file.spec.clock.mode === 'lockstep';
  }

  /** True if the twin can't be saved as it is, because a component is lost. */
  get isNeeded(): boolean {
    return this.isAvailable && this.#parts.assembly.clock.lost.length > 0;
  }

  /** The manifest of the checkpoint, without descriptions of files; `undefined` if there is no way back. */
  async target(): Promise<Manifest | undefined> {
    if (!this.isAvailable) return undefined;
    await recoverFolder(this.#checkpoint);
    const text = await readFile(join(this.#checkpoint, manifestFile), 'utf8').catch(() => '');
    return attempt(() => JSON.parse(text));
  }

  /** The twin is about to start with the current files in its components' folders. */
  async checkpointHere(done: ReadonlySet<string>): Promise<void> {
    if (this.isAvailable) await this.#replace((folder) => copyStopped(folder, this.#parts, done));
  }

  /** The snapshot in a folder is now the newest whole one. Both share their files, to which no process writes. */
  async advance(snapshot: string, manifest: Manifest): Promise<void> {
    const isWhole = Object.values(manifest.components).every(({ remark }) => remark === undefined);
    if (!this.isAvailable || !isWhole) return;
    await this.#replace(async (folder) => {
      for (const { path } of await listFiles(snapshot)) {
        await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
        await link(join(snapshot, path), join(folder, path));
      }
      return manifest;
    });
  }

  /** Restores the components' folders. The components must not run. */
  async place(): Promise<Manifest> {
    const { directory, file } = this.#parts;
    return await withIncoming(directory, async (folder) => {
      const manifest = await this.#copyTo(folder);
      await installState(directory, folder, manifest, file);
      return manifest;
    });
  }

  /** Adds the checkpoint to the ring, in place of a twin that can't be saved as it is. */
  async save(ring: Ring, origin: PendingSnapshot['origin']): Promise<PendingSnapshot> {
    const { assembly, secrets } = this.#parts;
    const { lost } = assembly.clock;
    const { step } = assembly.clock.status();
    return await ring.add(async (folder) => {
      const manifest = await this.#copyTo(folder, secrets.inspect);
      const remark = `${lost.join(' and ')} was lost at step ${step}, so this is the twin at step ${manifest.clock.step}, the last at which it was whole; the steps since are done again`;
      return { ...manifest, origin, remark };
    });
  }

  /**
   * Replaces the checkpoint, either whole or not at all.
   *
   * @param fill writes the components' files into the folder and returns the manifest
   */
  async #replace(fill: (folder: string) => Promise<Manifest>): Promise<void> {
    const { assembly, secrets } = this.#parts;
    const { clock } = await replaceFolder(this.#checkpoint, async (fresh) => {
      const manifest = await fill(fresh);
      await writeFile(join(fresh, manifestFile), secrets.toJson(manifest), { mode: 0o600 });
      return manifest;
    });
    await rm(`${this.#checkpoint}.previous`, { recursive: true, force: true });
    assembly.checkpointed(clock.step ?? 0);
  }

  /** Copies the checkpoint to a folder and returns its manifest with descriptions of the files. */
  async #copyTo(folder: string, inspect?: Inspect): Promise<Manifest> {
    const manifest = await this.target();
    if (manifest === undefined) throw new Error(`there is no checkpoint in ${this.#checkpoint}`);
    const copies = new Map<string, readonly CopiedFile[]>();
    for (const id of Object.keys(manifest.components)) {
      const kept = folderOf(this.#checkpoint, id);
      await mkdir(kept, { recursive: true, mode: 0o700 });
      copies.set(id, await copyState(kept, folderOf(folder, id), await listState(id, kept)));
    }
    return await describeFiles(folder, manifest, copies, inspect);
  }
}
