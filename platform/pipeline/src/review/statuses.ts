import type { Status } from '@dtaas/forge';
import { isInstanceId, isVerified } from '@dtaas/model';
import type { Report } from '@dtaas/report';

type Review = Report<'ReviewReport'>;
type Verdict = NonNullable<Review['plan']>['twins'][number]['verdict'];

/** Statuses of twins beside the one that sums up. GitHub allows about 80 writes a minute. */
export const mostTwins = 20;

/** The status that protection can require: whether something stands against a merge. */
export function sumStatus({ state, summary, job }: Review): Status {
  return { name: 'dtaas', state, description: summary, url: job };
}

/**
 * A status of each twin that failed, then of each that the merge would change, up to `mostTwins`. Texts are ours; only names of
 * twins come from the reports.
 */
export function twinStatuses({ plan, verification, job }: Review): readonly Status[] {
  const untested = (verification?.twins ?? []).filter(({ outcome }) => !isVerified(outcome));
  const failed = new Map(untested.map(({ twin }) => [twin, 'The test of the twin did not pass.']));
  const changed = new Map<string, string>();
  for (const { twin, verdict } of plan?.twins ?? []) {
    const text = changes[verdict];
    if (verdict === 'refused') failed.set(twin, 'The twin cannot be deployed. The review says why.');
    else if (text !== undefined) changed.set(twin, text);
  }
  const wrong = inOrder(failed).map((each) => statusOf(each, 'failure', job));
  const right = inOrder(changed).filter(([twin]) => !failed.has(twin));
  return [...wrong, ...right.map((each) => statusOf(each, 'success', job))].slice(0, mostTwins);
}

const changes: { readonly [verdict in Verdict]?: string } = {
  act: 'The merge would change the twin.',
  confirm: 'The merge would change the twin, and somebody has to approve it.',
};

/** Statuses of an earlier review of the same commit that do not hold any more. A status cannot be taken back, but it can succeed. */
export function settledStatuses(earlier: readonly Status[], now: readonly Status[]): readonly Status[] {
  const names = new Set(now.map(({ name }) => name));
  return earlier
    .filter(({ name, state }) => state !== 'success' && isOfTwin(name) && !names.has(name))
    .slice(0, mostTwins)
    .map(({ name }) => ({
      name,
      state: 'success',
      description: 'Nothing stands against the twin any more.',
    }));
}

const prefix = 'dtaas/';

function isOfTwin(name: string): boolean {
  return name.startsWith(prefix) && isInstanceId(name.slice(prefix.length));
}

/** By name. A report of a pull request's job may name anything; what cannot be a twin gets no status. */
function inOrder(twins: ReadonlyMap<string, string>): readonly (readonly [twin: string, text: string])[] {
  return [...twins].filter(([twin]) => isInstanceId(twin)).sort(([a], [b]) => (a < b ? -1 : 1));
}

function statusOf(
  [twin, description]: readonly [twin: string, text: string],
  state: Status['state'],
  url: string | undefined,
): Status {
  return { name: `${prefix}${twin}`, state, description, url };
}
