import type { DtaasError } from '@dtaas/model';
import type { Context } from '../../context.ts';
import { answerWrong, cancelled } from '../failures.ts';

/** One thing that `dtaas new` has to know. */
export interface Question<T extends string> {
  /** The flag or argument that gives the answer, as help shows it. */
  readonly flag: string;
  readonly message: string;
  readonly given: string | undefined;
  /** The possible answers; absent for a text. */
  readonly choices?: readonly T[];
  /** The answer if nobody can be asked. */
  readonly usual?: T;
  /** Why an answer is refused, or undefined. */
  readonly refuse?: (answer: string) => string | undefined;
}

/** The given answer, else the answer of the person at the terminal, else the usual one. Errors: `usage-answer`. */
export async function ask<T extends string>(context: Context, question: Question<T>): Promise<T> {
  const { given, usual, choices, refuse } = question;
  const answer = given ?? (await askPerson(context, question)) ?? usual;
  const { flag } = question;
  if (answer === undefined) throw answerMissing(question);
  if (choices && !choices.some((choice) => choice === answer))
    throw answerWrong({ message: `${answer} is not one of ${choices.join(', ')}`, flag });
  const refusal = refuse?.(answer);
  if (refusal !== undefined) throw answerWrong({ message: refusal, flag });
  return answer as T;
}

async function askPerson<T extends string>(
  { interactive }: Context,
  { message, choices, usual, refuse }: Question<T>,
): Promise<string | undefined> {
  if (!interactive || process.stdin.isTTY !== true) return undefined;
  const { isCancel, select, text } = await import('@clack/prompts');
  const initial = usual === undefined ? {} : { initialValue: usual };
  const answer = choices
    ? await select<string>({
        message,
        options: choices.map((value) => ({ value, label: value })),
        ...initial,
      })
    : await text({ message, ...initial, validate: (value) => refuse?.(value ?? '') });
  if (!isCancel(answer)) return answer;
  throw cancelled();
}

function answerMissing({ flag, choices, message }: Question<string>): DtaasError {
  const possible = choices && choices.length > 0 ? ` (${choices.join(', ')})` : '';
  return answerWrong({ message: `There is no answer to: ${message}`, flag: `${flag}${possible}` });
}
