import { expectTwins, openPlatform, status, type TwinStatus, watchTwin } from '@dtaas/deploy';
import { clockLine, lineText, plainText } from '@dtaas/report';
import colors from 'picocolors';
import { type CommandModule, type Context, type ExitCode, type Options, textOption } from '../context.ts';
import { secondsWrong } from '../failures.ts';
import { liveTable } from '../look/live-table.ts';
import { planDemo } from './demo-plan.ts';

/** One step of the demonstration. */
interface Step {
  readonly title: string;
  /** The step is left out if this answers false. */
  readonly needed?: () => Promise<boolean>;
  readonly run: () => Promise<ExitCode>;
}

/**
 * `dtaas demo <twin>`: shows the whole life of a twin by the commands that a person would type. It can be run again at any
 * time: a command whose work is done finds nothing to do.
 */
export const run: CommandModule['run'] = async (context, [twin = ''], options) => {
  const asked = secondsOf(options);
  // On a new machine the steps before the deployment take minutes, so the name is judged first.
  const platform = await openPlatform(context.cwd);
  await expectTwins(platform.world, () => platform.sourceAt('HEAD'), [twin]);
  const { opening, livingSeconds, restoredSeconds } = planDemo(await look(platform, twin), asked);
  context.print(plainText(opening));
  const type =
    (words: string, flags: Options = {}) =>
    () =>
      callCommand(context, words.split(' '), flags);
  const steps: readonly Step[] = [
    { title: 'Install the engine, Pulumi', run: type('engine install') },
    { title: 'Check the configuration', run: type('check') },
    { title: 'Test the assets, each in a sandbox', run: () => verifyAll(context, twin, type('verify')) },
    { title: 'Show what a deployment would change', run: type(`plan ${twin}`, { emulate: true }) },
    {
      title: 'Deploy, with an emulator as the physical twin',
      run: type(`deploy ${twin}`, { emulate: true }),
    },
    {
      title: 'Resume, because somebody has suspended or terminated the twin',
      needed: () => isReleased(context, twin),
      run: type(`resume ${twin}`),
    },
    {
      title: `Watch for ${livingSeconds} s`,
      needed: async () => livingSeconds !== undefined,
      run: () => live(context, twin, livingSeconds),
    },
    { title: 'Save as a commit', run: type(`save ${twin}`) },
    { title: 'Kill the runner', run: () => crash(context, twin) },
    { title: 'Restore from that commit', run: type(`restore ${twin}`) },
    { title: `Watch it continue for ${restoredSeconds} s`, run: () => live(context, twin, restoredSeconds) },
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
};

const deployment = () => import('../run/deploy.ts');
const operator = () => import('../run/operator.ts');
const commands: { readonly [name: string]: () => Promise<CommandModule> } = {
  engine: () => import('./engine.ts'),
  check: () => import('../write/check.ts'),
  verify: () => import('../verify/verify.ts'),
  plan: async () => (await deployment()).plan,
  deploy: async () => (await deployment()).deploy,
  resume: async () => (await operator()).resume,
  save: async () => (await operator()).save,
  restore: async () => (await operator()).restore,
};

/** Shows a command as a person would type it, and runs it. */
async function callCommand(
  context: Context,
  [name = '', ...arguments_]: readonly string[],
  flags: Options,
): Promise<ExitCode> {
  const words = [name, ...arguments_, ...Object.keys(flags).map((flag) => `--${flag}`)];
  context.print(colors.dim(`$ dtaas ${words.join(' ')}`));
  return (await commands[name]!()).run(context, arguments_, flags);
}

function secondsOf(options: Options): number | undefined {
  const text = textOption(options, 'seconds');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 1 && seconds <= 3600) return seconds;
  throw secondsWrong({ text });
}

/** Fails only if the twin uses an asset that failed: others may need an interpreter that this machine lacks. */
async function verifyAll(context: Context, twin: string, verify: Step['run']): Promise<ExitCode> {
  const exitCode = await verify();
  if (exitCode !== 1) return exitCode;
  const { sourceAt } = await openPlatform(context.cwd);
  const unverified = await (await sourceAt('HEAD')).unverified(twin);
  if (unverified.length > 0) return exitCode;
  context.print(`${twin} uses no asset that failed, so the demonstration continues.`);
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
      ? 'The runner was not running.'
      : `kill -9 ${pid}, the runner${before.clock ? `, at ${lineText(clockLine(before.clock))}` : ''}.`,
  );
  const after = await look(platform, twin);
  context.print(`The twin is now ${after.health}: ${plainText(after.reasons.join(' '))}`);
  return 0;
}

/** Whether an operator has suspended or terminated the twin, which a deployment doesn't end. */
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
    [`npx dtaas status ${twin} --watch`, 'watch the twin, which keeps running'],
    [`npx dtaas log ${twin}`, `show its biography; so does git log state/${twin}`],
    [`npx dtaas suspend ${twin}`, 'save it and release its workspace; resume continues it'],
    [`npx dtaas terminate ${twin}`, 'release everything and keep its biography'],
    ['npx dtaas new asset', 'create an asset of your own; docs/tour.md shows how'],
  ];
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    `\n${colors.bold('What next')}`,
    ...lines.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
  ].join('\n');
}
