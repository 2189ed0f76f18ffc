import { openForgeToRead, type ReadableForge } from '@dtaas/forge';
import { reportOf } from '@dtaas/report';
import { openRepository } from '@dtaas/repository';
import { forgesNamed } from '../clone/forges-named.ts';
import { answer, type Context } from '../context.ts';
import { pullRequestFields } from './pull-request-report.ts';

/** `dtaas list pull-requests [word...]`: the open ones, or with `--all` every one, that have all the words in their titles, branches or authors. */
export async function listPullRequests(
  context: Context,
  words: readonly string[],
  { all }: { readonly all: boolean },
): Promise<0> {
  const forge = await forgeToRead(context);
  const found = await forge.pullRequests({ state: all ? 'all' : 'open' });
  const matching = found.filter(({ title, head, author }) => {
    const text = [title, head.branch, author].join('\n').toLowerCase();
    return words.every((word) => text.includes(word.toLowerCase()));
  });
  answer(context, reportOf('ListReport', { pullRequests: matching.map(pullRequestFields) }));
  return 0;
}

/** `dtaas show <number>`: a pull request, the statuses of its head, and its comments. */
export async function showPullRequest(context: Context, number: number): Promise<0> {
  const forge = await forgeToRead(context);
  const pullRequest = await forge.pullRequest(number);
  const [statuses, comments] = await Promise.all([
    forge.statuses(pullRequest.head.commit),
    forge.comments({ number }),
  ]);
  const report = reportOf('PullRequestReport', {
    pullRequest: pullRequestFields(pullRequest),
    text: pullRequest.body,
    statuses: statuses.map(({ name, state, description, url }) => ({
      name,
      state,
      description,
      ...(url === undefined ? {} : { url }),
    })),
    comments: comments.map(({ body, ...comment }) => ({ ...comment, text: body })),
  });
  answer(context, report);
  return 0;
}

async function forgeToRead({ cwd, note, signal }: Context): Promise<ReadableForge> {
  const clone = await openRepository(cwd, { note });
  const forges = await forgesNamed(clone);
  return openForgeToRead({ clone, forges, environment: process.env, signal });
}
