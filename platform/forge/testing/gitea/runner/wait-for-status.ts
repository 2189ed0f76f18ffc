import { setTimeout as sleep } from 'node:timers/promises';
import type { Forge, Status } from '../../../src/forge.ts';

/** Waits until a commit has a status of this name that is no longer pending. Gitea names a job's status `<workflow> / <job> (<event>)`. */
export async function waitForStatus(
  forge: Forge,
  commit: string,
  name: string,
  patience = 50_000,
): Promise<Status> {
  const end = performance.now() + patience;
  for (;;) {
    const all = await forge.statuses(commit);
    const status = all.find((one) => one.name === name);
    if (status && status.state !== 'pending') return status;
    if (performance.now() > end)
      throw new Error(`${commit} has no status "${name}", but ${JSON.stringify(all)}`);
    await sleep(200);
  }
}
