import { expectTwins, openPlatform, status, type TwinStatus, watchTwin } from '@dtaas/deploy';
import { clockText, plainText } from '@dtaas/report';
import colors from 'picocolors';
import type { CommandModule, Context, ExitCode, Options } from '../context.ts';
import { secondsWrong } from '../failures.ts';
import { liveTable } from '../look/live-table.ts';
import { textOption } from '../options.ts';
import { planDemo } from './demo-plan.ts';

/** One step of the show: what happens, in words, and how. */
interface Step {
  readonly title: string;
  /** Left out where this says no. */
  readonly needed?: () => Promise<boolean>;
  readonly run: () => Promise<ExitCode>;
}

/**
 * `dtaas demo <twin>`: a twin's whole life, told with the commands that a person would type. What is done already is
 * done by a command that finds nothing to do, so it can be run again at any time.
 */
export async function run(
  context: Context,
  [twin = '']: readonly string[],
  options: Options,
): Promise<ExitCode> {
  const asked = secondsOf(options);
  // What it takes to get so far is minutes on a new machine.
  const platform = await openPlatform(context.cwd);
  await expectTwins(platform.world, () => platform.sourceAt('HEAD'), [twin]);
  const { opening, livingSeconds, restoredSeconds } = planDemo(await look(platform, twin), asked);
  context.print(plainText(opening));
  const call = (
    name: string,
    load: () => Promise<CommandModule>,
    arguments_: readonly string[],
    flags: Options = {},
  ): Step['run'] => {
    return async () => {
      const words = [name, ...arguments_, ...Object.keys(flags).map((flag) => `--${flag}`)];
      context.print(colors.dim(`$ dtaas ${words.join(' ')}`));
      return (await load()).run(context, arguments_, flags);
    };
  };
  const verify = call('verify', () => import('../verify/verify.ts'), []);
  const steps: readonly Step[] = [
    { title: 'The engine: Pulumi, got once', run: call('engine', () => import('./engine.ts'), ['install']) },
    { title: 'The configuration, checked', run: call('check', () => import('../write/check.ts'), []) },
    { title: 'The assets, each tested in a sandbox', run: () => verifyAll(context, twin, verify) },
    {
      title: 'What a deployment would change',
      run: call('plan', () => import('../run/plan.ts'), [twin], { emulate: true }),
    },
    {
      title: 'Deployed, with an emulator as its physical twin',
      run: call('deploy', () => import('../run/deploy.ts'), [twin], { emulate: true }),
    },
    {
      title: 'Resumed, since somebody has suspended or terminated it',
      needed: () => isReleased(context, twin),
      run: call('resume', async () => (await import('../run/operator.ts')).resume, [twin]),
    },
    {
      title: `Watched for ${livingSeconds} s`,
      needed: async () => livingSeconds !== undefined,
      run: () => live(context, twin, livingSeconds),
    },
    {
      title: 'Saved as a commit',
      run: call('save', async () => (await import('../run/operator.ts')).save, [twin]),
    },
    { title: 'Killed the hard way', run: () => crash(context, twin) },
    {
      title: 'Restored from that commit',
      run: call('restore', async () => (await import('../run/operator.ts')).restore, [twin]),
    },
    {
      title: `Going on where it was, watched for ${restoredSeconds} s`,
      run: () => live(context, twin, restoredSeconds),
    },
  ];
  let number = 0;
  for (const { title, needed, run: act } of steps) {
    if (needed && !(await needed())) continue;
    number += 1;
    context.print(`\n${colors.bold(`${number}. ${title}`)}`);
    const exitCode = await act();
    if (context.signal.aborted) return 130;
    if (exitCode !== 0) return exitCode;
  }
  context.print(whatNext(twin));
  return 0;
}

function secondsOf(options: Options): number | undefined {
  const text = textOption(options, 'seconds');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 1 && seconds <= 3600) return seconds;
  throw secondsWrong({ text });
}

/** An asset that fails, since its interpreter isn't here for one, holds up only the twins that use it. */
async function verifyAll(context: Context, twin: string, verify: Step['run']): Promise<ExitCode> {
  const exitCode = await verify();
  if (exitCode !== 1) return exitCode;
  const { sourceAt } = await openPlatform(context.cwd);
  const unverified = await (await sourceAt('HEAD')).unverified(twin);
  if (unverified.length > 0) return exitCode;
  context.print(`${twin} uses nothing of what failed: on with it.`);
  return 0;
}

async function live(context: Context, twin: string, seconds: number | undefined): Promise<ExitCode> {
  const { world } = await openPlatform(context.cwd);
  await liveTable(
    context,
    (signal) => watchTwin(world, twin, { signal }),
    seconds === undefined ? {} : { seconds },
  );
  return 0;
}

async function crash(context: Context, twin: string): Promise<ExitCode> {
  const platform = await openPlatform(context.cwd);
  const before = await look(platform, twin);
  const pid = await platform.crash(twin);
  context.print(
    pid === undefined
      ? 'Its runner was gone already.'
      : `kill -9 ${pid}, its runner${before.clock ? `, at ${clockText(before.clock)}` : ''}.`,
  );
  const after = await look(platform, twin);
  context.print(`Now it is ${after.health}: ${plainText(after.reasons.join(' '))}`);
  return 0;
}

/** An operator's word holds it down; a deployment doesn't end that. */
async function isReleased(context: Context, twin: string): Promise<boolean> {
  const seen = await look(await openPlatform(context.cwd), twin);
  return seen.overrides.desired !== undefined;
}

async function look(
  { world, sourceAt }: Awaited<ReturnType<typeof openPlatform>>,
  twin: string,
): Promise<TwinStatus> {
  const [first] = await status(world, await sourceAt('HEAD'), [twin]);
  if (!first) throw new Error(`no status of ${twin}, which was named`);
  return first;
}

function whatNext(twin: string): string {
  const lines: readonly (readonly [string, string])[] = [
    [`npx dtaas status ${twin} --watch`, 'it goes on living: look at it'],
    [`npx dtaas log ${twin}`, `its life so far; git log state/${twin} tells the same`],
    [`npx dtaas suspend ${twin}`, 'saves it and stops it; resume goes on'],
    [`npx dtaas terminate ${twin}`, 'stops it for good and keeps its biography'],
    ['npx dtaas new asset', 'begins something of your own; docs/tour.md is ten minutes of that'],
  ];
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    `\n${colors.bold('What next')}`,
    ...lines.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
  ].join('\n');
}
