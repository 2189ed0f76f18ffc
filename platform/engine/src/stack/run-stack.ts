import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printWorkspace } from '@dtaas/model';
import { endFamily, LockTakenError, withLock } from '@dtaas/processes';
import { familyOf } from '../children.ts';
import { secretInState, stackBusy } from '../failures.ts';
import { refuseForeign } from '../kinds/foreign.ts';
import { type PreparedResource, prepareResources } from '../kinds/prepare.ts';
import { type KindTable, tableOf } from '../kinds/resource-kind.ts';
import { sweep, withUnfinished } from '../kinds/sweep.ts';
import type { Checkpoint } from '../state/checkpoint.ts';
import { readCheckpoint } from '../state/read-checkpoint.ts';
import { newerLeftover, readPrivateCopy, writePrivateCopy } from './private-copy.ts';
import { runChild } from './run-child.ts';
import { changesOf } from './stack-events.ts';
import type { StackResult, StackRun } from './stack-run.ts';

/** A run whose desired resources and recorded state are checked. */
interface CheckedRun {
  readonly run: StackRun;
  readonly table: KindTable;
  readonly resources: readonly PreparedResource[];
  readonly given: Checkpoint | undefined;
}

/**
 * Runs one operation on one stack in a child process. When the promise settles, that process and every process that it
 * started have ended. Rejects if nothing was begun. Once Pulumi has started, an error is part of the result, beside the
 * resources that exist.
 *
 * @throws DtaasError `resources-refused`, `resource-type-refused`, `state-refused`, `stack-busy`, `stack-unswept`
 */
export async function runStack(run: StackRun): Promise<StackResult> {
  const table = tableOf(run.kinds);
  const workspace = run.workspace && printWorkspace(run.workspace);
  const resources = prepareResources(table, run, run.resources, workspace);
  const given = run.checkpoint === undefined ? undefined : readCheckpoint(run.checkpoint, table, run);
  const checked = { run, table, resources, given };
  mkdirSync(run.workDir, { recursive: true, mode: 0o700 });
  if (run.operation === 'preview') return await preview(checked);
  try {
    return await withLock(`stack ${run.workDir}`, { purpose: `${run.operation} of ${run.instance}` }, () =>
      apply(checked),
    );
  } catch (error) {
    if (!(error instanceof LockTakenError)) throw error;
    throw stackBusy({ instance: run.instance, owner: error.owner, cause: error });
  }
}

/** Works in the stack's own folder: after a kill, the next run finds there what was made and not recorded. */
async function apply(checked: CheckedRun): Promise<StackResult> {
  const { run, table, given } = checked;
  await endFamily(familyOf(run.workDir));
  const { changes, error } = await operate(checked, run.workDir);
  const { checkpoint: recorded, secrets } = readPrivateCopy(run.workDir, run.instance, table, given);
  const checkpoint = withUnfinished(recorded, table, checked.resources, changes);
  const leaked =
    secrets.length > 0 ? secretInState({ instance: run.instance, properties: secrets }) : undefined;
  return { changes, checkpoint, error: error ?? leaked };
}

/** Works in a temporary folder, so that a plan can be made while another process deploys. */
async function preview(checked: CheckedRun): Promise<StackResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-preview-'));
  try {
    return { ...(await operate(checked, folder)), checkpoint: checked.given };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function operate(
  { run, table, resources, given }: CheckedRun,
  folder: string,
): Promise<Omit<StackResult, 'checkpoint'>> {
  const left = newerLeftover(run.workDir, run.instance, table, given);
  const begun = (left && readCheckpoint(left, table, run)) ?? given;
  const swept = begun && (await sweep(table, run, begun));
  if (swept) await refuseForeign(table, run, swept.checkpoint);
  writePrivateCopy(folder, run.instance, swept?.checkpoint, given);
  const refresh = run.refresh === true || swept?.adopted === true;
  const { steps, error } = await runChild(run, { resources, refresh }, folder);
  return { changes: changesOf(steps, table), error };
}
