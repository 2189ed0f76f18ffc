import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, familyMembers, isAlive, signalProcess } from '@dtaas/processes';
import { connectRunner, removeSocketsOf } from '@dtaas/runner';
import { answerAt, livingRunner, workspaceFamily } from './find-runner.ts';
import type { ProcessSettings, WorkspacePaths } from './settings.ts';

/**
 * Ends the workspace's runner and all processes that it started. The runner is asked to stop. Processes that are still there
 * get a signal and some time to write their state; then they are killed.
 */
export async function endRunner(
  settings: ProcessSettings,
  { folder, socket }: WorkspacePaths,
): Promise<void> {
  const { stopMs, leaveMs } = settings;
  const runner = livingRunner(folder);
  // A runner that doesn't answer wouldn't read the request to stop.
  if (runner && (await answerAt(settings, socket))) {
    await connectRunner(socket, { patience: AbortSignal.timeout(stopMs) })
      .stop()
      .catch(() => {});
    await until(() => !isAlive(runner), 2_000);
  }
  for (const pid of familyMembers(workspaceFamily(folder))) {
    signalProcess(pid, 'SIGTERM');
    // A process that was stopped (SIGSTOP) handles the signal only when it goes on.
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
