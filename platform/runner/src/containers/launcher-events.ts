import { constants } from 'node:os';
import { parseJson } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';
import type { Ended } from '@dtaas/sandbox';

/** What a launcher tells about a command, or about a stream that it can't open. */
export type LauncherEvent =
  | { readonly event: 'missing'; readonly id: number }
  | { readonly event: 'exited'; readonly id: number; readonly ended: Ended }
  | { readonly event: 'refused'; readonly name: string; readonly why: string };

/** Reads a line. `undefined` for anything else: a component can pretend to be its launcher. */
export function readEvent(line: string): LauncherEvent | undefined {
  let told: { readonly [field: string]: unknown };
  try {
    told = { ...Object(parseJson(line)) };
  } catch {
    return undefined;
  }
  const { event, id, name } = told;
  const why = excerpt(String(told['why'] ?? ''), 200);
  if (event === 'refused' && typeof name === 'string') return { event, name, why };
  if (!Number.isSafeInteger(id)) return undefined;
  if (event === 'missing') return { event, id: Number(id) };
  return event === 'exited' ? { event, id: Number(id), ended: readEnd(told, why) } : undefined;
}

function readEnd(told: { readonly [field: string]: unknown }, why: string): Ended {
  const code = Number.isSafeInteger(told['code']) ? Number(told['code']) : null;
  const signal = signalNamed(told['signal']);
  const wasKilled = signal === 'SIGKILL' || code === 128 + 9;
  return {
    // Neither a code nor a signal: the end can't count as a good one.
    code: code === null && signal === null ? 1 : code,
    signal,
    ...(told['memory'] === true && wasKilled
      ? { exceeded: 'memory' as const, ...(told['machine'] === true ? { machineFull: true as const } : {}) }
      : {}),
    ...(why === '' ? {} : { problem: `can't be started: ${why}` }),
  };
}

function signalNamed(number: unknown): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, each]) => each === number);
  return (found?.[0] as NodeJS.Signals | undefined) ?? null;
}
