import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '@dtaas/processes';
import type { RunnerFile } from '@dtaas/runner';
import type { WorkspaceId } from '../place.ts';
import { type ProcessSettings, workspaceFolder } from './settings.ts';

/**
 * Kills a workspace's runner the hard way, as a power cut would, so that a drill can show what comes back.
 *
 * @returns the runner's pid, or `undefined` where none lives
 */
export function crashRunner(settings: ProcessSettings, id: WorkspaceId): number | undefined {
  const file = join(workspaceFolder(settings, id), 'runner.json');
  const runner = JSON.parse(readFileSync(file, 'utf8')) as RunnerFile;
  if (!isAlive(runner)) return undefined;
  process.kill(runner.pid, 'SIGKILL');
  return runner.pid;
}
