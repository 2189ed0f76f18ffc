import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

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
  const deadline = Date.now() + insideLeavesMs;
  while (findMarked(`${insideMark}=${directory}`, 'whole').length > 0 && Date.now() < deadline)
    await sleep(50);
  for (let round = 0; round < 100; round += 1) {
    const left = [
      ...findMarked(`${insideMark}=${directory}`, 'whole'),
      ...findMarked(`DTAAS_STATE_DIR=${directory}/state/`, 'start'),
    ];
    if (left.length === 0) return;
    for (const pid of left) kill(pid);
    await sleep(20);
  }
}

function findMarked(mark: string, by: 'whole' | 'start'): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid)
    .filter((pid) =>
      environmentOf(pid).some((entry) => (by === 'whole' ? entry === mark : entry.startsWith(mark))),
    );
}

function environmentOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // Gone, or another user's.
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}
