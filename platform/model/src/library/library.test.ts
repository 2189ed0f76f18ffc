import { describe, expect, it } from 'vitest';
import { box } from '../../testing/box.ts';
import { lab } from '../../testing/lab.ts';
import { filesOf, gitTreeId } from '../digest/index.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { exampleTree } from '../explain/parts.ts';
import { isAsset, isTwin, type Resolution, resolveCatalogue } from '../resolution/index.ts';
import type { Published } from '../tree/catalogue.ts';
import { libraryOf } from './library.ts';
import { shownAsset, shownTwin } from './shown.ts';

const files = {
  ...box,
  'platform.yaml': `${box['platform.yaml']}  sources: [{name: partner, path: ../partner}, {name: far, url: "https://far.example/twins"}]\n`,
};

/** A tag of a source; reading its files fails the test. */
function tagOf(reference: string, version: string, source: string): Published {
  const tree = exampleTree(files);
  const reading = () => {
    throw new Error('A list must not read published files.');
  };
  return {
    reference,
    version,
    source,
    commit: 'c'.repeat(40),
    treeId: gitTreeId(filesOf(tree, reference)),
    files: reading,
  };
}

async function resolved(published: readonly Published[] = []): Promise<Resolution> {
  return resolveCatalogue(readCatalogue(exampleTree(files), { published }).catalogue);
}

describe('the library', () => {
  it('has each part of the tree, with its users', async () => {
    const { assets, twins } = libraryOf(await resolved());
    expect(assets.map(({ reference, version, source }) => `${reference} ${version} ${source}`)).toEqual([
      'functions/filter 1.2.0 tree',
      'functions/switch 1.0.0 tree',
      'models/box 1.0.0 tree',
      'tools/emulator 1.0.0 tree',
    ]);
    expect(assets.find(({ reference }) => reference === 'models/box')?.usedBy).toEqual([
      { by: 'twins/box', as: 'plant' },
      { by: 'functions/filter', as: 'plant' },
    ]);
    // An emulator is a component, too.
    expect(assets.at(-1)?.usedBy).toEqual([{ by: 'twins/box', as: 'emulator' }]);
    expect(twins).toMatchObject([{ name: 'box', components: ['plant', 'estimator', 'controller'] }]);
  });

  it('has the parts of sources, in their newest version, without reading them', async () => {
    const published = [
      tagOf('models/tank', '1.0.0', 'partner'),
      tagOf('models/tank', '1.10.0', 'partner'),
      tagOf('models/box', '0.9.0', 'tags'),
    ];
    const { assets, sources } = libraryOf(await resolved(published));
    expect(assets.filter(({ reference }) => reference.startsWith('models/'))).toMatchObject([
      { reference: 'models/box', version: '1.0.0', source: 'tree' },
      { reference: 'models/tank', version: '1.10.0', source: 'partner', usedBy: [] },
    ]);
    expect(sources).toEqual([
      { name: 'partner', from: '../partner', references: 1 },
      { name: 'far', from: 'https://far.example/twins', references: 0 },
    ]);
  });

  it.each<[words: string[], found: string[]]>([
    [['HEATERON'], ['functions/filter', 'functions/switch']],
    [['cel', 'innovation'], ['functions/filter']],
    [['models/'], ['models/box']],
    [['toString'], []],
  ])('finds %j in names, ports and units', async (words, found) => {
    expect(libraryOf(await resolved(), words).assets.map(({ reference }) => reference)).toEqual(found);
  });
});

describe('what is shown', () => {
  it('of an asset, is all that a twin has to give and gets', async () => {
    const resolution = await resolved([tagOf('functions/filter', '1.1.0', 'partner')]);
    const filter = resolution.finder.inTree('functions/filter')!;
    expect(isAsset(filter) && shownAsset(resolution, filter)).toMatchObject({
      reference: 'functions/filter',
      version: '1.2.0',
      versions: [
        { version: '1.2.0', source: 'tree' },
        { version: '1.1.0', source: 'partner' },
      ],
      inputs: [
        { name: 'measured', type: 'number', unit: 'Cel', required: true },
        { name: 'heaterOn', type: 'boolean', required: false },
      ],
      parameters: [{ name: 'noise', type: 'number', unit: 'K', default: 0.1, minimum: 0 }],
      uses: [{ name: 'plant', kind: 'Model', asset: 'models/box', version: '^1', required: true }],
      run: ['node', 'main.mjs'],
      usedBy: [{ by: 'twins/box', as: 'estimator' }],
    });
  });

  it.each([
    ['tools/recorder', 'twin'],
    ['tools/runner', 'uses.model'],
    ['tools/pump', undefined],
  ])('of %s, is the origin of its ports', async (reference, ports) => {
    const { catalogue } = readCatalogue(exampleTree(lab));
    const resolution = await resolveCatalogue(catalogue);
    const asset = resolution.finder.inTree(reference)!;
    expect(isAsset(asset) && shownAsset(resolution, asset).ports).toBe(ports);
  });

  it('of a twin, is the version of each component', async () => {
    const resolution = await resolved();
    const twin = resolution.finder.inTree('twins/box')!;
    expect(isTwin(twin) && shownTwin(resolution, twin)).toMatchObject({
      level: 'digital twin',
      components: [{ id: 'plant', asset: 'models/box', range: '^1', version: '1.0.0' }, {}, {}],
      emulator: { id: 'emulator', asset: 'tools/emulator', version: '1.0.0' },
    });
  });
});
