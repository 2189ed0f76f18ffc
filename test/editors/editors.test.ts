import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LanguageServer, startLanguageServer } from './language-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The schema of each kind of file, and a file of the kind. */
const kinds = [
  ['asset', 'assets/functions/bang-bang/asset.yaml'],
  ['twin', 'twins/incubator/twin.yaml'],
  ['lock', 'twins/incubator/twin.lock'],
  ['platform', 'platform.yaml'],
] as const;

/** Without the first line that names the schema, as a person may write it. */
function unnamed(text: string): string {
  return text.replace(/^# yaml-language-server:.*\n/, '');
}

describe("VS Code's YAML extension, with the settings of this repository", { timeout: 60_000 }, () => {
  let server: LanguageServer;
  beforeEach(async () => {
    server = await startLanguageServer(root, JSON.parse(textOf('.vscode/settings.json')));
  }, 60_000);
  afterEach(() => server.close());

  it.each(kinds)('finds nothing wrong in a shipped file of the kind %s', async (_kind, path) => {
    expect(await server.diagnose(path, unnamed(textOf(path)))).toEqual([]);
  });

  it.each(kinds)('marks a field that a file of the kind %s does not have', async (_kind, path) => {
    const text = unnamed(textOf(path)).replace(/^apiVersion/m, 'spek: {}\napiVersion');
    const elsewhere = path.replace(/incubator|bang-bang/, 'another');
    const [found] = await server.diagnose(elsewhere, text);
    expect(found?.message).toContain('spek');
    expect(found?.range.start.line).toBe(text.split('\n').indexOf('spek: {}'));
  });

  it('offers the fields of a port', async () => {
    const text = 'apiVersion: dtaas/v1\nkind: Function\nspec:\n  inputs:\n    level:\n      \n';
    await server.diagnose('assets/functions/new/asset.yaml', text);
    const offered = await server.complete('assets/functions/new/asset.yaml', 5, 6);
    expect(offered).toEqual(expect.arrayContaining(['type', 'unit', 'shape', 'delay']));
  });

  it('says nothing about files of other folders', async () => {
    expect(await server.diagnose('docs/asset.yaml', 'spek: {}\n')).toEqual([]);
  });
});

// JetBrains' editors don't run here. The file is held to what the YAML extension was tested with.
describe('the mappings of JetBrains editors', () => {
  const mappings = [...textOf('.idea/jsonSchemas.xml').matchAll(/<SchemaInfo>[\s\S]*?<\/SchemaInfo>/g)].map(
    ([info]) => ({
      schema: /relativePathToSchema" value="([^"]+)/.exec(info)?.[1] ?? '',
      path: /"path" value="([^"]+)/.exec(info)?.[1] ?? '',
    }),
  );

  it('are those of VS Code', () => {
    const { 'yaml.schemas': schemas } = JSON.parse(textOf('.vscode/settings.json'));
    const ours = mappings.map(({ schema, path }) => [`./${schema}`, `/${path}`]);
    expect(Object.fromEntries(ours)).toEqual(schemas);
  });

  it.each(mappings)('$path has its schema in this repository', ({ schema }) => {
    expect(existsSync(join(root, schema))).toBe(true);
  });
});

describe('the task "dtaas check" of VS Code', () => {
  const [check] = JSON.parse(textOf('.vscode/tasks.json')).tasks;

  it('finds the file, the place and the code in what the command prints', () => {
    const { regexp, ...groups } = check.problemMatcher.pattern;
    const printed = textOf('platform/report/src/texts/check.txt').split('\n');
    const found = printed.map((line) => new RegExp(regexp).exec(line)).filter((match) => match !== null);
    expect(found.length).toBeGreaterThan(0);
    for (const match of found) {
      expect(match[groups.file]).toMatch(/\.yaml$|\.lock$/);
      expect(Number(match[groups.line])).toBeGreaterThan(0);
      expect(['error', 'warning']).toContain(match[groups.severity]);
    }
  });
});
