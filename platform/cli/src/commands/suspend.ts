import type { Context, ExitCode, Options } from '../context.ts';
import { operateTwin } from '../operate.ts';
import { textOption } from '../options.ts';

export async function run(
  context: Context,
  [twin = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const reason = textOption(options, 'reason');
  const until = textOption(options, 'until');
  const request = { kind: 'suspend', ...(reason ? { reason } : {}), ...(until ? { until } : {}) } as const;
  return operateTwin(context, twin, request, options);
}
