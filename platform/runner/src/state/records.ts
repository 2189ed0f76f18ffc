import { existsSync, readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '@dtaas/model';
import { attempt, removeTree, writeBeside } from '@dtaas/processes';
import type { ClockState } from '../clock/clock.ts';
import type { Sample } from '../senml/read.ts';

// What a runner writes beside the components' folders, so that the next one knows whose files these are and whether they are
// of one moment.

/** Names the generation whose components wrote the files in `state/`. */
const ownerFile = 'state.generation';

/** From now on the files in `state/` belong to this generation. */
export async function ownState(workspace: string, generation: string): Promise<void> {
  writeBeside(join(workspace, ownerFile), generation, { mode: 0o600 });
}

/**
 * Removes the files of another generation's components. Files of this generation stay, so a repeated start loses nothing.
 */
export async function clearOthersState(workspace: string, generation: string): Promise<void> {
  if ((await ownerOf(workspace)) !== generation) await clearState(workspace);
}

/** Removes the components' files and all records of their states. */
export async function clearState(workspace: string): Promise<void> {
  // The owner's name first: files that are partly removed then belong to no generation.
  const names = [ownerFile, 'moment.json', 'running', 'checkpoint', 'checkpoint.previous'];
  for (const name of [...names, 'state.previous', 'state']) removeTree(join(workspace, name));
}

/**
 * The components that ran here and whose state is gone: their folders are missing, or they were killed before they wrote a
 * file. Call before any component is started.
 *
 * @param components `saves`: the component writes its state on request
 */
export async function withoutState(
  workspace: string,
  generation: string,
  components: readonly { readonly id: string; readonly saves: boolean }[],
): Promise<readonly string[]> {
  const state = join(workspace, 'state');
  const isOwn = (await ownerOf(workspace)) === generation;
  const wereKilled = wasKilled(workspace);
  const lost = components.filter(({ id, saves }) => {
    // Components of another generation may have other names.
    if (!isOwn) return !existsSync(state);
    const folder = join(state, id);
    // A folder that can't be read counts as not empty.
    const isEmpty = () => attempt(() => readdirSync(folder).length === 0) ?? false;
    return !existsSync(folder) || (wereKilled && saves && isEmpty());
  });
  return lost.map(({ id }) => id);
}

function ownerOf(workspace: string): Promise<string | undefined> {
  return readFile(join(workspace, ownerFile), 'utf8').catch(() => undefined);
}

/** The runner's own state: the clock and the values when all components had written their states. */
export interface RunnerState extends ClockState {
  readonly values: { readonly [port: string]: Sample };
  readonly done?: readonly string[];
}

/**
 * Writes the state beside the components' folders, so that a restarted runner continues without a snapshot.
 *
 * @param toJson writes it, without secrets
 */
export async function writeRunnerState(
  workspace: string,
  { clock, inFlight, events, values, done, gaps }: RunnerState,
  toJson: (value: unknown) => string,
): Promise<void> {
  const text = toJson({ clock, inFlight, events, values, done, gaps });
  writeBeside(join(workspace, 'moment.json'), text, { mode: 0o600 });
}

export async function readRunnerState(workspace: string): Promise<RunnerState | undefined> {
  const text = await readFile(join(workspace, 'moment.json'), 'utf8').catch(() => '');
  return attempt(() => parseJson(text) as RunnerState);
}

/** From now on the components' folders may be newer than the runner's state, until all components have left. */
export async function markRunning(workspace: string): Promise<void> {
  await writeFile(join(workspace, 'running'), '', { mode: 0o600 });
}

export async function markLeft(workspace: string): Promise<void> {
  await rm(join(workspace, 'running'), { force: true });
}

/** Whether an earlier runner was killed while its components ran. */
export function wasKilled(workspace: string): boolean {
  return existsSync(join(workspace, 'running'));
}
