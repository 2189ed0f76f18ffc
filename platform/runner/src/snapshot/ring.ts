import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineError, isSnapshotName, manifestFile } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import type { PendingSnapshot } from '../protocol.ts';
import type { Manifest } from './manifest.ts';

/** `dtaas explain` explains the code as the repository defines it. */
const notInRing = defineError<{ name: string }>('snapshot-unknown', {
  title: 'The runner holds no such snapshot.',
  why: 'It may have been committed already.',
  remedy: 'To list the committed snapshots: dtaas snapshots <twin>',
  message: ({ name }) => `The runner holds no snapshot ${JSON.stringify(name)}.`,
});

/** Snapshots that wait to be committed, a folder each, in `<workspace>/ring/`. */
export class Ring {
  readonly #directory: string;
  readonly #keep: number;
  readonly #toJson: (manifest: Manifest) => string;
  /** Number of due snapshots that were dropped before they were committed. */
  dropped = 0;

  /**
   * @param keep how many due snapshots it keeps; asked ones are never dropped
   * @param toJson writes manifests, without secrets
   */
  constructor(directory: string, keep: number, toJson: (manifest: Manifest) => string) {
    this.#directory = directory;
    this.#keep = keep;
    this.#toJson = toJson;
  }

  get count(): number {
    return this.#names().length;
  }

  /** Oldest first. */
  list(): readonly PendingSnapshot[] {
    return this.#names()
      .map((name) => this.#describe(name))
      .sort((a, b) => (a.takenAt < b.takenAt ? -1 : 1));
  }

  /**
   * Fills a folder and adds it to the ring, whole or not at all.
   *
   * @param fill writes the components' files into the folder and returns the manifest
   */
  async add(fill: (directory: string) => Promise<Manifest>): Promise<PendingSnapshot> {
    const fresh = join(this.#directory, `.${randomBytes(8).toString('hex')}`);
    await mkdir(fresh, { recursive: true, mode: 0o700 });
    try {
      const manifest = await fill(fresh);
      await writeFile(join(fresh, manifestFile), `${this.#toJson(manifest)}\n`, { mode: 0o600 });
      const stamp = manifest.takenAt.replace(/[-:]|\.\d+/g, '');
      const name = `${stamp}-${randomBytes(4).toString('hex')}`;
      await rename(fresh, join(this.#directory, name));
      if (manifest.origin === 'due') await this.#makeRoom();
      return this.#describe(name);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      throw error;
    }
  }

  /** The folder of a snapshot. @throws DtaasError `snapshot-unknown` */
  folderOf(name: string): string {
    const folder = join(this.#directory, name);
    if (isSnapshotName(name) && existsSync(folder)) return folder;
    throw notInRing({ name });
  }

  /** Removes a committed snapshot, if it is there. It is renamed first, so that no reader finds a part of it. */
  async remove(name: string): Promise<void> {
    if (!isSnapshotName(name)) return;
    const leaving = join(this.#directory, `.${randomBytes(8).toString('hex')}`);
    attempt(() => renameSync(join(this.#directory, name), leaving), 'ENOENT');
    await rm(leaving, { recursive: true, force: true });
  }

  /** Removes the unfinished snapshots of a killed runner. */
  async clear(): Promise<void> {
    for (const name of this.#all())
      if (name.startsWith('.')) await rm(join(this.#directory, name), { recursive: true, force: true });
  }

  async #makeRoom(): Promise<void> {
    const due = this.list().filter(({ origin }) => origin === 'due');
    for (const { name } of due.slice(0, Math.max(due.length - this.#keep, 0))) {
      await this.remove(name);
      this.dropped += 1;
    }
  }

  #names(): readonly string[] {
    return this.#all().filter(isSnapshotName);
  }

  #all(): readonly string[] {
    return existsSync(this.#directory) ? readdirSync(this.#directory) : [];
  }

  #describe(name: string): PendingSnapshot {
    const manifest: Manifest = JSON.parse(readFileSync(join(this.#directory, name, manifestFile), 'utf8'));
    const files = Object.values(manifest.components).flatMap(({ files }) => Object.values(files));
    const remarks = Object.entries(manifest.components).flatMap(([id, { remark }]) =>
      remark ? [`${id}: ${remark}`] : [],
    );
    return {
      name,
      takenAt: manifest.takenAt,
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      origin: manifest.origin,
      remarks: manifest.remark === undefined ? remarks : [manifest.remark, ...remarks],
    };
  }
}
