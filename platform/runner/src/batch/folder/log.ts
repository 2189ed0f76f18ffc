import { closeSync, fstatSync, openSync, writeFileSync } from 'node:fs';
import { every } from '@dtaas/processes';

/** A program that prints without end doesn't fill the disk. */
const largestLog = 64 * 2 ** 20;

/** Lines are gathered for a second, because a write each would cost more than a short case. */
const [gatheredBytes, gatheredMs] = [64 * 2 ** 10, 1000];

/**
 * The log of a run: what its programs printed. With several cases, each line begins with the number of the case. A run that is
 * continued adds to its log.
 */
export function openLog(path: string) {
  const file = openSync(path, 'a');
  let gathered = '';
  let written = fstatSync(file).size;
  let isFull = false;
  let failure: unknown;
  const flush = (): void => {
    try {
      if (gathered !== '') writeFileSync(file, gathered);
    } catch (error) {
      // A timer has no caller that could catch it.
      failure ??= error;
    }
    gathered = '';
  };
  const timer = every(gatheredMs, flush);
  return {
    /** Why lines are missing, such as a full disk. */
    get failure() {
      return failure;
    },
    line(text: string): void {
      if (isFull) return;
      gathered += `${text}\n`;
      written += Buffer.byteLength(text) + 1;
      if (written > largestLog) {
        isFull = true;
        gathered += `(the rest is left out: a log has at most ${largestLog} bytes)\n`;
      }
      if (gathered.length > gatheredBytes) flush();
    },
    flush,
    close(): void {
      timer.cancel();
      flush();
      closeSync(file);
    },
  };
}
