import { describe, expect, it } from 'vitest';
import { exampleTree } from '../explain/parts.ts';
import type { Json } from '../values/json.ts';
import { readCatalogue } from './read-catalogue.ts';

const pump = 'apiVersion: dtaas/v1\nkind: Model\nmetadata: {name: pump, version: 1.0.0}\n';
const oven = 'apiVersion: dtaas/v1\nkind: Twin\nmetadata: {name: oven, version: 1.0.0}\nspec: {}\n';

describe('a catalogue', () => {
  it('holds what is right when the rest is broken, and knows what is broken', () => {
    const tree = exampleTree({
      'assets/models/pump/asset.yaml': pump,
      'assets/models/valve/asset.yaml': 'kind: [',
      'twins/oven/twin.yaml': oven,
      'twins/oven/twin.lock': 'kind: Lock\n',
    });
    const { catalogue, problems } = readCatalogue(tree);
    expect([...catalogue.assets.keys()]).toEqual(['models/pump']);
    expect([...catalogue.twins.keys()]).toEqual(['oven']);
    expect([...catalogue.broken]).toEqual(['models/valve', 'twins/oven/twin.lock']);
    expect(catalogue.platform?.value.spec.organisation).toBe('example');
    expect(new Set(problems.map(({ file }) => file))).toEqual(
      new Set(['assets/models/valve/asset.yaml', 'twins/oven/twin.lock']),
    );
  });

  it('has defaults filled in', () => {
    const { catalogue } = readCatalogue(exampleTree({ 'twins/oven/twin.yaml': oven }));
    expect(catalogue.twins.get('oven')?.value.spec).toMatchObject({
      assets: {},
      infrastructure: { workspace: { flavour: 'process' } },
      lifecycle: { desired: 'running', clock: { mode: 'wall' }, save: { keep: 24, onTerminate: true } },
    });
  });

  it('goes on with a file that only has a field too many', () => {
    const tree = exampleTree({ 'assets/models/pump/asset.yaml': `${pump}extra: 1\n` });
    const { catalogue, problems } = readCatalogue(tree);
    expect(problems).toMatchObject([{ code: 'field-unknown', line: 4, column: 1 }]);
    expect(catalogue.assets.has('models/pump')).toBe(true);
  });

  it("doesn't read a large file, which may be 100 MB", () => {
    const tree = exampleTree({ 'assets/models/pump/asset.yaml': pump });
    const large = {
      ...tree,
      read: (path: string) => (path.endsWith('asset.yaml') ? expect.fail('it was read') : tree.read(path)),
      readUpTo: (path: string, most: number) =>
        path.endsWith('asset.yaml') && most < 100 * 1024 * 1024 ? undefined : tree.read(path),
    };
    expect(readCatalogue(large).problems).toMatchObject([{ code: 'file-too-large', line: 1, column: 1 }]);
  });

  it('comes from the cache without reading, with the same positions', () => {
    const cache = new Map<string, Json>();
    const tree = exampleTree({
      'assets/models/pump/asset.yaml': pump,
      'twins/oven/twin.yaml': 'kind: Twin\n',
    });
    const first = readCatalogue(tree, { cache }).catalogue.assets.get('models/pump')!;
    let reads = 0;
    const counting = {
      ...tree,
      read(path: string) {
        reads++;
        return tree.read(path);
      },
    };
    const second = readCatalogue(counting, { cache }).catalogue.assets.get('models/pump')!;
    // Only the broken one is read again: a problem needs its text.
    expect(reads).toBe(1);
    expect(second.value).toEqual(first.value);
    expect(second.document.positionOf(['metadata', 'version'])).toEqual(
      first.document.positionOf(['metadata', 'version']),
    );
    expect(second.document.positionOf(['metadata', 'version'])).toMatchObject({ line: 3, column: 33 });
  });

  it("doesn't take a link for a file, though the bytes are the same", () => {
    const cache = new Map<string, Json>();
    readCatalogue(exampleTree({ 'assets/models/pump/asset.yaml': pump }), { cache });
    const linked = exampleTree({ 'assets/models/pump/asset.yaml': { link: pump } });
    expect(readCatalogue(linked, { cache }).problems.map(({ code }) => code)).toContain('file-kind');
  });

  it("doesn't take one format for another, though the bytes are the same", () => {
    const cache = new Map<string, Json>();
    readCatalogue(exampleTree({ 'assets/models/pump/asset.yaml': pump }), { cache });
    const { catalogue, problems } = readCatalogue(exampleTree({ 'twins/pump/twin.yaml': pump }), { cache });
    expect(catalogue.twins.size).toBe(0);
    expect(problems.map(({ code }) => code)).toContain('value-not-allowed');
  });
});

describe('a symbolic link', () => {
  const codes = (target: string) => {
    const files = { 'assets/models/pump/asset.yaml': pump, 'assets/models/pump/src/link': { link: target } };
    return readCatalogue(exampleTree(files)).problems.map(({ code }) => code);
  };

  it.each(['other', '../data.csv', './a/b', '../src/other'])('to %s stays in its asset', (target) => {
    expect(codes(target)).toEqual([]);
  });

  const outside = [
    '../../valve/x',
    '/etc/passwd',
    '../..',
    '..',
    '../../../../../../x',
    'a/../../x',
    'd/../x',
    'C:\\x',
    '',
  ];
  it.each(outside)("to %s doesn't, or can't be known to", (target) => {
    expect(codes(target)).toEqual(['link-outside']);
  });
});
