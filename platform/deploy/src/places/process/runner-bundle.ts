import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSettings } from './settings.ts';

/** Copies the runner into the store, so that a running twin doesn't depend on the clone. Answers the copy's path. */
export function storeRunner({ store, runner }: ProcessSettings): string {
  const bytes = readFileSync(runner);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const folder = join(store, `runner-${digest.slice(0, 16)}`);
  const copy = join(folder, 'runner.mjs');
  if (existsSync(copy)) return copy;
  const staging = `${folder}.${randomBytes(4).toString('hex')}`;
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, 'runner.mjs'), bytes);
  try {
    renameSync(staging, folder);
  } catch (error) {
    // Another process got there first; its copy has the same bytes.
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
