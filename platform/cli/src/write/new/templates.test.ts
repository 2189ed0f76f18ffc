import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkRepository } from '@dtaas/model';
import { openRepository, readPublished, readWorkTree } from '@dtaas/repository';
import { verifyRepository } from '@dtaas/verify';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { assetKinds, folderOfKind, languages, newAsset, newTwin } from './templates.ts';

const templates = fileURLToPath(new URL('../../../../../templates', import.meta.url));
const python = spawnSync('python3', ['--version']).status === 0 || process.env['DTAAS_REQUIRE_ALL'] === '1';
if (!python) console.warn('python3 is missing: the tests of the templates in Python are skipped');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const platform =
  'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\nspec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here}\n';

describe.each(languages)('the templates in %s', (language) => {
  it('are files that dtaas check accepts, with a twin of them', async () => {
    execFileSync('git', ['init', '-q', folder]);
    writeFileSync(join(folder, 'platform.yaml'), platform);
    for (const kind of ['data', 'model', 'function'] as const)
      cpSync(join(templates, kind, language), join(folder, 'assets', folderOfKind[kind], 'example'), {
        recursive: true,
      });
    cpSync(join(templates, 'twin'), join(folder, 'twins', 'example'), { recursive: true });
    const repository = await openRepository(folder);
    const published = await readPublished(repository);
    const problems = await checkRepository(await readWorkTree(repository), { published });
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'lock-missing twins/example/twin.yaml',
    ]);
  });

  it.skipIf(language === 'python' && !python)('pass their own tests', async () => {
    execFileSync('git', ['init', '-q', folder]);
    writeFileSync(join(folder, 'platform.yaml'), platform);
    for (const kind of ['data', 'model', 'function'] as const) {
      const asset = join(folder, 'assets', folderOfKind[kind], 'example');
      cpSync(join(templates, kind, language), asset, { recursive: true });
    }
    const options = { allowWeak: true, isolation: 'none' } as const;
    const { results } = await verifyRepository(await openRepository(folder), options);
    expect(results.map(({ asset, outcome, output }) => [asset, outcome, output])).toEqual(
      ['data', 'functions', 'models'].map((kind) => [`${kind}/example`, 'passed', undefined]),
    );
  });

  it.skipIf(language === 'python' && !python)('have tests that fail if the component is wrong', async () => {
    execFileSync('git', ['init', '-q', folder]);
    writeFileSync(join(folder, 'platform.yaml'), platform);
    const asset = join(folder, 'assets', 'functions', 'example');
    cpSync(join(templates, 'function', language), asset, { recursive: true });
    const yaml = join(asset, 'asset.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('default: 2', 'default: 3'));
    const source = { node: 'main.mjs', python: 'main.py', shell: 'main.sh' }[language];
    const program = join(asset, 'src', source);
    writeFileSync(program, readFileSync(program, 'utf8').replace('* ', '+ '));
    const options = { allowWeak: true, isolation: 'none' } as const;
    const { results } = await verifyRepository(await openRepository(folder), options);
    expect(results.map(({ outcome }) => outcome)).toEqual(['failed']);
  });
});

describe('a new asset', () => {
  const metadata = { name: 'pump', title: 'A pump', owner: 'Team Water', license: 'MIT' };

  it.each(assetKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    'of the kind %s in %s is its template with metadata',
    (kind, language) => {
      const template = join(templates, kind === 'tool' ? 'function' : kind, language);
      const files = newAsset(kind, language, metadata);
      for (const [path, text] of Object.entries(files)) {
        if (['asset.yaml', 'README.md'].includes(path)) continue;
        expect(text).toBe(readFileSync(join(template, path), 'utf8'));
      }
      const made = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      );
      expect(Object.keys(files)).toHaveLength(made.length);
      const written = parse(files['asset.yaml'] ?? '');
      expect(written.kind.toLowerCase()).toBe(kind);
      expect(written.metadata).toEqual({
        name: 'pump',
        version: '0.1.0',
        title: 'A pump',
        license: 'MIT',
        owners: ['Team Water'],
      });
      expect(files['README.md']).toMatch(/^# A pump\n.*`npx dtaas verify pump`/s);
      expect(Object.values(files).join('\n')).not.toMatch(/\bexample\b/i);
    },
  );

  it('keeps the comments and the form of its template', () => {
    const before = readFileSync(join(templates, 'function/node/asset.yaml'), 'utf8');
    const after = newAsset('function', 'node', { ...metadata, name: 'example' })['asset.yaml'];
    const changed = before.split('\n').filter((line) => !after?.split('\n').includes(line));
    expect(changed).toEqual(['  title: "Example"', '  license: "Apache-2.0"', '  owners: ["me"]']);
  });

  it('has the title and owner that were given, whatever they contain', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('$&', "'", '"', ': #', '- a', '# b', '{', '$`', 'null', '1', '\\n'),
    );
    fc.assert(
      fc.property(text, text, (title, owner) => {
        const { metadata: written } = parse(
          newAsset('model', 'shell', { ...metadata, title, owner })['asset.yaml'] ?? '',
        );
        expect([written.title, written.owners]).toEqual([title, [owner]]);
        expect(
          newAsset('model', 'shell', { ...metadata, title })['README.md']?.startsWith(`# ${title}\n`),
        ).toBe(true);
      }),
    );
  });
});

it('a new twin keeps its template, but for its metadata and what the caller changes', () => {
  const files = newTwin({ name: 'plant', title: 'Plant', owner: 'me', license: 'MIT' }, (document) =>
    document.setIn(['spec', 'assets', 'worker', 'version'], '^2'),
  );
  const written = parse(files['twin.yaml'] ?? '');
  expect(written.metadata).toMatchObject({ name: 'plant', title: 'Plant', license: 'MIT' });
  expect(written.spec.assets.worker).toEqual({ asset: 'functions/example', version: '^2' });
  expect(files['twin.yaml']).toContain("# The address of the physical twin's broker");
  expect(files['README.md']).toContain('npx dtaas plan plant');
});
