import {
  type BiographyEntry,
  checkedInstanceId,
  type GitObject,
  objectOf,
  sha256,
  treesOf,
} from '@dtaas/model';
import { stateCheckedOut, stateMoved } from '../failures.ts';
import type { Git } from '../git/git.ts';
import { gitFailed } from '../git/git-errors.ts';
import { parseMessage, printMessage } from '../git/message.ts';
import { commitOf } from '../git/objects.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import { readTreeObject } from '../trees/commit-tree.ts';
import { checkedText, type StateFile, stateFiles, stateRef } from './state.ts';

/** An event in the life of a twin. */
export interface NewEvent {
  /** `deployed`, `saved`, `restored`, `drifted`, `failed`, `suspended`, `resumed`, `terminated`. */
  readonly event: string;
  /** One line for people. */
  readonly subject: string;
  readonly body?: string;
  /** Further trailers. `Twin`, `Event` and `Desired` are written by `appendEvent`. */
  readonly trailers?: Readonly<Record<string, string>>;
  /** JSON texts that become files. `null` removes a file; an absent one stays as it was. */
  readonly files?: Readonly<Partial<Record<StateFile, string | null>>>;
}

/**
 * Appends an event to the biography of a twin: one commit on `state/<twin>`, whose tip must still be `expectedTip`
 * (`null` if the twin has no biography yet). Returns the new tip. The work tree, the index and HEAD are not touched.
 *
 * Errors: `state-moved` (another writer was faster), `state-checked-out`, `state-invalid` (not JSON).
 */
export async function appendEvent(
  repository: Repository,
  twin: string,
  event: NewEvent,
  expectedTip: string | null,
): Promise<string> {
  const ref = stateRef(checkedInstanceId(twin));
  const [before] = await Promise.all([
    filesAt(repository, expectedTip),
    refuseWhenCheckedOut(repository, ref),
  ]);
  const { tip, objects } = eventAfter(repository, twin, event, { tip: expectedTip, files: before });
  if (await keepObjects(repository, objects, [{ ref, to: tip, from: expectedTip }])) return tip;
  throw stateMoved({ twin });
}

/** The tip of a biography and the ids of its files there. */
export interface BiographyTip {
  readonly tip: string | null;
  readonly files: ReadonlyMap<string, string>;
}

/** The commit of an event after a tip, with the objects that aren't written yet. */
export function eventAfter(
  repository: Repository,
  twin: string,
  event: NewEvent,
  { tip, files: before }: BiographyTip,
): BiographyTip & { readonly tip: string; readonly objects: readonly GitObject[] } {
  const after = new Map(before);
  const objects: GitObject[] = [];
  let desired: string | undefined;
  for (const file of stateFiles) {
    const text = event.files?.[file];
    if (text === null) after.delete(`${file}.json`);
    if (text === null || text === undefined) continue;
    checkedText(twin, file, text);
    if (file === 'desired') desired = sha256(text);
    const blob = objectOf(repository.objectFormat, 'blob', text);
    if (before.get(`${file}.json`) !== blob.id) objects.push(blob);
    after.set(`${file}.json`, blob.id);
  }
  const trees = treesOf(
    repository.objectFormat,
    [...after].map(([path, id]) => ({ path, id, mode: '100644' })),
  );
  const { subject, body = '' } = event;
  const trailers = {
    Twin: twin,
    Event: event.event,
    ...(desired === undefined ? {} : { Desired: desired }),
    ...event.trailers,
  };
  const message = printMessage({ subject, body, trailers });
  const parents = tip === null ? [] : [tip];
  const commit = commitOf(repository, { tree: trees.at(-1)!.id, parents, message });
  return { tip: commit.id, files: after, objects: [...objects, ...trees, commit] };
}

/** Ids of the files in the tree of a biography's tip. */
export async function filesAt(repository: Repository, tip: string | null): Promise<Map<string, string>> {
  if (tip === null) return new Map();
  const { entries } = await readTreeObject(repository, tip);
  return new Map([...entries].map(([path, { id }]) => [path, id]));
}

/** If a checked-out branch moved, its work tree would show all files as changed. */
export async function refuseWhenCheckedOut({ git }: Repository, ref: string): Promise<void> {
  const folder = await git.text(['for-each-ref', '--format=%(worktreepath)', ref]);
  if (folder === '') return;
  throw stateCheckedOut({ branch: ref.replace('refs/heads/', ''), folder });
}

/** The biography of a twin, newest event first; empty if it has none. */
export async function log({ git }: Repository, twin: string, limit?: number): Promise<BiographyEntry[]> {
  const count = limit === undefined ? [] : [`--max-count=${limit}`];
  return logOf(git, [...count, stateRef(checkedInstanceId(twin))]);
}

/** The events that `revisions` name, newest first. */
export async function logOf(git: Git, revisions: readonly string[]): Promise<BiographyEntry[]> {
  const args = ['log', '-z', '--format=%H%n%ct%n%B', ...revisions, '--'];
  const { code, stdout, stderr } = await git.attempt(args);
  if (/bad revision|unknown revision/.test(stderr)) return [];
  if (code !== 0) throw gitFailed(args, code, stderr);
  return stdout.toString().split('\0').filter(Boolean).map(parseLogged);
}

/** `event` is the trailer `Event`, or the empty string for a commit that the platform didn't make. */
function parseLogged(text: string): BiographyEntry {
  const [id = '', seconds, ...lines] = text.split('\n');
  const message = parseMessage(lines.join('\n'));
  const at = new Date(Number(seconds) * 1000).toISOString();
  return { id, at, event: message.trailers['Event'] ?? '', ...message };
}
