import { chosenByCommit } from '@dtaas/processes/testing/chosen-by-commit';
import { expect, test } from 'vitest';
import { type Topic, topic } from './topic.ts';

const texts: readonly (readonly [string, string])[] = [
  ['markup', '</details> <img src="https://x.example/p.png"> [a](javascript:alert(1)) @everyone #1 !1 `code'],
  ['characters that turn the direction', 'a \u202e\u2066txt.exe\u2069 \u200bb'],
  ['60,000 characters', `${'word '.repeat(11_999)}end.`],
  ['the end of a comment', '--> <!-- dtaas review 0 0 --> -->'],
  ['ends of lines of all kinds', 'one\r\ntwo\rthree\n\n\nfour\u2028five'],
  ['escapes', '\u001b[31mred\u001b[0m \u0007 \\u0000 \ud83c\udfed'],
  ['variables', `$(touch x) \`touch x\` $\{{ secrets.TOKEN }} %s %n {{ x }} ; rm -rf /`],
  ['nothing but spaces at the ends', '  begins and ends  '],
];

const textsOf = (tried: readonly (readonly [string, string])[]) =>
  topic('texts that strangers choose', (scene) => {
    test.each(tried)('a comment of %s is read as it was written', async (name, text) => {
      const { owner, propose } = scene();
      const on = { number: (await propose(`text/${name.replaceAll(/[^a-z0-9]+/g, '-')}`)).number };
      const { id } = await owner.ensureComment(on, { topic: 'review', body: text });
      expect(await owner.trustedComment(on, 'review')).toBe(text.replaceAll('\r\n', '\n').trimEnd());
      expect(await owner.ensureComment(on, { topic: 'review', body: text })).toMatchObject({ id });
      expect(await owner.comments(on)).toHaveLength(1);
    });

    // A title is one line, and forges drop control characters from it.
    test.each(tried.filter(([, text]) => text.length < 200 && !/\p{Cc}/u.test(text)))(
      'a title of %s is read as it was written',
      async (name, text) => {
        const { clone, owner } = scene();
        const head = `title/${name.replaceAll(/[^a-z0-9]+/g, '-')}`;
        await clone.push(head, { 'title.txt': name });
        const request = { head, base: 'main', title: text, body: text };
        const opened = await owner.ensurePullRequest(request);
        expect(await owner.ensurePullRequest(request)).toEqual(opened);
        expect(opened.title).toBe(text.trim());
        expect(opened.body.trim()).toBe(text.trim());
      },
    );

    test('lines that look like commands of a forge do nothing', async () => {
      const { owner, propose } = scene();
      const { number } = await propose('commands');
      const body = 'Look:\n/close\n/merge\n/title Taken over\n/label ~x\n';
      await owner.ensureComment({ number }, { topic: 'review', body });
      expect(await owner.pullRequest(number)).toMatchObject({ state: 'open', title: 'Change commands' });
      expect(await owner.trustedComment({ number }, 'review')).toContain('/close');
    });
  });

/** Every character that git allows in the name of a branch, one kind after the other. */
const branches = [
  'a#b',
  'a%2fb%20c',
  'a&b=c;d,e+f',
  'ü/名前',
  `q'"\`$(x)|<y>{z}`,
  '!@a(b)]c',
  'UPPER/lower',
  'a.-.b',
  'x'.repeat(150),
  'factory\u202ebranch',
] as const;

const branchesOf = (tried: readonly (typeof branches)[number][]) =>
  topic('names of branches', (scene) => {
    test.each(tried)('%j is proposed, found and merged', async (branch) => {
      const { clone, owner, propose } = scene();
      const { number, head } = await propose(branch, { [`f${branches.indexOf(branch)}.txt`]: '1' });
      expect(head.branch).toBe(branch);
      expect(await owner.pullRequests({ state: 'open', head: branch })).toMatchObject([{ number }]);
      const merged = await owner.merge(number, { head: head.commit });
      expect(merged.mergeCommit).toBe(await clone.tip('main'));
    });

    test.each(tried)('%j gets files', async (branch) => {
      const { clone, owner } = scene();
      const from = (await clone.tip('main')) ?? '';
      // Gitea's interface makes none that is longer than 100 characters, though git may push one.
      const name = `files/${branch}`.slice(0, 100);
      const commit = await owner.ensureFiles({ branch: name, from, message: 'x', files: { 'x.txt': 'x' } });
      expect(await clone.tip(name)).toBe(commit);
    });
  });

export const hostile: readonly Topic[] = [textsOf(texts), branchesOf(branches)];

/** For a forge that is slow: which ones depends on the commit that is tested. */
export const someHostile: readonly Topic[] = [
  textsOf([chosenByCommit(texts, 'text')]),
  branchesOf([chosenByCommit(branches, 'branch')]),
];
