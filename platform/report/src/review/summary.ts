import { isVerified } from '@dtaas/model';
import type { Facts, Review } from './parts.ts';

/** One line of words of ours, short enough for a status (GitHub takes 140 characters), and whether something stands against a merge. */
export function summaryOf({
  check,
  verification,
  plan,
  missing,
  errors = [],
  decide,
}: Facts): Pick<Review, 'state' | 'summary'> {
  const problems = check?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const results = [...(verification?.results ?? []), ...(verification?.twins ?? [])];
  const failed = results.filter(({ outcome }) => !isVerified(outcome)).length;
  const twins = plan?.twins ?? [];
  const refused = twins.filter(({ verdict }) => verdict === 'refused').length;
  const changing = twins.filter(({ verdict }) => verdict === 'act' || verdict === 'confirm').length;
  const wrong = [
    missing.length > 0 && plural(missing.length, 'report missing', 'reports missing'),
    errors.length > 0 && plural(errors.length, 'command failed', 'commands failed'),
    problems > 0 && plural(problems, 'problem', 'problems'),
    failed > 0 && `${failed} of ${results.length} tests failed`,
    refused > 0 && plural(refused, 'twin refused', 'twins refused'),
  ].filter((text) => text !== false);
  const effects = [
    plan && (changing > 0 ? plural(changing, 'twin changes', 'twins change') : 'no twin changes'),
    decide.length > 0 && `${decide.length} to decide`,
  ].filter((text) => typeof text === 'string');
  const text = [...wrong, ...effects].join(', ');
  const summary = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return { state: wrong.length > 0 ? 'failure' : 'success', summary };
}

function plural(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
