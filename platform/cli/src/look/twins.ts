import {
  deployErrors,
  expectTwins,
  logs as logsOf,
  type OpenPlatform,
  snapshots as snapshotsOf,
  status as statusOf,
  watchTwin,
} from '@dtaas/deploy';
import { plainText, reportOf } from '@dtaas/report';
import colors from 'picocolors';
import { openPlatform } from '../clone/open-platform.ts';
import { answer, answerText, type Command, type Context, textOption } from '../context.ts';
import { tailWrong, twinNotNamed } from './failures.ts';
import { liveTable } from './live-table.ts';

/** `dtaas status [twin...]`: how the twins are. */
export const status: Command = async (context, twins, options) => {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  const statuses = await statusOf(world, await sourceAt('HEAD'), twins);
  if (options['watch'] !== true) {
    answer(context, reportOf('StatusReport', { twins: statuses }));
    return 0;
  }
  const running = statuses.filter(({ clock }) => clock !== undefined).map(({ twin }) => twin);
  const [one] = running;
  if (!one || running.length > 1) throw twinNotNamed({ running });
  await liveTable(context, (signal) => watchTwin(world, one, { signal }));
  return 0;
};

/** `dtaas log <twin>`: the twin's biography. */
export const log: Command = async (context, [twin = '']) => {
  const events = await (await worldWith(context, twin)).biographies.entries(twin);
  if (events.length === 0) throw deployErrors.twinNotDeployed({ twin });
  answer(context, reportOf('BiographyReport', { twin, events }));
  return 0;
};

/** `dtaas snapshots <twin>`: the states to which the twin can be restored. */
export const snapshots: Command = async (context, [twin = '']) => {
  const listed = await snapshotsOf(await worldWith(context, twin), twin);
  answer(context, reportOf('SnapshotsReport', { twin, snapshots: listed }));
  return 0;
};

/** `dtaas logs <twin> [component]`: what the twin's components printed. */
export const logs: Command = async (context, [twin = '', component], options) => {
  const world = await worldWith(context, twin);
  const text = textOption(options, 'tail') ?? '100';
  const tail = Number(text);
  if (!Number.isSafeInteger(tail) || tail <= 0) throw tailWrong({ text });
  const printed = await logsOf(world, twin, { tail, ...(component === undefined ? {} : { component }) });
  if (printed.left)
    context.note(
      `The runner of ${twin} is gone; these lines are what it left. To start it again: dtaas deploy ${twin}`,
    );
  const lines = printed.lines.map(
    ({ at, component: from, text }) =>
      `${colors.dim(at.slice(11, 23))} ${colors.cyan(from)} ${plainText(text)}`,
  );
  answerText(context, 'LogsReport', { twin, ...printed }, lines.join('\n'));
  if (printed.lines.length === 0) context.note(`${component ?? twin} has printed nothing.`);
  return 0;
};

/** The world, opened for reading, if it has the twin. */
export async function worldWith(context: Context, twin: string): Promise<OpenPlatform['world']> {
  const { world, sourceAt } = await openPlatform(context, { looks: true });
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  return world;
}
