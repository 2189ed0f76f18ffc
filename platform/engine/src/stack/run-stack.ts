import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DtaasError } from '@dtaas/model';
import { endFamily, LockTakenError, withLock } from '@dtaas/processes';
import { prepareResources } from '../kinds/references.ts';
import { allowedTypes, holdsMarkedValue, refuseType } from '../state/allow-list.ts';
import {
  type Checkpoint,
  clearPending,
  type PendingOperation,
  parseCheckpoint,
} from '../state/checkpoint.ts';
import { changesOf, errorsOf } from './changes.ts';
import { newerLeftover, readPrivateCopy, writePrivateCopy } from './private-copy.ts';
import { runChild } from './run-child.ts';
import { markedBy, runMark } from './run-mark.ts';
import { toStackError } from './stack-error.ts';
import type { StackEvent } from './stack-protocol.ts';
import type { StackResult, StackRun } from './stack-run.ts';

/**
 * Runs one operation on one stack, in one child process that is gone, with all it started, when the promise settles.
 * Rejects with a DtaasError where nothing was begun (`resources-refused`, `resource-type-refused`,
 * `state-refused`, `stack-busy`); once
 * the engine was at work, it answers what exists, with the error beside it.
 */
export async function runStack(asked: StackRun): Promise<StackResult> {
  checkDesired(asked);
  const run = { ...asked, resources: prepareResources(asked.resources, asked.workspace) };
  const given = run.checkpoint === undefined ? undefined : parseCheckpoint(run.checkpoint);
  mkdirSync(run.workDir, { recursive: true, mode: 0o700 });
  if (run.operation === 'preview') return await preview(run, given);
  try {
    return await withLock(`stack ${run.workDir}`, { purpose: `${run.operation} of ${run.stack}` }, () =>
      apply(run, given),
    );
  } catch (error) {
    throw error instanceof LockTakenError ? busy(run, error) : error;
  }
}

/** On the stack's own folder: whoever comes after a kill finds there what was made and not recorded. */
async function apply(run: StackRun, given: Checkpoint | undefined): Promise<StackResult> {
  await endFamily(markedBy(runMark(run.workDir)));
  const left = newerLeftover(run.workDir, run, given);
  const { checkpoint, pending } = withoutPending(left ?? given);
  writePrivateCopy(run.workDir, run, checkpoint, given);
  const result = await operate(run, run.workDir);
  return { ...result, checkpoint: readPrivateCopy(run.workDir, run), pending, continued: left !== undefined };
}

/** On a folder that is thrown away, so that a plan may be made while another process deploys. */
async function preview(run: StackRun, given: Checkpoint | undefined): Promise<StackResult> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-preview-'));
  const left = newerLeftover(run.workDir, run, given);
  const { checkpoint, pending } = withoutPending(left ?? given);
  try {
    writePrivateCopy(folder, run, checkpoint, given);
    const result = await operate(run, folder);
    return { ...result, checkpoint: given, pending, continued: left !== undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function operate(
  run: StackRun,
  folder: string,
): Promise<Omit<StackResult, 'checkpoint' | 'pending' | 'continued'>> {
  const events: StackEvent[] = [];
  const end = await runChild(run, folder, (event) => {
    events.push(event);
    run.onEvent?.(event);
  });
  const changes = changesOf(events);
  const summary: Record<string, number> = {};
  for (const { op } of changes) summary[op] = (summary[op] ?? 0) + 1;
  const diagnostics = events.filter((event) => event.kind === 'diagnostic');
  const report = { changes, summary, diagnostics };
  switch (end.kind) {
    case 'finished':
      return { outcome: 'succeeded', ...report };
    case 'failed':
      return { outcome: 'failed', error: toStackError(end.text, errorsOf(diagnostics)), ...report };
    case 'cancelled':
      return { outcome: 'cancelled', error: cancelled(run, end.timedOut), ...report };
    case 'killed':
      return { outcome: 'failed', error: killed(run, end.how), ...report };
  }
}

function withoutPending(checkpoint: Checkpoint | undefined): {
  checkpoint: Checkpoint | undefined;
  pending: PendingOperation[];
} {
  return checkpoint ? clearPending(checkpoint) : { checkpoint: undefined, pending: [] };
}

function checkDesired({ resources, project, stack }: StackRun): void {
  for (const name of [project, stack]) {
    if (!/^[A-Za-z0-9][\w.-]{0,99}$/.test(name))
      throw new Error(`not a name for a stack or project: ${name}`);
  }
  for (const [name, resource] of Object.entries(resources)) {
    if (!allowedTypes.includes(resource.type))
      throw refuseType(resource.type, `the desired resource ${name}`);
    if (holdsMarkedValue(resource.inputs))
      throw new Error(`the resource ${name} has an input that isn't plain JSON`);
  }
}

function busy(run: StackRun, taken: LockTakenError): DtaasError {
  return new DtaasError({
    code: 'stack-busy',
    message: `Another process is at work on ${run.stack}: ${taken.owner}.`,
    hint: 'Wait until it is done, then run the command again.',
    cause: taken,
  });
}

function cancelled(run: StackRun, timedOut: boolean): DtaasError {
  return new DtaasError({
    code: timedOut ? 'stack-timeout' : 'stack-cancelled',
    message: timedOut
      ? `The ${run.operation} of ${run.stack} wasn't done in ${(run.timeoutMs ?? 0) / 1000} s.`
      : `The ${run.operation} of ${run.stack} was stopped.`,
    hint: 'Run the command again: it goes on from what was made.',
  });
}

function killed(run: StackRun, how: string): DtaasError {
  return new DtaasError({
    code: 'engine-killed',
    message: `The engine ended in the middle of the ${run.operation} of ${run.stack} (${how}).`,
    hint: 'Was the machine out of memory? Run the command again: it goes on from what was made.',
  });
}
