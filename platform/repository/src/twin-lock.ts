import { join } from 'node:path';
import { checkedInstanceId, DtaasError } from '@dtaas/model';
import { type LockOptions, LockTakenError, withLock } from '@dtaas/processes';

export type WaitOptions = Pick<LockOptions, 'waitMs' | 'onWait'>;

/**
 * Runs `action` as the only writer of a twin. `folder` is shared by the writers. A lock whose process is dead is taken over.
 *
 * Errors: `twin-locked`, with the process that holds the lock.
 */
export function withTwinLock<T>(
  folder: string,
  twin: string,
  action: () => Promise<T>,
  options?: WaitOptions,
): Promise<T> {
  const file = join(folder, `${checkedInstanceId(twin)}.lock`);
  return withFileLock(file, { code: 'twin-locked', subject: `The twin ${twin}` }, action, options);
}

export interface LockNames {
  readonly code: string;
  /** How the message begins: `The twin incubator`. */
  readonly subject: string;
}

/** Like `withTwinLock`, for any file. */
export async function withFileLock<T>(
  file: string,
  names: LockNames,
  action: () => Promise<T>,
  options: WaitOptions = {},
): Promise<T> {
  const purpose = ['dtaas', ...process.argv.slice(2)].join(' ').replace(/\s+/g, ' ').slice(0, 200);
  let isHeld = false;
  try {
    return await withLock(file, { waitMs: 0, ...options, purpose, file }, () => {
      isHeld = true;
      return action();
    });
  } catch (error) {
    // The action may take other locks.
    if (isHeld || !(error instanceof LockTakenError)) throw error;
    throw heldBy(error, names);
  }
}

function heldBy({ owner, fileElsewhere }: LockTakenError, { code, subject }: LockNames): DtaasError {
  return new DtaasError({
    code,
    message: `${subject} is being changed by another command: ${owner}.`,
    hint:
      fileElsewhere === undefined
        ? 'Wait until that command has ended, or end it: the next run completes its work.'
        : `That command runs on another machine or in another container. If it is gone for good, remove ${fileElsewhere}.`,
  });
}
