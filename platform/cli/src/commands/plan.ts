import { plan } from '@dtaas/deploy';
import type { Context, ExitCode, Options } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { emulationOf, textOption } from '../options.ts';
import { plansText } from '../print/plan.ts';

export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context, { looks: true });
  const commit = textOption(options, 'commit');
  const source = commit === undefined ? await platform.sourceOfFiles() : await platform.sourceAt(commit);
  const plans = await plan(platform.world, source, {
    twins,
    emulate: emulationOf(options),
    preview: true,
    signal: context.signal,
  });
  if (context.format === 'json') context.printJson({ commit: source.commit ?? null, twins: plans });
  else context.print(plansText(plans));
  return plans.some(({ verdict }) => verdict === 'refused') ? 1 : 0;
}
