import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakePlugin } from '@dtaas/engine/testing/fake-plugin';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../../testing/call.ts';
import { describeEngine } from './describe-engine.ts';
import { run } from './engine.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-engine-'));
  const programs = join(root, 'path');
  mkdirSync(programs);
  writeFileSync(join(programs, 'pulumi'), '#!/bin/sh\necho v3.230.0\n', { mode: 0o700 });
  vi.stubEnv('DTAAS_CACHE', join(root, 'cache'));
  vi.stubEnv('PATH', `${programs}:/usr/bin:/bin`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

describe('dtaas engine', () => {
  it('names Pulumi and each plugin, with its version and where it came from', async () => {
    fakePlugin(join(root, 'path'), 'docker', '5.2.0');
    fakePlugin(join(root, 'path'), 'openstack', '3.0.0');
    const { code, printed } = await call(run, root, []);
    expect(code).toBe(0);
    expect(printed.split('\n')).toEqual([
      `Pulumi 3.230.0, found on PATH: ${root}/path/pulumi`,
      `plugin docker 5.2.0, found on PATH: ${root}/path/pulumi-resource-docker`,
      expect.stringMatching(
        /^no plugin openstack 3\.15\.2 yet; dtaas engine install openstack puts one into \/.*\/openstack-3\.15\.2-[0-9a-f]{12}$/,
      ),
      `not used: ${root}/path/pulumi-resource-openstack, since it is 3.0.0, older than 3.15.2`,
    ]);
  });

  it('exits with 1 if a plugin that was named is missing', async () => {
    expect((await call(run, root, ['status', 'docker'])).code).toBe(1);
    fakePlugin(join(root, 'path'), 'docker', '5.2.0');
    expect((await call(run, root, ['status', 'docker'])).code).toBe(0);
  });

  it('installs nothing that is there, and says so where it finds no platform.yaml', async () => {
    fakePlugin(join(root, 'path'), 'docker', '5.2.0');
    const { code, noted } = await call(run, root, ['install', 'docker']);
    expect(code).toBe(0);
    expect(noted).toBe(
      'There is no platform.yaml here that can be read, so only Pulumi and the named plugins are installed.',
    );
  });

  it('suggests the name of a plugin', async () => {
    await expect(call(run, root, ['install', 'dokcer'])).rejects.toMatchObject({
      code: 'usage-engine-plugin',
      message: '"dokcer" is not a plugin of Pulumi that dtaas installs.',
      hint: expect.stringContaining('docker'),
    });
  });
});

it.each([
  ['the places that need it', ['lab', 'mill'], 'needed by lab, mill'],
  ['the remark that none needs it', [], 'no twin here needs it'],
])('a missing plugin is described with %s', (_, neededBy, text) => {
  const plugin = { name: 'docker', wanted: '5.2.0', refused: [], folder: '/cache', neededBy } as const;
  const status = { wanted: '3.230.0', refused: [], folder: '/pulumi', plugins: [plugin] };
  expect(describeEngine(status)).toEqual([
    'no Pulumi 3.230.0 yet; dtaas engine install puts one into /pulumi',
    `no plugin docker 5.2.0 yet (${text}); dtaas engine install docker puts one into /cache`,
  ]);
});
