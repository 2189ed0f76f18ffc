import { randomUUID } from 'node:crypto';
import { type ComponentSpec, sha256 } from '@dtaas/model';
import { ownMark } from '@dtaas/processes';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { counterOf, counterSpec } from '../../../testing/counter-workspace.ts';
import {
  type EngineForTests,
  engineForTests,
  hasDocker,
  imageWith,
  removeImage,
  workspaceImage,
} from '../../../testing/docker-engine.ts';
import type { ImageTest } from '../../image-tests.ts';
import { findMarked } from '../resources/find.ts';
import type { Owner } from '../resources/mark.ts';
import { removeMarked } from '../resources/remove.ts';
import { stage } from '../volumes/stage.ts';
import { createTestContainer, fillTestVolumes } from './container.ts';
import { dockerImageTests } from './image-tests.ts';
import { ownerOfTest, testHome } from './mark.ts';

const base = (await hasDocker()) ? await workspaceImage() : undefined;

describe.skipIf(base === undefined)('tests in an image of their own', () => {
  let engine: EngineForTests;
  let image: string;
  beforeAll(async () => {
    engine = await engineForTests();
    image = await imageWith(engine.client, base!, {
      folder: '/usr/bin',
      name: 'solver',
      text: '#!/bin/sh\necho "solved $*"\n',
      mode: 0o755,
      changes: ['ENV FROM_IMAGE=yes'],
    });
  });
  afterEach(async () => {
    expect(await madeHere()).toEqual([]);
  });
  afterAll(async () => {
    await testsHere().tidy();
    await removeImage(engine.client, image);
  });

  const testsHere = () =>
    dockerImageTests(() => engine.client, { environment: process.env, onProgress: () => {} });

  /** What tests of this process have left. */
  async function madeHere(): Promise<readonly string[]> {
    const found = await findMarked(engine.client, { home: testHome });
    return found.flatMap(({ name }) => (name.includes(ownMark()) ? [name] : []));
  }

  const plain = counterSpec('test', 0).components['counter']!;

  /** A test of a tool in the image, whose `test.sh` is this text. It uses a model and a library. */
  function testOf(
    text: string,
    more: Partial<ImageTest> = {},
    libraries: Partial<ComponentSpec> = {},
  ): ImageTest {
    const asset = (reference: string, files: Readonly<Record<string, string>>) => ({
      staged: { ...plain, asset: reference, digest: sha256(randomUUID()) },
      files: counterOf(files),
    });
    const tool = asset('tools/solver', { 'test.sh': text });
    const plant = asset('models/plant', { 'plant.txt': 'a plant' });
    const library = asset('functions/units', { 'units.txt': 'units' });
    const component: ComponentSpec = {
      ...tool.staged,
      environment: { kind: 'image', image },
      uses: { plant: 'uses/plant' },
      libraries: { units: library.staged },
      ...libraries,
    };
    return {
      workspace: {
        ...counterSpec('test', 0),
        components: { 'uses/plant': plant.staged, solver: component },
      },
      component: 'solver',
      command: ['sh', 'test.sh'],
      config: (folders) => ({ asset: 'tools/solver', folders }),
      files: (digest) => [tool, plant, library].find(({ staged }) => staged.digest === digest)?.files,
      limits: { memoryBytes: 512 * 2 ** 20, processes: 64, timeoutMs: 120_000 },
      ...more,
    };
  }
  const run = (test: ImageTest, signal = new AbortController().signal) => testsHere().run(test, signal);
  const printed = async (text: string) => {
    const { code, output } = await run(testOf(text));
    expect([code, output]).toEqual([0, output]);
    return output.trim().split('\n');
  };

  it('have the programs of the image, the asset, its uses, the SDKs and the configuration', async () => {
    const words = await printed(`set -e
pwd
solver a b
cat "/uses/plant/asset/plant.txt" /uses/units/asset/units.txt; echo
ls /node_modules/@dtaas/component/package.json /sdk/python/dtaas_component/__init__.py
tr -d ' \\n' <"$DTAAS_CONFIG"; echo
echo "$DTAAS_USES"`);
    const folders = { plant: '/uses/plant/asset', units: '/uses/units/asset' };
    expect(words).toEqual([
      '/component/asset',
      'solved a b',
      'a plantunits',
      '/node_modules/@dtaas/component/package.json',
      '/sdk/python/dtaas_component/__init__.py',
      JSON.stringify({ asset: 'tools/solver', folders }),
      JSON.stringify(folders),
    ]);
  });

  it('have the variables of the platform, and none of the image', async () => {
    const names = (await printed('env | sort')).map((line) => line.split('=')[0]);
    const own = ['DTAAS_CONFIG', 'DTAAS_USES', 'PYTHONDONTWRITEBYTECODE', 'PYTHONPATH', 'PYTHONUNBUFFERED'];
    const common = ['HOME', 'HOSTNAME', 'LANG', 'PATH', 'PWD', 'TMPDIR', 'TZ'];
    expect(new Set(names)).toEqual(new Set([...own, ...common]));
  });

  it('are isolated as the components of twins: no root, no capability, no network, no file but /tmp to write', async () => {
    const words = await printed(`id -u
grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/self/status | tr -d '\\t'
tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '
for file in /component/asset/x /uses/plant/asset/x /sdk/python/x /dtaas/x /usr/bin/x /x; do
  (echo x >$file) 2>/dev/null && echo "wrote $file"
done
echo x >/tmp/x && cat /tmp/x`);
    const [user, ...rest] = words;
    expect(Number(user)).toBeGreaterThanOrEqual(100_000);
    expect(rest).toEqual(['CapEff:0000000000000000', 'NoNewPrivs:1', 'Seccomp:2', 'lo', 'x']);
  });

  it('fail with their exit code and what they printed at both outputs', async () => {
    const ended = await run(testOf('echo one; echo two >&2; exit 3'));
    expect(ended).toEqual({
      code: 3,
      signal: null,
      output: expect.stringMatching(/one[\s\S]*two|two[\s\S]*one/),
    });
  });

  it('are ended when they exceed their time or their memory, and have no more processes than allowed', async () => {
    const limits = { memoryBytes: 64 * 2 ** 20, processes: 16, timeoutMs: 120_000 };
    const late = await run(testOf('sleep 1000', { limits: { ...limits, timeoutMs: 1000 } }));
    expect(late).toMatchObject({ exceeded: 'time' });
    const large = await run(testOf('exec tail /dev/zero', { limits }));
    expect(large).toMatchObject({ exceeded: 'memory' });
    const many = await run(testOf('for i in $(seq 40); do sleep 1000 & done', { limits }));
    expect(many.code).not.toBe(0);
    expect(many.output).toMatch(/fork/i);
  });

  it('are ended when the call is stopped', async () => {
    const stopped = new AbortController();
    const running = run(testOf('echo begun; sleep 1000'), stopped.signal);
    while (!(await madeHere()).some((name) => name.endsWith('_test'))) await new Promise(setImmediate);
    stopped.abort();
    expect(await running).toMatchObject({ code: 137 });
  });

  it('say which program the image lacks', async () => {
    await expect(run(testOf('', { command: ['omc', 'test.mos'] }))).rejects.toMatchObject({
      code: 'docker-test-program-missing',
      message: expect.stringContaining('"omc"'),
    });
    await expect(run(testOf('', { command: ['./absent.sh'] }))).rejects.toMatchObject({
      code: 'docker-test-program-missing',
    });
  });

  it('do not run in an image with volumes of its own, and nothing is made', async () => {
    const { client } = engine;
    const changes = ['VOLUME /scratch'];
    const leaky = await imageWith(client, engine.image, { folder: '/', name: 'x', text: '', changes });
    onTestFinished(() => removeImage(client, leaky));
    const own = { environment: { kind: 'image', image: leaky } } as const;
    await expect(run(testOf('echo >/scratch/x', {}, own))).rejects.toMatchObject({
      code: 'docker-image-volumes',
      message: expect.stringContaining('has the volume /scratch,'),
    });
    expect(await madeHere()).toEqual([]);
  });

  it('do not run with an image that nobody has, or with packages that are for another image', async () => {
    const nowhere = { environment: { kind: 'image', image: `sha256:${'0'.repeat(64)}` } } as const;
    await expect(run(testOf('', {}, nowhere))).rejects.toMatchObject({ code: 'docker-image-missing' });
    const environment = { kind: 'node', lock: 'package-lock.json', lockDigest: '1'.repeat(64) } as const;
    const packages = { libraries: { units: { ...plain, asset: 'functions/units', environment } } };
    await expect(run(testOf('', {}, packages))).rejects.toMatchObject({
      code: 'docker-test-uses-packages',
      message: expect.stringContaining('functions/units'),
    });
  });

  describe('of a call that was killed', () => {
    /** All that a test makes, with its container running. */
    async function abandoned(owner: Owner): Promise<void> {
      const { client } = engine;
      const test = testOf('sleep 1000');
      const target = { client, owner, image, environment: process.env, onProgress: () => {} };
      await stage(target, test.workspace, test.files);
      await fillTestVolumes(client, owner, { image, test });
      const name = await createTestContainer(client, owner, { image, test });
      await client.call('POST', `/containers/${name}/start`, { task: `start ${name}` });
      expect(await leftOf(owner)).toHaveLength(5);
    }
    const leftOf = (owner: Owner) => findMarked(engine.client, owner);

    // No process has a higher number than this (PID_MAX_LIMIT of Linux).
    const noProcess = 2 ** 22 + 1;

    it('are removed by the next call on this machine, and tests of living calls are not', async () => {
      const living = ownerOfTest(1000);
      const killed = { ...living, instance: living.instance.replace(/^(\w+)-\d+/, `$1-${noProcess}`) };
      try {
        await abandoned(killed);
        await abandoned(living);
        await testsHere().sweep();
        expect(await leftOf(killed)).toEqual([]);
        expect(await leftOf(living)).toHaveLength(5);
      } finally {
        await removeMarked(engine.client, living);
      }
    });

    it('are removed on any machine when their time is over', async () => {
      const soon = Math.ceil(Date.now() / 1000) + 3600;
      const [late, running] = [1, soon].map((seconds) => ({
        home: testHome,
        instance: `${'0'.repeat(12)}-1-${seconds}-${process.pid}`,
      })) as [Owner, Owner];
      try {
        await abandoned(late);
        await abandoned(running);
        await testsHere().sweep();
        expect(await leftOf(late)).toEqual([]);
        expect(await leftOf(running)).toHaveLength(5);
      } finally {
        await removeMarked(engine.client, running);
      }
    });
  });
});
