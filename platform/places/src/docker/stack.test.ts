import { randomUUID } from 'node:crypto';
import {
  engineForTests as pulumiForTests,
  type TemporaryStack,
  temporaryStack,
  testOwner,
} from '@dtaas/engine/testing/temporary-stack';
import { parseRepository, pushImage, registrySession } from '@dtaas/images';
import { debianRegistry, hasDebianRegistry } from '@dtaas/images/testing/debian-registry';
import { smallImage } from '@dtaas/images/testing/small-image';
import { temporaryFolder } from '@dtaas/images/testing/temporary-folder';
import type { DesiredResources, JsonObject } from '@dtaas/model';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dockerPlugin,
  type EngineForTests,
  engineForTests,
  hasDocker,
  makeContainer,
  removeContainer,
  removeImage,
} from '../../testing/docker-engine.ts';
import { pullImage } from './images/pull.ts';
import { containerInputs, networkInputs, volumeInputs } from './resources/containers.ts';
import { findMarked } from './resources/find.ts';
import { labelsOf, nameAt, type Owner, userOf } from './resources/mark.ts';
import { removeMarked } from './resources/remove.ts';
import { dockerRows } from './resources/rows.ts';

const plugins = (await hasDocker()) ? await dockerPlugin() : undefined;
const pulumi = plugins && (await pulumiForTests());

const owner: Owner = testOwner;

