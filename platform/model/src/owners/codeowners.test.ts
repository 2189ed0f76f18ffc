import { describe, expect, test } from 'vitest';
import { checkRepository } from '../check.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import type { Files } from '../explain/explanation.ts';
import { asset, exampleTree, platform, twin } from '../explain/parts.ts';
import { codeownersText, ownCodeowners } from './codeowners.ts';

function textOf(files: Files): readonly string[] {
  const text = codeownersText(readCatalogue(exampleTree(files)).catalogue);
  expect(text.endsWith('\n')).toBe(true);
  return text.trimEnd().split('\n').slice(1);
}

const pump = (owners: string) => asset('models/pump', '', `version: 1.0.0, owners: [${owners}]`);

describe('the owners of files', () => {
  test('are those of assets and twins, and else the maintainers', () => {
    const files = {
      ...platform('roles: {maintainers: [grace, "@plant/platform"], operators: [ada, "@plant/operators"]}'),
      ...pump('bob, operators'),
      ...asset('models/tank', ''),
    };
    expect(textOf(files)).toEqual([
      '* @grace @plant/platform',
      '/assets/models/pump/ @ada @bob @plant/operators',
    ]);
  });

  test('are sorted by folder, so that the same files give the same text', () => {
    const files = { ...pump('bob'), ...asset('data/air', '', 'version: 1.0.0, owners: [ada]') };
    expect(textOf(files)).toEqual(['/assets/data/air/ @ada', '/assets/models/pump/ @bob']);
    expect(textOf(Object.fromEntries(Object.entries(files).reverse()))).toEqual(textOf(files));
  });

  test.each([
    ['"ada #x"', []],
    ['"ada bob"', []],
    ['"*"', []],
    ['"ada\\n/platform.yaml @mallory"', []],
    ['"a@b.example"', ['/assets/models/pump/ a@b.example']],
    ['"ada #x", bob', ['/assets/models/pump/ @bob']],
  ])('never change what a line means: %s', (owners, lines) => {
    expect(textOf(pump(owners))).toEqual(lines);
  });
});

describe('a file of owners', () => {
  const files = { ...pump('bob'), ...twin('assets: {}') };
  const current = codeownersText(readCatalogue(exampleTree(files)).catalogue);
  const found = async (text: string, path = '.github/CODEOWNERS') => {
    const tree = exampleTree({ ...files, [path]: text });
    const problems = await checkRepository(tree, {});
    return problems.filter(({ code }) => code === 'codeowners-stale').map(({ file }) => file);
  };

  test.each(['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'])(
    'at %s is up to date, or told as stale',
    async (path) => {
      expect(await found(current, path)).toEqual([]);
      expect(await found(`${current}/x @y\n`, path)).toEqual([path]);
      expect(ownCodeowners(exampleTree({ [path]: current }))).toBe(path);
    },
  );

  test('that somebody wrote is not compared, and a link is not followed', async () => {
    expect(await found('* @mallory\n')).toEqual([]);
    expect(ownCodeowners(exampleTree({ '.github/CODEOWNERS': { link: 'elsewhere' } }))).toBeUndefined();
  });
});
