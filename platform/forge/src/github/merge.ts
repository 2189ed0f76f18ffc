import { forgeHeadMoved, forgeMergeConflict, forgeNotMergeable, forgeUnreachable } from '../failures.ts';
import type { Forge, PullRequest } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import type { Hub } from './api/hub.ts';
import { pullRequestOf, see } from './pull-requests.ts';

type MergeOptions = Parameters<Forge['merge']>[1];

/** How often to ask while GitHub still computes whether it can merge, once a second. */
const attempts = 15;

export function mergeOn(hub: Hub): Pick<Forge, 'merge'> {
  return {
    async merge(number, options) {
      const before = await see(hub, number);
      const merged = mergedAlready(pullRequestOf(hub, before), options.head);
      if (merged) return merged;
      try {
        await mergeWhenComputed(hub, number, options, attempts);
      } catch (error) {
        if (!forgeUnreachable.is(error)) throw error;
        // The answer got lost; the merge may have been made.
        const now = mergedAlready(pullRequestOf(hub, await see(hub, number)), options.head);
        if (now) return now;
        throw error;
      }
      return pullRequestOf(hub, await see(hub, number));
    },
  };
}

/** @throws `forge-head-moved`, `forge-not-mergeable` */
function mergedAlready(pull: PullRequest, seen: string): PullRequest | undefined {
  const { number, head, state } = pull;
  if (head.commit !== seen) throw forgeHeadMoved({ number, seen, now: head.commit });
  if (state === 'closed') throw forgeNotMergeable({ number, said: 'it is closed' });
  return state === 'merged' ? pull : undefined;
}

async function mergeWhenComputed(
  hub: Hub,
  number: number,
  options: MergeOptions,
  left: number,
): Promise<void> {
  const said = await tryMerge(hub, number, options);
  if (said === undefined) return;
  const now = await see(hub, number);
  if (mergedAlready(pullRequestOf(hub, now), options.head)) return;
  if (now.mergeable === false && now.mergeable_state === 'dirty')
    throw forgeMergeConflict({ number, base: now.base.ref });
  const isPassing = now.mergeable === null || said.startsWith('Base branch was modified');
  if (!isPassing || left === 0) throw forgeNotMergeable({ number, said });
  await hub.pause(1);
  await mergeWhenComputed(hub, number, options, left - 1);
}

/** Undefined if it was merged, else why not. */
function tryMerge({ ask, where }: Hub, number: number, options: MergeOptions): Promise<string | undefined> {
  const [title, ...body] = options.message?.split('\n') ?? [];
  return ask('merge', `pull request ${number}`, async (api) => {
    try {
      await api.pulls.merge({
        ...where,
        pull_number: number,
        sha: options.head,
        merge_method: 'merge',
        ...(title === undefined ? {} : { commit_title: title, commit_message: body.join('\n').trim() }),
      });
      return undefined;
    } catch (error) {
      const said = refusal(error, 405, 409);
      if (said === undefined) throw error;
      return said;
    }
  });
}
