import {
  checkedInstanceId,
  DtaasError,
  isInstanceId,
  isJsonObject,
  type JsonObject,
  parseJson,
} from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { stateInvalid } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { readRef, readRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';

/** The files of a biography, without `.json`. */
export const stateFiles = ['status', 'desired', 'stack'] as const;
export type StateFile = (typeof stateFiles)[number];

export const stateRefs = 'refs/heads/state/';
/** The platform never writes a larger state. */
const largestBytes = 64 * 1024 * 1024;

export function stateRef(twin: string): string {
  return stateRefs + twin;
}

/** The twin whose biography a ref is. `undefined` for other refs, also below `state/`: anybody may have pushed them. */
export function biographyOf(ref: string): string | undefined {
  const twin = ref.startsWith(stateRefs) ? ref.slice(stateRefs.length) : undefined;
  return isInstanceId(twin) ? twin : undefined;
}

/** The tips of all biographies in this clone, by twin. */
export async function biographyTips(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const refs = await readRefs(repository, stateRefs);
  return new Map(
    [...refs].flatMap(([ref, tip]) => {
      const twin = biographyOf(ref);
      return twin === undefined ? [] : [[twin, tip]];
    }),
  );
}

/**
 * The record of a twin at the tip of its biography. Anybody who can push a state ref may have written it. Here it is only
 * known to be JSON; its readers check what it means.
 */
export interface Tip {
  /** The commit's id. */
  readonly id: string;
  /** Empty without a `status.json`. */
  readonly status: JsonObject;
  readonly desired?: JsonObject;
  readonly stack?: JsonObject;
}

/**
 * The state of one twin at the tip of its biography or at another commit; `undefined` if it has no biography. Errors:
 * `state-invalid`.
 */
export async function readTip(
  repository: Repository,
  twin: string,
  commit?: string,
): Promise<Tip | undefined> {
  const id = commit ?? (await readRef(repository, stateRef(checkedInstanceId(twin))));
  return id === null ? undefined : parseTip(twin, id, await readObjects(repository.git, namesIn(id)));
}

/**
 * The states of all twins by name, in two git calls however many they are, and why some can't be read.
 *
 * @param known states that were read before: a tip that hasn't moved isn't read again
 */
export async function readTips(repository: Repository, known: ReadonlyMap<string, Tip> = new Map()) {
  const twins = [...(await biographyTips(repository))];
  const tips = new Map<string, Tip>();
  const unreadable = new Map<string, DtaasError>();
  const isKnown = ([twin, id]: readonly [string, string]) => known.get(twin)?.id === id;
  const names = twins.filter((each) => !isKnown(each)).flatMap(([, id]) => namesIn(id));
  const objects = await readObjects(repository.git, names);
  for (const [twin, id] of twins) {
    try {
      const tip = isKnown([twin, id])
        ? known.get(twin)!
        : parseTip(twin, id, objects.splice(0, stateFiles.length));
      tips.set(twin, tip);
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
      unreadable.set(twin, error);
    }
  }
  return { tips, unreadable };
}

function namesIn(commit: string): string[] {
  return stateFiles.map((file) => `${commit}:${file}.json`);
}

function parseTip(twin: string, id: string, contents: readonly (Uint8Array | undefined)[]): Tip {
  const found = stateFiles.flatMap((file, index): [StateFile, JsonObject][] => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [[file, checkedText(twin, file, Buffer.from(bytes).toString())]];
  });
  return { id, status: {}, ...Object.fromEntries(found) };
}

/** Parses the text of a state file. Errors: `state-invalid`. */
export function checkedText(twin: string, file: StateFile, text: string): JsonObject {
  // The error has no words of the parser.
  const value = attempt(() => (text.length > largestBytes ? undefined : parseJson(text)));
  if (isJsonObject(value)) return value;
  throw stateInvalid({ twin, file });
}
