import { type Asset, type Available, readCatalogue, resolveCatalogue } from '@dtaas/model';
import { readWorkTree } from '@dtaas/repository';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../../testing/temporary-assets.ts';
import { recordOf, recordState } from '../records/records.ts';
import { unverifiedAssets } from '../records/unverified.ts';
import { type AssetSubject, inOrder } from '../subject.ts';
import { assetSubjects } from './asset-subjects.ts';

let clone: TemporaryAssets;
beforeEach(() => {
  clone = temporaryAssets();
});
afterEach(() => clone.remove());

async function finderAndAssets() {
  const { catalogue } = readCatalogue(await readWorkTree(await clone.open()), { published: [] });
  const { finder } = await resolveCatalogue(catalogue);
  const assets = [...catalogue.assets.keys()].map(
    (reference) => finder.inTree(reference) as Available<Asset>,
  );
  return { finder, assets };
}

/** The subjects of the work tree, by reference. */
async function subjects(): Promise<Readonly<Record<string, AssetSubject>>> {
  const { finder, assets } = await finderAndAssets();
  const made = assets.map(assetSubjects(finder));
  return Object.fromEntries(made.map((subject) => [subject.reference, subject]));
}

/** A model, a function that uses it, and a tool that uses the function. */
function chain(): void {
  clone.asset('models/box');
  clone.asset('functions/estimator', { uses: 'models/box' });
  clone.asset('tools/simulation', { uses: 'functions/estimator' });
  clone.commit();
}

it('an asset is made once, whoever uses it', async () => {
  clone.asset('models/box');
  clone.asset('functions/a', { uses: 'models/box' });
  clone.asset('functions/b', { uses: 'models/box' });
  const made = await subjects();
  expect(made['functions/a']?.uses['plant']).toBe(made['models/box']);
  expect(made['functions/b']?.uses['plant']).toBe(made['models/box']);
});

it('a digest covers the files, the version that is used, and its files', async () => {
  chain();
  const before = await subjects();
  clone.write({ 'assets/models/box/number.txt': '42' });
  const after = await subjects();
  for (const reference of Object.keys(before)) {
    expect(after[reference]?.digest).not.toBe(before[reference]?.digest);
    expect(after[reference]?.formerDigest).not.toBe(before[reference]?.formerDigest);
  }
  clone.write({ 'assets/models/box/README.md': '# Other words\n' });
  expect((await subjects())['models/box']?.digest).toBe(after['models/box']?.digest);
});

it.each([
  ['models/nothing', "it uses models/nothing ^1, which isn't there"],
  ['functions/estimator', 'it uses itself by way of functions/estimator'],
])('a use of %s is an obstacle', async (uses, obstacle) => {
  clone.asset('functions/estimator', { uses });
  expect((await subjects())['functions/estimator']?.obstacle).toBe(obstacle);
});

it('assets that use each other have an obstacle, and each is made', async () => {
  clone.asset('functions/a', { uses: 'functions/b' });
  clone.asset('functions/b', { uses: 'functions/a' });
  const made = await subjects();
  expect(made['functions/a']?.obstacle).toBeUndefined();
  expect(made['functions/a']?.uses['plant']?.obstacle).toBe('it uses itself by way of functions/a');
});

it('a used asset comes before its users, once', async () => {
  chain();
  const { 'tools/simulation': simulation, 'models/box': box } = await subjects();
  expect(inOrder([simulation!, box!]).map(({ reference }) => reference)).toEqual([
    'models/box',
    'functions/estimator',
    'tools/simulation',
  ]);
});

it.each([
  ['nothing', [], 'missing'],
  ['a strong record', ['digest'], 'strong'],
  ['a weak record', ['digest.weak'], 'weak'],
  ['both records', ['digest.weak', 'digest'], 'strong'],
  ['a strong record of a former platform', ['former'], 'strong'],
  ['a weak record of a former platform', ['former.weak'], 'weak'],
  ['the record of another digest', ['other'], 'missing'],
])('with %s the state is %s', (_what, names, state) => {
  const subject = { digest: 'digest', formerDigest: 'former', kind: 'asset' } as AssetSubject;
  expect(recordState(new Set(names), subject)).toBe(state);
});

it('a record says what was tested, with which uses, and where', async () => {
  chain();
  const { 'functions/estimator': estimator, 'models/box': box } = await subjects();
  const isolation = { mode: 'weak', limits: 'none', strong: false, remarks: ['secret'] } as never;
  const at = new Date('2026-01-02T03:04:05Z');
  const [name, record] = recordOf(estimator!, { durationMs: 12.6, commit: 'c', isolation, at });
  expect(name).toBe(`${estimator!.digest}.weak`);
  expect(record).toEqual({
    digest: estimator!.digest,
    asset: 'functions/estimator',
    version: '1.0.0',
    content: estimator!.asset.digest,
    uses: { plant: box!.digest },
    verifier: '1',
    commit: 'c',
    at: '2026-01-02T03:04:05.000Z',
    durationMs: 13,
    isolation: { mode: 'weak', limits: 'none', strong: false },
    ranOn: { os: process.platform, arch: process.arch, node: process.versions.node },
  });
  const strong = { mode: 'bubblewrap', limits: 'kernel', strong: true } as never;
  expect(recordOf(box!, { durationMs: 1, commit: 'c', isolation: strong, at })[0]).toBe(box!.digest);
});

it('names the assets without a record, and the assets that they use', async () => {
  chain();
  clone.asset('data/untested', { test: '' });
  clone.asset('data/broken', { test: '', uses: 'models/nothing' });
  const { finder, assets } = await finderAndAssets();
  const tool = assets.filter(({ reference }) => /simulation|untested|broken/.test(reference));
  const unverified = await unverifiedAssets(await clone.open(), finder, tool, { allowWeak: false });
  expect(unverified.sort((a, b) => (a.asset < b.asset ? -1 : 1))).toEqual([
    { asset: 'data/broken', version: '1.0.0', weak: false },
    { asset: 'functions/estimator', version: '1.0.0', weak: false },
    { asset: 'models/box', version: '1.0.0', weak: false },
    { asset: 'tools/simulation', version: '1.0.0', weak: false },
  ]);
});
