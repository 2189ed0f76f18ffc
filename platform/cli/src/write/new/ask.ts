import { DtaasError } from '@dtaas/model';
import type { Context } from '../../context.ts';

/** One thing that `dtaas new` has to know. */
export interface Question<T extends string> {
  /** The flag or argument that answers it, as help shows it. */
  readonly flag: string;
  readonly message: string;
  readonly given: string | undefined;
  /** The values to choose from; absent for a text. */
  readonly choices?: readonly T[];
  /** What is taken where nobody can be asked. */
  readonly usual?: T;
  /** Why an answer can't be, or undefined. */
  readonly refuse?: (answer: string) => string | undefined;
}

/** The answer: as given, else asked on a terminal, else the usual one. Errors: `usage-answer`. */
export async function ask<T extends string>(context: Context, question: Question<T>): Promise<T> {
  const answer = question.given ?? (await asked(context, question)) ?? question.usual;
  if (answer === undefined) throw wrong(question, `It isn’t said: ${question.message}`);
  if (question.choices && !question.choices.some((choice) => choice === answer)) {
    throw wrong(question, `${answer} isn’t one of ${question.choices.join(', ')}`);
  }
  const refusal = question.refuse?.(answer);
  if (refusal !== undefined) throw wrong(question, refusal);
  return answer as T;
}

async function asked<T extends string>(context: Context, question: Question<T>): Promise<string | undefined> {
  if (!context.interactive || process.stdin.isTTY !== true) return undefined;
  const { isCancel, select, text } = await import('@clack/prompts');
  const { message, choices, usual, refuse } = question;
  const answer = choices
    ? await select<string>({
        message,
        options: choices.map((value) => ({ value, label: value })),
        ...(usual === undefined ? {} : { initialValue: usual }),
      })
    : await text({
        message,
        ...(usual === undefined ? {} : { initialValue: usual }),
        validate: (value) => refuse?.(value ?? ''),
      });
  if (!isCancel(answer)) return answer;
  throw new DtaasError({
    code: 'usage-cancelled',
    message: 'Nothing was made',
    hint: 'Run dtaas new again whenever you like.',
  });
}

function wrong(question: Question<string>, message: string): DtaasError {
  const choices = question.choices ? ` (${question.choices.join(', ')})` : '';
  return new DtaasError({ code: 'usage-answer', message, hint: `Say it with ${question.flag}${choices}.` });
}
