import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { baseImage, type EngineImage, imageWithSolver } from '../../testing/engine-image.ts';
import { testedClone } from '../../testing/tested-clone.ts';

const metadata = { name: 'solver', version: '1.0.0', title: 'A test', license: 'MIT', owners: ['team'] };

const clone = testedClone();

/** Writes `functions/solver`, whose test runs in an image. */
function solver(image: string, test = 'solver', spec: object = {}): void {
  const whole = { environment: { image }, test: { command: ['sh', 'test.sh'], timeout: '60s' }, ...spec };
  clone.write({
    'assets/functions/solver/asset.yaml': JSON.stringify({
      apiVersion: 'dtaas/v1',
      kind: 'Function',
      metadata,
      spec: whole,
    }),
    'assets/functions/solver/test.sh': `${test}\n`,
  });
}

/** Writes `functions/user`, which uses `functions/solver`. */
function userOfSolver(): void {
  const uses = { solver: { kind: 'Function', asset: 'functions/solver', version: '^1' } };
  clone.write({
    'assets/functions/user/asset.yaml': JSON.stringify({
      apiVersion: 'dtaas/v1',
      kind: 'Function',
      metadata: { ...metadata, name: 'user' },
      spec: { uses, test: { command: ['true'] } },
    }),
  });
}

function platformYaml(spec: object): void {
  clone.write({
    'platform.yaml': JSON.stringify({
      apiVersion: 'dtaas/v1',
      kind: 'Platform',
      metadata: { name: 'lab' },
      spec: { organisation: 'lab', places: { here: { kind: 'process' } }, defaultPlace: 'here', ...spec },
    }),
  });
}

const verified = async (name = 'functions/solver', options = {}) =>
  (await clone.verify({ names: [name], ...options })).results.find(({ asset }) => asset === name)!;

const nobodys = `sha256:${'0'.repeat(64)}`;

describe('a test in an image, where no engine answers', () => {
  it('has not passed: the result names the engine and what to do, and nothing is recorded', async () => {
    const socket = join(tmpdir(), 'no-engine-here.sock');
    vi.stubEnv('DOCKER_HOST', `unix://${socket}`);
    try {
      solver(nobodys);
      clone.commit();
      const { outcome, reason, recorded } = await verified();
      expect([outcome, recorded]).toEqual(['failed', false]);
      expect(reason).toBe(
        `The test needs the image ${nobodys} and could not run on this machine. No Docker Engine answers at unix://${socket}. ` +
          'Install Docker (Debian, Ubuntu: apt-get install docker.io), start it (systemctl start docker), or correct the host of the place in platform.yaml.',
      );
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('names the place of platform.yaml that it would run at', async () => {
    const host = `unix://${join(tmpdir(), 'no-engine-there.sock')}`;
    platformYaml({ places: { here: { kind: 'process' }, lab: { kind: 'docker', settings: { host } } } });
    solver(nobodys);
    clone.commit();
    expect((await verified()).reason).toMatch(
      /at the place lab of platform\.yaml\. No Docker Engine answers at .*no-engine-there/,
    );
  });

  it('did not run in an image that platform.yaml does not allow', async () => {
    platformYaml({ images: { allowed: ['registry.example/*'] } });
    solver(nobodys);
    clone.commit();
    expect(await verified()).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining(`platform.yaml does not allow the image ${nobodys}`),
    });
  });
});

const base = await baseImage();

describe.skipIf(base === undefined)('a test in an image', () => {
  let [first, second]: (EngineImage | undefined)[] = [];
  beforeAll(async () => {
    [first, second] = [await imageWithSolver(base!, 'solved'), await imageWithSolver(base!, 'solved better')];
  });
  afterAll(async () => {
    for (const image of [first, second]) await image?.remove();
  });

  it('passes, is recorded with its isolation, and runs again only in another image', async () => {
    solver(first!.id, 'test "$(solver)" = solved');
    clone.commit();
    // It runs on a machine without a sandbox, too.
    const options = { isolation: 'none', allowWeak: false } as const;
    const passed = await verified('functions/solver', options);
    expect(passed).toMatchObject({ outcome: 'passed', recorded: true, weak: false });
    const [path] = clone.git('ls-tree', '-r', '--name-only', 'refs/heads/state/_verified').trim().split('\n');
    const record = JSON.parse(clone.git('show', `refs/heads/state/_verified:${path}`));
    expect(record.isolation).toEqual({ mode: 'docker', limits: 'docker', strong: true });
    expect(await verified('functions/solver', options)).toMatchObject({ outcome: 'remembered' });

    solver(second!.id, 'test "$(solver)" = solved');
    clone.commit();
    const failed = await verified('functions/solver', options);
    expect(failed).toMatchObject({ outcome: 'failed', reason: 'It ended with exit code 1.' });
    expect(failed.digest).not.toBe(passed.digest);
  });

  it('that fails has its output, and blocks what uses the asset', async () => {
    solver(first!.id, 'solver; exit 4');
    userOfSolver();
    clone.commit();
    expect(await verified('functions/user')).toMatchObject({ outcome: 'blocked' });
    expect(await verified()).toMatchObject({
      outcome: 'failed',
      reason: 'It ended with exit code 4.',
      output: 'solved\n',
    });
  });

  it('finds its configuration and the files of what it uses', async () => {
    clone.asset('models/box');
    clone.asset('functions/helper');
    const uses = { plant: { kind: 'Model', asset: 'models/box', version: '^1' } };
    const test = { command: ['node', 'test.mjs'], uses: { helper: { asset: 'functions/helper' } } };
    solver(first!.id, '', { uses, test, parameters: { gain: { type: 'number', default: 3 } } });
    clone.write({
      'assets/functions/solver/test.mjs': `import assert from 'node:assert';
import { readFileSync } from 'node:fs';
const { parameters, uses } = JSON.parse(readFileSync(process.env.DTAAS_CONFIG, 'utf8'));
assert.equal(parameters.gain, 3);
assert.deepEqual(Object.keys(uses).sort(), ['helper', 'plant']);
for (const { path } of Object.values(uses)) readFileSync(path + '/test.sh');
`,
    });
    clone.commit();
    expect(await verified()).toMatchObject({ outcome: 'passed' });
  });

  it('is not shared with assets that use this asset: their tests say so', async () => {
    solver(first!.id);
    userOfSolver();
    clone.commit();
    expect(await verified('functions/user')).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('Images run only in twins in containers and in the tests of the asset'),
    });
  });
});