describe.skipIf(!pulumi)('a stack at a Docker Engine', () => {
  let engine: EngineForTests;
  let stack: TemporaryStack;
  beforeEach(async () => {
    engine = await engineForTests();
    stack = temporaryStack(pulumi!, () => ({ kinds: dockerRows, pluginFolders: [plugins!] }));
  });
  afterEach(async () => {
    await stack.remove();
    await removeMarked(engine.client, owner);
  });

  /** A twin with one component; its runner has a network. */
  function resources(): DesiredResources {
    const provider = { host: engine.host };
    const made = (type: string, inputs: JsonObject) => ({ type: `docker:index/${type}`, inputs, provider });
    const common = { image: engine.image, memoryBytes: 64 * 2 ** 20, cpu: 0.5, command: ['/nothing'] };
    const mounts = [
      { volume: { resource: 'data' }, at: '/work', writable: true },
      { volume: { resource: 'link-pump' }, at: '/links/pump', writable: true },
    ] as const;
    const link = { volume: { resource: 'link-pump' }, at: '/dtaas' };
    return {
      data: made('volume:Volume', volumeInputs()),
      'link-pump': made('volume:Volume', volumeInputs()),
      network: made('network:Network', networkInputs()),
      'component-pump': made(
        'container:Container',
        containerInputs({ ...common, mounts: [link], hosts: { 'api.example.org': '127.0.1.1' } }),
      ),
      runner: made('container:Container', containerInputs({ ...common, mounts, network: 'network' })),
    };
  }

  const found = () => findMarked(engine.client, owner);
  const inspect = async (resource: string) =>
    (await engine.client.call<Record<string, unknown>>('GET', `/containers/${nameAt(owner, resource)}/json`, {
      task: 'inspect a container',
    }))!;

  it('makes what was asked for, sees no difference afterwards, and leaves nothing', async () => {
    expect((await stack.run('up', resources())).error).toBeUndefined();
    expect((await found()).map(({ type, name }) => [type, name]).sort()).toEqual([
      ['container', nameAt(owner, 'component-pump')],
      ['container', nameAt(owner, 'runner')],
      ['network', nameAt(owner, 'network')],
      ['volume', nameAt(owner, 'data')],
      ['volume', nameAt(owner, 'link-pump')],
    ]);
    expect(await inspect('component-pump')).toMatchObject({
      State: { Running: false },
      Config: { User: `${userOf(owner)}:${userOf(owner)}`, Image: engine.image },
      HostConfig: {
        NetworkMode: 'none',
        ReadonlyRootfs: true,
        Privileged: false,
        CapDrop: ['ALL'],
        IpcMode: 'private',
        Memory: 64 * 2 ** 20,
        MemorySwap: 64 * 2 ** 20,
        CpuShares: 512,
        RestartPolicy: { Name: 'no' },
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1m', 'max-file': '2' } },
        SecurityOpt: expect.arrayContaining(['no-new-privileges:true', expect.stringMatching(/^seccomp=\{/)]),
        ExtraHosts: ['api.example.org:127.0.1.1'],
      },
      Mounts: [{ Type: 'volume', Name: nameAt(owner, 'link-pump'), Destination: '/dtaas', RW: false }],
    });
    const { Networks } = (await inspect('runner'))['NetworkSettings'] as { Networks: object };
    expect(Object.keys(Networks)).toEqual([nameAt(owner, 'network')]);

    expect((await stack.run('preview', resources(), { refresh: true })).changes).toEqual([]);
    expect((await stack.run('up', resources())).changes).toEqual([]);
    expect((await stack.run('up', {})).error).toBeUndefined();
    expect(await found()).toEqual([]);
  });

  it.skipIf(!hasDebianRegistry())(
    'sees no difference in a container whose image was pulled from a registry',
    async () => {
      const folder = temporaryFolder();
      const image = await smallImage(folder, randomUUID());
      const repository = `${await debianRegistry()}/plant/solver`;
      await pushImage(image, registrySession(parseRepository(repository)), { folder, tags: [] });
      const name = `${repository}@${image.digest}`;
      try {
        await pullImage(engine.client, name, { environment: {} });
        const { 'component-pump': pump, ...others } = resources();
        const pulled = {
          ...others,
          'component-pump': { ...pump!, inputs: { ...pump!.inputs, image: name } },
        };
        expect((await stack.run('up', pulled)).error).toBeUndefined();
        expect(await inspect('component-pump')).toMatchObject({ Image: image.id });
        expect((await stack.run('preview', pulled, { refresh: true })).changes).toEqual([]);
        expect((await stack.run('up', {})).error).toBeUndefined();
      } finally {
        await removeMarked(engine.client, owner);
        await removeImage(engine.client, image.id);
      }
    },
  );

  it('replaces a container that is to mount another volume or to have other limits, and keeps the others', async () => {
    await stack.run('up', resources());
    const before = await found();
    const { 'component-pump': pump, ...others } = resources();
    const changed = async (inputs: JsonObject) => {
      const { changes, error } = await stack.run('up', { ...others, 'component-pump': { ...pump!, inputs } });
      expect(error).toBeUndefined();
      expect(changes).toMatchObject([{ name: 'component-pump', op: 'replace' }]);
      return await inspect('component-pump');
    };
    const [mount] = pump!.inputs['mounts'] as JsonObject[];
    const mounts = [{ ...mount, source: { $ref: 'data.name' } }];
    expect(await changed({ ...pump!.inputs, mounts })).toMatchObject({
      Mounts: [{ Name: nameAt(owner, 'data') }],
    });
    expect(await changed({ ...pump!.inputs, mounts, memory: 65, memorySwap: 65 })).toMatchObject({
      HostConfig: { Memory: 65 * 2 ** 20 },
    });
    const kept = ({ name }: { readonly name: string }) => name !== nameAt(owner, 'component-pump');
    expect((await found()).filter(kept)).toEqual(before.filter(kept));
  });

  it('makes a container again that somebody removed, and keeps the others', async () => {
    await stack.run('up', resources());
    const before = await inspect('component-pump');
    await removeContainer(engine, nameAt(owner, 'runner'));
    const { error, changes } = await stack.run('up', resources(), { refresh: true });
    expect(error).toBeUndefined();
    expect(changes.filter(({ op }) => op === 'create').map(({ name }) => name)).toEqual(['runner']);
    expect((await inspect('component-pump'))['Id']).toBe(before['Id']);
  });

  it('does not touch a container that has our name and not our mark', async () => {
    const name = nameAt(owner, 'runner');
    const foreign = await makeContainer(engine, name, {});
    try {
      const { error } = await stack.run('up', resources());
      expect(error?.message).toMatch(/already in use/);
      expect((await inspect('runner'))['Id']).toBe(foreign);
      await stack.run('up', {});
      expect((await inspect('runner'))['Id']).toBe(foreign);
      expect(await found()).toEqual([]);
    } finally {
      await removeContainer(engine, name);
    }
    expect((await stack.run('up', resources())).error).toBeUndefined();
  });

  it('does not delete a container of somebody else whose id a recorded state names', async () => {
    const { checkpoint } = await stack.run('up', resources());
    const foreign = await makeContainer(engine, `${nameAt(owner, 'runner')}-foreign`, {});
    try {
      const recorded = checkpoint!.deployment.resources.map((each) =>
        each.urn.endsWith('::runner') ? { ...each, id: foreign } : each,
      );
      stack.recorded = { ...checkpoint!, deployment: { ...checkpoint!.deployment, resources: recorded } };
      await expect(stack.run('up', {})).rejects.toMatchObject({
        code: 'state-refused',
        message: expect.stringContaining('the id of runner belongs to something that is not of test'),
      });
      stack.recorded = checkpoint!;
      expect((await stack.run('up', {})).error).toBeUndefined();
      expect(await found()).toEqual([]);
    } finally {
      await removeContainer(engine, foreign);
    }
  });

  it('adopts what a killed update made and nobody recorded', async () => {
    const { runner, ...others } = resources();
    const { checkpoint } = await stack.run('up', others);
    const id = await makeContainer(engine, nameAt(owner, 'runner'), labelsOf(owner, 'runner'));
    const like = checkpoint!.deployment.resources.find(({ urn }) => urn.endsWith('::component-pump'))!;
    const { id: _, outputs: __, ...known } = like;
    const lost = JSON.parse(JSON.stringify(known).replaceAll('component-pump', 'runner'));
    const pending_operations = [{ type: 'creating', resource: lost }];
    stack.recorded = { ...checkpoint!, deployment: { ...checkpoint!.deployment, pending_operations } };
    const { error } = await stack.run('up', { ...others, runner: runner! });
    expect(error).toBeUndefined();
    expect(await found()).toHaveLength(5);
    await stack.run('up', others);
    expect((await found()).map((each) => each.id)).not.toContain(id);
  });

  it('makes nothing while the engine cannot be asked what a killed update left', async () => {
    const { checkpoint } = await stack.run('up', { data: resources()['data']! });
    const like = checkpoint!.deployment.resources.find(({ urn }) => urn.endsWith('::data'))!;
    const resources_ = checkpoint!.deployment.resources.map((each) =>
      each.type === 'pulumi:providers:docker'
        ? { ...each, inputs: { ...(each.inputs as JsonObject), host: 'unix:///nowhere/docker.sock' } }
        : each,
    );
    const { id: _, outputs: __, ...lost } = like;
    const pending_operations = [{ type: 'creating', resource: lost }];
    const deployment = { ...checkpoint!.deployment, resources: resources_, pending_operations };
    stack.recorded = { ...checkpoint!, deployment };
    await expect(stack.run('up', resources())).rejects.toMatchObject({
      code: 'stack-unswept',
      message: expect.stringContaining('No Docker Engine answers at unix:///nowhere/docker.sock'),
    });
    expect(await found()).toHaveLength(1);
  });
});
