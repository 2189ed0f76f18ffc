import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeKinds } from '../../platform/places/src/registry.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const kinds = placeKinds.map(({ name }) => name);

/** Generated files, what only tests run, sandboxes, which have a mode of isolation of that name, and plugins of Pulumi. */
const exempt =
  /^platform\/(places|sandbox|engine\/bridge)\/|\.test\.ts$|\/(generated|testing|node_modules|dist[.\d]*)\//;

/** Of the platform, of the scripts that build it and of the actions that run it. */
function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|js|sh|py|go)$|^platform\.schema\.json$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !exempt.test(path));
}

/** Flavours of workspaces, modes of isolation and headers of HTTP may have the name of a kind, and `dtaas explain` shows places as people write them. */
const allowed = [/flavour/i, /\bIsolation\b/, /\bheaders\b/, /'places: \{here: \{kind: \w+(, [^']*)?\}\}'/];

/** The lines of a source that name a kind of place. */
function naming(text: string, names: readonly string[]): string[] {
  const any = names.join('|');
  const name = new RegExp(
    `(['"\`])(${any})(\\1|/)|\\bkind: (${any})\\b|dtaas:(${any}):|places/src/(${any})/`,
  );
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(\/\/|\*|#).*$/gm, '');
  return code.split('\n').filter((line) => name.test(line) && !allowed.some((each) => each.test(line)));
}

describe('kinds of places', () => {
  it('are registered under names of their own', () => {
    expect(kinds.length).toBeGreaterThanOrEqual(3);
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it.each([
    ["if (place.kind === 'process') return;", true],
    ["type: 'dtaas:nop:Resource',", true],
    ['places: {here: {kind: process}}', true],
    ["import { x } from '../../places/src/ssh/place.ts';", true],
    ["import { env } from 'node:process';", false],
    ["const firstFlavour = 'process';", false],
    ["place: 'ssh/far/main.ts',", true],
    ["platform('', 'places: {here: {kind: process}}')", false],
    ["import { setTimeout } from 'node:timers';", false],
    ['process.kill(pid);', false],
    ['// as the kind `process` does', false],
    ['/** `process`: processes. */', false],
  ])('are named by %j: %s', (line, names) => {
    expect(naming(line, ['process', 'nop', 'ssh'])).toHaveLength(names ? 1 : 0);
  });

  it('are named by no source outside platform/places', () => {
    const paths = ['platform', 'scripts', 'actions'].flatMap(sources);
    expect(paths).toEqual(
      expect.arrayContaining(['scripts/build.mjs', 'platform/deploy/src/open-platform.ts']),
    );
    const found = paths.flatMap((path) =>
      naming(readFileSync(join(root, path), 'utf8'), kinds).map((line) => `${path}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });
});
