import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { placeKinds } from '../../platform/places/src/registry.ts';

const platform = fileURLToPath(new URL('../../platform/', import.meta.url));
const kinds = placeKinds.map(({ name }) => name);

/** What is no source of the platform: what people copy, what is generated, and what only tests run. */
const exempt = /(^places\/)|(\.test\.ts$)|(\/generated\/)|(\/explain\/)|(\/(testing|node_modules|dist)\/)/;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sources(path);
    return /\.(ts|mjs)$|^platform\.schema\.json$/.test(entry.name) ? [relative(platform, path)] : [];
  });
}

/** The lines of a source that name a kind of place. A flavour of workspaces may have the name of a kind. */
function naming(text: string, names: readonly string[]): string[] {
  const any = names.join('|');
  const name = new RegExp(`(['"\`])(${any})\\1|\\bkind: (${any})\\b|dtaas:(${any}):|places/src/(${any})/`);
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(\/\/|\*).*$/gm, '');
  return code.split('\n').filter((line) => name.test(line) && !/flavour/i.test(line));
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
    ['process.kill(pid);', false],
    ['// as the kind `process` does', false],
    ['/** `process`: processes. */', false],
  ])('are named by %j: %s', (line, names) => {
    expect(naming(line, ['process', 'nop', 'ssh'])).toHaveLength(names ? 1 : 0);
  });

  it('are named by no source outside platform/places', () => {
    const found = sources(platform)
      .filter((path) => !exempt.test(path))
      .flatMap((path) =>
        naming(readFileSync(join(platform, path), 'utf8'), kinds).map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });
});
