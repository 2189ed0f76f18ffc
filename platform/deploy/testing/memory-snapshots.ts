import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkedInstanceId, checkedSnapshotName, DtaasError, parseManifest } from '@dtaas/model';
import type { Snapshots, Tip } from '../src/world.ts';

export interface MemorySnapshots extends Snapshots {
  /** Names by twin, oldest first. */
  readonly stored: Map<string, string[]>;
  /** Names of snapshots that can't be read any more. */
  readonly unreadable: Set<string>;
  /** The snapshots of this clone, by `<twin>/<name>`. */
  readonly contents: Map<string, SnapshotFiles>;
  /** The snapshots that the remote had when it was asked last. */
  readonly elsewhere: Map<string, SnapshotFiles>;
  /** The keys of the snapshots that the remote still has to forget. */
  readonly forgotten: string[];
}

type Manifest = ReturnType<typeof parseManifest>;
export type SnapshotFiles = ReadonlyMap<string, Buffer>;

/** Snapshots in memory. `testing/snapshots-contract.ts` holds them and those in git to the same promises. */
export function memorySnapshots(tipOf: (twin: string) => Tip | undefined): MemorySnapshots {
  const stored = new Map<string, string[]>();
  const damaged = new Set<string>();
  const contents = new Map<string, SnapshotFiles>();
  const elsewhere = new Map<string, SnapshotFiles>();
  const forgotten: string[] = [];

  const namesOf = (twin: string) => {
    const away = [...elsewhere.keys()].filter((key) => key.startsWith(`${twin}/`));
    return [
      ...new Set([...(stored.get(twin) ?? []), ...away.map((key) => key.slice(twin.length + 1))]),
    ].sort();
  };

  function filesOf(twin: string, name: string): SnapshotFiles {
    const key = `${checkedInstanceId(twin)}/${checkedSnapshotName(name)}`;
    const files = contents.get(key) ?? elsewhere.get(key);
    if (!files || !namesOf(twin).includes(name))
      throw failed('snapshot-unknown', `${twin} has no snapshot ${name}.`);
    if (damaged.has(name)) throw failed('snapshot-corrupt', `${name} is damaged.`);
    return files;
  }

  return {
    stored,
    unreadable: damaged,
    contents,
    elsewhere,
    forgotten,
    list: async (twin) => namesOf(checkedInstanceId(twin)),
    damaged: async () =>
      new Map(
        [...stored]
          .map(([twin, names]) => [twin, names.filter((name) => damaged.has(name))] as const)
          .filter(([, names]) => names.length > 0),
      ),
    async put(twin, name, directory) {
      const key = `${checkedInstanceId(twin)}/${checkedSnapshotName(name)}`;
      const files = read(directory);
      check(files);
      const before = contents.get(key);
      if (before && !before.get('manifest.json')!.equals(files.get('manifest.json')!))
        throw failed('snapshot-exists', `There is another snapshot named ${name}.`);
      damaged.delete(name);
      contents.set(key, files);
      stored.set(twin, [...new Set([...(stored.get(twin) ?? []), name])].sort());
      return undefined;
    },
    async get(twin, name, directory) {
      const files = filesOf(twin, name);
      if (existsSync(directory) && readdirSync(directory).length > 0)
        throw failed('directory-not-empty', `${directory} is not empty.`);
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(directory, path)), { recursive: true });
        writeFileSync(join(directory, path), bytes);
      }
      return hashOf(files.get('manifest.json')!);
    },
    writers: async (twin, name) => manifestOf(filesOf(twin, name)).components,
    async retain(twin, keep, needed) {
      const names = namesOf(twin);
      const recorded = JSON.stringify([tipOf(twin), needed]);
      const old = names.slice(0, Math.max(0, names.length - Math.max(1, keep)));
      const gone = old.filter((name) => !recorded.includes(name));
      for (const key of gone.map((name) => `${twin}/${name}`)) {
        contents.delete(key);
        elsewhere.delete(key);
        forgotten.push(key);
      }
      const kept = stored.get(twin) ?? [];
      stored.set(
        twin,
        kept.filter((name) => !gone.includes(name)),
      );
    },
  };
}

function read(directory: string): SnapshotFiles {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(directory, path))]));
}

function manifestOf(files: SnapshotFiles): Manifest {
  const text = files.get('manifest.json');
  if (!text) throw failed('snapshot-corrupt', 'It has no manifest.');
  return parseManifest(text.toString());
}

function check(files: SnapshotFiles): void {
  const listed = new Map<string, string>([['manifest.json', '']]);
  for (const [id, { files: saved }] of Object.entries(manifestOf(files).components))
    for (const [path, { sha256 }] of Object.entries(saved)) listed.set(`components/${id}/${path}`, sha256);
  for (const [path, bytes] of files) {
    const expected = listed.get(path);
    if (expected === undefined || (expected !== '' && expected !== hashOf(bytes)))
      throw failed('snapshot-corrupt', `${path} is not what the manifest lists.`);
  }
  for (const path of listed.keys())
    if (!files.has(path)) throw failed('snapshot-corrupt', `${path} is missing.`);
}

export function hashOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function failed(code: string, message: string): DtaasError {
  return new DtaasError({ code, message, hint: 'Use another one.' });
}
