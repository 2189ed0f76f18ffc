import { status, watchTwin } from '@dtaas/deploy';
import { reportOf } from '@dtaas/report';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, type Context, type ExitCode, type Options } from '../context.ts';
import { twinNotNamed } from '../failures.ts';
import { liveTable } from './live-table.ts';

export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context, { looks: true });
  const statuses = await status(platform.world, await platform.sourceAt('HEAD'), twins);
  if (options['watch'] !== true) {
    answer(context, reportOf('StatusReport', { twins: statuses }));
    return 0;
  }
  const living = statuses.filter(({ clock }) => clock !== undefined);
  const [one] = living;
  if (!one || living.length > 1) throw twinNotNamed({ running: living.map(({ twin }) => twin) });
  await liveTable(context, (signal) => watchTwin(platform.world, one.twin, { signal }));
  return 0;
}
