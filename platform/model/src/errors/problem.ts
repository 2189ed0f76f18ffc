/** Where something stands in a text. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing that is wrong with a text, in the words of the person who wrote it. */
export interface Problem extends Position {
  /** Stable, documented by `dtaas explain <code>`: lower-case words joined by `-`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
}

/** What an error can carry besides its texts. */
export interface ErrorContext {
  readonly where?: Position | undefined;
  readonly cause?: unknown;
  /** The problems behind the error, where a text has several. */
  readonly problems?: readonly Problem[] | undefined;
}

/** What a `DtaasError` is made of. */
interface ErrorDetails extends ErrorContext {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * A failure that a person can do something about. Everything else is a plain `Error`: a bug of ours.
 * The command line prints `code`, `message`, `where` and `hint`, never the stack.
 */
export class DtaasError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly where: Position | undefined;
  readonly problems: readonly Problem[];

  constructor(details: ErrorDetails) {
    super(details.message, { cause: details.cause });
    this.name = 'DtaasError';
    this.code = details.code;
    this.hint = details.hint;
    this.where = details.where;
    this.problems = details.problems ?? [];
  }
}
