import { afterAll, beforeAll, describe } from 'vitest';
import { comments, marks } from './comments.ts';
import type { ForgeUnderTest } from './forge-under-test.ts';
import { issues } from './issues.ts';
import { merges } from './merges.ts';
import { pullRequests } from './pull-requests.ts';
import { statuses } from './statuses.ts';
import type { Topic } from './topic.ts';

const topics: readonly Topic[] = [pullRequests, merges, comments, marks, statuses, issues];

/** What every forge promises (`platform/forge/README.md`), tried on a forge of each kind. */
export function forgeContract(start: () => Promise<ForgeUnderTest>): void {
  describe('a forge', () => {
    let forge: ForgeUnderTest | undefined;
    beforeAll(async () => {
      forge = await start();
    });
    afterAll(() => forge?.stop());
    for (const topic of topics)
      topic(() => {
        if (forge === undefined) throw new Error('the forge has not started');
        return forge;
      });
  });
}
