import { deploy, type OverrideRequest, type Source } from '@dtaas/deploy';
import { announcementText, exitCodeOf, plainText, reportOf } from '@dtaas/report';
import { answer } from '../answer.ts';
import { openPlatform } from '../clone/open-platform.ts';
import type { Context, ExitCode, Options } from '../context.ts';
import { emulationOf, textOption } from '../options.ts';

/** `dtaas deploy [twin...]`: deploys the twins of a commit. */
export async function run(context: Context, twins: readonly string[], options: Options): Promise<ExitCode> {
  const platform = await openPlatform(context, { makes: { push: options['push'] === true } });
  const commit = textOption(options, 'commit');
  const reviewed = textOption(options, 'plan');
  const source = await platform.sourceAt(commit ?? 'HEAD');
  if (commit === undefined) await noteUncommitted(context, source, twins);
  const result = await deploy(platform.world, source, {
    twins,
    requests: requestsOf(options),
    yes: options['yes'] === true,
    ...(reviewed === undefined ? {} : { plan: reviewed }),
    unsaved: options['save'] === false,
    refreshSecrets: options['refreshSecrets'] === true,
    push: platform.pushes || options['push'] === true,
    signal: context.signal,
    announce(twin, changes, steps) {
      if (changes.length + steps.length > 0) context.note(announcementText(twin, changes, steps));
    },
    report: (twin, text) => context.note(`${twin}: ${text} …`),
  });
  answer(context, reportOf('DeployReport', result));
  return exitCodeOf(result.twins);
}

function requestsOf(options: Options): readonly OverrideRequest[] {
  const emulation = emulationOf(options);
  if (emulation) return [{ kind: 'emulate', ...emulation }];
  return options['emulate'] === false ? [{ kind: 'no-emulate' }] : [];
}

/** Names the files that were edited since the commit: a deployment doesn't see them. */
async function noteUncommitted(context: Context, source: Source, named: readonly string[]): Promise<void> {
  for (const twin of named.length > 0 ? named : source.instances.keys()) {
    const paths = await source.uncommitted(twin);
    if (paths.length === 0) continue;
    const rest = paths.length > 3 ? ` and ${paths.length - 3} more` : '';
    context.note(
      `${twin}: not deployed, because not committed: ${plainText(paths.slice(0, 3).join(', '))}${rest}`,
    );
  }
}
