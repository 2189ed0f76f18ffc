import { expectTwins, openPlatform, status, watchTwin } from '@dtaas/deploy';
import type { TwinStatus } from '@dtaas/model';
import { clockLine, lineText, plainText } from '@dtaas/report';
import colors from 'picocolors';
import { type Command, type Context, type ExitCode, textOption } from '../context.ts';
import { liveTable } from '../look/live-table.ts';
import { deploy, plan } from '../run/deploy.ts';
import { restore, resume, save } from '../run/operator.ts';
import { run as verify } from '../verify/verify.ts';
import { run as check } from '../write/check.ts';
import { planDemo } from './demo-plan.ts';
import { run as engine } from './engine.ts';
import { secondsWrong } from './failures.ts';

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
export const run: Command = async (context, [twin = ''], options) => {
  const asked = secondsOf(textOption(options, 'seconds'));
  // On a new machine the steps before the deployment take minutes, so the name is judged first.
  const { world, sourceAt } = await openPlatform(context.cwd);
  await expectTwins(world, () => sourceAt('HEAD'), [twin]);
  const { opening, livingSeconds, restoredSeconds } = planDemo(await look(context, twin), asked);
  context.print(plainText(opening));
  const command = (title: string, command: Command, line: string): Step => ({
    title,
    run: () => call(context, command, line),
  });
  const watch = (title: string, seconds: number): readonly Step[] =>
    seconds > 0 ? [{ title: `${title} for ${seconds} s`, run: () => live(context, twin, seconds) }] : [];
  const steps: readonly Step[] = [
    command('Install the engine, Pulumi', engine, 'engine install'),
    command('Check the configuration', check, 'check'),
    { title: 'Test the assets and the twin, each in a sandbox', run: () => verifyAll(context, twin) },
    command('Show what a deployment would change', plan, `plan ${twin} --emulate`),
    command('Deploy, with an emulator as the physical twin', deploy, `deploy ${twin} --emulate`),
    {
      ...command('Resume, because somebody has suspended or terminated the twin', resume, `resume ${twin}`),
      needed: async () => (await look(context, twin)).overrides.desired !== undefined,
    },
    ...watch('Watch', livingSeconds),
    command('Save as a commit', save, `save ${twin}`),
    { title: 'Kill the runner', run: () => crash(context, twin) },
    command('Restore from that commit', restore, `restore ${twin}`),
    ...watch('Watch it continue', restoredSeconds),
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

/** Shows a command as a person would type it, and runs it. */
async function call(context: Context, command: Command, line: string): Promise<ExitCode> {
  context.print(colors.dim(`$ dtaas ${line}`));
  const [, ...words] = line.replace(' --emulate', '').split(' ');
  return command(context, words, line.endsWith(' --emulate') ? { emulate: true } : {});
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (seconds >= 1 && seconds <= 3600) return seconds;
  throw secondsWrong({ text });
}

/** Fails only if the twin uses an asset that failed: others may need an interpreter that this machine lacks. */
async function verifyAll(context: Context, twin: string): Promise<ExitCode> {
  const exitCode = await call(context, verify, 'verify');
  if (exitCode !== 1) return exitCode;
  const { sourceAt } = await openPlatform(context.cwd);
  const unverified = await (await sourceAt('HEAD')).unverified(twin);
  if (unverified.length > 0) return exitCode;
  context.print(`${twin} uses no asset that failed, so the demonstration continues.`);
  return 0;
}

async function live(context: Context, twin: string, seconds: number): Promise<ExitCode> {
  const { world } = await openPlatform(context.cwd);
  await liveTable(context, (signal) => watchTwin(world, twin, { signal }), { seconds });
  return 0;
}

async function crash(context: Context, twin: string): Promise<ExitCode> {
  const { clock } = await look(context, twin);
  const pid = await (await openPlatform(context.cwd)).crash(twin);
  const at = clock ? `, at ${lineText(clockLine(clock))}` : '';
  context.print(pid === undefined ? 'The runner was not running.' : `kill -9 ${pid}, the runner${at}.`);
  const after = await look(context, twin);
  context.print(`The twin is now ${after.health}: ${plainText(after.reasons.join(' '))}`);
  return 0;
}

async function look(context: Context, twin: string): Promise<TwinStatus> {
  const { world, sourceAt } = await openPlatform(context.cwd);
  return (await status(world, await sourceAt('HEAD'), [twin]))[0]!;
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
