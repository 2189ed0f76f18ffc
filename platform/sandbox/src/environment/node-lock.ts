import { DtaasError } from '@dtaas/model';

interface LockedPackage {
  readonly integrity?: unknown;
  readonly link?: unknown;
  readonly bundled?: unknown;
  readonly inBundle?: unknown;
  readonly [field: string]: unknown;
}

/**
 * Reads a `package-lock.json` (version 2 or 3) and returns the `package.json` that npm wants beside it: the lock file
 * holds all of it that matters, so an environment depends on the lock file alone. Every package must have a hash.
 */
export function manifestOfLock(text: string, file: string): string {
  const packages = parse(text, file);
  const root = packages[''] ?? {};
  const unhashed = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !isHashed(entry))
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  if (unhashed.length > 0) {
    throw new DtaasError({
      code: 'environment-unhashed',
      message: `${file} gives no hash for ${list(unhashed)}: a folder, a link or a git repository, which can change.`,
      hint: 'Depend on published packages only, and run "npm install --package-lock-only" again.',
    });
  }
  return JSON.stringify({ name: 'environment', version: '0.0.0', private: true, ...root });
}

function parse(text: string, file: string): Record<string, LockedPackage> {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch (cause) {
    throw malformed(`${file} isn't JSON`, cause);
  }
  const packages = isObject(lock) ? lock['packages'] : undefined;
  if (!isObject(packages) || !Object.values(packages).every(isObject)) {
    throw malformed(`${file} has no "packages": it isn't a lock file of npm 7 or newer`);
  }
  return packages as Record<string, LockedPackage>;
}

function isHashed(entry: LockedPackage): boolean {
  if (entry.link) return false;
  return typeof entry.integrity === 'string' || entry.inBundle === true || entry.bundled === true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}

function malformed(what: string, cause?: unknown): DtaasError {
  return new DtaasError({
    code: 'environment-lock-malformed',
    message: `${what}.`,
    hint: 'Make it with "npm install --package-lock-only" beside a package.json.',
    cause,
  });
}
