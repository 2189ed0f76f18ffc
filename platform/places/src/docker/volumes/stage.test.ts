import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { smallImage } from '@dtaas/images/testing/small-image';
import { type StagedAsset, sha256, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import type { MaterialisedAsset } from '@dtaas/repository';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counterOf, counterSpec } from '../../../testing/counter-workspace.ts';
import {
  type EngineForTests,
  engineForTests,
  hasDocker,
  imageWith,
  removeImage,
  removeVolume,
} from '../../../testing/docker-engine.ts';
import { findMarked } from '../resources/find.ts';
import { type Content, contentVolume, holdContents, isHeldWhole, releaseContents } from './content-volume.ts';
import { contentsOf } from './contents.ts';
import { stage } from './stage.ts';

// A lock file without packages: its environment is empty, and no registry is needed.
const lock = JSON.stringify({ name: 'counter', lockfileVersion: 3, packages: { '': { name: 'counter' } } });

describe.skipIf(!(await hasDocker()))('what a workspace needs at a Docker Engine', () => {
  let engine: EngineForTests;
  let home: string;
  let image: string;
  let spec: WorkspaceSpec;
  let asset: StagedAsset;
  let files: MaterialisedAsset;
  beforeEach(async () => {
    engine = await engineForTests();
    home = mkdtempSync(join(tmpdir(), 'dtaas-stage-test-'));
    image = (await smallImage(join(home, 'images'), randomUUID())).id;
    const base = counterSpec('mill', 3);
    const counter = {
      ...base.components['counter']!,
      digest: sha256(randomUUID()),
      environment: { kind: 'node' as const, lock: 'package-lock.json', lockDigest: sha256(lock) },
    };
    asset = counter;
    spec = { ...base, components: { counter } };
    files = counterOf({ 'package.json': '{"name": "counter"}', 'package-lock.json': lock });
  });
  afterEach(async () => {
    await engine.dispose();
    for (const content of contentsOf(asset, image)) await removeVolume(engine, contentVolume(content));
    await removeImage(engine.client, image);
    removeTree(home);
  });

  const told: string[] = [];
  async function staged(given: MaterialisedAsset | undefined): Promise<readonly string[]> {
    const { client, owner } = engine;
    told.length = 0;
    const environment = { ...process.env, DTAAS_STATE_HOME: home, DTAAS_CACHE: join(home, 'cache') };
    const target = { client, owner, image, environment, onProgress: (line: string) => void told.push(line) };
    await stage(target, spec, () => given);
    return told;
  }
  async function lacking(): Promise<readonly Content[]> {
    const contents = contentsOf(asset, image);
    const holder = await holdContents(engine.client, engine.owner, { image, contents });
    const whole = await Promise.all(contents.map((each) => isHeldWhole(engine.client, holder, each)));
    return contents.filter((_, index) => !whole[index]);
  }

  it('is brought there once: the image, the files of assets, and their packages', async () => {
    expect(await staged(files)).toEqual([
      `loads the image workspace into ${engine.host}`,
      'builds the environment of functions/counter for the image',
    ]);
    expect(contentsOf(asset, image).map(({ what }) => what)).toEqual(['asset', 'environment']);
    expect(await lacking()).toEqual([]);
    expect(await staged(undefined)).toEqual([]);
  });

  it('is brought again where somebody removed it, from the packages that were built', async () => {
    await staged(files);
    const [, environment] = contentsOf(asset, image);
    await releaseContents(engine.client, engine.owner);
    await removeVolume(engine, contentVolume(environment!));
    expect(await lacking()).toEqual([environment]);
    await expect(staged(undefined)).rejects.toMatchObject({ code: 'asset-files-missing' });
    expect(await staged(files)).toEqual([]);
    expect(await lacking()).toEqual([]);
  });

  it('is not brought if an image has volumes of its own, and the engine keeps nothing of the twin', async () => {
    const changes = ['VOLUME /scratch'];
    const made = { folder: '/', name: 'x', text: '', changes };
    image = await imageWith(engine.client, engine.image, made);
    await expect(staged(files)).rejects.toMatchObject({ code: 'docker-image-volumes' });
    expect(await findMarked(engine.client, engine.owner)).toEqual([]);
  });

  it('is not brought if an image is nowhere', async () => {
    image = `sha256:${'0'.repeat(64)}`;
    await expect(staged(files)).rejects.toMatchObject({ code: 'docker-image-missing' });
  });
});
