import { readFileSync } from 'node:fs';
import { detectIsolation } from '@dtaas/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TemporaryAssets, temporaryAssets } from '../testing/temporary-assets.ts';
import { referenceOf } from './report/result.ts';
import { type VerifyOptions, verifyRepository } from './verify-repository.ts';

let clone: TemporaryAssets;
beforeEach(() => {
  clone = temporaryAssets();
});
afterEach(() => clone.remove());

async function verify(options: VerifyOptions = {}) {
  return verifyRepository(await clone.open(), { allowWeak: true, ...options });
}

/** `{models/box: 'passed', …}` */
async function outcomes(options: VerifyOptions = {}): Promise<Record<string, string>> {
  const { results } = await verify(options);
  return Object.fromEntries(results.map(({ asset, outcome }) => [asset, outcome]));
}

/** A model, two functions of which one uses it, and a tool that uses it. */
function fourAssets() {
  clone.asset('models/box');
  clone.asset('functions/estimator', { uses: 'models/box' });
  clone.asset('functions/controller');
  clone.asset('tools/simulation', { uses: 'models/box' });
  clone.commit();
}

describe('verifyRepository', () => {
  it('tests used assets first, records them in git, and tests nothing the second time', async () => {
    fourAssets();
    const order: string[] = [];
    const first = await verify({
      onProgress: (event) => void (event.type === 'finished' && order.push(referenceOf(event.result))),
    });
    expect(first.results.map(({ outcome }) => outcome)).toEqual(Array(4).fill('passed'));
    expect(first.results.every(({ recorded }) => recorded)).toBe(true);
    expect(order.indexOf('models/box')).toBeLessThan(order.indexOf('functions/estimator'));
    const events: string[] = [];
    const second = await verify({ onProgress: ({ type }) => void events.push(type) });
    expect(second.results.map(({ outcome }) => outcome)).toEqual(Array(4).fill('remembered'));
    expect(events).toEqual([]);
    expect(clone.git('status', '--porcelain')).toBe('');
    expect(
      clone.git('ls-tree', '-r', '--name-only', 'refs/heads/state/_verified').trim().split('\n'),
    ).toHaveLength(4);
  });

  it('verifies a changed model and the assets that use it, and no others', async () => {
    fourAssets();
    await verify();
    clone.asset('models/box', { test: 'exit 0 # better' });
    clone.commit();
    expect(await outcomes()).toEqual({
      'models/box': 'passed',
      'functions/estimator': 'passed',
      'functions/controller': 'remembered',
      'tools/simulation': 'passed',
    });
  });

  it('takes no notice of documentation', async () => {
    fourAssets();
    await verify();
    clone.write({ 'assets/models/box/README.md': '# Another\n', 'assets/models/box/docs/more.md': 'more' });
    clone.commit();
    expect(new Set(Object.values(await outcomes()))).toEqual(new Set(['remembered']));
    expect(await outcomes({ since: 'HEAD~1' })).toEqual({});
  });

  it('with --since verifies changed assets and the assets that use them', async () => {
    fourAssets();
    clone.git('branch', 'before');
    clone.asset('models/box', { test: 'exit 0 # better' });
    clone.commit();
    expect(Object.keys(await outcomes({ since: 'before' })).sort()).toEqual([
      'functions/estimator',
      'models/box',
      'tools/simulation',
    ]);
  });

  it('verifies the named assets and the assets that they use', async () => {
    fourAssets();
    expect(Object.keys(await outcomes({ names: ['estimator'] }))).toEqual([
      'models/box',
      'functions/estimator',
    ]);
    expect(Object.keys(await outcomes({ names: ['assets/functions/controller/'] }))).toEqual([
      'functions/controller',
    ]);
    await expect(verify({ names: ['functions/nothing'] })).rejects.toMatchObject({
      code: 'usage-asset-unknown',
    });
  });

  it('verifies published versions that a twin names, also of other repositories', async () => {
    clone.asset('models/box');
    clone.asset('tools/watch', { test: 'exit 0' });
    clone.commit();
    clone.git('tag', 'models/box@1.0.0');
    clone.git('update-ref', 'refs/dtaas/sources/partner/tags/tools/watch@1.0.0', 'HEAD');
    clone.git('rm', '-rq', 'assets/tools/watch');
    clone.asset('models/box', { version: '2.0.0' });
    const metadata = { name: 'box', version: '1.0.0', title: 'A test', license: 'MIT', owners: ['team'] };
    const assets = {
      plant: { asset: 'models/box', version: '^1' },
      watch: { asset: 'tools/watch', version: '^1' },
    };
    clone.write({
      'twins/box/twin.yaml': JSON.stringify({
        apiVersion: 'dtaas/v1',
        kind: 'Twin',
        metadata,
        spec: { assets },
      }),
    });
    clone.commit();
    const { results } = await verify();
    const told = results.map(({ asset, version, outcome }) => `${asset}@${version} ${outcome}`);
    expect(told.sort()).toEqual([
      'models/box@1.0.0 passed',
      'models/box@2.0.0 passed',
      'tools/watch@1.0.0 passed',
    ]);
    expect(await outcomes({ names: ['watch'] })).toEqual({ 'tools/watch': 'remembered' });
  });

  it('shows the output of a failed test, keeps it in a file, and blocks the assets that use it', async () => {
    fourAssets();
    clone.asset('models/box', { test: 'echo what went wrong; exit 3' });
    clone.commit();
    const { results } = await verify();
    const box = results.find(({ asset }) => asset === 'models/box');
    expect(box).toMatchObject({ outcome: 'failed', reason: 'It ended with exit code 3.', recorded: false });
    expect(box?.output).toBe('what went wrong\n');
    expect(readFileSync(box?.log ?? '', 'utf8')).toBe('what went wrong\n');
    expect(results.find(({ asset }) => asset === 'functions/estimator')).toMatchObject({
      outcome: 'blocked',
      reason: expect.stringContaining('models/box'),
    });
    expect(results.find(({ asset }) => asset === 'functions/controller')?.outcome).toBe('passed');
    expect((await outcomes())['models/box']).toBe('failed');
  });

  it("tests files that aren't committed, and reports that the outcome is not recorded", async () => {
    fourAssets();
    await verify();
    clone.asset('models/box', { test: 'exit 0 # not committed' });
    const { results, remarks } = await verify();
    const unrecorded = results.filter(({ recorded }) => !recorded).map(({ asset }) => asset);
    // The assets that use the model were tested with files that only this clone has.
    expect(unrecorded.sort()).toEqual(['functions/estimator', 'models/box', 'tools/simulation']);
    expect(remarks.join()).toMatch(/aren't committed: .*models\/box/);
    expect((await outcomes())['models/box']).toBe('passed');
  });

  it.each(['25d', '30d', '99999999999d'])('waits for tests that may take %s', async (timeout) => {
    clone.asset('models/box', { test: 'sleep 0.3', timeout });
    clone.commit();
    expect(await outcomes()).toEqual({ 'models/box': 'passed' });
  });

  it('tells tests the paths of the assets that they use', async () => {
    clone.asset('models/box');
    clone.write({ 'assets/models/box/number.txt': '42' });
    const script = `path=$(printf %s "$DTAAS_USES" | sed 's/.*"plant":"\\([^"]*\\)".*/\\1/'); test "$(cat "$path/number.txt")" = 42`;
    clone.asset('functions/estimator', { uses: 'models/box', test: script });
    clone.commit();
    expect((await outcomes())['functions/estimator']).toBe('passed');
  });

  it('shows an asset its own files without documentation, and no git', async () => {
    clone.asset('models/box', { test: 'test ! -e README.md && test ! -e .git && test ! -e ../../../.git' });
    clone.commit();
    expect(await outcomes()).toEqual({ 'models/box': 'passed' });
  });

  it('gives an asset without tests the outcome untested, and allows its use', async () => {
    clone.asset('models/box', { test: '' });
    clone.asset('functions/estimator', { uses: 'models/box' });
    clone.commit();
    expect(await outcomes()).toEqual({ 'models/box': 'untested', 'functions/estimator': 'passed' });
  });

  it('fails broken assets and assets that use a missing one, with the reason', async () => {
    clone.asset('functions/estimator', { uses: 'models/nothing' });
    clone.write({ 'assets/models/broken/asset.yaml': 'kind: [' });
    clone.commit();
    const { results } = await verify();
    expect(results.map(({ asset, outcome }) => [asset, outcome])).toEqual([
      ['functions/estimator', 'failed'],
      ['models/broken', 'failed'],
    ]);
    expect(results[0]?.reason).toContain('models/nothing');
  });

  it('runs everything again with force', async () => {
    fourAssets();
    await verify();
    expect(new Set(Object.values(await outcomes({ force: true })))).toEqual(new Set(['passed']));
  });

  it('ends a test in its time', async () => {
    clone.asset('models/box', { test: 'sleep 100' });
    const file = 'assets/models/box/asset.yaml';
    clone.write({ [file]: readFileSync(`${clone.root}/${file}`, 'utf8').replace('20s', '1s') });
    clone.commit();
    const { results } = await verify();
    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'It exceeded its limit of 1s.' });
  });

  it('stops on request, and records the tests that have passed', async () => {
    clone.asset('models/box');
    clone.asset('functions/slow', { uses: 'models/box', test: 'sleep 100' });
    clone.commit();
    const stop = new AbortController();
    const started = Date.now();
    const stopped = await outcomes({
      signal: stop.signal,
      onProgress: (event) => {
        if (event.type === 'started' && event.name === 'functions/slow') setTimeout(() => stop.abort(), 300);
      },
    });
    expect(stopped).toEqual({ 'models/box': 'passed', 'functions/slow': 'cancelled' });
    expect(Date.now() - started).toBeLessThan(60_000);
    expect((await outcomes({ names: ['models/box'] }))['models/box']).toBe('remembered');
  });

  it('counts a weak sandbox only if that is allowed', async () => {
    fourAssets();
    const weak = await verify({ isolation: 'none' });
    expect(weak.results.every((result) => result.outcome === 'passed' && result.weak)).toBe(true);
    expect(weak.remarks.join()).not.toBe('');
    expect(new Set(Object.values(await outcomes({ isolation: 'none' })))).toEqual(new Set(['remembered']));
    await expect(verify({ isolation: 'none', allowWeak: false })).rejects.toMatchObject({
      code: 'isolation-weak',
    });
    if (!detectIsolation().strong) return console.warn('no strong sandbox here (apt-get install bubblewrap)');
    expect(new Set(Object.values(await outcomes({ allowWeak: false })))).toEqual(new Set(['passed']));
    const strong = await verify({ allowWeak: false });
    expect(strong.results.every((result) => result.outcome === 'remembered' && !result.weak)).toBe(true);
  });

  it('follows the rule of platform.yaml for weak sandboxes', async () => {
    fourAssets();
    const repository = await clone.open();
    await expect(verifyRepository(repository, { isolation: 'none' })).rejects.toMatchObject({
      code: 'isolation-weak',
    });
  });
});
