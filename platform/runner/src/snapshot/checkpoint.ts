import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestFile } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { listFiles } from '../archive.ts';
import { copyState, describeFiles, type Inspect } from '../state/copy-state.ts';
import { recoverFolder, replaceFolder } from '../state/install.ts';
import { listState } from '../state/state-files.ts';
import type { Manifest, SavedComponent } from './manifest.ts';

/**
 * The last whole state of a twin, to which lockstep goes back when a component is lost. The checkpoint is a snapshot that the
 * workspace keeps for itself, in `<workspace>/checkpoint/`.
 */
export class Checkpoint {
  readonly #directory: string;
  readonly #toJson: (value: unknown) => string;

  /** @param toJson writes the manifest, without secrets */
  constructor(workspace: string, toJson: (value: unknown) => string) {
    this.#directory = join(workspace, 'checkpoint');
    this.#toJson = toJson;
  }

  /** Its manifest, without descriptions of files; `undefined` if there is no checkpoint. */
  async manifest(): Promise<Manifest | undefined> {
    await recoverFolder(this.#directory);
    const text = await readFile(join(this.#directory, manifestFile), 'utf8').catch(() => '');
    return attempt(() => JSON.parse(text));
  }

  /**
   * Replaces the checkpoint, either whole or not at all.
   *
   * @param fill writes the components' files into the folder and returns the manifest
   */
  async replace(fill: (folder: string) => Promise<Manifest>): Promise<void> {
    await replaceFolder(this.#directory, async (fresh) => {
      const manifest = await fill(fresh);
      await writeFile(join(fresh, manifestFile), this.#toJson(manifest), { mode: 0o600 });
    });
    await rm(`${this.#directory}.previous`, { recursive: true, force: true });
  }

  /** Replaces the checkpoint by a snapshot in a folder. Both share their files, to which no process writes. */
  async become(snapshot: string, manifest: Manifest): Promise<void> {
    await this.replace(async (folder) => {
      for (const { path } of await listFiles(snapshot)) {
        await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
        await link(join(snapshot, path), join(folder, path));
      }
      return manifest;
    });
  }

  /** Copies the checkpoint to a folder and returns its manifest with descriptions of the files. */
  async copyTo(folder: string, inspect?: Inspect): Promise<Manifest> {
    const manifest = await this.manifest();
    if (manifest === undefined) throw new Error(`there is no checkpoint in ${this.#directory}`);
    const components: Record<string, SavedComponent> = {};
    for (const [id, component] of Object.entries(manifest.components)) {
      const kept = join(this.#directory, 'components', id);
      const copy = join(folder, 'components', id);
      await mkdir(kept, { recursive: true, mode: 0o700 });
      const copies = await copyState(kept, copy, await listState(id, kept));
      components[id] = { ...component, files: await describeFiles(copy, copies, inspect) };
    }
    return { ...manifest, components };
  }
}
