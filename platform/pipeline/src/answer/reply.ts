import { commandUsages } from '@dtaas/forge';
import type { Outcome } from '@dtaas/model';
import { type Report, render, reportOf } from '@dtaas/report';

/** What the platform answers to a command. */
export interface Reply {
  /** Markdown. Texts from elsewhere stand in code spans only. */
  readonly text: string;
  /** Whether what was asked for was done. */
  readonly succeeded: boolean;
}

/** Posted before something is done, so that a job that runs again knows that it was begun. */
export const working: Reply = { text: 'The command is being carried out.', succeeded: true };

export const unknownCommand: Reply = {
  text: [
    'This is not a command. The first line of a comment can be:',
    '',
    '| command | what it does |',
    '| :-- | :-- |',
    ...commandUsages.map(([usage, meaning]) => `| \`${usage}\` | ${meaning} |`),
  ].join('\n'),
  succeeded: false,
};

/** @param why sentences of ours; names in them are those of accounts and twins */
export function refusal(why: string): Reply {
  return { text: `Refused: ${harmless(why)}`, succeeded: false };
}

export function postedReview(verb: 'plan' | 'verify', commit: string): Reply {
  const what = verb === 'plan' ? 'The plan' : 'The verification';
  return { text: `${what} of \`${commit.slice(0, 10)}\` is in the comment of the review.`, succeeded: true };
}

export function done(
  what:
    | { readonly kind: 'operation'; readonly outcome: Outcome }
    | { readonly kind: 'merged'; readonly report: Report<'MergedReport'> },
): Reply {
  if (what.kind === 'merged') {
    const { twins } = what.report;
    const failed = twins.some(({ outcome }) => outcome !== undefined && isFailure(outcome));
    return { text: render(what.report, { format: 'markdown' }), succeeded: !failed };
  }
  const report = reportOf('OperationReport', { twins: [what.outcome] });
  return { text: render(report, { format: 'markdown' }), succeeded: !isFailure(what.outcome) };
}

function isFailure({ outcome }: Outcome): boolean {
  return outcome === 'failed' || outcome === 'refused' || outcome === 'interrupted';
}

/** A name of an account could mention somebody, and a forge may allow more in names than we know. */
function harmless(text: string): string {
  return text.replaceAll(/[<>[\]&|\\*_~@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
