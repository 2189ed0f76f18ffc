import { DtaasError } from '@dtaas/model';
import colors from 'picocolors';
import type { Context, ExitCode } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { plainText } from '../print/plain-text.ts';

export async function run(context: Context, [twin = '']: readonly string[]): Promise<ExitCode> {
  const { world } = await openPlatform(context);
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
  for (const { at, subject, body, trailers } of entries) {
    const by = trailers['Actor'] ? colors.dim(`  by ${plainText(trailers['Actor'])}`) : '';
    context.print(`${colors.dim(at.replace('T', ' ').slice(0, 19))}  ${plainText(subject)}${by}`);
    for (const line of body.split('\n').filter(Boolean))
      context.print(`                     ${plainText(line)}`);
  }
  return 0;
}
