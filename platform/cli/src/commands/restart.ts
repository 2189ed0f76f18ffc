import type { Context, ExitCode, Options } from '../context.ts';
import { operateTwin } from '../operate.ts';
import { textOption } from '../options.ts';

export async function run(
  context: Context,
  [twin = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const from = textOption(options, 'from') ?? 'nothing';
  const word =
    from === 'nothing' ? ({ kind: 'restart' } as const) : ({ kind: 'restore', snapshot: from } as const);
  return operateTwin(context, twin, word, options);
}
