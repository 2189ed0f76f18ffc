import type { Json } from '@dtaas/model';
import { envelope, type Readable, type RenderOptions, render } from '@dtaas/report';

/** 0, 1, 2 or 130; of `exec`, the exit code of the command that it runs. */
export type ExitCode = number;
export type OutputFormat = 'text' | 'json' | 'markdown' | 'sarif' | 'github' | 'junit';

/** Where a command was called, how it answers, and when it stops. */
export interface Context {
  /** The folder in which the command was called. */
  readonly cwd: string;
  readonly format: OutputFormat;
  /** Whether the answer goes to a terminal, as text. */
  readonly interactive: boolean;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** The answer itself, on standard output. */
  print(text: string): void;
  /** The answer as JSON, on standard output, where `--format json` was asked for. */
  printJson(value: Json | object): void;
  /** Writes the answer as JSON to the file of `--report`, whatever the format of the answer is. */
  readonly keepReport?: (report: object) => void;
  /** Progress and remarks, on standard error. */
  note(text: string): void;
}

/** The code of a command. */
export type Command = (
  context: Context,
  arguments_: readonly string[],
  options: Options,
) => Promise<ExitCode>;

/** Options as commander parsed them: camel-cased names. `--`: the command after it, for commands that take one. */
export type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** The value of an option, if it was given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The `name=value` pairs of an option that may be given several times.
 *
 * @param wrong makes the error for a text without a name or without `=`
 */
export function namesAndValues(
  given: Options[string],
  wrong: (text: string) => Error,
): readonly (readonly [name: string, value: string])[] {
  return (Array.isArray(given) ? given : []).map((text: string) => {
    const at = text.indexOf('=');
    if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
    throw wrong(text);
  });
}

/** Prints a report in the format that was asked for. */
export function answer(
  context: Context,
  report: Readable,
  options: Omit<RenderOptions, 'format'> = {},
): void {
  const format = context.format === 'markdown' ? 'markdown' : 'text';
  if (context.format === 'json') context.printJson(report);
  else context.print(render(report, { ...options, format }));
  context.keepReport?.(report);
}

/** Prints a short answer, which has a kind and fields in JSON and a text for people. An empty text prints nothing. */
export function answerText(context: Context, kind: string, body: object, text: string): void {
  const report = envelope(kind, body);
  if (context.format === 'json') context.printJson(report);
  else if (text !== '') context.print(text);
  context.keepReport?.(report);
}
