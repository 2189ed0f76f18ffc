import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boxTwin, plantFiles, ramp, twinFile, warm } from '../../testing/box-twin.ts';
import { testedClone } from '../../testing/tested-clone.ts';
import type { VerifyOptions } from '../verify-repository.ts';

const clone = testedClone();
const verifyAll = (options?: VerifyOptions) => clone.verify(options);
const verifyBox = (options?: VerifyOptions) => clone.verifyBox(options);

describe('a test from a snapshot that cannot be used', () => {
  const from = '20260101T000000Z-00000000';
  const ref = (twin: string) => `refs/dtaas/snapshots/${twin}/${from}`;

  /** A snapshot in git with this text as its manifest. */
  function putManifest(text: string, twin = 'box'): void {
    clone.write({ 'manifest.json': text });
    const blob = clone.git('hash-object', '-w', 'manifest.json').trim();
    rmSync(join(clone.root, 'manifest.json'));
    const tree = execFileSync('git', ['mktree'], {
      cwd: clone.root,
      input: `100644 blob ${blob}\tmanifest.json\n`,
      encoding: 'utf8',
    });
    const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
    const commit = clone.git(...identity, 'commit-tree', '-m', 'Save', tree.trim());
    clone.git('update-ref', ref(twin), commit.trim());
  }

  it.each<[what: string, make: () => void, reason: string]>([
    ['is missing', () => {}, `The snapshot ${from} of box isn't in this clone.`],
    [
      'belongs to another twin',
      () => putManifest('{}', 'other'),
      `The snapshot ${from} of box isn't in this clone.`,
    ],
    ['has no readable manifest', () => putManifest('{'), 'its manifest is not JSON'],
    ['is of a later format', () => putManifest('{"format": 9}'), 'its manifest has the format 9'],
    [
      'has lost files in git',
      () => {
        putManifest('{}');
        const blob = clone.git('rev-parse', `${ref('box')}:manifest.json`).trim();
        rmSync(join(clone.root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
      },
      'git has lost some of its objects',
    ],
  ])('fails if the snapshot %s', async (_, make, reason) => {
    boxTwin(clone, { warm }, { test: { from } });
    make();
    const result = await verifyBox();
    expect(result).toMatchObject({ outcome: 'failed', recorded: false });
    expect(result.reason).toContain(reason);
    expect(result.reason).toContain(from);
    expect(result.reason).toMatch(/dtaas snapshots box$/);
  });
});

describe('a test whose emulator hangs', () => {
  const spec = {
    lifecycle: { clock: { mode: 'wall', step: { value: 1, unit: 's' } } },
    physicalTwin: {
      protocol: 'mqtt',
      url: 'mqtts://broker.example:8883',
      telemetry: { temperature: { topic: 't', unit: 'Cel' } },
      emulator: { asset: 'tools/plant', version: '^1' },
    },
  };

  it.each([
    [
      'in a step',
      ramp("if (step === 3) { console.error('waiting for the valve'); continue; }"),
      /after 3 of 10 steps: .*emulator isn't done with step 3: the clock waits for it\.$/,
      'emulator: waiting for the valve',
    ],
    [
      'from the start',
      "console.error('loading the plant'); setInterval(() => {}, 1000);",
      /after 0 of 10 steps: emulator has sent nothing since its first step.*emulator isn't done with step 0/,
      'emulator: loading the plant',
    ],
  ])(
    '%s fails after its timeout, with the cause and what was printed',
    async (_, program, reason, printed) => {
      boxTwin(clone, { warm }, { spec, test: { timeout: '10s' }, files: plantFiles(program) });
      const result = await verifyBox();
      expect(result.outcome).toBe('failed');
      expect(result.reason).toMatch(/^It took longer than its timeout of 10s, /);
      expect(result.reason).toMatch(reason);
      expect(result.output).toContain(printed);
      expect(readFileSync(result.log ?? '', 'utf8')).toContain(printed);
    },
  );
});

describe('the test of a twin with children', () => {
  const part = {
    assets: { ramp: { asset: 'tools/ramp', version: '^1' } },
    lifecycle: { clock: { mode: 'lockstep', step: { value: 1, unit: 's' } } },
  };
  const files = twinFile('part', part);
  const children = { inner: { twin: 'part', version: '^1' } };

  it('runs the components of the twin itself', async () => {
    boxTwin(clone, { warm }, { spec: { children }, files });
    const { outcome, recording } = await verifyBox();
    expect(outcome).toBe('passed');
    expect(readFileSync(recording ?? '', 'utf8').split('\n')[0]).toBe(
      'time,ramp.temperature [Cel],ramp.open,ramp.opened',
    );
  });

  it('fails with a reason if the twin has nothing but children', async () => {
    const judged = { judge: { asset: 'functions/judge', version: '^1', with: { rows: 0 } } };
    boxTwin(clone, { judged }, { spec: { assets: {}, children }, files });
    expect((await verifyBox()).reason).toContain('the twin has only children');
  });
});

describe('a test that cannot pass', () => {
  it('says where its end is wrong', async () => {
    boxTwin(clone, { warm }, { test: { until: { value: 10, unit: 'm' } } });
    expect((await verifyBox()).reason).toMatch(
      /^It can't be tested: m is not a unit of time \(twins\/box\/twin\.yaml:\d+:\d+; for more: dtaas check twins\/box\/twin\.yaml\)\.$/,
    );
  });

  it('names a judge that hangs', async () => {
    const judged = { judge: { asset: 'functions/judge', version: '^1', with: { rows: 10 } } };
    const program = "console.log('thinking'); setInterval(() => {}, 1000);";
    boxTwin(
      clone,
      { judged },
      { test: { timeout: '8s' }, files: { 'assets/functions/judge/judge.mjs': program } },
    );
    expect(await verifyBox()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining("functions/judge was still running when the test's timeout was over"),
      output: 'thinking\n',
    });
  });

  it('is blocked if an asset of the twin fails', async () => {
    boxTwin(clone, { warm });
    const file = join(clone.root, 'assets/tools/ramp/asset.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('"spec":{', '"spec":{"test":{"command":["false"]},'),
    );
    const { results, twins } = await verifyAll();
    expect(results.find(({ asset }) => asset === 'tools/ramp')?.outcome).toBe('failed');
    expect(twins).toMatchObject([{ outcome: 'blocked', reason: expect.stringContaining('tools/ramp') }]);
  });

  it('names a component that ends, with what it printed last', async () => {
    boxTwin(
      clone,
      { warm },
      { program: ramp("if (step === 3) { console.error('no more'); process.exit(7); }") },
    );
    const result = await verifyBox();
    expect(result).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^ramp ended before the test did/),
    });
    expect(result.output).toContain('no more');
  });

  it('ends in its time, and says how far it came', async () => {
    boxTwin(clone, { warm }, { program: ramp('if (step === 3) continue;'), test: { timeout: '8s' } });
    expect(await verifyBox()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringMatching(/^It took longer than its timeout of 8s, after 3 of 10 steps: /),
    });
  });

  it('is cancelled on request', async () => {
    boxTwin(clone, { warm }, { program: ramp('if (step === 3) continue;') });
    const stop = new AbortController();
    const result = await verifyBox({
      signal: stop.signal,
      onProgress: (event) => {
        if (event.type === 'started' && event.name === 'twins/box') setTimeout(() => stop.abort(), 500);
      },
    });
    expect(result.outcome).toBe('cancelled');
  });

  it.each([
    [
      'a port that is not there',
      { expect: { warm: { port: 'ramp.heat', seen: true } } },
      'twins/box/twin.yaml:',
    ],
  ])('fails with a reason for %s', async (_, test, reason) => {
    const { expect: expectations = { warm }, ...more } = test as { expect?: object };
    boxTwin(clone, expectations, { test: more });
    const result = await verifyBox();
    expect(result.outcome).toBe('failed');
    expect(result.reason).toContain(reason);
  });

  it('counts as weak without a sandbox, and does not count where a strong one is asked', async () => {
    boxTwin(clone, { warm });
    expect(await verifyBox({ isolation: 'none' })).toMatchObject({ outcome: 'passed', weak: true });
    expect(await verifyBox({ isolation: 'none' })).toMatchObject({ outcome: 'remembered', weak: true });
    await expect(verifyBox({ isolation: 'none', allowWeak: false })).rejects.toMatchObject({
      code: 'isolation-weak',
    });
  });

  it('is not needed by a twin without one, which is told only where it is named', async () => {
    boxTwin(clone, { warm });
    const file = join(clone.root, 'twins/box/twin.yaml');
    const twin = JSON.parse(readFileSync(file, 'utf8')) as { spec: { test?: unknown } };
    delete twin.spec.test;
    clone.write({ 'twins/box/twin.yaml': JSON.stringify(twin) });
    expect((await verifyAll()).twins).toEqual([]);
    expect(await verifyBox()).toMatchObject({ outcome: 'untested' });
  });
});
