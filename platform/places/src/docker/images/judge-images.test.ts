import { join } from 'node:path';
import { smallImage } from '@dtaas/images/testing/small-image';
import { temporaryFolder } from '@dtaas/images/testing/temporary-folder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { counterSpec } from '../../../testing/counter-workspace.ts';
import { engineForTests, hasDocker, imageWith, removeImage } from '../../../testing/docker-engine.ts';
import { dockerClient } from '../connection/client.ts';
import { judgeImages } from './judge-images.ts';

const spec = counterSpec('mill', 3);
const { counter } = spec.components;
const absent = `sha256:${'0'.repeat(64)}`;
const inImage = (image: string) => ({
  ...spec,
  components: { counter: { ...counter!, environment: { kind: 'image' as const, image } } },
});

describe('the images of a workspace', () => {
  // Nothing answers there, and nothing is asked.
  const nowhere = dockerClient(
    { way: 'socket', name: 'nowhere', path: '/nonexistent.sock' },
    { environment: {} },
  );

  it('are refused if nothing names one', async () => {
    expect(await judgeImages(nowhere, spec, undefined, { environment: {} })).toMatchObject({
      code: 'docker-workspace-image-missing',
    });
    expect(
      await judgeImages(nowhere, { ...spec, components: {} }, undefined, { environment: {} }),
    ).toBeUndefined();
  });
});

describe.skipIf(!(await hasDocker()))('the images of a workspace at a Docker Engine', () => {
  it('are there, or the one that is missing is named', async () => {
    const { client, image } = await engineForTests();
    const sources = { environment: { DTAAS_STATE_HOME: temporaryFolder() } };
    expect(await judgeImages(client, spec, image, sources)).toBeUndefined();
    expect(await judgeImages(client, inImage(image), image, sources)).toBeUndefined();
    for (const wanted of [
      judgeImages(client, spec, absent, sources),
      judgeImages(client, inImage(absent), image, sources),
    ])
      expect(await wanted).toMatchObject({
        code: 'docker-image-missing',
        message: expect.stringContaining(absent),
      });
  });

  it('have no volumes of their own, whose size nothing would limit', async () => {
    const { client, image } = await engineForTests();
    const sources = { environment: { DTAAS_STATE_HOME: temporaryFolder() } };
    const changes = ['VOLUME /scratch', 'VOLUME /var/data'];
    const leaky = await imageWith(client, image, { folder: '/', name: 'x', text: '', changes });
    onTestFinished(() => removeImage(client, leaky));
    for (const judged of [
      judgeImages(client, spec, leaky, sources),
      judgeImages(client, inImage(leaky), image, sources),
    ])
      expect(await judged).toMatchObject({
        code: 'docker-image-volumes',
        message: expect.stringMatching(
          /sha256:\w+ at .* has the volumes \/scratch, \/var\/data, whose size nothing limits/,
        ),
      });
  });

  it('may be kept on this machine', async () => {
    const { client } = await engineForTests();
    const home = temporaryFolder();
    const { id } = await smallImage(join(home, 'images'), 'judged');
    expect(await judgeImages(client, spec, id, { environment: { DTAAS_STATE_HOME: home } })).toBeUndefined();
  });

  it('have the programs that packages of assets need', async () => {
    const { client, image } = await engineForTests();
    const home = temporaryFolder();
    const kept = await smallImage(join(home, 'images'), 'judged');
    const environment = { kind: 'node' as const, lock: 'package-lock.json', lockDigest: 'a'.repeat(64) };
    const packed = { ...spec, components: { counter: { ...counter!, environment } } };
    const judged = (id: string) =>
      judgeImages(client, packed, id, { environment: { DTAAS_STATE_HOME: home } });
    // The image of the tests has no labels.
    expect(await judged(image)).toMatchObject({ code: 'environment-target-lacks' });
    expect(await judged(kept.id)).toBeUndefined();
  });
});
