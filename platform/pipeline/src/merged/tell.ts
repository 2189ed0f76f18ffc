import type { Forge } from '@dtaas/forge';
import { fingerprintOf } from '@dtaas/model';
import { type Report, render, reportOf, withPlans } from '@dtaas/report';
import { topics } from '../topics.ts';

type Merged = Report<'MergedReport'>;
type MergedTwin = Merged['twins'][number];

/**
 * Tells each pull request what became of its twins, in one comment that is changed in place. Before the deployment it shows the plans
 * that differ from the reviewed ones, so that they are there if the job is killed.
 *
 * @param options.isBegun whether the deployment is yet to come @param options.alsoTell pull requests all of whose twins are as the commit says
 */
export async function tellPullRequests(
  forge: Pick<Forge, 'ensureComment'>,
  report: Merged,
  {
    isBegun = false,
    alsoTell = [],
  }: { readonly isBegun?: boolean; readonly alsoTell?: readonly number[] } = {},
): Promise<void> {
  const groups = byPullRequest(report.twins);
  for (const number of [...groups.keys(), ...alsoTell]) {
    const twins = groups.get(number) ?? [];
    const text = render(reportOf('MergedReport', { commit: report.commit, twins }), { format: 'markdown' });
    const plans = new Map(twins.map(({ twin, digest }) => [twin, fingerprintOf(digest)]));
    const body = withPlans({ commit: report.commit, plans }, isBegun ? `${begun}\n${text}` : text);
    await forge.ensureComment({ number }, { topic: topics.deployment, body });
  }
}

const begun = '<!-- dtaas:begun -->';

/** Whether a comment about a deployment was written before the deployment, and not changed since. */
export function saysBegun(comment: string): boolean {
  return comment.split('\n', 2)[1] === begun;
}

/** Those that a deployment has yet to make, and whose plan nobody has seen. */
export function unseen({ twins, ...report }: Merged): Merged {
  return { ...report, twins: twins.filter(({ basis }) => basis === 'moved') };
}

/** One issue lists all twins that could not be deployed. It is closed when there is none. */
export async function tellFailures(
  forge: Pick<Forge, 'kind' | 'ensureIssue'>,
  report: Merged,
): Promise<void> {
  const failed = report.twins.filter(isFailure);
  const text = render(reportOf('MergedReport', { commit: report.commit, twins: failed }), {
    format: 'markdown',
  });
  const reverts = [...byPullRequest(failed).keys()].map(
    (number) =>
      `To take back pull request ${mention(forge, number)}, run \`dtaas revert ${number}\`, or revert it on its page.`,
  );
  await forge.ensureIssue({
    topic: topics.failures,
    title: 'Twins could not be deployed',
    body: [text, ...reverts].join('\n\n'),
    state: failed.length > 0 ? 'open' : 'closed',
    labels: [],
  });
}

/** As the forge links a pull request in its texts. */
function mention({ kind }: Pick<Forge, 'kind'>, number: number): string {
  return `${kind === 'gitlab' ? '!' : '#'}${number}`;
}

function isFailure({ outcome, waits }: MergedTwin): boolean {
  return waits !== true && (outcome?.outcome === 'failed' || outcome?.outcome === 'refused');
}

function byPullRequest(twins: readonly MergedTwin[]): ReadonlyMap<number, readonly MergedTwin[]> {
  const groups = new Map<number, MergedTwin[]>();
  for (const twin of twins) {
    if (twin.pullRequest === undefined) continue;
    groups.set(twin.pullRequest, [...(groups.get(twin.pullRequest) ?? []), twin]);
  }
  return groups;
}
