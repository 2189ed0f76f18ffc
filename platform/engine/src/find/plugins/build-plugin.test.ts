import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endFamily, familyMembers } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeGo } from '../../../testing/fake-go.ts';
import { fakePlugin } from '../../../testing/fake-plugin.ts';
import { bundlePluginCaller, callForPlugin } from '../../../testing/plugin-caller.ts';
import { familyOf } from '../../children.ts';
import { ensurePlugin } from '../ensure-plugin.ts';
import { build, plugin } from './plugin.ts';
import { plugins } from './plugins.ts';

let root: string;
let product: string;
let gate: string;
let begun: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-plugin-'));
  [gate, begun] = [join(root, 'gate'), join(root, 'begun')];
  product = fakePlugin(join(root, 'product'), 'docker', plugins.docker.version);
  fakeGo(join(root, 'path'), { product, gate, begun });
  vi.stubEnv('DTAAS_CACHE', join(root, 'cache'));
  vi.stubEnv('PATH', `${root}/path:/usr/bin:/bin`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // Whatever a failed test left.
  await endFamily(familyOf(root));
  rmSync(root, { recursive: true, force: true });
});

describe('the build of a plugin', () => {
  it('takes the checksums of the module of this platform, and leaves Docker Compose out', async () => {
    writeFileSync(gate, '');
    await ensurePlugin('docker', { installers: [build('docker')] });
    const arguments_ = readFileSync(begun, 'utf8');
    expect(arguments_).toMatch(
      /^build .*-mod=readonly .*-tags no_compose .*\.\/cmd\/pulumi-resource-docker\n$/,
    );
  });

  it('happens once when two processes want the plugin; the other one waits and says so', async () => {
    const program = await bundlePluginCaller(root);
    const first = callForPlugin(program, 'docker');
    await first.said('installing the plugin docker 5.2.0 by build');
    const second = callForPlugin(program, 'docker');
    await second.said('waiting for another dtaas that is installing the plugin docker 5.2.0 (process ');
    writeFileSync(gate, '');
    const [one, other] = await Promise.all([first.ended, second.ended]);
    expect(JSON.parse(one.at(-1)!)).toMatchObject({ version: '5.2.0', origin: 'build' });
    expect(other.at(-1)).toBe(one.at(-1));
    expect(readFileSync(begun, 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('that was killed leaves nothing: the next one ends its compiler and removes its folder', async () => {
    const killed = callForPlugin(await bundlePluginCaller(root), 'docker');
    await expect.poll(() => existsSync(begun)).toBe(true);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const { folder } = plugin('docker');
    const staging = `${folder}.staging`;
    const [run] = readdirSync(staging);
    expect(readdirSync(join(staging, run!, 'tmp'))).toEqual(['compiled']);
    expect(familyMembers(familyOf(staging))).not.toEqual([]);
    fakeGo(join(root, 'path'), { product, gate: root, begun });
    const { path } = await ensurePlugin('docker', { installers: [build('docker')] });
    expect(dirname(dirname(path))).toBe(folder);
    expect(readdirSync(folder).sort()).toEqual(['bin', 'engine.json']);
    expect(existsSync(staging)).toBe(false);
    expect(familyMembers(familyOf(staging))).toEqual([]);
  });
});
