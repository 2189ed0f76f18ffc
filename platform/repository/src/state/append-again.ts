import type { JsonObject } from '@dtaas/model';
import { mergeBase } from '../git/commits.ts';
import type { GitObject } from '../git/objects.ts';
import type { Repository } from '../open.ts';
import { keepObjects } from '../snapshots/keep-objects.ts';
import {
  eventAfter,
  filesAt,
  type LifeEvent,
  type LoggedEvent,
  logOf,
  refuseWhenCheckedOut,
  type Standpoint,
} from './biography.ts';
import { readState, stateRef } from './state.ts';

/**
 * Rebases a save onto a tip that it didn't know: returns the event with its new `status`.
 *
 * @param status the `status.json` before the save
 * @param theirs earlier events that the save didn't know, newest first
 */
export type SayAgain = (
  save: LoggedEvent,
  status: JsonObject,
  theirs: readonly LoggedEvent[],
) => LifeEvent & { readonly files: { readonly status: string } };

/**
 * Appends the saves that only this clone has to the tip of a clone that was faster. This is safe because a save only adds an
 * event. A person must look at any other divergence. Either all saves are appended or none.
 *
 * @returns the new tip; `undefined` if this clone has other events than saves, or has moved on in the meantime
 */
export async function appendAgain(
  repository: Repository,
  twin: string,
  { here, there }: { readonly here: string; readonly there: string },
  sayAgain: SayAgain,
): Promise<string | undefined> {
  const { git } = repository;
  const base = await mergeBase(repository, here, there);
  if (base === undefined || !(await onlySaves(repository, base, here))) return undefined;
  const ref = stateRef(twin);
  await refuseWhenCheckedOut(repository, ref);
  const [ours, theirs, files, state] = await Promise.all([
    logOf(git, [`${base}..${here}`]),
    logOf(git, [`${base}..${there}`]),
    filesAt(repository, there),
    readState(repository, twin, there),
  ]);
  const told = new Set(theirs.map(({ trailers }) => trailers['Snapshot'] ?? ''));
  let after: Standpoint & { tip: string } = { tip: there, files };
  let status: JsonObject = state?.status ?? {};
  const objects: GitObject[] = [];
  for (const save of ours.reverse()) {
    if (told.has(save.trailers['Snapshot'] ?? '')) continue;
    const again = sayAgain(save, status, theirs);
    const made = await eventAfter(repository, twin, again, after);
    objects.push(...made.objects);
    after = { tip: made.commit, files: made.files };
    status = JSON.parse(again.files.status) as JsonObject;
  }
  const isAppended = await keepObjects(repository, objects, [{ ref, to: after.tip, from: here }]);
  return isAppended ? after.tip : undefined;
}

/** A save changes only the status. */
async function onlySaves(repository: Repository, base: string, here: string): Promise<boolean> {
  const events = await logOf(repository.git, [`${base}..${here}`]);
  if (events.some(({ event, trailers }) => event !== 'saved' || trailers['Snapshot'] === undefined))
    return false;
  const [before, after] = await Promise.all([filesAt(repository, base), filesAt(repository, here)]);
  return ['desired.json', 'stack.json'].every((file) => before.get(file) === after.get(file));
}
