import { addAbortListener } from 'node:events';
import { constants } from 'node:os';
import { pipeline } from 'node:stream/promises';
import { execute } from '@dtaas/deploy';
import { maskingStream, secretsOf } from '@dtaas/processes';
import type { Command, ExitCode } from '../context.ts';
import { commandMissing } from './failures.ts';
import { worldWith } from './twins.ts';

type Execution = Awaited<ReturnType<typeof execute>>['execution'];

/** `dtaas exec <twin> [component] -- <command>`: runs a command beside a component. The exit code is the command's. */
export const exec: Command = async (context, [twin = '', component], options) => {
  const command = options['--'];
  if (!Array.isArray(command) || command.length === 0) throw commandMissing({ twin });
  const world = await worldWith(context, twin);
  const terminal = terminalOf(process);
  const { execution, ...at } = await execute(world, twin, { component, command, terminal });
  if (component === undefined && terminal) context.note(`In the component ${at.component} of ${twin}:`);
  const stopping = addAbortListener(context.signal, () => execution.signal('SIGINT'));
  return await joined(execution, terminal !== undefined).finally(() => stopping[Symbol.dispose]());
};

/** The terminal of a person who types and reads there; `undefined` in a pipe. */
function terminalOf({ stdin, stdout, env }: NodeJS.Process) {
  if (!stdin.isTTY || !stdout.isTTY) return undefined;
  return { columns: stdout.columns, rows: stdout.rows, kind: env['TERM'] ?? 'dumb' };
}

/**
 * Joins the command with the streams of this process, until it ends.
 *
 * @param raw each key goes to the command, also Ctrl-C
 */
async function joined(execution: Execution, raw: boolean): Promise<ExitCode> {
  const { stdin, stdout, stderr } = process;
  if (raw) stdin.setRawMode(true);
  stdin.pipe(execution.stdin);
  const secrets = secretsOf(process.env);
  const shown = [
    pipeline(execution.stdout, maskingStream(secrets), stdout, { end: false }),
    pipeline(execution.stderr, maskingStream(secrets), stderr, { end: false }),
  ];
  try {
    const [{ code, signal }] = await Promise.all([execution.ended, ...shown.map(ignoringClosed)]);
    return code ?? 128 + (signal ? constants.signals[signal] : 0);
  } finally {
    if (raw) stdin.setRawMode(false);
    stdin.unpipe().pause();
    execution.close();
  }
}

/** A reader that has ended, as `head` does, isn't a fault. */
async function ignoringClosed(showing: Promise<void>): Promise<void> {
  await showing.catch(() => {});
}
