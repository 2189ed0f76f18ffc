import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asset, type Available, verificationDigest } from '@dtaas/model';
import { addRecords, readWorkTree } from '@dtaas/repository';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../testing/temporary-assets.ts';
import { choose } from './choose/choose.ts';
import type { AssetSubject } from './subject.ts';
import { type VerifyOptions, verifyRepository } from './verify-repository.ts';

let clone: TemporaryAssets;
beforeEach(() => {
  clone = temporaryAssets();
});
afterEach(() => clone.remove());

async function outcomes(options: VerifyOptions = {}): Promise<Record<string, string>> {
  const { results } = await verifyRepository(await clone.open(), { allowWeak: true, ...options });
  return Object.fromEntries(results.map(({ asset, outcome }) => [asset, outcome]));
}

function commit(files: Readonly<Record<string, string>>): void {
  const all = Object.entries(files).map(([path, text]) => [`assets/models/box/${path}`, text]);
  clone.write(Object.fromEntries(all));
  clone.commit();
}

describe('verification', () => {
  it('gives tests the Markdown that is not documentation, and runs them again when it changes', async () => {
    clone.asset('models/box', { test: 'test "$(cat src/prompt.md)" = one' });
    commit({ 'src/prompt.md': 'one' });
    expect(await outcomes()).toEqual({ 'models/box': 'passed' });
    commit({ 'src/prompt.md': 'two' });
    expect(await outcomes({ since: 'HEAD~1' })).toEqual({ 'models/box': 'failed' });
  });

  it('uses the documentation list of asset.yaml', async () => {
    const test = 'test -e README.md && test ! -e notes.txt';
    clone.asset('models/box', { test, documentation: ['notes.txt'] });
    commit({ 'notes.txt': 'one' });
    expect(await outcomes()).toEqual({ 'models/box': 'passed' });
    commit({ 'notes.txt': 'two' });
    expect(await outcomes({ since: 'HEAD~1' })).toEqual({});
    expect(await outcomes()).toEqual({ 'models/box': 'remembered' });
    commit({ 'README.md': 'Read by the tests.\n' });
    expect(await outcomes({ since: 'HEAD~1' })).toEqual({ 'models/box': 'passed' });
  });

  it('is not needed after a change of title, description or owner', async () => {
    clone.asset('models/box');
    clone.asset('functions/estimator', { uses: 'models/box' });
    clone.commit();
    await outcomes();
    const text = readFileSync(join(clone.root, 'assets/models/box/asset.yaml'), 'utf8');
    commit({ 'asset.yaml': text.replace('"title": "A test"', '"title": "B", "description": "C"') });
    expect(await outcomes()).toEqual({ 'models/box': 'remembered', 'functions/estimator': 'remembered' });
    commit({ 'asset.yaml': text.replace('"MIT"', '"ISC"') });
    expect(await outcomes()).toEqual({ 'models/box': 'passed', 'functions/estimator': 'passed' });
  });

  it.each([
    ['strong', ''],
    ['weak', '.weak'],
  ])(
    'counts a %s record of a platform before 0.2, whose digest holds asset.yaml as it is',
    async (_, kind) => {
      clone.asset('models/box');
      clone.asset('functions/estimator', { uses: 'models/box' });
      clone.commit();
      const repository = await clone.open();
      const { subjects } = await choose(repository, await readWorkTree(repository), [], {});
      const [first, second] = subjects as readonly AssetSubject[];
      const digestOf = ({ digest: content }: Available<Asset>, uses: Readonly<Record<string, string>>) =>
        verificationDigest({ content, uses, environment: 'none', verifier: '1' });
      const box = digestOf(first!.asset, {});
      const estimator = digestOf(second!.asset, { plant: box });
      await addRecords(repository, new Map([box, estimator].map((digest) => [`${digest}${kind}`, {}])));
      expect(await outcomes()).toEqual({ 'models/box': 'remembered', 'functions/estimator': 'remembered' });
    },
  );
});
