import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { box, locked } from '../../testing/box.ts';
import { family, type State, spares, step, steps } from '../../testing/edits.ts';
import { exampleKinds } from '../../testing/place-kinds.ts';
import { readCatalogue } from '../document/read-catalogue.ts';
import { DtaasError } from '../errors/problem.ts';
import { printDesired, renderDesired } from '../render/index.ts';
import { resolveCatalogue } from '../resolution/index.ts';
import type { Tree } from '../tree/tree.ts';
import { treeOf } from '../tree/tree-of.ts';
import type { Json } from '../values/json.ts';
import { affected, affectedTwins } from './affected-twins.ts';

const twin = box['twins/box/twin.yaml']!;
// A second twin, of the controller alone.
const lone = `apiVersion: dtaas/v1
kind: Twin
metadata: {name: lone, version: 1.0.0}
spec:
  assets: {controller: {asset: functions/switch, version: ^1}}
  physicalTwin:
    protocol: mqtt
    url: mqtts://broker.example:8883
    telemetry: {temperature: {topic: lone/t1, unit: Cel}}
  connections: [physical.temperature -> controller.measured]
`;
const files = { ...box, 'twins/lone/twin.yaml': lone };

describe('the twins that a change affects', () => {
  it.each<[string, Record<string, string | null>, string[]]>([
    ['nothing', {}, []],
    ['documentation', { 'assets/models/box/README.md': '# Box\n', 'docs/x.md': 'x' }, []],
    ['a model', { 'assets/models/box/src/model.mjs': 'export {};\n' }, ['box']],
    ['an emulator', { 'assets/tools/emulator/main.mjs': 'process.exit();\n' }, []],
    ['a function of both', { 'assets/functions/switch/main.mjs': 'process.exit();\n' }, ['box', 'lone']],
    ['one twin', { 'twins/lone/twin.yaml': lone.replace('lone/t1', 'lone/t2') }, ['lone']],
    ['a twin less', { 'twins/lone/twin.yaml': null }, ['lone']],
    ['the title of a twin', { 'twins/box/twin.yaml': twin.replace('1.0.0}', '1.0.0, title: Box}') }, []],
    [
      "the organisation's default place",
      { 'platform.yaml': box['platform.yaml']!.replace('defaultPlace: here', 'defaultPlace: nowhere') },
      ['box', 'lone'],
    ],
  ])('%s', async (_, change, expected) => {
    const before = treeOf(await locked(files));
    const changed = { ...files, ...change };
    const present = Object.entries(changed).filter((entry): entry is [string, string] => entry[1] !== null);
    const after = treeOf(await locked(Object.fromEntries(present)));
    expect(await affectedTwins(before, after)).toEqual(expected);
  });
});

describe('the twins that a change of the places affects, where the platform chooses them', () => {
  const auto = box['platform.yaml']!.replace('defaultPlace: here', 'defaultPlace: auto');
  const before = auto.replace('{kind: nop}', '{kind: nop, memory: 1Mi}');
  it.each<[string, string, string[]]>([
    ['the memory of a place, which fits one twin more', auto, ['box']],
    ['the memory of a place, which fits as before', before.replace('1Mi', '2Mi'), []],
    ['a place for all', before.replace('places:', 'places:\n    more: {kind: process}'), ['box', 'lone']],
    [
      'a place that is too small',
      before.replace('places:', 'places:\n    more: {kind: nop, memory: 1Mi}'),
      ['lone'],
    ],
    ['the title of a place', before.replace('{kind: process}', '{kind: process, title: Mine}'), []],
  ])('%s', async (_, platform, expected) => {
    const [then, now] = await Promise.all(
      [before, platform].map(async (text) => treeOf(await locked({ ...files, 'platform.yaml': text }))),
    );
    expect(await affectedTwins(then!, now!)).toEqual(expected);
  });
});

it('A place of containers that changes affects the twins whose flavour sends them there', async () => {
  const containers = twin.replace(
    '\n  lifecycle:',
    '\n  infrastructure: {workspace: {flavour: container}}\n  lifecycle:',
  );
  const there = (host: string) =>
    box['platform.yaml']!.replace('{kind: nop}', `{kind: far, settings: {host: ${host}}}`);
  const [then, now] = await Promise.all(
    ['a', 'b'].map(async (host) =>
      treeOf(await locked({ ...files, 'twins/box/twin.yaml': containers, 'platform.yaml': there(host) })),
    ),
  );
  const placeKinds = async () => exampleKinds;
  expect(await affectedTwins(then!, now!, { placeKinds })).toEqual(['box']);
});

