import { commandUsages, type ForgeKind } from '@dtaas/forge';
import type { Outcome } from '@dtaas/model';
import { plainText, type Report, render, reportOf } from '@dtaas/report';

/** What the platform answers to a command. */
export interface Reply {
  /** Markdown. Texts from elsewhere stand in code spans only. */
  readonly text: string;
  /** The same for a terminal. */
  readonly plain: string;
  /** Whether what was asked for was done. */
  readonly succeeded: boolean;
}

/** Posted before something is done, so that a job that runs again knows that it was begun. */
export const working: Reply = {
  text: 'The command is being carried out.',
  plain: 'The command is being carried out.',
  succeeded: true,
};

const widestUsage = Math.max(...commandUsages.map(([{ length }]) => length));

export const unknownCommand: Reply = {
  text: [
    'This is not a command. The first line of a comment can be:',
    '',
    '| command | what it does |',
    '| :-- | :-- |',
    ...commandUsages.map(([usage, meaning]) => `| \`${usage}\` | ${meaning} |`),
  ].join('\n'),
  plain: [
    'This is not a command. The first line of a comment can be:',
    ...commandUsages.map(([usage, meaning]) => `  ${usage.padEnd(widestUsage)}  ${meaning}`),
  ].join('\n'),
  succeeded: false,
};

/** @param why sentences of ours; names in them are those of accounts and twins */
export function refusal(why: string): Reply {
  return { text: `Refused: ${harmless(why)}`, plain: `Refused: ${plainText(why)}`, succeeded: false };
}

export function postedReview(verb: 'plan' | 'verify', commit: string, review: Report<'ReviewReport'>): Reply {
  const what = verb === 'plan' ? 'The plan' : 'The verification';
  return {
    text: `${what} of \`${commit.slice(0, 10)}\` is in the comment of the review.`,
    plain: render(review, { format: 'text' }),
    succeeded: true,
  };
}

/** @param kind a bare repository has no job that reviews the new commit */
export function locked(report: Report<'LockReport'>, kind: ForgeKind): Reply {
  const isRefused = report.twins.some(({ outcome }) => outcome === 'refused');
  const next = afterLock(report, kind, isRefused);
  const parts = (format: 'markdown' | 'text') => [
    ...(report.twins.length > 0 ? [render(report, { format }).trimEnd()] : []),
    next,
  ];
  return { text: parts('markdown').join('\n\n'), plain: parts('text').join('\n'), succeeded: !isRefused };
}

function afterLock({ commit }: Report<'LockReport'>, kind: ForgeKind, isRefused: boolean): string {
  if (commit !== undefined)
    return kind === 'local'
      ? 'To check, verify and plan it, comment `/dtaas plan`.'
      : 'A job reviews it, as it does after each push.';
  if (isRefused) return 'Nothing was written.';
  return 'Every lock fits the files of the branch, so nothing was written. If the review still names a lock, main has changed: update the branch, and comment again.';
}

export function done(
  what:
    | { readonly kind: 'operation'; readonly outcome: Outcome }
    | { readonly kind: 'merged'; readonly report: Report<'MergedReport'> },
): Reply {
  const [report, outcomes] =
    what.kind === 'merged'
      ? [what.report, what.report.twins.map(({ outcome }) => outcome)]
      : [reportOf('OperationReport', { twins: [what.outcome] }), [what.outcome]];
  return {
    text: render(report, { format: 'markdown' }),
    plain: render(report, { format: 'text' }),
    succeeded: !outcomes.some((outcome) => outcome !== undefined && isFailure(outcome)),
  };
}

function isFailure({ outcome }: Outcome): boolean {
  return outcome === 'failed' || outcome === 'refused' || outcome === 'interrupted';
}

/** A name of an account could mention somebody, and a forge may allow more in names than we know. */
function harmless(text: string): string {
  return text.replaceAll(/[<>[\]&|\\*_~@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
