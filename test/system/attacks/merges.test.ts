import { describe } from 'vitest';
import * as owners from '../../../platform/deploy/src/merged/owners.ts';
import * as reviews from '../../../platform/pipeline/src/merged/forge-reviews.ts';
import { mergedPullRequest, toldForge } from '../../../platform/pipeline/testing/told-forge.ts';
import { withPlans } from '../../../platform/report/src/index.ts';
import {
  commitFiles,
  temporaryRepository,
} from '../../../platform/repository/testing/temporary-repository.ts';
import { attack } from './attack.ts';
import { switchedOff } from './switched-off.ts';

const [seen, pushed] = ['a'.repeat(40), 'b'.repeat(40)];

/** What counts as reviewed of a twin whose pull request showed a plan of `seen`, and was merged at `head`. */
async function reviewAt({ forgeReviews }: typeof reviews, head: string) {
  const repository = await temporaryRepository({ 'twins/tank': '1' });
  const main = await commitFiles(repository, { 'twins/tank': '2' });
  const forge = toldForge();
  forge.merged.set(main, mergedPullRequest(7, head, main));
  const plans = new Map([['tank', 'f'.repeat(20)]]);
  forge.comments.set('7 review', withPlans({ commit: seen, plans }, ''));
  const options = { repository, forge, main, affected: async () => ['tank'], mayApprove: async () => false };
  return (await forgeReviews(options).of(['tank'])).get('tank');
}

const merging = (source: string, instead: string) =>
  switchedOff(reviews, 'pipeline/src/merged/forge-reviews.ts', [
    'pipeline/src/merged/forge-reviews.ts',
    source,
    instead,
  ]);

describe('a merge', () => {
  attack(
    'has a push after the review, and would be deployed as reviewed',
    merging('shown?.commit === pullRequest.head.commit', 'shown !== undefined'),
    async (platform) => (await reviewAt(platform, pushed))?.plans.length === 1,
  );

  attack(
    'is of somebody who may not approve that the twin loses its state',
    merging('mergedBy !== undefined && (await mayApprove(mergedBy, twin))', 'mergedBy !== undefined'),
    async (platform) => (await reviewAt(platform, seen))?.confirms === true,
  );

  attack(
    'adds its author to the owners, who would approve what the merge deletes',
    switchedOff(owners, 'deploy/src/merged/owners.ts', [
      'deploy/src/merged/owners.ts',
      'deployed ? deployed.owners : ',
      '',
    ]),
    async ({ ownersBefore }) => {
      const deployed = {
        ...{ commit: seen, desired: 'd'.repeat(64), basis: 'b'.repeat(64), at: '2026-11-22T12:00:00Z' },
        owners: ['olga'],
      };
      const status = {
        ...{ apiVersion: 'dtaas/v1', kind: 'Status', twin: 'tank', home: '0123456789abcdef' },
        ...{ event: 'deployed', at: '2026-11-22T12:00:00.000Z', deployed, health: 'Healthy', reasons: [] },
      };
      const tips = new Map([['tank', { id: seen, status }]]);
      const biographies = { tips: async () => ({ tips, unreadable: new Map() }) };
      const source = { about: () => ({ title: 'Tank', owners: ['eve'] }) };
      return (await ownersBefore({ biographies }, source))('tank').includes('eve');
    },
  );
});
