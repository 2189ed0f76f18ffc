import type { TwinPlan } from '@dtaas/deploy';
import colors from 'picocolors';
import { errorLines } from './outcome.ts';
import { plainText } from './plain-text.ts';
import { remarksText } from './remarks.ts';

/** What a deployment would do: in the twin's words first, then Pulumi's. */
export function plansText(plans: readonly TwinPlan[]): string {
  const quiet = plans.filter(({ verdict }) => verdict === 'nothing').length;
  const blocks = plans.filter(({ verdict }) => verdict !== 'nothing').map(planText);
  if (quiet > 0) blocks.push(`${quiet} ${quiet === 1 ? 'twin' : 'twins'}: nothing would change`);
  const remarks = remarksText(plans);
  if (remarks.length > 0) blocks.push(remarks.join('\n'));
  return blocks.length === 0 ? 'There are no twins.' : blocks.join('\n\n');
}

function planText({ twin, verdict, changes, steps, engine = [], errors }: TwinPlan): string {
  return [
    `${colors.bold(twin)}: ${headlines[verdict]}`,
    ...changes.map((change) => `  ${changeText(change)}`),
    ...(steps.length > 0 ? [colors.dim(`  would: ${steps.join(', ')}`)] : []),
    ...engine.map(({ op, type, name }) => colors.dim(`  Pulumi: ${op} ${type} ${name}`)),
    ...errors.flatMap(errorLines),
  ].join('\n');
}

const headlines = {
  nothing: 'nothing would change',
  act: 'would change',
  confirm: 'isn’t in the tree any more; a deployment releases it only with --yes',
  kept: 'isn’t in the tree any more; its own lifecycle.prune keeps it',
  refused: colors.red('would be refused'),
} as const;

const signs = { add: colors.green('+'), change: colors.yellow('~'), remove: colors.red('-') } as const;

/** One change in the twin's words, with a sign of what it is. */
export function changeText({ action, words }: TwinPlan['changes'][number]): string {
  return `${signs[action]} ${plainText(words)}`;
}
