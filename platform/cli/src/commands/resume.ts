import type { Context, ExitCode, Options } from '../context.ts';
import { operateTwin } from '../operate.ts';

export async function run(
  context: Context,
  [twin = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  return operateTwin(context, twin, { kind: 'resume' }, options);
}
