import { performance } from 'node:perf_hooks';
import { openLocal } from '../../../platform/forge/src/local/open-local.ts';

/**
 * `forge-local <bare repository> <pull requests> <comments>`: opens a pull request of each branch `b<n>`, comments on one of them, and prints the seconds
 * of each call as JSON, by verb. The last fifth of the pull requests and of the comments is measured, beside all that was there before.
 */
const [, , repository = '', pulls = '', texts = ''] = process.argv;
const forge = await openLocal({
  repository,
  markKey: 'a key of the benchmark, of 32 characters',
  account: 'bench',
});
const seconds: Record<string, number[]> = {};

async function measured<T>(verb: string, call: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const result = await call();
  seconds[verb] = [...(seconds[verb] ?? []), (performance.now() - begin) / 1000];
  return result;
}

async function many(verb: string, count: number, call: (index: number) => Promise<unknown>): Promise<void> {
  for (let index = 0; index < count; index++)
    if (index < count * 0.8) await call(index);
    else await measured(verb, () => call(index));
}

const open = (index: number) =>
  forge.ensurePullRequest({ head: `b${index}`, base: 'main', title: `Change ${index}`, body: 'Why.' });
await many('ensurePullRequest', Number(pulls), open);
await many('ensureComment', Number(texts), (index) =>
  forge.ensureComment({ number: 1 }, { topic: `topic-${index}`, body: 'text '.repeat(40) }),
);
for (let index = 0; index < 10; index++) {
  const { number, head } = await measured('pullRequest', () => forge.pullRequest(index + 1));
  await measured('pullRequests, all open', () => forge.pullRequests({ state: 'open' }));
  await measured('comments, all', () => forge.comments({ number: 1 }));
  const status = { name: 'dtaas', state: 'success', description: 'All is well.' } as const;
  await measured('ensureStatus', () => forge.ensureStatus(head.commit, status));
  await measured('ensureStatus, again', () => forge.ensureStatus(head.commit, status));
  const merged = await measured('merge', () => forge.merge(number, { head: head.commit }));
  await measured('pullRequestsOf', () => forge.pullRequestsOf(merged.mergeCommit ?? ''));
}
process.stdout.write(JSON.stringify(seconds));
