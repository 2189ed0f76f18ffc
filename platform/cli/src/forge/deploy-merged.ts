import { type OpenPlatform, ownersBefore, type Source } from '@dtaas/deploy';
import { deployMain, type Rights, rightsBy } from '@dtaas/pipeline';
import { announcement, asText, exitCodeOf } from '@dtaas/report';
import { openAffected } from '../clone/affected-between.ts';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, type Command, type Context } from '../context.ts';
import { stateNotShared } from './failures.ts';
import { type Job, openJob } from './job.ts';

/** `dtaas deploy --merged`: deploys the newest main as its pull requests were reviewed. */
export const deployMerged: Command = async (context, _twins, options) => {
  const job = await openJob(context);
  const platform = await openPlatform(context, { makes: { push: options['push'] === true } });
  expectSharedState(platform);
  const report = await deployJob(context, job, platform, { options });
  answer(context, report);
  return exitCodeOf(report.twins.flatMap(({ outcome }) => outcome ?? []));
};

/** A job's clone is deleted with all that only the clone knows. On a person's machine the clone stays. */
export function expectSharedState(
  { isShared }: Pick<OpenPlatform, 'isShared'>,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  if (!isShared && environment['CI'] === 'true') throw stateNotShared();
}

/** @param approved plans that somebody has approved: twin → fingerprint */
export async function deployJob(
  context: Context,
  { repository, forge, main, ...job }: Job,
  platform: OpenPlatform,
  more: { readonly options: Parameters<Command>[2]; readonly approved?: ReadonlyMap<string, string> },
): Promise<Awaited<ReturnType<typeof deployMain>>> {
  const { options, approved } = more;
  const [affected, source] = await Promise.all([openAffected(repository), platform.sourceAt(main)]);
  const rights = await rightsOf({ forge, ...job }, platform, source);
  const report = await deployMain(platform.world, source, {
    repository,
    forge,
    main,
    affected: affected.between,
    mayApprove: async (account, twin) => (await rights('approve', account, twin)).allowed,
    ...(approved ? { approved } : {}),
    unsaved: options['save'] === false,
    push: platform.pushes || options['push'] === true,
    signal: context.signal,
    announce(twin, changes, steps) {
      if (changes.length + steps.length > 0) context.note(asText(announcement(twin, changes, steps)));
    },
    report: (twin, text) => context.note(`${twin}: ${text} …`),
  });
  affected.save();
  return report;
}

/** Who may do what with the twins, by the forge, main's `platform.yaml` and the owners with which the twins were deployed last. */
export async function rightsOf(
  { forge, roles }: Pick<Job, 'forge' | 'roles'>,
  { world }: OpenPlatform,
  source: Source,
): Promise<Rights> {
  return rightsBy({ forge, roles, ownersOf: await ownersBefore(world, source) });
}
