import { expectTwins, logs } from '@dtaas/deploy';
import { envelope, plainText } from '@dtaas/report';
import colors from 'picocolors';
import { openPlatform } from '../clone/open-platform.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { tailWrong } from '../failures.ts';
import { textOption } from '../options.ts';

export async function run(
  context: Context,
  [twin = '', component]: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  const tail = tailOf(textOption(options, 'tail'));
  const printed = await logs(world, twin, { tail, ...(component === undefined ? {} : { component }) });
  const { lines, left } = printed;
  if (left)
    context.note(
      `The runner of ${twin} is gone; these lines are what it left. To start it again: dtaas deploy ${twin}`,
    );
  if (context.format === 'json') {
    context.printJson(envelope('LogsReport', { twin, ...printed }));
    return 0;
  }
  for (const line of lines) {
    context.print(
      `${colors.dim(line.at.slice(11, 23))} ${colors.cyan(line.component)} ${plainText(line.text)}`,
    );
  }
  if (lines.length === 0) context.note(`${component ?? twin} has printed nothing.`);
  return 0;
}

function tailOf(text: string | undefined): number {
  const tail = text === undefined ? 100 : Number(text);
  if (Number.isSafeInteger(tail) && tail > 0) return tail;
  throw tailWrong({ text: text ?? '' });
}
