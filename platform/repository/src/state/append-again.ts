import type { BiographyEntry, GitObject, JsonObject } from '@dtaas/model';
import { mergeBase } from '../git/commits.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import {
  type BiographyTip,
  eventAfter,
  filesAt,
  logOf,
  type NewEvent,
  refuseWhenCheckedOut,
} from './biography.ts';
import { readTip, stateRef } from './state.ts';

/**
 * Rebases a save onto a tip that it didn't know: returns the event with its new `status`.
 *
 * @param status the `status.json` before the save
 * @param theirs earlier events that the save didn't know, newest first
 */
export type RebaseSave = (
  save: BiographyEntry,
  status: JsonObject,
  theirs: readonly BiographyEntry[],
) => NewEvent & { readonly files: { readonly status: string } };

/**
 * Appends the saves that only this clone has after the events of a clone that was faster. This is safe because a save only adds an
 * event. A person must look at any other divergence. Either all saves are appended or none.
 *
 * @returns the new tip; `undefined` if this clone has other events than saves, or has moved on in the meantime
 */
export async function appendAgain(
  repository: Repository,
  twin: string,
  { here, there }: { readonly here: string; readonly there: string },
  rebaseSave: RebaseSave,
): Promise<string | undefined> {
  const base = await mergeBase(repository, here, there);
  if (base === undefined) return undefined;
  const ref = stateRef(twin);
  const [ours, theirs, files, state] = await Promise.all([
    logOf(repository.git, [`${base}..${here}`]),
    logOf(repository.git, [`${base}..${there}`]),
    filesAt(repository, there),
    readTip(repository, twin, there),
  ]);
  if (!(await areSaves(repository, ours, base, here))) return undefined;
  await refuseWhenCheckedOut(repository, ref);
  const known = new Set(theirs.map(({ trailers }) => trailers['Snapshot'] ?? ''));
  let after: BiographyTip & { tip: string } = { tip: there, files };
  let status: JsonObject = state?.status ?? {};
  const objects: GitObject[] = [];
  for (const save of ours.reverse()) {
    if (known.has(save.trailers['Snapshot'] ?? '')) continue;
    const again = rebaseSave(save, status, theirs);
    const made = eventAfter(repository, twin, again, after);
    objects.push(...made.objects);
    after = made;
    status = JSON.parse(again.files.status) as JsonObject;
  }
  const isAppended = await keepObjects(repository, objects, [{ ref, to: after.tip, from: here }]);
  return isAppended ? after.tip : undefined;
}

/** True if the events between two commits are saves, which change only the status. */
async function areSaves(
  repository: Repository,
  events: readonly BiographyEntry[],
  base: string,
  here: string,
): Promise<boolean> {
  if (events.some(({ event, trailers }) => event !== 'saved' || trailers['Snapshot'] === undefined))
    return false;
  const [before, after] = await Promise.all([filesAt(repository, base), filesAt(repository, here)]);
  return ['desired.json', 'stack.json'].every((file) => before.get(file) === after.get(file));
}
