import { randomBytes } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type EngineForTests,
  engineForTests,
  hasDocker,
  makeContainer,
  makeVolume,
  removeContainer,
  removeVolume,
} from '../../../testing/docker-engine.ts';
import {
  type Content,
  contentVolume,
  ensureContent,
  hasContent,
  removeUnusedContent,
} from './content-volume.ts';
import { removeAbandonedHelpers } from './helper-container.ts';

describe.skipIf(!(await hasDocker()))('files that twins share at a Docker Engine', () => {
  let engine: EngineForTests;
  let content: Content;
  beforeEach(async () => {
    engine = await engineForTests();
    content = { what: 'asset', digest: randomBytes(32).toString('hex') };
  });
  afterEach(() => removeVolume(engine, contentVolume(content)));

  let filled = 0;
  async function fill(target: Writable): Promise<void> {
    filled += 1;
    const archive = pack();
    archive.pipe(target);
    archive.entry({ name: 'src/main.sh', mode: 0o555 }, 'echo hello');
    archive.finalize();
  }
  const ensure = (more: { readonly fill?: typeof fill } = {}) =>
    ensureContent(engine.client, content, { image: engine.image, fill, ...more });
  const has = () => hasContent(engine.client, content, engine.image);
  /** Whether a container that mounts the volume has the file. */
  async function isThere(path: string): Promise<boolean> {
    const name = `dtaas-places-test-${content.digest.slice(0, 16)}`;
    const Binds = [`${contentVolume(content)}:/asset:ro`];
    await makeContainer(engine, name, {}, { HostConfig: { Binds } });
    try {
      return await engine.client.hasFile(name, path);
    } finally {
      await removeContainer(engine, name);
    }
  }

  it('are in a volume named by their digest, which is filled once', async () => {
    expect(contentVolume(content)).toBe(`dtaas-asset-${content.digest.slice(0, 16)}`);
    expect(await has()).toBe(false);
    filled = 0;
    await ensure();
    await ensure();
    expect(filled).toBe(1);
    expect(await has()).toBe(true);
    expect(await isThere('/asset/src/main.sh')).toBe(true);
    expect(await isThere('/asset/src/other.sh')).toBe(false);
  });

  it('are completed when filling them was cut off', async () => {
    const cut = async (target: Writable): Promise<void> => {
      target.write('the beginning of an archive');
      throw Object.assign(new Error('the commit is not here'), { code: 'EIO' });
    };
    await expect(ensure({ fill: cut })).rejects.toThrow('the commit is not here');
    expect(await has()).toBe(false);
    await ensure();
    expect(await has()).toBe(true);
  });

  it('are filled by two commands at once', async () => {
    await Promise.all([ensure(), ensure()]);
    expect(await has()).toBe(true);
  });

  it('are not put into a volume of that name that something else made', async () => {
    await makeVolume(engine, contentVolume(content), { theirs: 'yes' });
    await expect(ensure()).rejects.toMatchObject({ code: 'docker-name-taken' });
    expect(await has()).toBe(false);
    expect(await isThere('/asset/src/main.sh')).toBe(false);
  });

  it('are put into the empty volume that the engine makes for a container of a twin whose files were removed meanwhile', async () => {
    const user = `dtaas-places-test-${content.digest.slice(0, 16)}-user`;
    const Binds = [`${contentVolume(content)}:/asset:ro`];
    await makeContainer(engine, user, {}, { HostConfig: { Binds } });
    try {
      expect(await has()).toBe(false);
      await ensure();
      expect(await has()).toBe(true);
      await ensure();
      expect(await isThere('/asset/src/main.sh')).toBe(true);
    } finally {
      await removeContainer(engine, user);
    }
    // Nothing mounts it now, so it gets its label, with which it is found when it is not needed any more.
    await ensure();
    await removeUnusedContent(engine.client);
    expect(await has()).toBe(false);
  });

  it('are not put into a volume without labels that has files', async () => {
    await makeVolume(engine, contentVolume(content), {});
    const theirs = `dtaas-places-test-${content.digest.slice(0, 16)}-theirs`;
    const Binds = [`${contentVolume(content)}:/theirs`];
    await makeContainer(engine, theirs, {}, { HostConfig: { Binds } });
    try {
      await engine.client.call('PUT', `/containers/${theirs}/archive`, {
        task: 'write a file of theirs',
        query: { path: '/theirs' },
        send: fill,
      });
    } finally {
      await removeContainer(engine, theirs);
    }
    await expect(ensure()).rejects.toMatchObject({ code: 'docker-name-taken' });
    expect(await has()).toBe(false);
    expect(await isThere('/asset/src/main.sh')).toBe(true);
  });

  it('say which image is missing', async () => {
    const image = `sha256:${'0'.repeat(64)}`;
    await expect(ensureContent(engine.client, content, { image, fill })).rejects.toMatchObject({
      code: 'docker-image-missing',
    });
  });

  it('are removed when no container mounts them, and so are helpers that a killed command left', async () => {
    await ensure();
    const user = `dtaas-places-test-${content.digest.slice(0, 16)}`;
    const left = `dtaas-helper-${content.digest.slice(0, 16)}`;
    const Binds = [`${contentVolume(content)}:/asset:ro`];
    await makeContainer(engine, user, {}, { HostConfig: { Binds } });
    await makeContainer(engine, left, { 'dtaas.helper': '' });
    try {
      await removeUnusedContent(engine.client);
      expect(await has()).toBe(true);
      await removeContainer(engine, user);
      const tomorrow = Date.now() + 24 * 3600_000;
      await removeAbandonedHelpers(engine.client, tomorrow);
      await removeUnusedContent(engine.client);
      expect(await has()).toBe(false);
      const helpers = await engine.client.call<readonly unknown[]>('GET', '/containers/json', {
        task: 'look for helpers',
        query: { all: '1', filters: JSON.stringify({ name: [left] }) },
      });
      expect(helpers).toEqual([]);
    } finally {
      await removeContainer(engine, user);
      await removeContainer(engine, left);
    }
  });
});
