import { deploy, type OverrideRequest, type Source } from '@dtaas/deploy';
import type { Context, ExitCode, Options } from '../context.ts';
import { openPlatform } from '../open-platform.ts';
import { emulationOf, textOption } from '../options.ts';
import { exitCodeOf, outcomesText } from '../print/outcome.ts';
import { plainText } from '../print/plain-text.ts';
import { changeText } from '../print/plan.ts';

export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context, { makes: { push: options['push'] === true } });
  const commit = textOption(options, 'commit');
  const source = await platform.sourceAt(commit ?? 'HEAD');
  if (commit === undefined) await noteUncommitted(context, source, twins);
  const result = await deploy(platform.world, source, {
    twins,
    requests: requestsOf(options),
    yes: options['yes'] === true,
    unsaved: options['save'] === false,
    refreshSecrets: options['refreshSecrets'] === true,
    push: platform.pushes || options['push'] === true,
    signal: context.signal,
    announce(twin, changes, steps) {
      for (const change of changes) context.note(`${twin}: ${changeText(change)}`);
      if (steps.length > 0) context.note(`${twin}: to ${steps.join(', ')}`);
    },
    report: (twin, text) => context.note(`${twin}: ${text} …`),
  });
  if (context.format === 'json') context.printJson(result);
  else context.print(outcomesText(result.twins));
  return exitCodeOf(result.twins);
}

function requestsOf(options: Options): readonly OverrideRequest[] {
  const emulation = emulationOf(options);
  if (emulation) return [{ kind: 'emulate', ...emulation }];
  return options['emulate'] === false ? [{ kind: 'no-emulate' }] : [];
}

/** What is deployed is a commit; whoever has edited since should know. */
async function noteUncommitted(context: Context, source: Source, named: readonly string[]): Promise<void> {
  for (const twin of named.length > 0 ? named : source.twins) {
    const paths = await source.uncommitted(twin);
    if (paths.length === 0) continue;
    const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    context.note(
      `${twin}: not committed, so not deployed: ${plainText(paths.slice(0, 3).join(', '))}${rest}`,
    );
  }
}
