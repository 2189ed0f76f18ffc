import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../testing/temporary-assets.ts';
import { type VerifyOptions, verifyAssets } from './verify-assets.ts';

let clone: TemporaryAssets;
beforeEach(async () => {
  clone = temporaryAssets();
  clone.asset('models/box');
  clone.asset('functions/estimator', { uses: 'models/box' });
  clone.commit();
  // Runs, then finds that there is nothing to do, then recalls it.
  await outcomes();
  await outcomes();
});
afterEach(() => clone.remove());

async function outcomes(options: VerifyOptions = {}): Promise<Record<string, string>> {
  const { results } = await verifyAssets(await clone.open(), { allowWeak: true, ...options });
  return Object.fromEntries(results.map(({ asset, outcome }) => [asset, outcome]));
}

const all = (outcome: string) => ({ 'models/box': outcome, 'functions/estimator': outcome });

it('is recalled, with the same results', async () => {
  const { gitDir } = await clone.open();
  expect(existsSync(join(gitDir, 'dtaas/verify/nothing-to-do.json'))).toBe(true);
  expect(await outcomes()).toEqual(all('remembered'));
});

it("isn't used if the records are gone", async () => {
  clone.git('update-ref', '-d', 'refs/dtaas/verified');
  expect(await outcomes()).toEqual(all('passed'));
});

it("isn't used if a file differs, committed or not", async () => {
  clone.asset('functions/estimator', { uses: 'models/box', test: 'exit 0 # better' });
  expect(await outcomes()).toEqual({ 'models/box': 'remembered', 'functions/estimator': 'passed' });
});

it("isn't used for single assets or with force", async () => {
  expect(await outcomes({ assets: ['models/box'] })).toEqual({ 'models/box': 'remembered' });
  expect(await outcomes({ force: true })).toEqual(all('passed'));
});
