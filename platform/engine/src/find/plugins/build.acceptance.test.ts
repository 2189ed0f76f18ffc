// The builds of `build-plugin.test.ts` with the real Go. Fast only if Go's caches hold what an earlier build compiled.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endFamily, familyMembers } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bundlePluginCaller, callForPlugin } from '../../../testing/plugin-caller.ts';
import { familyOf } from '../../children.ts';
import { ensurePlugin } from '../ensure-plugin.ts';
import { build, plugin } from './plugin.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-plugin-'));
  vi.stubEnv('DTAAS_CACHE', join(root, 'cache'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // Whatever a failed test left.
  await endFamily(familyOf(root));
  rmSync(root, { recursive: true, force: true });
});

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe.each(['docker', 'openstack'] as const)('the real build of the plugin %s', (name) => {
  it('happens once for two processes, and a later one makes the same bytes', async () => {
    const program = await bundlePluginCaller(root);
    const first = callForPlugin(program, name);
    await first.said('by build');
    const second = callForPlugin(program, name);
    await second.said('waiting for another dtaas');
    const [one, other] = await Promise.all([first.ended, second.ended]);
    expect(other.at(-1)).toBe(one.at(-1));
    const { path } = JSON.parse(one.at(-1)!) as { path: string };
    const digest = sha256(path);
    rmSync(plugin(name).folder, { recursive: true });
    const again = await ensurePlugin(name, { installers: [build(name)] });
    expect(sha256(again.path)).toBe(digest);
  });

  it('that was killed leaves nothing once another process has built the plugin', async () => {
    const killed = callForPlugin(await bundlePluginCaller(root), name);
    const staging = `${plugin(name).folder}.staging`;
    await expect.poll(() => familyMembers(familyOf(staging)).length, { timeout: 60_000 }).toBeGreaterThan(0);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const { path } = await ensurePlugin(name, { installers: [build(name)] });
    expect(existsSync(path)).toBe(true);
    expect(existsSync(staging)).toBe(false);
    expect(familyMembers(familyOf(staging))).toEqual([]);
  });
});
