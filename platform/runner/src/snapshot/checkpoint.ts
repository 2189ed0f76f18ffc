import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles } from '../archive.ts';
import { copyState, describeFiles, type Inspect } from './files.ts';
import type { Manifest, SavedComponent } from './manifest.ts';
import { listState } from './state-files.ts';

/**
 * The last moment at which all of a twin's state fitted together: what lockstep goes back to when it has lost a part of
 * it. It is a snapshot that the workspace keeps for itself, in `<workspace>/checkpoint/`.
 */
export class Checkpoint {
  readonly #directory: string;
  readonly #toJson: (value: unknown) => string;

  /** @param toJson writes the manifest, without secrets */
  constructor(workspace: string, toJson: (value: unknown) => string) {
    this.#directory = join(workspace, 'checkpoint');
    this.#toJson = toJson;
  }

  /** Its manifest, whose files aren't described; `undefined` where there is none. */
  async manifest(): Promise<Manifest | undefined> {
    await this.#recover();
    try {
      return JSON.parse(await readFile(join(this.#directory, 'manifest.json'), 'utf8'));
    } catch {
      return undefined;
    }
  }

  /**
   * Replaces it, whole or not at all.
   *
   * @param fill writes the components' files into the folder and answers the manifest
   */
  async replace(fill: (folder: string) => Promise<Manifest>): Promise<void> {
    const [fresh, previous] = [`${this.#directory}.fresh`, `${this.#directory}.previous`];
    await this.#recover();
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    const manifest = await fill(fresh);
    await writeFile(join(fresh, 'manifest.json'), this.#toJson(manifest), { mode: 0o600 });
    if (existsSync(this.#directory)) await rename(this.#directory, previous);
    await rename(fresh, this.#directory);
    await rm(previous, { recursive: true, force: true });
  }

  /** Becomes a snapshot in a folder. Both share their files: nobody writes to either. */
  async become(snapshot: string, manifest: Manifest): Promise<void> {
    await this.replace(async (folder) => {
      for (const { path } of await listFiles(snapshot)) {
        await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
        await link(join(snapshot, path), join(folder, path));
      }
      return manifest;
    });
  }

  /** Copies it to a folder and answers its manifest, with what its files are. */
  async copyTo(folder: string, inspect: Inspect = () => ({ push() {} })): Promise<Manifest> {
    const manifest = await this.manifest();
    if (manifest === undefined) throw new Error(`there is no checkpoint in ${this.#directory}`);
    const components: Record<string, SavedComponent> = {};
    for (const [id, component] of Object.entries(manifest.components)) {
      const [kept, copy] = [this.#directory, folder].map((each) => join(each, 'components', id));
      await mkdir(kept!, { recursive: true, mode: 0o700 });
      const copies = await copyState(kept!, copy!, await listState(id, kept!));
      components[id] = { ...component, files: await describeFiles(copy!, copies, inspect) };
    }
    return { ...manifest, components };
  }

  /** A runner that was killed between two renamings left the one before. */
  async #recover(): Promise<void> {
    const previous = `${this.#directory}.previous`;
    if (!existsSync(this.#directory) && existsSync(previous)) await rename(previous, this.#directory);
    else await rm(previous, { recursive: true, force: true });
  }
}
