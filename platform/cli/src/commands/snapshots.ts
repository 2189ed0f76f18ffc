import { expectTwins, snapshots } from '@dtaas/deploy';
import type { Context, ExitCode } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { table } from '../print/table.ts';
import { agoText } from '../print/values.ts';

export async function run(context: Context, [twin = '']: readonly string[]): Promise<ExitCode> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  const listed = await snapshots(world, twin);
  if (context.format === 'json') {
    context.printJson({ twin, snapshots: listed });
    return 0;
  }
  if (listed.length === 0) {
    context.print(`${twin} has no snapshot. Save it with: dtaas save ${twin}`);
    return 0;
  }
  const rows = listed.map(({ name, takenAt, current, damaged }) => [
    name,
    agoText(takenAt),
    [...(current ? ['current'] : []), ...(damaged ? ['damaged'] : [])].join(', '),
  ]);
  context.print(table(['snapshot', 'taken', ''], rows));
  return 0;
}
