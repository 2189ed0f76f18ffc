import { DtaasError, type ErrorContext } from './problem.ts';

/** What `dtaas explain <code>` says of an error that ends a command. Each text is one or more whole sentences. */
export interface ErrorExplanation {
  readonly code: string;
  /** What happened. */
  readonly title: string;
  /** How it comes about, or why the platform stops there. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
}

/** The texts of one code. `Details` are the facts of one occurrence. */
interface ErrorTexts<Details> extends Omit<ErrorExplanation, 'code'> {
  /** What happened this time; the title unless given. */
  readonly message?: (details: Details) => string;
  /** What to do this time; the remedy unless given. */
  readonly hint?: (details: Details) => string;
}

type Arguments<Details> = [Details] extends [undefined]
  ? [context?: ErrorContext]
  : [details: Details & ErrorContext];

/** One code with its texts. Calling it makes the error to throw. */
export interface ErrorDefinition<Details> extends ErrorExplanation {
  (...args: Arguments<Details>): DtaasError;
  /** Whether an error has this code, wherever it was made. */
  is(error: unknown): error is DtaasError;
}

/**
 * Defines an error once, for the code that throws it and for `dtaas explain`. The definitions of a package are the exports
 * of its `failures.ts`.
 *
 *     export const stackBusy = defineError<{ twin: string }>('stack-busy', {
 *       title: …, why: …, remedy: …,
 *       message: ({ twin }) => `Another command changes ${twin}.`,
 *     });
 *     throw stackBusy({ twin, cause });
 */
export function defineError<Details = undefined>(
  code: string,
  texts: ErrorTexts<Details>,
): ErrorDefinition<Details> {
  const { title, why, remedy, message = () => title, hint = () => remedy } = texts;
  const make = (...[given]: Arguments<Details>): DtaasError => {
    const details = given as Details;
    const { where, cause, problems }: ErrorContext = given ?? {};
    return new DtaasError({ code, message: message(details), hint: hint(details), where, cause, problems });
  };
  const is = (error: unknown): error is DtaasError => error instanceof DtaasError && error.code === code;
  return Object.assign(make, { code, title, why, remedy, is });
}

/** The definitions among the exports of a package's `failures.ts`, and lists of explanations of problems that it reports. */
export function explanationsIn(exports: Readonly<Record<string, unknown>>): readonly ErrorExplanation[] {
  return Object.values(exports)
    .flat()
    .map((value): Partial<ErrorExplanation> => Object(value))
    .map(({ code, title, why, remedy }) => ({ code, title, why, remedy }))
    .filter((texts): texts is ErrorExplanation =>
      Object.values(texts).every((text) => typeof text === 'string'),
    );
}
