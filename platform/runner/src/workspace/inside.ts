import { createInterface } from 'node:readline';
import { detectIsolation } from '@dtaas/sandbox';
import { Secrets } from '../secrets/secrets.ts';
import { defaultTimes } from '../times.ts';
import { ownershipOf } from './folder-ownership.ts';
import type { Handover, Told } from './outside.ts';
import { runWorkspace } from './run-workspace.ts';
import { readWorkspaceFile } from './workspace-file.ts';

/** The half of the runner inside the twin's network. It ends when the half outside ends, even if that was killed. */
export async function runInside(directory: string): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  const outsideEnded = new Promise<void>((resolve) => lines.once('close', resolve));
  let exposed: Told['exposed'] = {};
  let tell = (told: Told['exposed']): void => {
    exposed = told;
  };
  const handover = await new Promise<Handover>((resolve, reject) => {
    lines.once('line', (line) => {
      resolve(JSON.parse(line));
      lines.on('line', (later) => tell((JSON.parse(later) as Told).exposed));
    });
    lines.once('close', () => reject(new Error('the half outside ended before it sent the handover')));
  });
  // Only the half outside reacts to a signal to the whole group.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  const running = await runWorkspace({
    ...handover,
    directory,
    file: await readWorkspaceFile(directory),
    secrets: new Secrets(new Map(handover.secrets)),
    isolation: detectIsolation('bubblewrap'),
    ownsFolder: ownershipOf(directory),
    times: defaultTimes,
  });
  tell = running.exposed;
  tell(exposed);
  void outsideEnded.then(() => running.close());
  await running.closed;
}
