import { faultsOf } from '../../report/testing/schema.ts';
import type { Command, ExitCode, Options, OutputFormat } from '../src/context.ts';

/** What a command answered. */
export interface Answer {
  readonly code: ExitCode;
  readonly printed: string;
  readonly noted: string;
}

export interface CallOptions {
  readonly format?: OutputFormat;
  readonly options?: Options;
}

/** Calls a command in a folder, where nobody can be asked. */
export async function call(
  run: Command,
  cwd: string,
  arguments_: readonly string[],
  { format = 'text', options = {} }: CallOptions = {},
): Promise<Answer> {
  const printed: string[] = [];
  const noted: string[] = [];
  const code = await run(
    {
      cwd,
      format,
      interactive: false,
      signal: new AbortController().signal,
      print: (text) => void printed.push(text),
      printJson: (value) => void printed.push(JSON.stringify(value)),
      note: (text) => void noted.push(text),
    },
    arguments_,
    options,
  );
  return { code, printed: printed.join('\n'), noted: noted.join('\n') };
}

/** The report that a command answers as JSON. Throws if the report breaks the schema. */
export async function report(
  run: Command,
  cwd: string,
  arguments_: readonly string[],
  options: Options = {},
): Promise<{ readonly kind: string; readonly [field: string]: unknown }> {
  const { printed } = await call(run, cwd, arguments_, { format: 'json', options });
  const answer = JSON.parse(printed);
  const faults = faultsOf(answer);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return answer;
}
