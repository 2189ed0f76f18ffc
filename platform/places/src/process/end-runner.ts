import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, familyMembers, isAlive, signalProcess } from '@dtaas/processes';
import { connectRunner, removeSocketsOf } from '@dtaas/runner';
import { askRunner, type Lodging, livingRunner, workspaceFamily } from './find-runner.ts';
import type { ProcessSettings } from './settings.ts';

/**
 * Ends the workspace's runner and all it started. It is asked to stop; where it doesn't, or is gone itself, those it
 * left get a signal and some time to write their state; then they are killed. Nobody is left when it returns.
 */
export async function endRunner(
  { stopMs, leaveMs }: ProcessSettings,
  { folder, socket }: Lodging,
): Promise<void> {
  const runner = livingRunner(folder);
  // One that doesn't say how it is wouldn't hear that it shall stop.
  if (runner && (await askRunner(socket))) {
    await connectRunner(socket, { patience: AbortSignal.timeout(stopMs) })
      .stop()
      .catch(() => {});
    await until(() => !isAlive(runner), 2_000);
  }
  for (const pid of familyMembers(workspaceFamily(folder))) {
    signalProcess(pid, 'SIGTERM');
    // One that was stopped (SIGSTOP) hears of it only when it goes on.
    signalProcess(pid, 'SIGCONT');
  }
  await until(() => familyMembers(workspaceFamily(folder)).length === 0, leaveMs);
  await endFamily(workspaceFamily(folder));
  removeSocketsOf(socket);
}

async function until(holds: () => boolean, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!holds() && Date.now() < deadline) await sleep(20);
}
