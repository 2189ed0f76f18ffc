import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../document/read-catalogue.ts';
import { finderOf } from '../resolution/index.ts';
import { treeOf } from '../tree/tree-of.ts';
import { contentFiles, usualDocumentation } from './documentation.ts';

function contentOf(paths: readonly string[], documentation: readonly string[]): readonly string[] {
  return contentFiles(
    paths.map((path) => ({ path })),
    documentation,
  ).map(({ path }) => path);
}

describe('what an asset consists of', () => {
  it('is all but README.md, LICENSE*, CHANGELOG.md and docs/ at its root', () => {
    const content = ['asset.yaml', 'README', 'notes.md', 'prompts/system.md', 'src/docs/a', 'src/README.md'];
    const documentation = [
      'README.md',
      'LICENSE',
      'LICENSE.txt',
      'CHANGELOG.md',
      'docs/a.csv',
      'docs/b/c.md',
    ];
    const all = [...content, 'src/LICENSE', 'LICENSES/MIT.txt', 'docs', ...documentation];
    expect(contentOf(all, usualDocumentation)).toEqual([
      ...content,
      'src/LICENSE',
      'LICENSES/MIT.txt',
      'docs',
    ]);
  });

  it.each<[documentation: readonly string[], content: readonly string[]]>([
    [[], ['asset.yaml', 'README.md', 'docs/a.md', 'docs/b.csv', 'src/a.md', 'src/b/c.md']],
    [['docs/*.md'], ['asset.yaml', 'README.md', 'docs/b.csv', 'src/a.md', 'src/b/c.md']],
    [['src/b/'], ['asset.yaml', 'README.md', 'docs/a.md', 'docs/b.csv', 'src/a.md']],
    [['s*/*/'], ['asset.yaml', 'README.md', 'docs/a.md', 'docs/b.csv', 'src/a.md']],
    // Files that the platform itself reads always count.
    [['*', '*/'], ['asset.yaml']],
    [['asset.yaml'], ['asset.yaml', 'README.md', 'docs/a.md', 'docs/b.csv', 'src/a.md', 'src/b/c.md']],
  ])('with documentation %j is %j', (documentation, content) => {
    const all = ['asset.yaml', 'README.md', 'docs/a.md', 'docs/b.csv', 'src/a.md', 'src/b/c.md'];
    expect(contentOf(all, documentation)).toEqual(content);
  });

  it('stays fast for a pattern that was written to be slow', () => {
    expect(contentOf(['a'.repeat(255)], [`${'*a'.repeat(120)}b`])).toEqual(['a'.repeat(255)]);
  });
});

/** The files that a digest counts, by the reference of the asset. */
function available(files: Readonly<Record<string, string>>, documentation = '') {
  const yaml = `apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: box, version: 1.0.0}\nspec:${documentation === '' ? ' {}' : `\n  documentation: ${documentation}`}\n`;
  const all = Object.entries(files).map(([path, text]) => [`assets/models/box/${path}`, text]);
  const tree = treeOf({ 'assets/models/box/asset.yaml': yaml, ...Object.fromEntries(all) });
  return finderOf(readCatalogue(tree).catalogue).inTree('models/box')!;
}

describe('a digest', () => {
  it.each<[what: string, documentation: string, path: string, counts: boolean]>([
    ['Markdown that a program reads', '', 'src/prompt.md', true],
    ['a README', '', 'README.md', false],
    ['a README where it is no documentation', '[]', 'README.md', true],
    ['a file that asset.yaml calls documentation', '[notes/]', 'notes/a.txt', false],
  ])('counts %s as asset.yaml says', (_, documentation, path, counts) => {
    const [one, two] = ['one', 'two'].map((text) => available({ [path]: text }, documentation));
    expect(one!.digest !== two!.digest).toBe(counts);
    expect(one!.files.some((file) => file.path === path)).toBe(counts);
  });
});
