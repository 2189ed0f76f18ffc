import type { Outcome } from '@dtaas/deploy';
import colors from 'picocolors';
import { shaded } from './health.ts';
import { plainLines, plainText } from './plain-text.ts';
import { remarksText } from './remarks.ts';

/** What a run came to, a paragraph a twin; twins with nothing to do share one line. */
export function outcomesText(outcomes: readonly Outcome[]): string {
  const unchanged = outcomes.filter(({ outcome }) => outcome === 'unchanged');
  const unpushed = unchanged.filter((outcome) => outcome.unpushed);
  const quiet = unchanged.length - unpushed.length;
  const told = outcomes.filter(({ outcome }) => outcome !== 'unchanged');
  const blocks = [...told, ...unpushed].map(outcomeText);
  if (quiet === 1 && outcomes.length === 1) blocks.push(`${outcomes[0]?.twin}: nothing to do`);
  else if (quiet > 0) blocks.push(`${quiet} ${quiet === 1 ? 'twin' : 'twins'}: nothing to do`);
  blocks.push(...remarksText(outcomes));
  return blocks.length === 0 ? 'There are no twins.' : blocks.join('\n');
}

function outcomeText(told: Outcome): string {
  const { twin, reasons = [], saved = [], restore, error, unpushed } = told;
  return [
    `${colors.bold(twin)}: ${headline(told)}`,
    ...saved.map((name) => `  saved ${name}`),
    ...(restore
      ? [`  ${restoreText(restore)}`, ...restore.details.map((detail) => `    ${plainText(detail)}`)]
      : []),
    ...(error ? errorLines(error) : []),
    ...(unpushed ? errorLines({ ...unpushed, code: 'not pushed' }) : []),
    ...(error ? [] : reasons.map((reason) => `  ${plainText(reason)}`)),
  ].join('\n');
}

/** How a restore went, and where the twin goes on. */
export function restoreText({ outcome, from, clock }: NonNullable<Outcome['restore']>): string {
  const step = clock?.step === undefined ? '' : `, which is at step ${clock.step}`;
  return `${outcome} from ${from}${step}`;
}

/** What went wrong with a twin, which may quote other programs, and what to do. */
export function errorLines({ code, message, hint, problems = [] }: NonNullable<Outcome['error']>): string[] {
  return [
    `  ${colors.red(code)}: ${plainLines(message)}`,
    ...problems.map(
      (problem) =>
        `    ${plainText(problem.file)}:${problem.line}:${problem.column} ${problem.code}: ${plainText(problem.message)}`,
    ),
    `    ${plainLines(hint)}`,
  ];
}

/** Only a restart ends as `restored` without a snapshot. */
function done(event: string | undefined, restore: Outcome['restore']): string | undefined {
  return event === 'restored' && restore === undefined ? 'begun anew from nothing' : event;
}

function headline({ twin, outcome, event, health, restore }: Outcome): string {
  switch (outcome) {
    case 'unchanged':
      return 'nothing to do';
    case 'done':
      // `suspended, Suspended` would say one thing twice.
      return [done(event, restore), event === health?.toLowerCase() ? undefined : health && shaded(health)]
        .filter(Boolean)
        .join(', ');
    case 'failed':
      return `${colors.red('failed')}; the next run tries again`;
    case 'refused':
      return colors.red('refused');
    case 'confirm':
      return `isn’t in the tree any more; release it with: dtaas deploy ${twin} --yes (its biography stays)`;
    case 'kept':
      return `isn’t in the tree any more, and its own lifecycle.prune keeps it; release it with: dtaas terminate ${twin}`;
    case 'waiting':
      return 'waits';
    case 'interrupted':
      return 'stopped; the next dtaas deploy completes it';
  }
}

/** 0 where all is as it was asked for. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 | 130 {
  if (outcomes.some(({ outcome }) => outcome === 'interrupted')) return 130;
  const wrong = outcomes.some(
    ({ outcome, unpushed }) => outcome === 'failed' || outcome === 'refused' || unpushed !== undefined,
  );
  return wrong ? 1 : 0;
}
