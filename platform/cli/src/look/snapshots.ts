import { expectTwins, snapshots } from '@dtaas/deploy';
import { reportOf } from '@dtaas/report';
import { answer } from '../answer.ts';
import { openPlatform } from '../clone/open-platform.ts';
import type { Context, ExitCode } from '../context.ts';

/** `dtaas snapshots <twin>`: the states to which the twin can be restored. */
export async function run(context: Context, [twin = '']: readonly string[]): Promise<ExitCode> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  answer(context, reportOf('SnapshotsReport', { twin, snapshots: await snapshots(world, twin) }));
  return 0;
}
