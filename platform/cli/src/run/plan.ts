import { plan } from '@dtaas/deploy';
import { reportOf } from '@dtaas/report';
import { answer } from '../answer.ts';
import { openPlatform } from '../clone/open-platform.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { emulationOf, textOption } from '../options.ts';

/** `dtaas plan [twin...]`: what a deployment would change. */
export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context, { looks: true });
  const commit = textOption(options, 'commit');
  const source = commit === undefined ? await platform.sourceOfFiles() : await platform.sourceAt(commit);
  const emulation = emulationOf(options);
  const { digest, twins: plans } = await plan(platform.world, source, {
    twins,
    requests: emulation ? [{ kind: 'emulate', ...emulation }] : [],
    preview: true,
    signal: context.signal,
  });
  answer(context, reportOf('PlanReport', { commit: source.commit ?? null, digest, twins: plans }));
  return plans.some(({ verdict }) => verdict === 'refused') ? 1 : 0;
}
