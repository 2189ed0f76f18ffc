import { openLocal } from '../../src/local/open-local.ts';

/** Does one act on a bare repository, in a process that a test kills: `act <repository> <mark key> <act> <number> <head>`. */
const [, , repository = '', markKey = '', act = '', number = '', head = ''] = process.argv;
const forge = await openLocal({ repository, markKey, account: 'killed' });
const on = { number: Number(number) };

const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  merge: () => forge.merge(on.number, { head }),
  comment: () => forge.ensureComment(on, { topic: 'review', body: 'All is well.' }),
  say: () => forge.ensureLastComment(on, '/dtaas approve'),
  propose: () => forge.ensurePullRequest({ head, base: 'main', title: 'Killed', body: '' }),
  files: () => forge.ensureFiles({ branch: head, from: number, message: 'x', files: { 'a/b.txt': head } }),
  issue: () => forge.ensureIssue({ topic: head, title: 'Killed', body: 'x', state: 'open', labels: ['a'] }),
  fork: () => forge.ensureFork(head),
};
await acts[act]?.();
