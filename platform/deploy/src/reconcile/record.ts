import {
  type Desired,
  DtaasError,
  type EventName,
  type Health,
  type PlanChange,
  printDesired,
  type RecordedStatus,
} from '@dtaas/model';
import type { RestoreReport } from '@dtaas/runner';
import { generationOf, toldBetween } from '../assess/desired-state.ts';
import type { BiographyEvent, Change } from '../biography/biography.ts';
import type { Carried, Run } from './carry-out.ts';
import { restoreFailed } from './failures.ts';

/**
 * Records how a run ended: what exists (`stack.json`) in any case, and what was deployed if that exists. The twin's health is
 * recorded too and decides nothing: a run has not failed because a component or the physical twin is unwell.
 *
 * @returns the failure that was recorded, if the run failed
 */
export async function record(
  run: Run,
  changes: readonly PlanChange[],
  carried: Carried,
): Promise<DtaasError | undefined> {
  const { world, biography, assessment } = run;
  const { actions, desired, renew, twin } = assessment;
  const { stack, restore, standstill } = carried;
  const stackFile = stack?.checkpoint ? { stack: stack.checkpoint } : {};
  if (stack?.error) {
    await recordFailure(run, stack.error, stackFile);
    return stack.error;
  }
  const end = actions.at(-1);
  if (end?.do !== 'record') return undefined;
  const { event } = end;
  const runs = generationOf(desired) !== undefined;
  const status = carried.status ?? (runs ? await world.at(desired.place).runner(twin).status() : undefined);
  const deployed = deployedNow(run, event);
  const made: Change = {
    deployed,
    // From now on, `desired.json` has the place.
    place: null,
    wish: null,
    anew: null,
    health: status?.health ?? released[event] ?? 'Healthy',
    reasons: status?.reasons ?? [],
    ...(restore ? { snapshot: restore.from } : {}),
    // What starts from nothing has no snapshot yet.
    ...(carried.isAnew ? { snapshot: null } : {}),
  };
  const files = { desired: printDesired(desired), ...stackFile };
  if (restore?.outcome === 'failed') {
    const wrong = restoreFailed({ twin, ...restore });
    await recordFailure(run, wrong, { ...files, change: made });
    return wrong;
  }
  const secrets = renew.join(', ');
  const body = [
    ...changes.map((change) => `- ${past(change)}`),
    ...(standstill ? [`- ${standstill.words}`] : []),
    ...(secrets === '' ? [] : [`- its runner has the secrets of this run: ${secrets}`]),
    ...(status?.health === 'Degraded' ? [`The twin was Degraded then: ${status.reasons.join('; ')}`] : []),
  ];
  await biography.append({
    event,
    summary: event === 'configured' ? configuredIn(run) : summaryOf(event, desired, deployed.commit, restore),
    ...(body.length === 0 ? {} : { body: body.join('\n') }),
    change: { ...made, failure: null },
    trailers: {
      Snapshot: restore?.from,
      Secrets: secrets || undefined,
      Standstill: standstill?.seconds === undefined ? undefined : `${standstill.seconds} s`,
    },
    ...files,
  });
  return undefined;
}

/** A change that was made. Only a sign tells of a removed component or connection in a plan, and a biography has no signs. */
export function past({ action, subject, words }: PlanChange): string {
  const isNamed = subject === 'component' || subject === 'connection';
  return action === 'remove' && isNamed ? `removed ${words}` : words;
}

/** What is deployed after this run. An instance that the source doesn't have any more keeps its commit. */
function deployedNow(
  { world, source, biography, assessment }: Run,
  event: EventName,
): NonNullable<RecordedStatus['deployed']> {
  const { digest, inSource, twin } = assessment;
  const before = biography.recorded?.deployed;
  const nothing = '0'.repeat(64);
  const commit = source.commit ?? before?.commit ?? nothing;
  const basis = inSource ? source.basis(twin) : (before?.basis ?? nothing);
  // A request of an operator deploys nothing, so the time of the deployment stays.
  const stays = event !== 'deployed' && before?.commit === commit;
  const owners = inSource ? source.about(twin).owners : before?.owners;
  return {
    commit,
    basis,
    desired: digest,
    at: stays ? before.at : world.now().toISOString(),
    ...(owners ? { owners } : {}),
  };
}

/** Records why the run failed; the next run tries again. The health of the twin is a separate matter. */
export async function recordFailure(
  { world, biography, assessment: { digest } }: Run,
  error: unknown,
  { change = {}, ...files }: Pick<BiographyEvent, 'change' | 'desired' | 'stack'> = {},
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
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

/** The parameters that the components were told, with their old and new values. */
function configuredIn({ assessment: { desired, previous } }: Run): string {
  const changes = toldBetween(previous, desired) ?? [];
  return firstLine(changes.map(({ component, words }) => `${component}: ${words}`).join('; '));
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

/** The health after a release, in words that earlier editions can read: they know no Terminated. */
const released: { readonly [event in EventName]?: Health } = {
  suspended: 'Suspended',
  terminated: 'Missing',
};
