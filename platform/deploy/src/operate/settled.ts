import { setTimeout as sleep } from 'node:timers/promises';
import type { RunnerStatus } from '@dtaas/runner';
import { workspaceNotStarted } from '../failures.ts';
import type { PlacedWorld } from '../world.ts';

const settleMs = 20_000;

/** Waits until the twin runs, or reports why it doesn't, and returns its status. */
export async function settled(
  world: PlacedWorld,
  twin: string,
  signal: AbortSignal | undefined,
): Promise<RunnerStatus> {
  const runner = world.runner(twin);
  const until = Date.now() + settleMs;
  for (;;) {
    signal?.throwIfAborted();
    const status = await runner.status();
    if (status.phase === 'prepared') throw workspaceNotStarted({ twin });
    if (status.health !== 'Progressing' || Date.now() > until) return status;
    await sleep(50);
  }
}
