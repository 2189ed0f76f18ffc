import {
  checkedInstanceId,
  DtaasError,
  isInstanceId,
  isJsonObject,
  type JsonObject,
  parseJson,
} from '@dtaas/model';
import { stateInvalid } from '../failures.ts';
import { readObjects } from '../git/blobs.ts';
import { readRef, readRefs } from '../git/refs.ts';
import type { Repository } from '../open.ts';

/** The files of a biography, without `.json`. */
export const stateFiles = ['status', 'desired', 'stack'] as const;
export type StateFile = (typeof stateFiles)[number];

const prefix = 'refs/heads/state/';
/** The platform never writes a larger state. */
const largestBytes = 64 * 1024 * 1024;

export function stateRef(twin: string): string {
  return prefix + twin;
}

/**
 * The record of a twin at the tip of its biography. Anybody who can push a state ref may have written it. Here it is only
 * known to be JSON; its readers check what it means.
 */
export interface TwinState {
  readonly tip: string;
  readonly status?: JsonObject;
  readonly desired?: JsonObject;
  readonly stack?: JsonObject;
}

/**
 * The state of one twin at the tip of its biography or at another commit; `undefined` if it has no biography. Errors:
 * `state-invalid`.
 */
export async function readState(
  repository: Repository,
  twin: string,
  commit?: string,
): Promise<TwinState | undefined> {
  const tip = commit ?? (await readRef(repository, stateRef(checkedInstanceId(twin))));
  if (tip === null) return undefined;
  return parseState(twin, tip, await readObjects(repository.git, namesIn(tip)));
}

export interface States {
  readonly states: ReadonlyMap<string, TwinState>;
  /** Twins whose state can't be read. The other twins are still listed. */
  readonly unreadable: ReadonlyMap<string, DtaasError>;
}

/** The states of all twins by name, in two git calls however many they are. */
export async function readStates(repository: Repository): Promise<States> {
  const states = new Map<string, TwinState>();
  const unreadable = new Map<string, DtaasError>();
  const refs = [...(await readRefs(repository, prefix))];
  const twins = refs
    .map(([ref, tip]) => [ref.slice(prefix.length), tip] as const)
    .filter(([twin]) => isInstanceId(twin));
  const names = twins.flatMap(([, tip]) => namesIn(tip));
  const objects = await readObjects(repository.git, names);
  for (const [twin, tip] of twins) {
    try {
      states.set(twin, parseState(twin, tip, objects.splice(0, stateFiles.length)));
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
      unreadable.set(twin, error);
    }
  }
  return { states, unreadable };
}

function namesIn(tip: string): string[] {
  return stateFiles.map((file) => `${tip}:${file}.json`);
}

function parseState(twin: string, tip: string, contents: readonly (Uint8Array | undefined)[]): TwinState {
  const found = stateFiles.flatMap((file, index): [StateFile, JsonObject][] => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [[file, checkedText(twin, file, Buffer.from(bytes).toString())]];
  });
  return { tip, ...Object.fromEntries(found) };
}

/** Parses the text of a state file. Errors: `state-invalid`. */
export function checkedText(twin: string, file: StateFile, text: string): JsonObject {
  try {
    const value: unknown = text.length > largestBytes ? undefined : parseJson(text);
    if (isJsonObject(value)) return value;
  } catch {
    // The error below has no words of the parser.
  }
  throw stateInvalid({ twin, file });
}
