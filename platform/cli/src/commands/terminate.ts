import { confirm, isCancel } from '@clack/prompts';
import { DtaasError } from '@dtaas/model';
import type { Context, ExitCode, Options } from '../context.ts';
import { operateTwin } from '../operate.ts';
import { textOption } from '../options.ts';

export async function run(
  context: Context,
  [twin = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  if (options['yes'] !== true && !(await askedFor(context, twin))) return 1;
  const reason = textOption(options, 'reason');
  return operateTwin(context, twin, { kind: 'terminate', ...(reason ? { reason } : {}) }, options);
}

async function askedFor({ interactive }: Context, twin: string): Promise<boolean> {
  if (!interactive) {
    throw new DtaasError({
      code: 'usage-yes',
      message: `Terminating ${twin} releases everything it has; there is nobody here to ask.`,
      hint: `Say so: dtaas terminate ${twin} --yes`,
    });
  }
  const answer = await confirm({
    message: `Save ${twin}, release everything it has and keep its biography?`,
    initialValue: false,
  });
  return !isCancel(answer) && answer;
}
