import { deployMerged, type MergedOptions, type MergedTwin } from '@dtaas/deploy';
import type { Forge } from '@dtaas/forge';
import { type Report, reportOf } from '@dtaas/report';
import { type ForgeReviewsOptions, forgeReviews } from './forge-reviews.ts';
import { tellFailures, tellPullRequests, unseen } from './tell.ts';
import { untold } from './untold.ts';

type World = Parameters<typeof deployMerged>[0];
type Source = Parameters<typeof deployMerged>[1];

export interface DeployMainOptions extends Omit<MergedOptions, 'reviews' | 'onDecided'>, ForgeReviewsOptions {
  readonly forge: Pick<
    Forge,
    'kind' | 'pullRequest' | 'pullRequestsOf' | 'trustedComment' | 'ensureComment' | 'ensureIssue'
  >;
}

/**
 * Deploys the newest main as it was reviewed, and tells the forge what became of it. If the forge can't be told, the twins are deployed all
 * the same, and the error says so: the next run tells it (`untold.ts`).
 */
export async function deployMain(
  world: World,
  source: Source,
  options: DeployMainOptions,
): Promise<Report<'MergedReport'>> {
  const { forge, main } = options;
  const history = { ...options, forge: askedOnce(forge) };
  let ofReport: ReadonlySet<number | undefined> = new Set();
  let search: ReturnType<typeof untold> | undefined;
  const earlier = (): ReturnType<typeof untold> => {
    search ??= untold(history, ofReport);
    return search;
  };
  const { twins } = await deployMerged(world, source, {
    ...options,
    reviews: forgeReviews(history),
    async onDecided(decided) {
      ofReport = new Set(decided.map(({ pullRequest }) => pullRequest));
      const begun = reportOf('MergedReport', { commit: main, twins: decided });
      await tellPullRequests(forge, unseen(begun), { isBegun: true });
    },
    announce(...about) {
      // The forge is asked while a twin is deployed. If it can't be, the twins are deployed all the same, and the error comes below.
      earlier().catch(() => {});
      options.announce(...about);
    },
  });
  const report = reportOf('MergedReport', { commit: main, twins: twins.map(told) });
  await tellPullRequests(forge, report, { alsoTell: await earlier() });
  await tellFailures(forge, report);
  return report;
}

function told({ isConfirmed: _, ...twin }: MergedTwin): Report<'MergedReport'>['twins'][number] {
  return twin;
}

/** A forge that is asked once for the pull requests of a commit. */
function askedOnce(forge: ForgeReviewsOptions['forge']): ForgeReviewsOptions['forge'] {
  const asked = new Map<string, ReturnType<Forge['pullRequestsOf']>>();
  return {
    pullRequest: (number) => forge.pullRequest(number),
    trustedComment: (on, topic) => forge.trustedComment(on, topic),
    pullRequestsOf(commit) {
      const answer = asked.get(commit) ?? forge.pullRequestsOf(commit);
      asked.set(commit, answer);
      return answer;
    },
  };
}
