import { readFileSync } from 'node:fs';
import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface LockFile {
  packages: Record<string, { engines?: { node?: string } }>;
}

const lock = parse(readFileSync(new URL('../../pnpm-lock.yaml', import.meta.url), 'utf8')) as LockFile;

/** `1.2.3 ||>=2` and the like: npm takes what semver takes, loosely. */
function allows(range: string, version: string): boolean {
  return semver.satisfies(version, range, { loose: true });
}

describe('the lock file', () => {
  it.each(['20.19.0', '24.0.0'])('has only packages that run on Node %s', (version) => {
    const wrong = Object.entries(lock.packages)
      .filter(([, { engines }]) => engines?.node !== undefined && !allows(engines.node, version))
      .map(([name, { engines }]) => `${name} wants ${engines?.node}`);
    expect(wrong).toEqual([]);
  });
});
