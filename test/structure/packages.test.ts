import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const platform = fileURLToPath(new URL('../../platform/', import.meta.url));

/** What a package may import, itself aside: all that stands before it. Peers (the same rank) don't know each other. */
const ranks: readonly (readonly string[])[] = [
  ['model'],
  ['processes'],
  ['repository', 'images'],
  ['sandbox', 'launcher'],
  ['engine', 'runner', 'forge'],
  ['places'],
  ['verify'],
  ['deploy'],
  ['report'],
  ['pipeline'],
  ['cli'],
];

const packages = readdirSync(platform).filter((name) => existsSync(join(platform, name, 'package.json')));
const rankOf = (name: string): number => ranks.findIndex((rank) => rank.includes(name));

function sources(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

describe('the version', () => {
  it.each([...packages.map((name) => `platform/${name}`), 'test', 'sdk/node'])(
    "of %s is the platform's",
    (folder) => {
      expect(versionOf(folder)).toBe(versionOf('.'));
    },
  );
});

function versionOf(folder: string): string {
  const text = readFileSync(join(platform, '..', folder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

describe('dependencies between packages', () => {
  it.each(packages)('%s has a rank', (name) => expect(rankOf(name)).toBeGreaterThanOrEqual(0));

  it.each(packages)('%s imports only what stands below it, by its name', (name) => {
    const wrong: string[] = [];
    for (const file of sources(join(platform, name, 'src'))) {
      for (const specifier of importsOf(file)) {
        // Programs in the texts of tests import the SDK.
        const other = /^@dtaas\/(?!component\b)([a-z]+)(\/.*)?$/.exec(specifier);
        // What a package's tests share with those above it: contract suites, fakes, fixtures.
        const isShared = file.endsWith('.test.ts') && other?.[2]?.startsWith('/testing/') === true;
        if (other?.[2] && !isShared) wrong.push(`${file}: ${specifier} reaches inside a package`);
        if (other?.[1] && other[1] !== name && rankOf(other[1]) >= rankOf(name))
          wrong.push(`${file}: ${specifier}`);
        if (specifier.startsWith('.') && !join(file, '..', specifier).startsWith(join(platform, name))) {
          wrong.push(`${file}: ${specifier} leaves the package`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it.each(packages)('%s declares only what stands below it', (name) => {
    const manifest = JSON.parse(readFileSync(join(platform, name, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const above = Object.keys(manifest.dependencies ?? {})
      .filter((dependency) => dependency.startsWith('@dtaas/'))
      .filter((dependency) => rankOf(dependency.slice('@dtaas/'.length)) >= rankOf(name));
    expect(above).toEqual([]);
  });

  it.each(packages)('%s says what it is in a README', (name) => {
    expect(existsSync(join(platform, name, 'README.md'))).toBe(true);
  });

  it('nothing in platform/ knows a twin or an asset that is shipped', () => {
    const knowing = packages
      .flatMap((name) => sources(join(platform, name, 'src')))
      .filter((file) => !file.endsWith('.test.ts') && !file.includes('/explain/'))
      .filter((file) => /incubator|kalman|bang-bang/i.test(withoutComments(readFileSync(file, 'utf8'))));
    expect(knowing).toEqual([]);
  });
});
