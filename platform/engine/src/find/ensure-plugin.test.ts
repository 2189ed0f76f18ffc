import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakePlugin } from '../../testing/fake-plugin.ts';
import { ensurePlugin, ensurePlugins, pluginsStatus } from './ensure-plugin.ts';
import { plugin } from './plugins/plugin.ts';
import { plugins } from './plugins/plugins.ts';
import type { Installer } from './program/program.ts';

const { version } = plugins.docker;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'dtaas-plugin-'));
  vi.stubEnv('DTAAS_CACHE', join(root, 'cache'));
  vi.stubEnv('PATH', `${root}/path:/usr/bin:/bin`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

function installer(version: string, name: 'docker' | 'openstack' = 'docker'): Installer {
  return {
    origin: 'build',
    check: () => Promise.resolve({ open: true, estimate: 'no time' }),
    install: async (staging) => void fakePlugin(join(staging, 'bin'), name, version),
  };
}

describe('a plugin', () => {
  it('is taken from PATH if it has the version', async () => {
    const path = fakePlugin(join(root, 'path'), 'docker', version);
    expect(await ensurePlugin('docker')).toEqual({ path, version, origin: 'path' });
  });

  it('with another version on PATH is refused, since Pulumi itself would only warn', async () => {
    const path = fakePlugin(join(root, 'path'), 'docker', '5.1.0');
    const [docker] = await pluginsStatus();
    const reason = `it is 5.1.0, older than ${version}`;
    expect(docker).toMatchObject({ name: 'docker', wanted: version, refused: [{ path, reason }] });
    const lines: string[] = [];
    const onProgress = (line: string) => void lines.push(line);
    const found = await ensurePlugin('docker', { installers: [installer(version)], onProgress });
    expect(found).toMatchObject({ version, origin: 'build' });
    expect(lines[0]).toBe(`${path} is not used: ${reason}`);
  });

  it('that was built is there afterwards, in a folder named by its version and source', async () => {
    const built = await ensurePlugin('docker', { installers: [installer(version)] });
    expect(built.path).toMatch(/\/plugins\/docker-5\.2\.0-[0-9a-f]{12}\/bin\/pulumi-resource-docker$/);
    expect(await ensurePlugin('docker', { installers: [] })).toEqual(built);
    expect(readdirSync(join(root, 'cache', 'plugins'))).toHaveLength(1);
  });

  it('that no command used for 60 days is removed when another one is installed', async () => {
    const built = await ensurePlugin('docker', { installers: [installer(version)] });
    const [used, unused] = ['docker-5.1.0-aaaaaaaaaaaa', 'docker-5.0.0-bbbbbbbbbbbb'].map((name) =>
      join(root, 'cache', 'plugins', name),
    );
    for (const folder of [used!, unused!]) cpSync(dirname(dirname(built.path)), folder, { recursive: true });
    const long = new Date(Date.now() - 61 * 24 * 3600_000);
    for (const folder of [unused!, dirname(dirname(built.path))])
      utimesSync(join(folder, 'engine.json'), long, long);
    // The second call only uses the plugin.
    await ensurePlugin('docker', { installers: [] });
    await ensurePlugin('openstack', { installers: [installer(plugins.openstack.version, 'openstack')] });
    expect([built.path, used!, unused!].map((path) => existsSync(path))).toEqual([true, true, false]);
  });

  it('that says another version than wanted is not installed', async () => {
    const installing = ensurePlugin('docker', { installers: [installer('5.1.0')] });
    await expect(installing).rejects.toMatchObject({
      code: 'plugin-not-installed',
      message: expect.stringContaining('build: it says that it is 5.1.0, not 5.2.0'),
    });
    expect(existsSync(plugin('docker').folder)).toBe(false);
  });

  it('without Go and without the download is an error that says what to do', async () => {
    vi.stubEnv('PATH', '/nowhere');
    await expect(ensurePlugin('docker')).rejects.toMatchObject({
      code: 'plugin-not-installed',
      message: `The plugin docker ${version} of Pulumi is missing and could not be installed. download: Pulumi is not installed. build: Go is not installed.`,
      hint: expect.stringMatching(/^Install Go 1.26 or newer .* then run dtaas engine install docker\.$/),
    });
  });
});

describe('the plugins of resources', () => {
  it('are installed for the types that need them, and their folders returned', async () => {
    const types = [
      'dtaas:process:Workspace',
      'docker:index/volume:Volume',
      'docker:index/container:Container',
    ];
    const folders = await ensurePlugins(types, { installers: [installer(version)] });
    expect(folders).toEqual([dirname((await ensurePlugin('docker', { installers: [] })).path)]);
  });

  it('are none where the platform makes the resources itself', async () => {
    expect(await ensurePlugins(['dtaas:process:Workspace'], { installers: [] })).toEqual([]);
  });
});
