import { expectTwins } from '@dtaas/deploy';
import { DtaasError } from '@dtaas/model';
import { reportOf } from '@dtaas/report';
import { answer } from '../answer.ts';
import { openPlatform } from '../clone/open-platform.ts';
import type { Context, ExitCode } from '../context.ts';

/** `dtaas log <twin>`: the twin's biography. */
export async function run(context: Context, [twin = '']: readonly string[]): Promise<ExitCode> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  const events = await world.biographies.entries(twin);
  if (events.length === 0) {
    throw new DtaasError({
      code: 'twin-not-deployed',
      message: `${twin} has no biography yet: it was never deployed.`,
      hint: `To deploy it: dtaas deploy ${twin}. To list all twins: dtaas status`,
    });
  }
  answer(context, reportOf('BiographyReport', { twin, events }));
  return 0;
}
