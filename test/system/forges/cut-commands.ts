import { expect } from 'vitest';
import { call } from '../../../platform/cli/testing/call.ts';
import { DtaasError } from '../../../platform/model/src/index.ts';
import { chosenByCommit } from '../../../platform/processes/testing/chosen-by-commit.ts';
import type { Prepare, Typed } from './commands.ts';
import { type Cut, cutsAround } from './cutting-proxy.ts';
import { endStateOf } from './end-state.ts';
import type { Host, Hosted } from './hosts.ts';

/** A command that was run without a cut: its requests, and what it left. */
export interface Uncut {
  readonly requests: readonly string[];
  readonly end: object;
}

async function run({ run: command, words = [], options = {}, clone }: Typed): Promise<void> {
  await call(command, await clone(), words, { options });
}

async function endOf(hosted: Hosted, { end = () => ({}) }: Typed): Promise<object> {
  return { ...(await endStateOf(hosted)), ...end() };
}

/** Runs a command, and runs it again: the second time changes nothing. */
export async function uncut(
  host: Host,
  prepare: Prepare,
  enter: (environment: Hosted['environment']) => void,
): Promise<Uncut> {
  const hosted = await host.repository();
  enter(hosted.environment);
  const command = await prepare(hosted);
  try {
    host.proxy.mend();
    await run(command);
    const requests = [...host.proxy.requests];
    const end = await endOf(hosted, command);
    await run(command);
    expect(await endOf(hosted, command), 'a second run changed something').toEqual(end);
    return { requests, end };
  } finally {
    await command.remove?.();
  }
}

/** Cuts the network at one place, mends it, and runs the command again: the end is that of a command that was not cut. */
export async function expectHarmless(
  host: Host,
  prepare: Prepare,
  { cut, end }: { readonly cut: Cut; readonly end: object },
  enter: (environment: Hosted['environment']) => void,
): Promise<void> {
  const hosted = await host.repository();
  enter(hosted.environment);
  const command = await prepare(hosted);
  try {
    host.proxy.cutAt(cut);
    const failure = await run(command).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(host.proxy.isCut, 'the network was cut').toBe(true);
    // The command may have had nothing left to ask. Else it says who did not answer, and what to do.
    if (failure !== undefined) expectHelpful(failure);
    host.proxy.mend();
    await run(command);
    expect(await endOf(hosted, command)).toEqual(end);
  } finally {
    await command.remove?.();
  }
}

function expectHelpful(failure: unknown): void {
  if (!(failure instanceof DtaasError)) throw failure;
  expect(failure.code).toMatch(/^(forge-unreachable|remote-unreachable|remote-refused)$/);
  // git itself says that a connection was refused if it broke between the question for a password and the answer.
  if (failure.code !== 'remote-refused') expect(failure.hint).toMatch(/run the command again/i);
}

/**
 * All places, or as many as asked, one of each part of the command. The commit that is tested chooses them.
 *
 * @param name of the command
 */
export function chosenCuts(requests: readonly string[], name: string, count?: number): readonly Cut[] {
  const all = cutsAround(requests);
  if (count === undefined || all.length <= count) return all;
  return Array.from({ length: count }, (_, part) => {
    const [from, to] = [part, part + 1].map((at) => Math.floor((at * all.length) / count));
    return chosenByCommit(all.slice(from, to), `${name} ${part}`);
  });
}
