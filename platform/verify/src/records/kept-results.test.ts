import type { Published, Tree, TreeEntry } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { otherRunner } from '../../testing/other-runner.ts';
import { type TemporaryAssets, temporaryAssets } from '../../testing/temporary-assets.ts';
import type { Outcome } from '../report/result.ts';
import { type VerifyOptions, verifyRepository } from '../verify-repository.ts';
import { isWorthKeeping, type KeptResults, keyOf } from './kept-results.ts';

describe('kept results', () => {
  let clone: TemporaryAssets;
  let kept: string | undefined;
  /** As text, as in a file. */
  const store = {
    read: () => (kept === undefined ? undefined : (JSON.parse(kept) as KeptResults)),
    write: (results: KeptResults) => {
      kept = JSON.stringify(results);
    },
  };
  beforeEach(async () => {
    kept = undefined;
    clone = temporaryAssets();
    clone.asset('models/box');
    clone.asset('functions/estimator', { uses: 'models/box' });
    clone.commit();
    // The first call runs the tests, and the second finds that there is nothing to do.
    await outcomes();
    expect(kept).toBeUndefined();
    await outcomes();
  });
  afterEach(() => clone.remove());

  async function outcomes(options: VerifyOptions = {}): Promise<Record<string, string>> {
    const { results } = await verifyRepository(await clone.open(), {
      allowWeak: true,
      kept: store,
      ...options,
    });
    return Object.fromEntries(results.map(({ asset, outcome }) => [asset, outcome]));
  }

  const all = (outcome: string) => ({ 'models/box': outcome, 'functions/estimator': outcome });
  /** Marks what is kept, so that a test sees where results come from. */
  const mark = () => {
    kept = kept!.replaceAll('"remembered"', '"untested"');
  };

  it('are the answer of the next call', async () => {
    expect(store.read()?.results.map(({ outcome }) => outcome)).toEqual(['remembered', 'remembered']);
    mark();
    expect(await outcomes()).toEqual(all('untested'));
  });

  it("aren't used if the records are gone", async () => {
    mark();
    clone.git('update-ref', '-d', 'refs/heads/state/_verified');
    expect(await outcomes()).toEqual(all('passed'));
  });

  it("aren't used if a file differs, committed or not", async () => {
    mark();
    clone.asset('functions/estimator', { uses: 'models/box', test: 'exit 0 # better' });
    expect(await outcomes()).toEqual({ 'models/box': 'remembered', 'functions/estimator': 'passed' });
  });

  it("aren't used if a weak sandbox counts in one call and not in the other", async () => {
    mark();
    expect(await outcomes({ allowWeak: true })).toEqual(all('untested'));
    expect(await outcomes({ allowWeak: false }).catch(() => ({}))).not.toEqual(all('untested'));
  });

  it("aren't used by another runner", async () => {
    mark();
    otherRunner();
    expect(await outcomes()).toEqual(all('remembered'));
  });

  it("aren't used for single assets, with --since or with --force", async () => {
    mark();
    expect(await outcomes({ names: ['models/box'] })).toEqual({ 'models/box': 'remembered' });
    expect(await outcomes({ since: 'HEAD' })).toEqual({});
    expect(await outcomes({ force: true })).toEqual(all('passed'));
  });
});

const entry = (id: string, mode: TreeEntry['mode'] = '100644'): TreeEntry => ({ mode, id, size: 1 });
const tree = (entries: Readonly<Record<string, TreeEntry>>): Tree => ({
  entries: new Map(Object.entries(entries)),
  read: () => Buffer.alloc(0),
  readUpTo: () => Buffer.alloc(0),
});
const files = tree({ 'assets/models/box/asset.yaml': entry('a'), 'platform.yaml': entry('b') });
const version = { reference: 'models/box', version: '1.0.0', source: 'tags', treeId: 't' } as Published;

it.each<[string, Parameters<typeof keyOf>]>([
  [
    'a file',
    [tree({ 'assets/models/box/asset.yaml': entry('c'), 'platform.yaml': entry('b') }), [], 'tip', true],
  ],
  [
    'the mode of a file',
    [
      tree({ 'assets/models/box/asset.yaml': entry('a', '100755'), 'platform.yaml': entry('b') }),
      [],
      'tip',
      true,
    ],
  ],
  [
    'the name of a file',
    [tree({ 'assets/models/bow/asset.yaml': entry('a'), 'platform.yaml': entry('b') }), [], 'tip', true],
  ],
  ['a published version', [files, [version], 'tip', true]],
  ['the records', [files, [], null, true]],
  ['whether a weak sandbox counts', [files, [], 'tip', undefined]],
])('the key of results changes with %s', (_what, inputs) => {
  const key = keyOf(files, [], 'tip', true);
  expect(keyOf(files, [], 'tip', true)).toBe(key);
  expect(keyOf(...inputs)).not.toBe(key);
});

it('the key of results changes with the source and the files of a published version', () => {
  const others = [version, { ...version, source: 'partner' }, { ...version, treeId: 'u' }];
  expect(new Set(others.map((each) => keyOf(files, [each], 'tip', true))).size).toBe(3);
});

it.each<[Outcome, boolean]>([
  ['remembered', true],
  ['untested', true],
  ['passed', false],
  ['failed', false],
  ['blocked', false],
  ['cancelled', false],
])('a result %s is worth keeping: %s', (outcome, expected) => {
  expect(isWorthKeeping([], [{ outcome: 'remembered' }, { outcome }])).toBe(expected);
});

it('results of assets that need Python are not worth keeping', () => {
  const needing = (kind: 'node' | 'python') => [{ environment: { kind, lock: 'lock', lockDigest: 'd' } }];
  expect(isWorthKeeping(needing('node'), [])).toBe(true);
  expect(isWorthKeeping(needing('python'), [])).toBe(false);
});
