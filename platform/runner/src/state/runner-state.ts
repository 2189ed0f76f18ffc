import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '@dtaas/model';
import { writeBeside } from '@dtaas/processes';
import type { ClockState } from '../clock/clock.ts';
import type { Sample } from '../senml/read.ts';

/** The runner's own state: the clock and the values when all components had written their states. */
export interface RunnerState extends ClockState {
  readonly values: { readonly [port: string]: Sample };
  /** Components that are done. */
  readonly done?: readonly string[];
}

/**
 * Writes the state beside the components' folders, so that a restarted runner continues without a snapshot.
 *
 * @param toJson writes it, without secrets
 */
export async function writeRunnerState(
  workspace: string,
  { clock, inFlight, values, done, gaps }: RunnerState,
  toJson: (value: unknown) => string,
): Promise<void> {
  const text = toJson({ clock, inFlight, values, done, gaps });
  writeBeside(join(workspace, 'moment.json'), text, { mode: 0o600 });
}

export async function readRunnerState(workspace: string): Promise<RunnerState | undefined> {
  try {
    return parseJson(await readFile(join(workspace, 'moment.json'), 'utf8')) as RunnerState;
  } catch {
    return undefined;
  }
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
