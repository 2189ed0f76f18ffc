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
import { findMarked, takenNames } from './find.ts';
import { labelsOf, nameAt, type Owner } from './mark.ts';
import { removeMarked } from './remove.ts';

describe.skipIf(!(await hasDocker()))('what a twin has at a Docker Engine', () => {
  let engine: EngineForTests;
  let owner: Owner;
  beforeEach(async () => {
    engine = await engineForTests();
    owner = engine.owner;
  });
  afterEach(() => engine.dispose());

  const container = (of: Owner, resource: string, more = {}) =>
    makeContainer(engine, nameAt(of, resource), labelsOf(of, resource), more);
  const volume = (of: Owner, resource: string) =>
    makeVolume(engine, nameAt(of, resource), labelsOf(of, resource));
  const network = (of: Owner, resource: string) =>
    engine.client.call('POST', '/networks/create', {
      task: 'make a network',
      body: { Name: nameAt(of, resource), Labels: labelsOf(of, resource) },
    });
  const namesOf = async (of: Pick<Owner, 'home'> & Partial<Owner>) =>
    (await findMarked(engine.client, of)).map(({ type, name }) => `${type} ${name}`);

  it('is found by its labels, whatever its names are, and separately for each twin', async () => {
    const other = { ...owner, instance: 'plant' };
    try {
      await makeContainer(engine, `${nameAt(owner, 'runner')}-renamed`, labelsOf(owner, 'runner'));
      await volume(owner, 'data');
      await network(owner, 'network');
      await volume(other, 'data');
      expect(await namesOf(owner)).toEqual([
        `container ${nameAt(owner, 'runner')}-renamed`,
        `network ${nameAt(owner, 'network')}`,
        `volume ${nameAt(owner, 'data')}`,
      ]);
      expect(await namesOf({ home: owner.home })).toHaveLength(4);
      expect(await namesOf({ ...owner, home: '0'.repeat(16) })).toEqual([]);
    } finally {
      await removeMarked(engine.client, other);
    }
  });

  it('is removed although the helper of a killed command holds a volume', async () => {
    await volume(owner, 'data');
    const mounts = [{ Type: 'volume', Source: nameAt(owner, 'data'), Target: '/work' }];
    const helper = await makeContainer(
      engine,
      `dtaas-helper-${owner.home}`,
      { 'dtaas.helper': '' },
      { HostConfig: { Mounts: mounts } },
    );
    try {
      await removeMarked(engine.client, owner);
      expect(await namesOf(owner)).toEqual([]);
    } finally {
      await removeContainer(engine, helper);
    }
  });

  it('is removed with containers that mount its volumes, and nothing else is touched', async () => {
    const other = { ...owner, instance: 'plant' };
    const foreign = `${nameAt(owner, 'foreign')}`;
    try {
      await volume(owner, 'data');
      await container(owner, 'runner', {
        HostConfig: { NetworkMode: 'none', Binds: [`${nameAt(owner, 'data')}:/work`] },
      });
      await network(owner, 'network');
      await volume(other, 'data');
      // Has our name and none of our labels.
      await makeVolume(engine, foreign, {});
      await removeMarked(engine.client, owner);
      expect(await namesOf(owner)).toEqual([]);
      expect(await namesOf(other)).toEqual([`volume ${nameAt(other, 'data')}`]);
      const taken = [{ type: 'volume', name: foreign }] as const;
      expect(await takenNames(engine.client, owner, taken)).toEqual(taken);
      await removeMarked(engine.client, owner);
    } finally {
      await removeMarked(engine.client, other);
      await removeVolume(engine, foreign);
    }
  });

  it('is named while the engine refuses to remove it, and removed later', async () => {
    const user = `dtaas-places-test-${owner.home}`;
    await volume(owner, 'data');
    await volume(owner, 'state-pump');
    await makeContainer(engine, user, {}, { HostConfig: { Binds: [`${nameAt(owner, 'data')}:/work`] } });
    try {
      await expect(removeMarked(engine.client, owner)).rejects.toMatchObject({
        code: 'docker-left-behind',
        message: expect.stringMatching(
          `still has of mill: the volume ${nameAt(owner, 'data')} \\(.*volume is in use.*\\)\\.$`,
        ),
        hint: 'Run this again: dtaas terminate mill',
      });
      expect(await namesOf(owner)).toEqual([`volume ${nameAt(owner, 'data')}`]);
    } finally {
      await removeContainer(engine, user);
    }
    await removeMarked(engine.client, owner);
    expect(await namesOf(owner)).toEqual([]);
  });

  it('is removed by two commands at once', async () => {
    await volume(owner, 'data');
    for (const resource of ['runner', 'component-a', 'component-b']) await container(owner, resource);
    await Promise.all([removeMarked(engine.client, owner), removeMarked(engine.client, owner)]);
    expect(await namesOf(owner)).toEqual([]);
  });

  it('may not have a name that something else has', async () => {
    const names = [
      { type: 'container', name: nameAt(owner, 'runner') },
      { type: 'volume', name: nameAt(owner, 'data') },
      { type: 'network', name: nameAt(owner, 'network') },
    ] as const;
    expect(await takenNames(engine.client, owner, names)).toEqual([]);
    await volume(owner, 'data');
    const stranger = { home: 'f'.repeat(16), instance: owner.instance };
    await makeContainer(engine, names[0].name, labelsOf(stranger, 'runner'));
    try {
      expect(await takenNames(engine.client, owner, names)).toEqual([names[0]]);
    } finally {
      await removeContainer(engine, names[0].name);
    }
  });
});
