import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, writeBeside } from '@dtaas/processes';
import type { Repository } from '../open.ts';

/** A JSON file in `<git dir>/dtaas`, which git knows nothing of. `undefined` if it is missing or cut short. */
export function readOwnFile({ gitDir }: Repository, name: string): unknown {
  return attempt(() => JSON.parse(readFileSync(join(gitDir, 'dtaas', name), 'utf8')) as unknown);
}

export function writeOwnFile({ gitDir }: Repository, name: string, value: object): void {
  mkdirSync(join(gitDir, 'dtaas'), { recursive: true });
  writeBeside(join(gitDir, 'dtaas', name), `${JSON.stringify(value)}\n`);
}
