import { save } from '@dtaas/deploy';
import type { Context, ExitCode, Options } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { exitCodeOf, outcomesText } from '../print/outcome.ts';

export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context);
  const push = platform.pushes || options['push'] === true;
  const head = () => platform.sourceAt('HEAD');
  const outcomes = await save(platform.world, { twins, head, push, signal: context.signal });
  if (context.format === 'json') context.printJson({ twins: outcomes });
  else context.print(outcomes.length === 0 ? 'No twin runs here.' : outcomesText(outcomes));
  return exitCodeOf(outcomes);
}
