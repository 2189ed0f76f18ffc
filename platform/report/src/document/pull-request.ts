import type { Reports } from '@dtaas/model';
import { type Block, type Document, gap, line } from './document.ts';
import { ago } from './values.ts';
import { command, joined, type Line, say, type Tone, toned } from './words.ts';

type Conversation = Omit<Reports['PullRequestReport'], 'apiVersion' | 'kind'>;
type Listed = NonNullable<Reports['ListReport']['pullRequests']>[number];

const tones: { readonly [state: string]: Tone } = {
  open: 'busy',
  merged: 'good',
  closed: 'faint',
  success: 'good',
  failure: 'bad',
  error: 'bad',
  pending: 'busy',
};

/** The columns of a list of pull requests, and one row of it. */
export const pullRequestColumns = ['>number', 'state', 'title', 'from', 'into', 'by'];

export function pullRequestCells({ number, state, title, head, base, author }: Listed): readonly Line[] {
  return [
    say`${number}`,
    stateLine(state),
    say`${title}`,
    say`${head.branch}`,
    say`${base.branch}`,
    say`${author}`,
  ];
}

/** A pull request and what was said about it. */
export function pullRequestDocument(
  { pullRequest, text, statuses, comments }: Conversation,
  now: number,
): Document {
  const { number, title, state, head, base, mergeCommit, author } = pullRequest;
  const merged = mergeCommit === undefined ? [] : say` as ${mergeCommit.slice(0, 12)}`;
  return {
    title: say`Pull request ${number}`,
    blocks: [
      line(say`${toned('strong', say`#${number}`)}  ${title}`),
      {
        kind: 'facts',
        facts: [
          ['state', say`${stateLine(state)}${merged}`],
          ['from', say`${head.branch} at ${head.commit.slice(0, 12)}`],
          ['into', say`${base.branch}`],
          ...(author === undefined ? [] : [['by', say`${author}`] as const]),
        ],
      },
      ...textBlocks(text),
      ...(statuses.length > 0 ? [gap] : []),
      ...statuses.map(({ name, state, description }) =>
        line(say`${stateLine(state)}  ${joined([name, description].filter(Boolean), ': ')}`),
      ),
      ...comments.flatMap(({ author, createdAt, text }) => [
        gap,
        line(say`${toned('strong', say`${author}`)}, ${ago(createdAt, now)}`),
        ...textBlocks(text),
      ]),
      gap,
      line(nextLine(number, state)),
    ],
  };
}

function stateLine(state: string): Line {
  const tone = tones[state];
  return tone ? toned(tone, say`${state}`) : say`${state}`;
}

function nextLine(number: number, state: string): Line {
  const comment = say`To comment: ${command(`dtaas comment ${number} <text>`)}`;
  return state === 'open' ? say`${comment}. To merge it: ${command(`dtaas merge ${number}`)}` : comment;
}

function textBlocks(text: string): readonly Block[] {
  const lines = readableLines(text);
  return lines.length > 0 ? [{ kind: 'output', lines }] : [];
}

/** The lines of a Markdown text without what only a forge's page shows: hidden lines for programs, and folds. */
function readableLines(text: string): readonly string[] {
  return text
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<\/?(?:details|summary)(?: open)?>/g, '')
    .split(/\r\n|\r|\n/)
    .map((each) => each.trimEnd())
    .filter((each, at, all) => each !== '' || (all[at - 1] ?? '') !== '')
    .join('\n')
    .trim()
    .split('\n')
    .filter((each, _, { length }) => length > 1 || each !== '');
}
