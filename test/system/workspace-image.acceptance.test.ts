import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptImage, programsOf } from '../../platform/images/src/index.ts';
import { debianRegistry } from '../../platform/images/testing/debian-registry.ts';
import type { Reports } from '../../platform/model/src/generated/reports.ts';
import { addressOf } from '../../platform/places/src/docker/connection/address.ts';
import { dockerClient } from '../../platform/places/src/docker/connection/client.ts';
import { loadImage } from '../../platform/places/src/docker/images/load.ts';
import { detectIsolation, ensureEnvironment } from '../../platform/sandbox/src/index.ts';
import { checkout, dtaasOf } from './machine.ts';

// The image as people get it: built twice by the command line, run by a Docker Engine, pushed to Debian's registry and pulled again.

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'dtaas-image-'));
const homes = ['a', 'b'].map((name) => join(folder, name));
const lists = () => readdirSync('/var/lib/apt/lists').sort();
const listsBefore = lists();

beforeAll(() => {
  mkdirSync(join(folder, 'clone'));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: join(folder, 'clone') });
});
afterAll(() => {
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

async function images<K extends 'ImagesReport' | 'ImagePushReport'>(
  home: string | undefined,
  ...words: readonly string[]
): Promise<Reports[K]> {
  const { stdout } = await run(dtaasOf(checkout), ['images', ...words, '--format', 'json'], {
    cwd: join(folder, 'clone'),
    env: { ...process.env, DTAAS_STATE_HOME: home },
  });
  return JSON.parse(stdout);
}

const listed = async (home: string | undefined) => (await images<'ImagesReport'>(home, 'list')).images[0]!;

describe('the workspace image', () => {
  it.each(homes)(
    'is built from packages into %s',
    async (home) => {
      const { images: built } = await images<'ImagesReport'>(home, 'build');
      expect(await listed(home)).toEqual(built[0]);
      expect(readdirSync(join(home, 'images'))).not.toContain('work');
    },
    1_200_000,
  );

  it('is the same image both times', async () => {
    const [one, two] = [await listed(homes[0]), await listed(homes[1])];
    expect([one.digest, one.id]).toEqual([two.digest, two.id]);
    expect(readFileSync(one.materials, 'utf8')).toBe(readFileSync(two.materials, 'utf8'));
  });

  it('has at most 110 MB, and no packages, caches and setuid programs', async () => {
    const { folder: at, bytes } = await listed(homes[0]);
    expect(bytes).toBeLessThan(110e6);
    const blobs = join(at, 'blobs', 'sha256');
    const layer = readdirSync(blobs).find((name) => statSync(join(blobs, name)).size > 1e6) ?? '';
    const { stdout } = await run('tar', ['-tvzf', join(blobs, layer)], { maxBuffer: 1e8 });
    const wrong = /\.deb$|\/var\/cache\/apt\/.*\.bin$|\/var\/lib\/apt\/lists\/.+_|^-[^ ]*s[^ ]* /;
    expect(stdout.split('\n').filter((line) => wrong.test(line))).toEqual([]);
  });

  it('changes nothing of the machine that builds it', () => {
    expect(lists()).toEqual(listsBefore);
  });
});

describe('in a Docker Engine, the workspace image', () => {
  const hardened = [
    '--rm',
    '--read-only',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--network=none',
  ];
  const docker = async (...words: readonly string[]) => (await run('docker', words)).stdout;
  const inside = (image: string, ...command: readonly string[]) =>
    docker('run', ...hardened, '--user=1000', '--tmpfs=/tmp', image, ...command);
  let id: string;
  let isOurs: boolean;
  beforeAll(async () => {
    const store = join(homes[0]!, 'images');
    const image = keptImage('workspace', store);
    const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
    const client = dockerClient(addressOf({ host }, process.env), { environment: process.env });
    isOurs = await loadImage(client, image, store);
    id = image.id;
  });
  afterAll(async () => {
    if (isOurs) await docker('rmi', '--force', id);
  });

  it('runs Node, Python and git as an ordinary user, with nothing writable but /tmp', async () => {
    const { node, packages } = await listed(homes[0]);
    expect(await inside(id, 'node', '-p', 'process.versions.node')).toBe(`${node}\n`);
    const modules =
      'import ctypes, json, sqlite3, ssl, zoneinfo; print(zoneinfo.ZoneInfo("Europe/Copenhagen"))';
    expect(await inside(id, 'python3', '-c', modules)).toBe('Europe/Copenhagen\n');
    const commit =
      'cd /tmp && git init -q r && cd r && git -c user.name=a -c user.email=a@b commit -q --allow-empty -m x && git log --oneline';
    expect(await inside(id, 'sh', '-c', commit)).toMatch(/ x\n$/);
    expect(await inside(id, 'sh', '-c', 'touch /x 2>/dev/null || id -u')).toBe('1000\n');
    const text = await inside(id, 'cat', '/etc/dtaas/packages.txt');
    expect(text.trim().split('\n')).toHaveLength(packages);
  });

  it('imports packages of pip that were installed for it outside', async () => {
    const target = programsOf(keptImage('workspace', join(homes[0]!, 'images')).labels);
    const environments = join(folder, 'environments');
    const options = { isolation: detectIsolation('auto'), environments, target };
    const asset = join(folder, 'asset');
    mkdirSync(asset);
    const numpy = 'ba10f8411898fc418a521833e014a77d3ca01c15b0c6cdcce6a0d2897e6dbbdf';
    const lock = `numpy==2.2.6 ; python_version < "3.12" --hash=sha256:${numpy}\n`;
    writeFileSync(join(asset, 'requirements.txt'), lock);
    const lockDigest = createHash('sha256').update(lock).digest('hex');
    const spec = { kind: 'python' as const, lock: 'requirements.txt', lockDigest };
    const environment = await ensureEnvironment(spec, { ...options, folder: asset });
    const mount = `--volume=${environment?.folder}:/component/python:ro`;
    const python = ['/component/python/bin/python3', '-c', 'import numpy; print(numpy.arange(3).sum())'];
    expect(await docker('run', ...hardened, '--user=1000', mount, id, ...python)).toBe('3\n');
  });

  it('is pushed once, and runs by its digest where it was pulled', async () => {
    const address = await debianRegistry('', folder);
    const repository = `${address}/twins/workspace`;
    const platform = `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant}
spec: {organisation: plant, places: {here: {kind: process}}, defaultPlace: here, images: {registry: {repository: "${repository}"}}}
`;
    writeFileSync(join(folder, 'clone', 'platform.yaml'), platform);
    const { reference, sent } = await images<'ImagePushReport'>(homes[0], 'push', '--tag', 'v1');
    expect(sent).toHaveLength(2);
    expect((await images<'ImagePushReport'>(homes[0], 'push')).sent).toEqual([]);
    expect((await images<'ImagesReport'>(homes[0], 'list', '--registry')).registry).toEqual({
      repository,
      tags: [{ tag: 'v1', digest: reference.split('@')[1] }],
    });
    if (isOurs) await docker('rmi', '--force', id);
    await docker('pull', '--quiet', reference);
    expect(await inside(reference, 'node', '-p', '1')).toBe('1\n');
    expect(await docker('image', 'inspect', '--format={{.Id}}', reference)).toBe(`${id}\n`);
    await docker('rmi', reference);
  });
});
