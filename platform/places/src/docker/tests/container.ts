import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeArchive } from '@dtaas/runner';
import { commonVariables, pythonVariables, sdkTargets } from '@dtaas/sandbox';
import type { ImageTest } from '../../image-tests.ts';
import type { DockerClient } from '../connection/client.ts';
import { containerInputs, type VolumeMount } from '../resources/containers.ts';
import { labelsOf, nameAt, type Owner, userOf } from '../resources/mark.ts';
import { sdkMounts } from '../resources/resources-of.ts';
import { assetAt, folderOfUse, usesOf } from '../resources/shared-mounts.ts';
import { ownVolume, withHelper } from '../volumes/helper-container.ts';
import { filesOfSdks } from '../workspace/volumes.ts';

interface Wanted {
  readonly image: string;
  readonly test: ImageTest;
}

const configVolume = 'config';
const configFolder = '/dtaas';

/** Makes and fills the volumes that only this test has: the SDKs and the configuration. */
export async function fillTestVolumes(
  client: DockerClient,
  owner: Owner,
  { image, test }: Wanted,
): Promise<void> {
  const at = '/volumes';
  const sdks = await filesOfSdks();
  const names = [configVolume, ...sdks.map(({ volume }) => volume)];
  const volumes = names.map((name) => ownVolume(owner, name, `${at}/${name}`));
  await withHelper(client, { image, volumes }, (helper) =>
    client.call('PUT', `/containers/${helper}/archive`, {
      task: `fill the volumes of the test in ${image}`,
      query: { path: at },
      send: (target) =>
        writeArchive(target, async (archive) => {
          const config = JSON.stringify(test.config(foldersOf(test)), undefined, 2);
          archive.entry({ name: `${configVolume}/config.json`, mode: 0o444 }, `${config}\n`);
          for (const { volume, folder, files } of sdks)
            for (const path of files)
              archive.entry({ name: `${volume}/${path}`, mode: 0o444 }, await readFile(join(folder, path)));
        }),
    }),
  );
}

/** Makes the container of a test, with the paths and limits of a component's container. Returns its name. */
export async function createTestContainer(
  client: DockerClient,
  owner: Owner,
  { image, test }: Wanted,
): Promise<string> {
  const { workspace, component: id, command, limits } = test;
  const component = workspace.components[id]!;
  const variables = {
    ...commonVariables([], '/tmp'),
    ...pythonVariables([sdkTargets.python]),
    DTAAS_CONFIG: `${configFolder}/config.json`,
    DTAAS_USES: JSON.stringify(foldersOf(test)),
  };
  const inputs = containerInputs({
    image,
    command,
    environment: variables,
    memoryBytes: limits.memoryBytes,
    mounts: [
      ...sdkMounts,
      { volume: { resource: configVolume }, at: configFolder },
      assetAt(component, '/component/asset'),
      ...usesOf(workspace, component).map(
        ([use, asset]): VolumeMount => assetAt(asset, `${folderOfUse(use)}/asset`),
      ),
    ],
  });
  const name = nameAt(owner, 'test');
  const body = {
    ...requestOf(inputs, owner, limits.processes),
    // A name without a value removes a variable of the image.
    Env: [...inputs.envs, ...(await variablesOf(client, image)).filter((each) => !(each in variables))],
    WorkingDir: '/component/asset',
    Labels: labelsOf(owner, 'test'),
  };
  await client.call('POST', '/containers/create', {
    task: `make the container ${name}`,
    query: { name },
    body,
  });
  return name;
}

/** By the name of the use. */
function foldersOf({ workspace, component }: ImageTest): Readonly<Record<string, string>> {
  const used = usesOf(workspace, workspace.components[component]!);
  return Object.fromEntries(used.map(([use]) => [use, `${folderOfUse(use)}/asset`]));
}

/** The names of the variables that an image sets. */
async function variablesOf(client: DockerClient, image: string): Promise<readonly string[]> {
  type Inspected = { readonly Config: { readonly Env: readonly string[] | null } };
  const task = `look at the image ${image}`;
  const found = await client.call<Inspected>('GET', `/images/${image}/json`, { task });
  return (found?.Config.Env ?? []).map((each) => each.split('=')[0]!);
}

const mebibyte = 2 ** 20;

/** The inputs of a container without a network, which Pulumi gets for components, as the API of Docker has them. */
function requestOf(inputs: ReturnType<typeof containerInputs>, owner: Owner, processes: number) {
  const user = userOf(owner);
  return {
    Image: inputs.image,
    Entrypoint: inputs.entrypoints,
    User: `${user}:${user}`,
    NetworkDisabled: true,
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: inputs.readOnly,
      Tmpfs: inputs.tmpfs,
      ShmSize: inputs.shmSize * mebibyte,
      IpcMode: inputs.ipcMode,
      CapDrop: inputs.capabilities.drops,
      SecurityOpt: inputs.securityOpts,
      Memory: inputs.memory * mebibyte,
      MemorySwap: inputs.memorySwap * mebibyte,
      PidsLimit: processes,
      Ulimits: inputs.ulimits.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard })),
      LogConfig: { Type: inputs.logDriver, Config: inputs.logOpts },
      Mounts: inputs.mounts.map(({ type, source, target, readOnly }) => ({
        Type: type,
        Source: typeof source === 'string' ? source : nameAt(owner, source.$ref.replace(/\.name$/, '')),
        Target: target,
        ReadOnly: readOnly,
        VolumeOptions: { NoCopy: true },
      })),
    },
  };
}
