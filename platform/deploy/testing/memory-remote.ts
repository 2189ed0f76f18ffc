import { type BiographyEntry, checkedInstanceId, type DtaasError } from '@dtaas/model';
import { repositoryErrors } from '@dtaas/repository';
import { rebaseSave } from '../src/bind/remote.ts';
import { remoteMissing, stateDiverged } from '../src/failures.ts';
import type { Remote, Tip } from '../src/world.ts';
import type { MemoryBiographies } from './memory-biographies.ts';
import type { MemorySnapshots, SnapshotFiles } from './memory-snapshots.ts';

/** Where clones in memory keep the state of their twins. */
export interface MemoryHome {
  /** Entries by twin, oldest first. */
  readonly entries: Map<string, readonly BiographyEntry[]>;
  readonly tips: Map<string, Tip>;
  /** By `<twin>/<name>`. */
  readonly snapshots: Map<string, SnapshotFiles>;
  isReachable: boolean;
}

export function emptyHome(): MemoryHome {
  return { entries: new Map(), tips: new Map(), snapshots: new Map(), isReachable: true };
}

/** A remote in memory. `testing/remote-contract.ts` holds this one and the one in git to the same promises. */
export function memoryRemote(
  home: MemoryHome | undefined,
  biographies: MemoryBiographies,
  snapshots: MemorySnapshots,
): Remote {
  const ours = (twin: string) => biographies.all.get(twin) ?? [];

  async function fetch(): Promise<Map<string, DtaasError>> {
    if (!home) return new Map();
    if (!home.isReachable) throw repositoryErrors.remoteUnreachable({ said: 'The remote is away.' });
    snapshots.elsewhere.clear();
    for (const [key, files] of home.snapshots) snapshots.elsewhere.set(key, files);
    const stuck = new Map<string, DtaasError>();
    for (const twin of home.entries.keys()) {
      const error = await follow(home, twin);
      if (error) stuck.set(twin, error);
    }
    return stuck;
  }

  async function follow(home: MemoryHome, twin: string): Promise<DtaasError | undefined> {
    const theirs = home.entries.get(twin) ?? [];
    const parting = theirs.findIndex(({ id }, index) => ours(twin)[index]?.id !== id);
    if (parting < 0) return undefined;
    const mine = ours(twin).slice(parting);
    if (!mine.every(({ event, trailers }) => event === 'saved' && trailers['Snapshot'] !== undefined))
      return stateDiverged({ twin, here: ours(twin).at(-1)!.id, there: theirs.at(-1)!.id });
    biographies.all.set(twin, [...theirs]);
    biographies.latest.set(twin, home.tips.get(twin)!);
    const unknown = theirs.slice(parting).reverse();
    for (const entry of mine) {
      const { id: tip, status } = biographies.latest.get(twin)!;
      const { files, trailers = {} } = rebaseSave(entry, status, unknown);
      const summary = entry.subject.slice('saved: '.length);
      const save = { twin, event: 'saved', summary, trailers, files: { status: files.status } } as const;
      await biographies.append(save, tip);
    }
    return undefined;
  }

  return {
    fetch,
    async push(twins) {
      if (!home) throw remoteMissing();
      for (const twin of twins) checkedInstanceId(twin);
      const stuck = await fetch();
      for (const twin of twins) {
        const latest = biographies.latest.get(twin);
        if (!latest || stuck.has(twin)) continue;
        for (const { trailers } of ours(twin)) {
          const key = `${twin}/${trailers['Snapshot']}`;
          const files = snapshots.contents.get(key);
          if (files) home.snapshots.set(key, files);
        }
        home.entries.set(twin, ours(twin));
        home.tips.set(twin, latest);
      }
      for (const key of snapshots.forgotten.splice(0)) home.snapshots.delete(key);
      return new Map([...stuck].filter(([twin]) => twins.includes(twin)));
    },
  };
}
