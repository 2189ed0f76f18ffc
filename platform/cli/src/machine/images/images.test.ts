import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { imageFolder, imagesFolder, type KeptImage } from '@dtaas/images';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CallOptions, call, report } from '../../../testing/call.ts';
import { memoryRegistry, smallImage } from '../../../testing/images.ts';
import { run } from './images.ts';

const folder = mkdtempSync(join(tmpdir(), 'dtaas-images-'));
const clone = join(folder, 'clone');
let image: KeptImage;

beforeAll(async () => {
  vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
  for (const name of ['clone', 'elsewhere']) mkdirSync(join(folder, name));
  execFileSync('git', ['init', '-q', '-b', 'main'], { cwd: clone });
  image = await smallImage(imagesFolder());
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => platform('{}'));

function platform(images: string): void {
  const spec = `{organisation: plant, places: {here: {kind: process}}, defaultPlace: here, images: ${images}}`;
  const head = 'apiVersion: dtaas/v1\nkind: Platform\nmetadata: {name: plant}\n';
  writeFileSync(join(clone, 'platform.yaml'), `${head}spec: ${spec}\n`);
}

const printed = async (words: readonly string[], options: CallOptions['options'] = {}, cwd = clone) =>
  (await call(run, cwd, words, { options })).printed;

describe('dtaas images list', () => {
  it('shows each image, and whether platform.yaml names it', async () => {
    const listed = {
      name: 'workspace',
      digest: image.digest,
      id: image.id,
      node: '22.23.5',
      python: '3.11.2',
      packages: 3,
    };
    expect(await report(run, clone, ['list'])).toMatchObject({ images: [{ ...listed, isUsed: false }] });
    platform(`{workspace: {digest: "${image.digest}", id: "${image.id}"}}`);
    const { images } = await report(run, clone, []);
    expect(images).toMatchObject([{ ...listed, isUsed: true }]);
    for (const key of ['folder', 'materials'] as const)
      expect(existsSync((images as Record<typeof key, string>[])[0]![key])).toBe(true);
    expect(await printed([])).toMatch(
      /^workspace \(used by platform\.yaml\)\n {2}digest {4}sha256:[0-9a-f]{64}\n/,
    );
  });

  it('says how to get the first image, also outside a repository', async () => {
    vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'empty'));
    expect(await printed([], {}, join(folder, 'elsewhere'))).toBe(
      'No image is kept on this machine. Build one: dtaas images build',
    );
    expect(await report(run, clone, [])).toMatchObject({ images: [] });
    vi.stubEnv('DTAAS_STATE_HOME', join(folder, 'state'));
  });
});

describe('dtaas images build', () => {
  it('prints what to write in platform.yaml, if an image of this recipe is kept already', async () => {
    const text = await printed(['build'], { ifMissing: true });
    expect(text).toContain(
      'To run container workspaces in it, add --write, or write in platform.yaml, under spec:\n\n  images:\n    workspace:\n',
    );
    expect(text).toContain(`      digest: ${image.digest}\n      id: ${image.id}`);
    platform(`{workspace: {digest: "${image.id}", id: "${image.digest}"}}`);
    expect(await printed(['build'], { ifMissing: true })).toContain('platform.yaml names another image.');
    platform(`{workspace: {digest: "${image.digest}", id: "${image.id}"}}`);
    expect(await printed(['build'], { ifMissing: true })).not.toContain('platform.yaml names');
  });

  it('writes the image into platform.yaml, so that deployments use it', async () => {
    const text = await printed(['build'], { ifMissing: true, write: true });
    expect(text).toContain('workspace (used by platform.yaml)');
    expect(text).toContain('platform.yaml names it. Deployments read the file from git: commit it.');
    expect(await report(run, clone, ['list'])).toMatchObject({ images: [{ isUsed: true }] });
  });

  it('refuses a platform.yaml with problems before it begins', async () => {
    platform('{workspace: latest}');
    await expect(printed(['build'])).rejects.toMatchObject({
      code: 'platform-problems',
      problems: [expect.objectContaining({ file: 'platform.yaml', line: 4 })],
    });
  });
});

