import { vi } from 'vitest';
import type * as waits from '../../../platform/forge/src/gitea/client/wait.ts';

// In place of the adapter's: the waits before a request is repeated are short.

const usual = await vi.importActual<typeof waits>('../../../platform/forge/src/gitea/client/wait.ts');

export const { patience, askedWait } = usual;

export const waitBefore: typeof waits.waitBefore = (...attempt) => {
  const wait = usual.waitBefore(...attempt);
  return wait && wait / 100;
};
