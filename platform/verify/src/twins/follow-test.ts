import { addAbortListener } from 'node:events';
import { after } from '@dtaas/processes';
import type { RunnerClient, RunnerStatus } from '@dtaas/runner';

export interface TestEnd {
  /** Why the run didn't reach its end; `undefined` if it did. */
  readonly reason?: string;
  /** The component that ended before the run. */
  readonly component?: string;
}

/**
 * Waits for the end of a run, or for the reason why it won't come.
 *
 * @param limit the time that the run may take, in milliseconds and as it was written
 */
export async function followTest(
  client: RunnerClient,
  limit: { readonly ms: number; readonly text: string },
  signal: AbortSignal,
): Promise<TestEnd> {
  const stop = new AbortController();
  const stopped = addAbortListener(signal, () => stop.abort());
  const timer = after(limit.ms, () => stop.abort());
  let last: RunnerStatus | undefined;
  try {
    for await (const status of client.watch({ everyMs: 50, signal: stop.signal })) {
      last = status;
      const end = endOf(status);
      if (end) return end;
    }
    return { reason: `It took longer than its timeout of ${limit.text}${last ? progressOf(last) : ''}.` };
  } finally {
    timer.cancel();
    stopped[Symbol.dispose]();
  }
}

/** A component that dies would be restarted in a deployed twin. In a test, its death is the result. */
function endOf({ phase, components }: RunnerStatus): TestEnd | undefined {
  for (const [component, { state, restarts, reason }] of Object.entries(components)) {
    if (restarts === 0 && state !== 'backoff' && state !== 'failed') continue;
    return { component, reason: `${component} ended before the test did${reason ? `: ${reason}` : ''}.` };
  }
  return phase === 'completed' ? {} : undefined;
}

function progressOf({ clock, reasons }: RunnerStatus): string {
  const { step = 0, end } = clock;
  const why = reasons.length > 0 ? reasons.join('; ') : 'raise the timeout, or let the test end earlier';
  return `, after ${step} of ${end ?? '?'} steps: ${why}`;
}
