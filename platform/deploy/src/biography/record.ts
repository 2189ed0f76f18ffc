import {
  type Desired,
  DtaasError,
  type EventName,
  type Health,
  type PlanChange,
  printDesired,
} from '@dtaas/model';
import type { RestoreReport, RunnerStatus } from '@dtaas/runner';
import { desiredDigest, generationOf } from '../assess/desired-state.ts';
import { restoreFailed } from '../failures.ts';
import type { Carried } from '../operate/carry-out.ts';
import type { World } from '../world.ts';
import type { Biography, Change } from './biography.ts';

export interface Ending {
  readonly event: EventName;
  readonly desired: Desired;
  /** The commit whose configuration this is, and what that says without overrides. */
  readonly deployed: { readonly commit: string; readonly basis: string };
  readonly changes: readonly PlanChange[];
  /** Names of the secrets that the runner got again. */
  readonly secrets: readonly string[];
  readonly carried: Carried;
}

/**
 * Tells how a run ended: what exists (`stack.json`) whatever came of it, and what was deployed where that is there.
 * The twin's health is recorded beside that and decides nothing: a run that did what it should has not failed because a
 * component or the physical twin is unwell.
 *
 * @returns the failure that was told, if it was one
 */
export async function record(
  world: World,
  biography: Biography,
  ending: Ending,
): Promise<DtaasError | undefined> {
  const { event, desired, deployed, changes, secrets, carried } = ending;
  const { stack, restore } = carried;
  const checkpoint = stack?.checkpoint;
  const stackFile = checkpoint ? { stack: `${JSON.stringify(checkpoint, null, 1)}\n` } : {};
  if (stack?.error) {
    await recordFailure(world, biography, desired, stack.error, stackFile);
    return stack.error;
  }
  const runs = generationOf(desired) !== undefined;
  const status =
    carried.status ?? (runs ? await world.at(desired.place).runner(biography.twin).status() : undefined);
  const before = biography.recorded?.deployed;
  // An operator's word deploys nothing: what it is about was deployed when it was.
  const isWord = event !== 'deployed' && before?.commit === deployed.commit;
  const at = isWord ? before.at : world.now().toISOString();
  const made: Change = {
    deployed: { ...deployed, desired: desiredDigest(desired), at },
    wish: null,
    anew: null,
    health: status?.health ?? healthWithoutRunner(event),
    reasons: status?.reasons ?? [],
    ...(restore ? { snapshot: restore.from } : {}),
    // The new life has no snapshot yet.
    ...(carried.isAnew ? { snapshot: null } : {}),
  };
  const files = { desired: printDesired(desired), ...stackFile };
  if (restore?.outcome === 'failed') {
    const wrong = restoreFailed({ twin: biography.twin, ...restore });
    await recordFailure(world, biography, desired, wrong, files, made);
    return wrong;
  }
  const renewed =
    secrets.length === 0 ? [] : [`- its runner has the secrets of this run: ${secrets.join(', ')}`];
  const body = [...changes.map(({ words }) => `- ${words}`), ...renewed, ...healthNow(status)];
  await biography.append({
    event,
    summary: summaryOf(event, desired, deployed.commit, restore),
    ...(body.length === 0 ? {} : { body: body.join('\n') }),
    change: { ...made, failure: null },
    trailers: { Snapshot: restore?.from, Secrets: secrets.join(', ') || undefined },
    ...files,
  });
  return undefined;
}

/** Records why the run failed; the next run tries again. The health of the twin is a separate matter. */
export async function recordFailure(
  world: World,
  biography: Biography,
  desired: Desired,
  error: unknown,
  files: { readonly desired?: string; readonly stack?: string } = {},
  change: Change = {},
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const digest = desiredDigest(desired);
  const before = biography.recorded?.failure;
  const failure = {
    attempts: before?.desired === digest ? before.attempts + 1 : 1,
    at: world.now().toISOString(),
    code: error instanceof DtaasError ? error.code : 'internal',
    message,
    desired: digest,
  };
  await biography.append({
    event: 'failed',
    summary: firstLine(message),
    ...(firstLine(message) === message ? {} : { body: message }),
    change: { ...change, failure },
    ...files,
  });
}

/** A line in the biography about the health at the end of a run, if the twin is Degraded. */
function healthNow(status: RunnerStatus | undefined): readonly string[] {
  if (status?.health !== 'Degraded') return [];
  return [`The twin was Degraded then: ${status.reasons.join('; ')}`];
}

function summaryOf(
  event: EventName,
  desired: Desired,
  commit: string,
  restore: RestoreReport | undefined,
): string {
  const from = restore && `${restore.outcome === 'partial' ? 'partly ' : ''}from ${restore.from}`;
  if (event === 'suspended' || event === 'terminated') return desired.version;
  if (event === 'restored') return from ?? 'from nothing';
  const { emulate, clock } = desired.overrides;
  const emulated = emulate && (clock === 'wall' ? 'emulated on the wall clock' : 'emulated');
  return [`${desired.version} of ${commit.slice(0, 10)}`, emulated, from].filter(Boolean).join(', ');
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.length > 120 ? `${line.slice(0, line.lastIndexOf(' ', 119))} …` : line;
}

function healthWithoutRunner(event: EventName): Health {
  if (event === 'suspended') return 'Suspended';
  return event === 'terminated' ? 'Missing' : 'Healthy';
}
