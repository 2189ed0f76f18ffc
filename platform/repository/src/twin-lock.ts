import { join } from 'node:path';
import { checkedInstanceId } from '@dtaas/model';
import { type LockOptions, LockTakenError, withLock } from '@dtaas/processes';
import { twinLocked } from './failures.ts';

type WaitOptions = Pick<LockOptions, 'waitMs' | 'onWait'>;

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
  const locked = { error: twinLocked, subject: `The twin ${twin}` };
  return withFileLock(join(folder, `${checkedInstanceId(twin)}.lock`), locked, action, options);
}

/** Like `withTwinLock`, for any file, with the error if another process holds the lock. */
export async function withFileLock<T>(
  file: string,
  { error: locked, subject }: { readonly error: typeof twinLocked; readonly subject: string },
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
    throw locked({ subject, owner: error.owner, fileElsewhere: error.fileElsewhere });
  }
}
