import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSettings } from './settings.ts';

/**
 * Copies the runner into the store, so a running twin doesn't depend on the clone. An altered copy is replaced. Returns the
 * path of the copy.
 */
export function storeRunner({ store, runner }: Pick<ProcessSettings, 'store' | 'runner'>): string {
  const bytes = readFileSync(runner);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const folder = join(store, `runner-${digest.slice(0, 16)}`);
  const copy = join(folder, 'runner.mjs');
  if (holds(copy, bytes)) return copy;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${copy}.${randomBytes(4).toString('hex')}`;
  writeFileSync(fresh, bytes, { mode: 0o600 });
  renameSync(fresh, copy);
  return copy;
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}
