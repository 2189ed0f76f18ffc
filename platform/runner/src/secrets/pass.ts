import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt } from '@dtaas/processes';
import { secretsUnreadable } from '../failures.ts';
import { memoryFolder } from './secrets.ts';

/**
 * Passes secrets, a JSON object of name → value, to the runner of a workspace that waits for them. They are written to memory alone.
 *
 * @throws DtaasError `secrets-unreadable`
 */
export async function passSecrets(directory: string, json: string): Promise<void> {
  const given: unknown = attempt(() => JSON.parse(json));
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw secretsUnreadable({ path: 'standard input' });
  const mark = randomBytes(8).toString('hex');
  const file = join(memoryFolder(), `dtaas-passed-${mark}`);
  writeFileSync(file, json, { mode: 0o600, flag: 'wx' });
  const link = join(directory, `secrets.${mark}`);
  symlinkSync(file, link);
  // A link of an earlier container leads nowhere, and is replaced.
  renameSync(link, join(directory, 'secrets'));
}

/** Resolves when secrets were passed. A signal ends the waiting process, which is the first one of its container. */
export async function secretsPassed(directory: string): Promise<void> {
  const leave = () => process.exit(0);
  process.once('SIGTERM', leave).once('SIGINT', leave);
  while (!existsSync(join(directory, 'secrets'))) await sleep(100);
  process.off('SIGTERM', leave).off('SIGINT', leave);
}
