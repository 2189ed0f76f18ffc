import {
  type Clean,
  DtaasError,
  isJsonObject,
  type Json,
  type JsonObject,
  type ParseCache,
  sha256,
  type Tree,
  verdictsIn,
} from '@dtaas/model';
import { placeKinds } from '@dtaas/places';
import { addRecords, checkedName, type Repository, readPublished, recordsNamed } from '@dtaas/repository';
import type { About } from '../world.ts';

/** What is recorded of a twin without problems. */
export interface CheckedTwin extends Required<Pick<Clean, 'follows' | 'taking'>> {
  readonly deployment: { readonly basis: string; readonly about: About };
}

/**
 * How often a twin may be recorded with the same files of its own, while what it follows changes. Beyond that, it is checked again each
 * time.
 */
const mostRecords = 8;

/**
 * The twins of a tree that were found free of problems with exactly these files, by this program. They are recorded in git beside the
 * verifications, so that a new clone knows them.
 *
 * @param program identifies the program: another one may judge and render differently
 */
export async function checkedTwins(
  repository: Repository,
  tree: Tree,
  twins: readonly string[],
  program: string,
) {
  const verdicts = verdictsIn(undefined, tree, { published: await readPublished(repository), placeKinds });
  const known = new Map<string, CheckedTwin & Clean>();
  /** The name of the next record of a twin that isn't known. */
  const free = new Map<string, string>();
  let asked = twins;
  for (let round = 0; round < mostRecords && asked.length > 0; round += 1) {
    const names = new Map(
      asked.map((twin) => {
        const key = `${program} ${verdicts.keyOf(`twins/${twin}`)} ${round}`;
        return [twin, checkedName(sha256(key))] as const;
      }),
    );
    const records = await recordsNamed(repository, [...names.values()]);
    for (const [twin, name] of names) {
      const record = records.get(name);
      if (record === undefined) free.set(twin, name);
      else if (isCheckedTwin(record, twin) && verdicts.holds(record)) known.set(twin, record);
    }
    asked = asked.filter((twin) => !free.has(twin) && !known.has(twin));
  }
  return {
    known,
    /** The key of a twin among the verdicts of `check`. */
    keyOf: (twin: string) => verdicts.keyOf(`twins/${twin}`),
    /** Records twins that aren't known. If that can't be done, they are read again next time. */
    async add(found: ReadonlyMap<string, CheckedTwin>): Promise<void> {
      const records = new Map<string, JsonObject>();
      for (const [twin, checked] of found) {
        const name = free.get(twin);
        if (name !== undefined)
          records.set(name, { ...verdicts.cleanWith(checked) } as unknown as JsonObject);
      }
      if (records.size === 0) return;
      const title = `Checked ${records.size === 1 ? 'one twin' : `${records.size} twins`}`;
      await addRecords(repository, records, title).catch((error: unknown) => {
        if (!(error instanceof DtaasError)) throw error;
      });
    },
  };
}

/** Adds to the verdicts of `check` what is recorded of twins, for a clone in which nothing was checked before. */
export async function recallChecked(
  repository: Repository,
  tree: Tree,
  program: string,
  verdicts: Pick<ParseCache, 'set'>,
): Promise<void> {
  const { known, keyOf } = await checkedTwins(repository, tree, twinsIn(tree), program);
  for (const [twin, { deployment: _, ...clean }] of known)
    verdicts.set(keyOf(twin), clean as unknown as Json);
}

/** The twins of a tree by the names of their folders: a twin whose file can't be read is broken, not gone. */
export function twinsIn(tree: Tree): readonly string[] {
  return [...tree.entries.keys()].flatMap((path) => /^twins\/([^/]+)\/twin\.yaml$/.exec(path)?.[1] ?? []);
}

/** Whoever can push the branch may have written the record. */
function isCheckedTwin(record: unknown, twin: string): record is CheckedTwin & Clean {
  if (!isJsonObject(record)) return false;
  const { follows, digest, taking, deployment } = record as Partial<Record<string, unknown>>;
  return (
    Array.isArray(follows) &&
    follows.every((each) => typeof each === 'string') &&
    typeof digest === 'string' &&
    isJsonObject(taking) &&
    taking['twin'] === twin &&
    isJsonObject(deployment) &&
    typeof deployment['basis'] === 'string' &&
    isJsonObject(deployment['about'])
  );
}
