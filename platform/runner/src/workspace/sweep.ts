import { setTimeout as sleep } from 'node:timers/promises';
import { endFamily, familyMembers } from '@dtaas/processes';

/** Set for the part of the runner that is inside the twin's network; its value is the workspace. */
export const insideMark = 'DTAAS_INSIDE';

/** A runner inside that has lost the one outside lets its components leave. It gets that long. */
const insideLeavesMs = 8000;

/**
 * Ends what an earlier runner of the workspace left behind: the half of it inside the twin's network, and components
 * that ran without a namespace of their own. They are known by their environment, so that none is forgotten that was
 * started and not yet written down.
 */
export async function sweepLeftovers(directory: string): Promise<void> {
  const inside = `${insideMark}=${directory}`;
  const deadline = Date.now() + insideLeavesMs;
  while (familyMembers({ marks: [inside] }).length > 0 && Date.now() < deadline) await sleep(50);
  await endFamily({ marks: [inside, `DTAAS_STATE_DIR=${directory}/state`] });
}