type Published = State['published'];

/** All of a tree rendered, where it can be. */
async function rendered(tree: Tree, published: Published): Promise<ReadonlyMap<string, string>> {
  const resolution = await resolveCatalogue(readCatalogue(tree, { published }).catalogue);
  const texts = new Map<string, string>();
  for (const name of resolution.twins.keys()) {
    try {
      texts.set(
        name,
        printDesired(renderDesired(resolution, name, { program: '1', resourcesOf: () => ({}) })),
      );
    } catch (error) {
      if (!(error instanceof DtaasError)) throw error;
    }
  }
  return texts;
}

it('are those that differ when all is rendered, whatever was edited and is remembered', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 8 }), async (edits) => {
      const [mentions, cache] = [new Map<string, Json>(), new Map<string, Json>()];
      let state: State = { files: await locked({ ...spares, ...family }), published: [] };
      for (const edit of edits) {
        const next = await step(state, edit);
        const { published } = next;
        const [before, after] = [treeOf(state.files), treeOf(next.files)];
        const twins = await affectedTwins(before, after, { published, mentions, cache });
        const [then, now] = [await rendered(before, published), await rendered(after, published)];
        expect(twins).toEqual(affected(then, now));
        found += twins.length;
        state = next;
      }
    }),
    // A seed, since what is found is counted below.
    { numRuns: 60, seed: 5 },
  );
  expect(found).toBeGreaterThan(50);
}, 120_000);

/** A tree that says which files were read. */
function watched(files: Readonly<Record<string, string>>): Tree & { readonly opened: Set<string> } {
  const tree = treeOf(files);
  const opened = new Set<string>();
  const read = (path: string) => {
    opened.add(path);
    return tree.read(path);
  };
  return { ...tree, read, opened };
}

describe('what is read', () => {
  it('is parsed only of the twins that mention what changed', async () => {
    const kept = await locked({ ...spares, ...files });
    const path = 'assets/models/box/asset.yaml';
    const changed = { ...kept, [path]: kept[path]!.replace('default: 500', 'default: 501') };
    const [before, after] = [watched(kept), watched(changed)];
    expect(await affectedTwins(before, after)).toEqual(['box']);
    const texts = Object.keys(files).filter((file) => /^twins\/[^/]+\/twin\.yaml$/.test(file));
    expect([...before.opened]).toEqual([path]);
    expect([...after.opened].sort()).toEqual(
      [
        'assets/functions/filter/asset.yaml',
        'assets/functions/switch/asset.yaml',
        path,
        'assets/tools/emulator/asset.yaml',
        'platform.yaml',
        'twins/box/twin.lock',
        ...texts,
      ].sort(),
    );
  });

  it('is not searched again for references, unless a file was written while it was read', async () => {
    const path = 'assets/models/box/asset.yaml';
    const kept = await locked({ ...spares, ...files });
    const changed = { ...kept, [path]: kept[path]!.replace('default: 500', 'default: 501') };
    const [before, after] = [watched(kept), watched(changed)];
    const mentions = new Map<string, Json>();
    const written = { ...after, read: (file: string) => Buffer.from(`${after.read(file)}# being written\n`) };
    await affectedTwins(before, { ...written, readUpTo: written.read }, { mentions });
    expect([...mentions.keys()].filter((key) => key.startsWith('text:'))).toEqual([]);
    expect(await affectedTwins(before, after, { mentions })).toEqual(['box']);
    const again = watched(changed);
    expect(await affectedTwins(before, again, { mentions })).toEqual(['box']);
    expect([...again.opened]).not.toContain('twins/lone/twin.yaml');
  });

  it.each([
    ['as it is', 'functions/switch'],
    ['in quotes', '"functions/switch"'],
    ['with an escape', '"functions\\x2fswitch"'],
    ['over two lines', '"functions/\\\n        switch"'],
    ['as a block', '|-\n        functions/switch\n     '],
  ])('finds a reference that is written %s', async (_, written) => {
    const flow = 'assets: {controller: {asset: functions/switch, version: ^1}}';
    const block = `assets:\n    controller:\n      asset: ${written}\n      version: ^1`;
    const text = lone.replace(flow, block);
    // Without new locks, in which the asset's digest stands.
    const kept = await locked({ ...box, 'twins/lone/twin.yaml': text });
    const changed = { ...kept, 'assets/functions/switch/main.mjs': 'process.exit();\n' };
    expect(await affectedTwins(treeOf(kept), treeOf(changed))).toEqual(['box', 'lone']);
  });
});
