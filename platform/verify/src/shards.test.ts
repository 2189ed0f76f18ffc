import { addRecords } from '@dtaas/repository';
import { beforeEach, describe, expect, it } from 'vitest';
import { testedClone } from '../testing/tested-clone.ts';
import { referenceOf } from './report/result.ts';
import type { VerifyOptions } from './verify-repository.ts';

const clone = testedClone();

/** What one shard verified: `models/box passed`. */
async function verified(number: number, of: number, options: VerifyOptions = {}): Promise<readonly string[]> {
  const { results, twins } = await clone.verify({ ...options, shard: { number, of } });
  return [...results, ...twins].map((result) => `${referenceOf(result)} ${result.outcome}`);
}

/** A record of an earlier version, which took so long. */
async function tookBefore(asset: string, durationMs: number): Promise<void> {
  const record = { asset, durationMs, at: '2020-01-01T00:00:00Z' };
  const digest = durationMs.toString(16).padStart(64, '0');
  await addRecords(await clone.open(), new Map([[digest, record]]));
}

describe('shards', () => {
  beforeEach(() => {
    clone.asset('models/box');
    clone.asset('functions/estimator', { uses: 'models/box' });
    clone.asset('functions/controller');
    clone.commit();
  });

  it('verify each asset once together, balanced by earlier times, and the same in a second run', async () => {
    clone.write({ 'assets/models/bad/asset.yaml': 'a: [' });
    await tookBefore('functions/estimator', 9000);
    await tookBefore('functions/controller', 1000);
    const first = await verified(1, 2);
    // The model that the estimator uses is verified by the other shard.
    expect(first).toEqual(['functions/estimator passed']);
    expect([...(await verified(2, 2))].sort()).toEqual([
      'functions/controller passed',
      'models/bad failed',
      'models/box passed',
    ]);
    // The records that both have added since make no other split.
    expect(await verified(1, 2)).toEqual(['functions/estimator remembered']);
  });

  it('that have nothing to do say so, and need no sandbox', async () => {
    const shard = { number: 2, of: 2 };
    const report = await clone.verify({ names: ['models/box'], shard });
    expect(report).toMatchObject({ results: [], twins: [], remarks: [], shard });
    expect(report.shard?.split).toMatch(/^[0-9a-f]{32}$/);
    expect(report.isolation).toBeUndefined();
  });

  it('share what changed', async () => {
    clone.asset('functions/controller', { test: 'exit 0 # better' });
    clone.commit();
    const since = 'HEAD~1';
    expect(await verified(1, 2, { since })).toEqual(['functions/controller passed']);
    expect(await verified(2, 2, { since })).toEqual([]);
  });
});
