import { expectTwins } from '@dtaas/deploy';
import { DtaasError } from '@dtaas/model';
import type { Context, ExitCode } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { eventText } from '../print/biography.ts';

export async function run(context: Context, [twin = '']: readonly string[]): Promise<ExitCode> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  const entries = await world.biographies.entries(twin);
  if (entries.length === 0) {
    throw new DtaasError({
      code: 'twin-not-deployed',
      message: `Nothing has happened to a twin ${twin} yet.`,
      hint: 'Which twins there are says: dtaas status',
    });
  }
  if (context.format === 'json') {
    context.printJson({ twin, events: entries });
    return 0;
  }
  for (const entry of entries) context.print(eventText(entry));
  return 0;
}
