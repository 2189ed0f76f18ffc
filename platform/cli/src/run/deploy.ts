import { deploy as deployTwins, type OverrideRequest, plan as planTwins, type Source } from '@dtaas/deploy';
import { isLockDue, newLocks, someOf, type TwinPlan } from '@dtaas/model';
import { announcement, asText, exitCodeOf, plainText, type Report, reportOf } from '@dtaas/report';
import { openRepository } from '@dtaas/repository';
import { openPlatform } from '../clone/open-platform.ts';
import { resolutionAt } from '../clone/resolution-at.ts';
import { answer, type Command, type Context, type Options, textOption } from '../context.ts';
import { clockWrong } from './failures.ts';
import { mergeInto } from './into.ts';

/** `dtaas plan [twin...]`: what a deployment would change. */
export const plan: Command = async (context, twins, options) => {
  const offline = options['offline'] === true;
  const platform = await openPlatform(context, { looks: true, offline });
  const commit = textOption(options, 'commit');
  const into = textOption(options, 'into');
  const merge = into === undefined ? undefined : await mergeInto(context, into, commit);
  const revision = merge?.commit ?? commit;
  const source =
    revision === undefined
      ? await platform.sourceOfFiles()
      : await platform.sourceAt(revision, merge?.affected);
  const planned = await planTwins(platform.world, source, {
    twins,
    ...(merge ? { only: merge.affected } : {}),
    requests: requestsOf(options),
    preview: !offline,
    offline,
    signal: context.signal,
  });
  const { digest, twins: plans, cost } = planned;
  const emulation = emulationOf(options);
  const losesState = plans.some(
    ({ states = [], engine = [] }) =>
      states.some(({ state }) => state === 'replaced' || state === 'removed') ||
      engine.some(({ losesData }) => losesData),
  );
  const command = deployCommand({ twins, commit: commit && source.commit, emulation, digest, losesState });
  const about = merge
    ? { commit: merge.head, into: into ?? '', deploy: 'dtaas deploy --merged' }
    : { commit: source.commit ?? null, deploy: command };
  const locks = merge && plans.some(isLockWrong) ? await locksDue(context, merge.head) : [];
  const more = { ...(offline ? { offline } : {}), ...(locks.length > 0 ? { locks } : {}) };
  answer(context, reportOf('PlanReport', { ...about, digest, twins: plans, cost, ...more }));
  return plans.some(({ verdict }) => verdict === 'refused') ? 1 : 0;
};

function isLockWrong({ errors }: TwinPlan): boolean {
  const codes = errors.flatMap(({ problems = [] }) => problems.map(({ code }) => code));
  return codes.includes('lock-missing') || codes.includes('lock-stale');
}

/** The locks that are missing in a commit or do not fit its files, for people who cannot run `dtaas lock`. */
async function locksDue(
  { cwd, note }: Context,
  commit: string,
): Promise<NonNullable<Report<'PlanReport'>['locks']>> {
  const repository = await openRepository(cwd, { note });
  const locks = await newLocks(await resolutionAt(repository, commit), { isWanted: isLockDue });
  return locks.flatMap(({ twin, file, outcome }) =>
    outcome.is === 'new' ? [{ twin, file, text: outcome.text }] : [],
  );
}

/** `dtaas deploy [twin...]`: deploys the twins of a commit. */
export const deploy: Command = async (context, twins, options) => {
  if (options['merged'] === true)
    return (await import('../forge/deploy-merged.ts')).deployMerged(context, twins, options);
  const push = options['push'] === true;
  const platform = await openPlatform(context, { makes: { push } });
  const commit = textOption(options, 'commit');
  const reviewed = textOption(options, 'plan');
  const source = await platform.sourceAt(commit ?? 'HEAD');
  if (commit === undefined) await noteUncommitted(context, source, twins);
  const result = await deployTwins(platform.world, source, {
    twins,
    requests: requestsOf(options),
    yes: options['yes'] === true,
    ...(reviewed === undefined ? {} : { plan: reviewed }),
    unsaved: options['save'] === false,
    refreshSecrets: options['refreshSecrets'] === true,
    push: platform.pushes || push,
    signal: context.signal,
    announce(twin, changes, steps) {
      if (changes.length + steps.length > 0) context.note(asText(announcement(twin, changes, steps)));
    },
    report: (twin, text) => context.note(`${twin}: ${text} …`),
  });
  answer(context, reportOf('DeployReport', result));
  return exitCodeOf(result.twins);
};

/** The command that deploys exactly a plan: the digest fits only the twins and options that were planned. */
export function deployCommand(planned: {
  readonly twins: readonly string[];
  readonly commit?: string | undefined;
  readonly emulation?: ReturnType<typeof emulationOf>;
  readonly digest: string;
  /** The deployment asks for `--yes`. */
  readonly losesState?: boolean;
}): string {
  const { twins, commit, emulation, digest, losesState } = planned;
  const words = [
    ...['dtaas deploy', ...twins],
    commit && `--commit ${commit}`,
    emulation && '--emulate',
    emulation?.clock && `--clock ${emulation.clock}`,
    `--plan ${digest}`,
    losesState && '--yes',
  ];
  return words.filter(Boolean).join(' ');
}

/**
 * What `--emulate` and `--clock` say together; `undefined` without an emulator.
 *
 * @throws DtaasError `usage-clock`
 */
export function emulationOf(options: Options): { readonly clock?: 'wall' | 'lockstep' } | undefined {
  const clock = textOption(options, 'clock');
  if (options['emulate'] !== true) {
    if (clock === undefined) return undefined;
    throw clockWrong({ message: '--clock chooses the clock of an emulator, but --emulate was not given.' });
  }
  if (clock === undefined) return {};
  if (clock === 'wall' || clock === 'lockstep') return { clock };
  throw clockWrong({ message: `--clock takes wall or lockstep, not ${JSON.stringify(clock)}.` });
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
    context.note(
      `${twin}: these changes are not committed, so the deployment does not have them: ${plainText(someOf(paths))}`,
    );
  }
}
