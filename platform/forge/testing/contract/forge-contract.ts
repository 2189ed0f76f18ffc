import { afterAll, beforeAll, describe } from 'vitest';
import { comments, marks } from './comments.ts';
import { files } from './files.ts';
import type { ForgeUnderTest } from './forge-under-test.ts';
import { forks } from './forks.ts';
import { hostile } from './hostile.ts';
import { issues } from './issues.ts';
import { lostAnswers } from './lost-answers.ts';
import { merges } from './merges.ts';
import { pages } from './pages.ts';
import { permissions } from './permissions.ts';
import { pullRequests } from './pull-requests.ts';
import { keys, protection, releases } from './settings.ts';
import { statuses } from './statuses.ts';
import type { Topic } from './topic.ts';

export const topics: readonly Topic[] = [
  pullRequests,
  merges,
  comments,
  marks,
  statuses,
  issues,
  permissions,
  forks,
  files,
  protection,
  keys,
  releases,
  pages,
  lostAnswers,
];

/** What every forge promises (`platform/forge/README.md`), tried on a forge of each kind. */
export function forgeContract(
  start: () => Promise<ForgeUnderTest>,
  tried: readonly Topic[] = [...topics, ...hostile],
): void {
  describe('a forge', () => {
    let forge: ForgeUnderTest | undefined;
    beforeAll(async () => {
      forge = await start();
    });
    afterAll(() => forge?.stop());
    for (const topic of tried)
      topic(() => {
        if (forge === undefined) throw new Error('the forge has not started');
        return forge;
      });
  });
}