describe('dtaas images push', () => {
  it('sends the image to the registry of platform.yaml, with the secret that the file names', async () => {
    const registry = await memoryRegistry();
    const seen = new Set<string | undefined>();
    registry.intercept = ({ headers }, response) => {
      seen.add(headers.authorization);
      if (headers.authorization) return false;
      response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end();
      return true;
    };
    vi.stubEnv('IMAGE_REGISTRY', 'ada:secret');
    platform(`{registry: {repository: "${registry.address}/w", credentials: {secret: IMAGE_REGISTRY}}}`);
    const pushed = await report(run, clone, ['push'], { tag: ['v1', 'v2'] });
    expect(pushed).toMatchObject({
      kind: 'ImagePushReport',
      reference: `${registry.address}/w@${image.digest}`,
      id: image.id,
      tags: ['v1', 'v2'],
      sent: [{ digest: image.layer.digest, bytes: image.layer.size }, { digest: image.config.digest }],
    });
    expect(seen).toEqual(new Set([undefined, `Basic ${Buffer.from('ada:secret').toString('base64')}`]));
    expect(await printed(['push', image.id])).toContain('nothing: the registry had every part');
    const { registry: tags } = await report(run, clone, ['list'], { registry: true });
    const { digest } = image;
    expect(tags).toEqual({
      repository: `${registry.address}/w`,
      tags: [
        { tag: 'v1', digest },
        { tag: 'v2', digest },
      ],
    });
    expect(await printed(['list'], { registry: true })).toContain(`${registry.address}/w\n  v1  ${digest}`);
  });

  it('sends no image whose files have changed', async () => {
    const registry = await memoryRegistry();
    platform(`{registry: {repository: "${registry.address}/w"}}`);
    const other = await smallImage(imagesFolder(), 'other');
    const layer = join(
      imageFolder(other.digest),
      'blobs',
      'sha256',
      other.layer.digest.slice('sha256:'.length),
    );
    truncateSync(layer, 0);
    writeFileSync(layer, Buffer.alloc(other.layer.size));
    await expect(printed(['push', other.digest])).rejects.toMatchObject({ code: 'image-damaged' });
    expect(registry.requests).toEqual([]);
    rmSync(imageFolder(other.digest), { recursive: true });
  });
});

describe('dtaas images refuses', () => {
  const registry = '{registry: {repository: "registry.example/w"}}';

  it.each<[what: string, words: string[], options: object, code: string, images?: string]>([
    ['an unknown action', ['pull'], {}, 'usage-images-action'],
    ['an option of another action', ['list'], { tag: ['v1'] }, 'usage-images-option'],
    [
      'an option of another action, with two words',
      ['push'],
      { securityMirror: 'http://a' },
      'usage-images-option',
    ],
    ['an image for list', ['list', 'workspace'], {}, 'usage-images-option'],
    ['a mirror that is not an address', ['build'], { mirror: 'mirror.example' }, 'usage-images-mirror'],
    ['options of apt in a mirror', ['build'], { mirror: 'http://a [trusted=yes]' }, 'usage-images-mirror'],
    ['to push without a registry', ['push'], {}, 'images-registry-missing', '{}'],
    ['to list tags without a registry', ['list'], { registry: true }, 'images-registry-missing', '{}'],
    ['an image that is not kept', ['push', `sha256:${'0'.repeat(64)}`], {}, 'image-unknown'],
    ['a tag that is none', ['push', 'workspace'], { tag: ['a b'] }, 'image-tag-malformed'],
  ])('%s', async (_what, words, options, code, images = registry) => {
    platform(images);
    await expect(printed(words, { ...options })).rejects.toMatchObject({
      code,
      hint: expect.stringMatching(/\w/),
    });
  });

  it('to name an image outside a repository, before it begins', async () => {
    const asked = printed(['build'], { write: true }, join(folder, 'elsewhere'));
    await expect(asked).rejects.toMatchObject({ code: 'images-unwritten' });
  });

  it('to push outside a repository, and says that the folder is in none', async () => {
    await expect(printed(['push'], {}, join(folder, 'elsewhere'))).rejects.toMatchObject({
      code: 'images-registry-missing',
      message: expect.stringContaining('in no repository'),
    });
  });
});
