import { type DtaasError, isJsonObject, someOf } from '@dtaas/model';
import { environmentLockMalformed, environmentUnhashed } from '../failures.ts';

type Entry = Readonly<Record<string, unknown>>;

/**
 * Reads a `package-lock.json` (version 2 or 3) and returns the texts of the `package.json` and the `package-lock.json` that npm
 * gets instead: the names, versions and hashes of the packages, and how they lie. Addresses and ranges aren't passed on, so npm
 * asks the machine's registry alone.
 *
 * Throws `environment-lock-malformed`, `environment-unhashed`.
 */
export function npmFilesOf(text: string, file: string): { readonly manifest: string; readonly lock: string } {
  const packages = parse(text, file);
  const entries = Object.entries(packages).filter(([path]) => path !== '');
  const unhashed = entries
    .filter(([path, entry]) => !isHashed(path, entry, packages))
    .map(([path]) => nameAt(path));
  if (unhashed.length > 0) {
    throw environmentUnhashed({
      reason: `${file} gives no hash for ${someOf(unhashed)}: a folder, a link or a git repository, which can change`,
      hint: 'Depend on published packages only, and run "npm install --package-lock-only" again.',
    });
  }
  for (const [path, entry] of entries) refuseStrange(path, entry, file);
  const root = { name: 'environment', version: '0.0.0', ...kept(packages[''] ?? {}, rootFields) };
  // No address is kept: npm asks the machine's registry for each package by name and version.
  const written = entries.map(([path, entry]) => [path, kept(entry, fields)]);
  return {
    manifest: JSON.stringify({ ...root, private: true }),
    lock: JSON.stringify({
      ...{ name: root.name, version: root.version, lockfileVersion: 3, requires: true },
      packages: { '': root, ...Object.fromEntries(written) },
    }),
  };
}

/** Fields whose ranges the lock file already fulfils. As ranges or addresses they could only lead elsewhere. */
const dependencyFields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
const rootFields = [...dependencyFields, 'peerDependenciesMeta'];
const fields = [
  ...['name', 'version', 'integrity', 'dependencies', 'optionalDependencies', 'peerDependencies'],
  ...['peerDependenciesMeta', 'bundleDependencies', 'inBundle', 'dev', 'optional', 'devOptional', 'peer'],
  ...['bin', 'os', 'cpu', 'libc', 'engines', 'hasInstallScript'],
];

function kept(entry: Entry, names: readonly string[]): Entry {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = entry[name];
      if (value === undefined) return [];
      return [[name, dependencyFields.includes(name) && isJsonObject(value) ? anyVersion(value) : value]];
    }),
  );
}

function anyVersion(dependencies: Entry): Entry {
  return Object.fromEntries(Object.keys(dependencies).map((name) => [name, '*']));
}

const plainName = String.raw`(?:@[a-z0-9~][\w.~-]*\/)?[A-Za-z0-9~][\w.~-]*`;
const namePattern = new RegExp(`^${plainName}$`);
const pathPattern = new RegExp(`^node_modules/${plainName}(?:/node_modules/${plainName})*$`);
const versionPattern = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;
const hash = 'sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}';
const integrityPattern = new RegExp(`^${hash}(?:\\s+${hash})*$`);

function refuseStrange(path: string, entry: Entry, file: string): void {
  if (!pathPattern.test(path))
    throw malformed(`${file} has ${JSON.stringify(path)}, which is not the path of a package`);
  // A package may be installed under another name than its own.
  const name = typeof entry['name'] === 'string' ? entry['name'] : nameAt(path);
  const version = String(entry['version']);
  if (namePattern.test(name) && versionPattern.test(version)) return;
  throw malformed(
    `${file} has ${JSON.stringify(`${name}@${version}`)}, which is not a package of a registry`,
  );
}

function nameAt(path: string): string {
  return path.replace(/^.*node_modules\//, '');
}

/** A bundled package is covered by the hash of the package around it. */
function isHashed(path: string, entry: Entry, packages: Readonly<Record<string, Entry>>): boolean {
  if (entry['link']) return false;
  const { integrity } = entry;
  if (typeof integrity === 'string') return integrityPattern.test(integrity.trim());
  const around = path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0));
  const bundler = around === '' ? undefined : packages[around];
  if (entry['inBundle'] !== true || bundler === undefined) return false;
  return bundler['inBundle'] === true
    ? isHashed(around, bundler, packages)
    : Array.isArray(bundler['bundleDependencies']) && isHashed(around, bundler, packages);
}

function parse(text: string, file: string): Readonly<Record<string, Entry>> {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch (cause) {
    throw malformed(`${file} isn't JSON`, cause);
  }
  const packages = isJsonObject(lock) ? lock['packages'] : undefined;
  if (!isJsonObject(packages) || !Object.values(packages).every(isJsonObject)) {
    throw malformed(`${file} has no "packages": it isn't a lock file of npm 7 or newer`);
  }
  return packages as Record<string, Entry>;
}

function malformed(reason: string, cause?: unknown): DtaasError {
  const hint = 'Make it with "npm install --package-lock-only" beside a package.json.';
  return environmentLockMalformed({ reason, hint, cause });
}
