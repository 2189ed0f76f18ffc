import type { Lock } from '../../generated/types.ts';
import { compareText } from '../../references/index.ts';
import { isAvailable } from '../versions/available.ts';
import type { Finder } from '../versions/finder.ts';
import type { LockedReference, Request } from './locked.ts';

/** The lock for these requests: each request once, sorted, without requests that lead nowhere. */
export function newLock(finder: Finder, requests: readonly Request[]): Lock {
  const references = new Map<string, LockedReference>();
  for (const { reference, range } of requests) {
    const found = finder.find(reference, range);
    if (!isAvailable(found)) continue;
    references.set(`${reference} ${range}`, {
      reference,
      range,
      version: found.version,
      source: found.source,
      ...(found.commit === undefined ? {} : { commit: found.commit }),
      ...(found.treeId === undefined ? {} : { tree: found.treeId }),
      digest: found.digest,
    });
  }
  const sorted = [...references].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry);
  return { apiVersion: 'dtaas/v1', kind: 'Lock', references: sorted };
}

const fields = ['range', 'version', 'source', 'commit', 'tree', 'digest'] as const;

/** The text of `twin.lock`. Every value is one line without blanks or is quoted, so no YAML writer is needed. */
export function printLock(lock: Lock): string {
  const lines = [
    '# yaml-language-server: $schema=../../platform/model/schemas/lock.schema.json',
    '# Written by `dtaas lock`.',
    `apiVersion: ${lock.apiVersion}`,
    `kind: ${lock.kind}`,
    lock.references.length === 0 ? 'references: []' : 'references:',
  ];
  for (const entry of lock.references) {
    lines.push(`  - reference: ${entry.reference}`);
    for (const name of fields) {
      if (entry[name] !== undefined) lines.push(`    ${name}: ${JSON.stringify(entry[name])}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
