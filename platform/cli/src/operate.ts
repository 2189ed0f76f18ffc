import { type OverrideRequest, operate } from '@dtaas/deploy';
import type { Context, ExitCode, Options } from './context.ts';
import { openPlatform } from './open-platform.ts';
import { exitCodeOf, outcomesText } from './print/outcome.ts';

/** Carries out an operator's word about one twin and says what came of it. */
export async function operateTwin(
  context: Context,
  twin: string,
  request: OverrideRequest,
  options: Options,
): Promise<ExitCode> {
  const platform = await openPlatform(context);
  const outcome = await operate(platform.world, twin, request, {
    sourceDeployed: platform.sourceDeployed,
    head: () => platform.sourceAt('HEAD'),
    push: platform.pushes || options['push'] === true,
    unsaved: options['save'] === false,
    signal: context.signal,
    report: (text) => context.note(`${twin}: ${text} …`),
  });
  if (context.format === 'json') context.printJson({ twins: [outcome] });
  else context.print(outcomesText([outcome]));
  return exitCodeOf([outcome]);
}
