import { connectRunner, type RunnerStatus } from '@dtaas/runner';
import type { Observed } from './place.ts';

/**
 * How long a runner may take to answer, in milliseconds. A person waits for a command that only looks. Other commands take longer
 * anyway, and would replace a runner that a busy machine keeps from answering.
 */
export const answerMsOf = (looks: boolean): number => (looks ? 5_000 : 20_000);

/** The runner's answer, or `undefined` if there is none in that time. */
export async function askRunner(
  connection: Parameters<typeof connectRunner>[0],
  limitMs: number,
): Promise<RunnerStatus | undefined> {
  return await connectRunner(connection, { patience: AbortSignal.timeout(Math.max(0, limitMs)) })
    .status()
    .catch(() => undefined);
}

/** The first version of the control protocol that has the request `configure`. */
const protocolWithConfigure = 4;

/** What a place sees of a workspace whose runner answers, beside the snapshots that wait. */
export function observedOf(status: RunnerStatus): Omit<Observed, 'waiting'> {
  return {
    generation: status.generation,
    alive: true,
    prepared: status.phase === 'prepared',
    ...((status.protocol ?? 0) >= protocolWithConfigure ? { isConfigurable: true } : {}),
    ...(status.idleSince === undefined ? {} : { idleSince: status.idleSince }),
    status,
  };
}
