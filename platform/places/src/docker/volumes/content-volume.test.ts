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
import type { DockerClient } from '../connection/client.ts';
import { labelsAt } from '../resources/find.ts';
import { nameAt } from '../resources/mark.ts';
import { removeMarked } from '../resources/remove.ts';
import {
  type Content,
  contentVolume,
  fillContent,
  holdContents,
  isHeldWhole,
  releaseContents,
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
  afterEach(async () => {
    await engine.dispose();
    await removeVolume(engine, contentVolume(content));
  });

  let filled = 0;
  async function fill(target: Writable): Promise<void> {
    filled += 1;
    const archive = pack();
    archive.pipe(target);
    archive.entry({ name: 'src/main.sh', mode: 0o555 }, 'echo hello');
    archive.finalize();
  }
  const hold = (owner = engine.owner, image = engine.image) =>
    holdContents(engine.client, owner, { image, contents: [content] });
  async function ensure({ write = fill, owner = engine.owner } = {}): Promise<void> {
    const container = await hold(owner);
    if (!(await isHeldWhole(engine.client, container, content)))
      await fillContent(engine.client, container, content, write);
  }
  const has = async () => isHeldWhole(engine.client, await hold(), content);
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

  /** The engine's client, for which other tests' containers are not there. */
  function seeingOnly(...names: readonly string[]): DockerClient {
    const { client } = engine;
    return {
      ...client,
      call: async (method, path, call) => {
        const found = await client.call<{ readonly Names: readonly string[] }[]>(method, path, call);
        return (
          path === '/containers/json'
            ? found?.filter(({ Names }) => names.includes(Names[0]!.slice(1)))
            : found
        ) as never;
      },
    };
  }
  const tomorrow = () => Date.now() + 24 * 3600_000;
  const isHere = async () =>
    (await labelsAt(engine.client, { type: 'volume', name: contentVolume(content) })) !== undefined;

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
    await expect(ensure({ write: cut })).rejects.toThrow('the commit is not here');
    expect(await has()).toBe(false);
    await ensure();
    expect(await has()).toBe(true);
  });

  it('are filled by two commands at once', async () => {
    const other = { ...engine.owner, instance: 'other' };
    await Promise.all([ensure(), ensure({ owner: other })]);
    expect(await has()).toBe(true);
    await releaseContents(engine.client, other);
  });

  it('are not put into a volume of that name that something else made', async () => {
    await makeVolume(engine, contentVolume(content), { theirs: 'yes' });
    await expect(ensure()).rejects.toMatchObject({ code: 'docker-name-taken' });
    expect(await isThere('/asset/src/main.sh')).toBe(false);
  });

  it('say which image is missing', async () => {
    const image = `sha256:${'0'.repeat(64)}`;
    await expect(hold(engine.owner, image)).rejects.toMatchObject({ code: 'docker-image-missing' });
  });

  it('are held for a twin from before they are filled, until its containers mount them', async () => {
    const container = await hold();
    await removeUnusedContent(engine.client);
    await fillContent(engine.client, container, content, fill);
    await removeUnusedContent(engine.client);
    expect(await has()).toBe(true);
    await releaseContents(engine.client, engine.owner);
    await removeUnusedContent(engine.client);
    expect(await isHere()).toBe(false);
  });

  it('are held until the twin is removed, if nobody released them', async () => {
    await ensure();
    await removeMarked(engine.client, engine.owner);
    await removeUnusedContent(engine.client);
    expect(await isHere()).toBe(false);
  });

  it('are removed when no container mounts them, and so are helpers that a killed command left', async () => {
    await ensure();
    const left = `dtaas-helper-${content.digest.slice(0, 16)}`;
    await makeContainer(engine, left, { 'dtaas.helper': '' });
    try {
      await removeAbandonedHelpers(seeingOnly(left, nameAt(engine.owner, 'hold')), tomorrow());
      await removeUnusedContent(engine.client);
      expect(await isHere()).toBe(false);
      const helpers = await engine.client.call<readonly unknown[]>('GET', '/containers/json', {
        task: 'look for helpers',
        query: { all: '1', filters: JSON.stringify({ name: [left] }) },
      });
      expect(helpers).toEqual([]);
    } finally {
      await removeContainer(engine, left);
    }
  });
});
