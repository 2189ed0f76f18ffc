import { finished } from 'node:stream/promises';
import type { ComponentSpec } from '@dtaas/model';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { takenPort } from './taken-port.ts';

/** How a process ended. */
export interface Exit extends Pick<Ended, 'code' | 'signal'> {
  /** The limit that it exceeded, or why it couldn't be started. */
  readonly problem?: string;
}

/** How long to wait for the end of a pipe after the end of its process. */
const lastWordsMs = 1000;

/** The exit code of a process that SIGTERM ended, as a shell or a sandbox reports it. */
const terminatedCode = 128 + 15;

/** Resolves when the process has ended and its output is read. */
export async function outputRead({ stdout, stderr, ended }: IsolatedProcess): Promise<Ended> {
  const how = await ended;
  const limit = { signal: AbortSignal.timeout(lastWordsMs) };
  await Promise.allSettled([stdout, stderr].map((stream) => finished(stream, limit)));
  return how;
}

/** True if there is no such program. */
export function isMissing({ pid }: Pick<IsolatedProcess, 'pid'>): boolean {
  return pid < 0;
}

export async function exitOf(
  launched: Pick<IsolatedProcess, 'pid'>,
  ended: Ended,
  run: NonNullable<ComponentSpec['run']>,
): Promise<Exit> {
  const { code, signal, exceeded, problem } = ended;
  if (isMissing(launched))
    return { code, signal, problem: `can't be started: there is no ${run.command[0]}` };
  if (problem !== undefined) return { code, signal, problem };
  if (exceeded !== 'memory') {
    // A container has ports of its own.
    const isHere = launched.pid > 0;
    const isFailed = isHere && signal === null && code !== 0 && code !== terminatedCode;
    const taken = isFailed ? await takenPort(run) : undefined;
    return { code, signal, ...(taken && { problem: `exited with ${code}, and ${taken}` }) };
  }
  return { code, signal, problem: `was ended by the machine: ${whyShort(ended)}` };
}

function whyShort({ together, machineFull }: Ended): string {
  if (machineFull) return 'the machine had no memory left, and the component used less than it may';
  return together
    ? 'all components together used the memory that their workspace offers (infrastructure.resources.memory)'
    : 'it used more memory than it may';
}

/** A process that was told to leave has done so. */
export function isWell({ code, signal }: Exit): boolean {
  return code === 0 || code === terminatedCode || signal === 'SIGTERM';
}
