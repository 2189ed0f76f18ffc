import { checkedInstanceId, DtaasError, isInstanceId, type JsonObject, parseJson } from '@dtaas/model';
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
  return parseState(twin, tip, stateFiles, await readObjects(repository.git, namesIn(tip, stateFiles)));
}

export interface States {
  readonly states: ReadonlyMap<string, TwinState>;
  /** Twins whose state can't be read. The other twins are still listed. */
  readonly unreadable: ReadonlyMap<string, DtaasError>;
}

/** The states of all twins by name, in two git calls however many they are. `files`: the files to read. */
export async function readStates(
  repository: Repository,
  { files = stateFiles }: { files?: readonly StateFile[] } = {},
): Promise<States> {
  const refs = [...(await readRefs(repository, prefix))]
    .map(([ref, tip]) => ({ twin: ref.slice(prefix.length), tip }))
    .filter(({ twin }) => isInstanceId(twin));
  const objects = await readObjects(
    repository.git,
    refs.flatMap(({ tip }) => namesIn(tip, files)),
  );
  const states = new Map<string, TwinState>();
  const unreadable = new Map<string, DtaasError>();
  for (const [index, { twin, tip }] of refs.entries()) {
    try {
      const own = objects.slice(index * files.length, (index + 1) * files.length);
      states.set(twin, parseState(twin, tip, files, own));
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
      unreadable.set(twin, error);
    }
  }
  return { states, unreadable };
}

function namesIn(tip: string, files: readonly StateFile[]): string[] {
  return files.map((file) => `${tip}:${file}.json`);
}

function parseState(
  twin: string,
  tip: string,
  files: readonly StateFile[],
  contents: readonly (Uint8Array | undefined)[],
): TwinState {
  const found = files.flatMap((file, index): [StateFile, JsonObject][] => {
    const bytes = contents[index];
    return bytes === undefined ? [] : [[file, checkedText(twin, file, Buffer.from(bytes).toString())]];
  });
  return { tip, ...Object.fromEntries(found) };
}

/** Parses the text of a state file. Errors: `state-invalid`. */
export function checkedText(twin: string, file: StateFile, text: string): JsonObject {
  try {
    const value: unknown = text.length > largestBytes ? undefined : parseJson(text);
    if (isObject(value)) return value;
  } catch {
    // The error below has no words of the parser.
  }
  throw stateInvalid({ twin, file });
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
