import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FarPlace, farHome, farPlace } from '../../testing/far-place.ts';
import { workspaceFaultPoints } from '../../testing/fault-points.ts';
import { type FarMachine, type FarMachineOptions, farMachine, hasSshd } from '../../testing/sshd.ts';
import { fakeSpec } from '../../testing/temporary-place.ts';
import { runnerOf } from '../place.ts';
import { sshClient } from './client.ts';
import { storeFile } from './scripts.ts';

const state = '/root/.local/state/dtaas';
const isThere = hasSshd();

describe.skipIf(!isThere)('the helper on another machine', () => {
  let far: FarMachine;
  let here: FarPlace;
  beforeAll(async () => {
    far = await farMachine();
  });
  afterAll(() => far.remove());
  beforeEach(() => {
    here = farPlace(far);
  });
  afterEach(async () => {
    far.endRunners();
    far.run(`rm -rf ${state}/${farHome}`);
    await here.close();
  });

  const lines = (command: string): string[] => far.run(command).split('\n').filter(Boolean);
  const runners = (): string[] => lines('ps -eo pid,args').filter((line) => line.includes('/runner.mjs'));
  const starts = (instance: string): string[] => lines(`cat ${state}/${farHome}/${instance}/starts`);
  const ensure = (spec: string, secrets = {}): Promise<string> =>
    here.helper.ask('ensure', ['incubator', spec, secrets]);

  it('is copied once, with the runner, and answers', async () => {
    far.run(`rm -rf ${state}`);
    expect(await here.helper.ask('observe', [])).toEqual({});
    expect(here.progress).toEqual(['copies dtaas to pi.lab']);
    await here.helper.ask('observe', []);
    expect(here.progress).toHaveLength(1);
    expect(lines(`cd ${state}/store && find . -type f | sort`)).toEqual([
      expect.stringMatching(/^\.\/place-[0-9a-f]{16}\/place\.mjs$/),
      expect.stringMatching(/^\.\/runner-[0-9a-f]{16}\/runner\.mjs$/),
    ]);
  });

  it('answers also if the login shell prints lines of its own', async () => {
    far.run('echo "echo Welcome to the lab" > /root/.bashrc');
    try {
      expect(await here.place.observe()).toEqual(new Map());
    } finally {
      far.run('rm /root/.bashrc');
    }
  });

  it('removes old copies of itself and of the runner, unless a process uses them', async () => {
    await ensure(fakeSpec('incubator'));
    const current = lines(`ls ${state}/store`);
    const [used, unused, helper] = [
      'runner-00000000000000aa',
      'runner-00000000000000bb',
      'place-00000000000000cc',
    ];
    far.run(
      `cd ${state}/store; mkdir ${used} ${unused} ${helper}; echo 'setInterval(() => {}, 1000)' > ${used}/runner.mjs`,
    );
    far.run(`cd ${state}/store; touch -d '1 day ago' ${used} ${unused} ${helper}`);
    const mark = `DTAAS_WORKSPACE=${state}/old`;
    far.run(`${mark} setsid node ${state}/store/${used}/runner.mjs > /dev/null 2>&1 < /dev/null &`);
    await here.place.observe();
    // The helper removes them after its answer.
    await expect.poll(() => lines(`ls ${state}/store`)).toEqual([...current, used].sort());
    far.endRunners();
    await here.place.observe();
    await expect.poll(() => lines(`ls ${state}/store`)).toEqual(current);
  });

  it('makes one workspace, however often it is asked, and replaces the runner of another spec', async () => {
    const generation = await ensure(fakeSpec('incubator'));
    expect(await ensure(fakeSpec('incubator'))).toBe(generation);
    expect(starts('incubator')).toHaveLength(1);
    const other = await ensure(fakeSpec('incubator', { startMs: 1 }));
    expect(starts('incubator').map((line) => line.split(' ')[1])).toEqual([generation, other]);
    expect(runners()).toHaveLength(1);
    const seen = { generation: other, alive: true, prepared: true, waiting: 0 };
    expect(await here.place.observe()).toMatchObject(new Map([['incubator', seen]]));
    expect(await here.place.observeOne('incubator')).toMatchObject(seen);
    await here.place.remove('incubator');
    await here.place.remove('incubator');
    expect(await here.place.observeOne('incubator')).toBeUndefined();
  });

  it('makes it once if two ask at the same time', async () => {
    const spec = fakeSpec('incubator', { startMs: 300 });
    expect(new Set(await Promise.all([ensure(spec), ensure(spec), ensure(spec)])).size).toBe(1);
    expect(starts('incubator')).toHaveLength(1);
  });

  it('opens channels to the runner, several at a time', async () => {
    await ensure(fakeSpec('incubator'));
    const runner = runnerOf(here.place, 'incubator');
    const answers = await Promise.all([runner.status(), runner.status(), runner.status()]);
    expect(answers.map(({ twin }) => twin)).toEqual(['incubator', 'incubator', 'incubator']);
    await here.place.stop('incubator');
    expect(runners()).toEqual([]);
    await expect(runner.status()).rejects.toThrow(/pi\.lab/);
    expect(await here.place.observeOne('incubator')).toMatchObject({ alive: false });
  });

  it('kills a runner for a drill, and says whether one lived', async () => {
    const generation = await ensure(fakeSpec('incubator'));
    expect(await here.place.crash?.('incubator')).toBeGreaterThan(1);
    await expect.poll(runners).toEqual([]);
    expect(await here.place.crash?.('incubator')).toBeUndefined();
    expect(await ensure(fakeSpec('incubator'))).toBe(generation);
    expect(starts('incubator')).toHaveLength(2);
  });

  it('hands secrets to the runner, and to no file, argument or other process', async () => {
    const secrets = { COUNTER_TOKEN: 'planted-93ab' };
    const spec = JSON.stringify({ twin: 'incubator', components: {}, secrets: ['COUNTER_TOKEN'] });
    await ensure(spec, secrets);
    const holders = lines(`grep -lsz "planted-93ab" /proc/[0-9]*/environ || true`);
    expect(holders).toHaveLength(1);
    expect(lines(`tr '\\0' ' ' < ${holders[0]!.replace('environ', 'cmdline')}`)[0]).toContain('/runner.mjs');
    expect(lines('grep -rls "planted-93ab" /root /run /tmp /var/tmp || true')).toEqual([]);
    expect(far.run('ps -eo args')).not.toContain('planted-93ab');
  });

  it('answers what a runner that is gone has left', async () => {
    await ensure(JSON.stringify({ twin: 'incubator', components: { heater: {} } }));
    await here.place.stop('incubator');
    const name = '20261122T124132Z-00000001';
    const workspace = `${state}/${farHome}/incubator`;
    far.run(`mkdir -p ${workspace}/ring/${name}/state/heater`);
    far.run(
      `echo warm > ${workspace}/ring/${name}/state/heater/t; : > ${workspace}/ring/${name}/manifest.json`,
    );
    const ring = here.place.leftRing('incubator');
    expect(await ring.pending()).toMatchObject([{ name }]);
    await expect(here.place.remove('incubator')).rejects.toMatchObject({
      code: 'workspace-unsaved',
      message: expect.stringMatching(/^pi\.lab: /),
    });
    const folder = mkdtempSync(join(tmpdir(), 'dtaas-left-'));
    try {
      const fetched = await ring.fetch(name, join(folder, name));
      expect(readFileSync(join(fetched, 'state/heater/t'), 'utf8')).toBe('warm\n');
      expect(readFileSync(join(fetched, 'manifest.json'), 'utf8')).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
    await ring.ack(name);
    expect(await ring.pending()).toEqual([]);
    const left = await here.place.leftLogs('incubator', { tail: 5 });
    expect(left).toEqual({ components: ['heater', 'runner'], lines: [] });
    await expect(here.place.leftLogs('other', { tail: 5 })).rejects.toMatchObject({
      code: 'workspace-unreadable',
    });
  });

  it.each(workspaceFaultPoints)('that is killed at %s leaves what the next call completes', async (fault) => {
    const spec = fakeSpec('incubator');
    await expect(
      here.helper.ask('ensure', ['incubator', spec, { DTAAS_FAULT: fault }]),
    ).rejects.toMatchObject({
      code: 'place-connection-lost',
    });
    await ensure(spec);
    expect(starts('incubator')).toHaveLength(1);
    expect(runners()).toHaveLength(1);
  });

  it.each([
    ['a name that is a path', '../../etc', 'twin-name-invalid'],
    ['an empty name', '', 'twin-name-invalid'],
  ])('refuses %s', async (_, instance, code) => {
    await expect(here.place.observeOne(instance)).rejects.toMatchObject({ code });
    await expect(here.place.remove(instance)).rejects.toMatchObject({ code });
  });

  describe('whose copy was changed', () => {
    afterEach(() => void far.run(`rm -rf ${state}/store/place-*`));

    const changeTo = (program: string) => {
      const [path] = lines(`ls ${state}/store/place-*/place.mjs`);
      far.run(`cat > ${path} <<'END'\n${program}\nEND`);
    };

    it.each([
      ['is no program', 'this is not a program', 'place-helper-failed', /Node\.js|SyntaxError/],
      ['ends at once', 'process.exit(3)', 'place-helper-failed', /it ended with 3/],
      ['speaks otherwise', 'console.log("hello")', 'place-helper-failed', /it ended with 0/],
    ])('%s: the message says so', async (_, program, code, message) => {
      await here.place.observe();
      changeTo(program);
      await expect(here.place.observe()).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
      far.run(`rm -rf ${state}/store/place-*`);
      expect(await here.place.observe()).toEqual(new Map());
    });
  });

  it('stores no file that did not arrive whole', async () => {
    const client = sshClient(here.target, { environment: here.environment });
    const sha256 = 'f'.repeat(64);
    const session = await client.session(storeFile, ['', 'place-cut', 'place.mjs', sha256, '1']);
    session.stdin.end('half of');
    expect(await text(session.stdout)).toBe('');
    expect((await session.ended).code).toBe(124);
    expect(lines(`find ${state}/store/place-cut -type f`)).toEqual([]);
    far.run(`rm -r ${state}/store/place-cut`);
  });
});

describe.skipIf(!isThere)('a machine that lacks something', () => {
  async function withMachine(
    options: FarMachineOptions,
    use: (here: FarPlace, far: FarMachine) => Promise<void>,
  ): Promise<void> {
    const far = await farMachine(options);
    const here = farPlace(far);
    try {
      await use(here, far);
    } finally {
      await here.close();
      await far.remove();
    }
  }

  it('has no Node', () =>
    withMachine({ path: '/run/bin' }, async ({ place }, far) => {
      far.run(
        'mkdir /run/bin; ln -s "$(command -v sh)" /run/bin/sh; umount /root/.local/bin/node; rm /root/.local/bin/node',
      );
      far.run('mount -t tmpfs far /usr/local/bin');
      await expect(place.observe()).rejects.toMatchObject({ code: 'place-node-missing' });
    }));

  it('has an old Node', () =>
    withMachine(
      { node: '#!/bin/sh\nif [ "$1" = --version ]; then echo v18.20.4; else exit 9; fi\n' },
      async ({ place }) => {
        await expect(place.observe()).rejects.toMatchObject({
          code: 'place-node-missing',
          message: 'pi.lab has Node v18.20.4; workspaces need 20.19 or later.',
        });
      },
    ));

  it('has no room for the helper, and then has it', () =>
    withMachine({ homeSize: '100k' }, async ({ place }, far) => {
      await expect(place.observe()).rejects.toMatchObject({
        code: 'place-copy-failed',
        message: expect.stringContaining('No space left on device'),
      });
      far.run('mount -o remount,size=4m /root');
      expect(await place.observe()).toEqual(new Map());
    }));

  it('has no room for a workspace', () =>
    withMachine({ homeSize: '4m' }, async ({ place, helper }, far) => {
      await place.observe();
      far.run('dd if=/dev/zero of=/root/big bs=1k 2>/dev/null || true');
      const ensure = helper.ask('ensure', ['a', fakeSpec('a'), {}]);
      await expect(ensure).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringMatching(/^pi\.lab: There is no space left on the disk/),
      });
    }));
});
