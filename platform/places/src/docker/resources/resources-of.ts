import {
  type ComponentSpec,
  type DesiredResources,
  type JsonObject,
  type ResourcesOf,
  type WorkspaceSpec,
  workspaceReference,
} from '@dtaas/model';
import { hostsInContainers, publishedPorts } from '@dtaas/runner';
import { sdkTargets } from '@dtaas/sandbox';
import { imageOf, imageOfComponent } from '../images/wanted.ts';
import { type DockerSettings, defaultHost, dockerSettingsOf } from '../settings.ts';
import { containerInputs, networkInputs, type VolumeMount, volumeInputs } from './containers.ts';
import { linkPrefix, networkWithIPv6 } from './mark.ts';
import { allSharedInRunner, assetAt, environmentAt, folderOfUse, usesOf } from './shared-mounts.ts';
import { startedComponents } from './started-components.ts';

/** The type of the resource that puts files into the volumes and starts the containers. Ours, unlike the others. */
export const workspaceType = 'dtaas:docker:Workspace';

const mebibyte = 2 ** 20;
const memory = { component: 1024 * mebibyte, runner: 512 * mebibyte };

/** The volumes with the SDKs, which each twin has. */
export const sdkMounts: readonly VolumeMount[] = [
  { volume: { resource: 'sdk-node' }, at: sdkTargets.node },
  { volume: { resource: 'sdk-python' }, at: sdkTargets.python },
];

/** The volumes with the platform's own programs, which each twin has, so that an upgrade changes no running twin. */
const programs: readonly VolumeMount[] = [
  { volume: { resource: 'platform' }, at: '/platform' },
  ...sdkMounts,
];

/** Names of the resources of a component. A prefix keeps them apart from those of the twin, whatever its components are called. */
export const resourceOf = {
  container: (component: string) => `component-${component}`,
  link: (component: string) => `${linkPrefix}${component}`,
  state: (component: string) => `state-${component}`,
};

/** What a twin has at a Docker Engine: `platform/launcher/README.md` says what each container sees. */
export const resourcesOf: ResourcesOf = ({ twin, place, workspace }) => {
  const settings = dockerSettingsOf(place.settings);
  const { host, context } = settings;
  const image = imageOf(settings, workspace) ?? '';
  const provider = context === undefined ? { host: host ?? defaultHost } : { context };
  const made = (type: string, inputs: JsonObject): DesiredResources[string] => ({
    type: `docker:index/${type}`,
    inputs,
    provider,
  });
  const volume = made('volume:Volume', volumeInputs());
  const started = startedComponents(workspace);
  const names = ['data', 'platform', 'sdk-node', 'sdk-python'];
  const network = networkOf(settings, workspace);
  const containers = Object.fromEntries(
    started.map(([id, component]) => [
      resourceOf.container(id),
      made('container:Container', componentInputs(image, workspace, id, component)),
    ]),
  );
  const runner = made('container:Container', runnerInputs(image, workspace, network));
  const volumes = [...names, ...started.flatMap(([id]) => [resourceOf.link(id), resourceOf.state(id)])];
  return {
    ...Object.fromEntries(volumes.map((name) => [name, volume])),
    ...(network === undefined ? {} : { [network]: made('network:Network', networkInputs(settings.ipv6)) }),
    ...containers,
    runner,
    workspace: {
      type: workspaceType,
      inputs: { twin, spec: workspaceReference, ...place.settings },
      dependsOn: [...Object.keys(containers), 'runner'],
    },
  };
};

/** The runner makes the connections to the physical twin, to allowed hosts and the Internet, and for exposed endpoints. */
export function needsNetwork({ physicalTwin, network, expose = {} }: WorkspaceSpec): boolean {
  return (
    physicalTwin !== undefined ||
    network.internet === 'allow' ||
    network.allow.length > 0 ||
    Object.keys(expose).length > 0
  );
}

/** The name of the resource that is the network of a twin's runner. */
function networkOf({ ipv6 }: DockerSettings, workspace: WorkspaceSpec): string | undefined {
  if (!needsNetwork(workspace)) return undefined;
  return ipv6 ? networkWithIPv6 : 'network';
}

function componentInputs(image: string, workspace: WorkspaceSpec, id: string, component: ComponentSpec) {
  const { limits } = component;
  const cpu = limits.cpu ?? workspace.resources.cpu;
  return containerInputs({
    image: imageOfComponent(component, image),
    command: ['/platform/launcher/launcher', '/dtaas/runner.sock'],
    memoryBytes: limits.memoryBytes ?? workspace.resources.memoryBytes ?? memory.component,
    ...(cpu === undefined ? {} : { cpu }),
    hosts: hostsInContainers(workspace),
    mounts: [
      ...programs,
      { volume: { resource: resourceOf.link(id) }, at: '/dtaas' },
      { volume: { resource: resourceOf.state(id) }, at: '/state', writable: true },
      assetAt(component, '/component/asset'),
      ...environmentAt(component, image, '/component'),
      ...usesOf(workspace, component).flatMap(([use, asset]) => [
        assetAt(asset, `${folderOfUse(use)}/asset`),
        ...environmentAt(asset, image, folderOfUse(use)),
      ]),
    ],
  });
}

function runnerInputs(image: string, workspace: WorkspaceSpec, network: string | undefined) {
  return containerInputs({
    image,
    command: ['node', '/platform/runner/runner.mjs', '/work'],
    environment: { HOME: '/tmp', XDG_RUNTIME_DIR: '/dev/shm' },
    memoryBytes: memory.runner,
    ...(network === undefined ? {} : { network }),
    ports: publishedPorts(workspace),
    mounts: [
      { volume: { resource: 'platform' }, at: '/platform' },
      { volume: { resource: 'data' }, at: '/work', writable: true },
      ...startedComponents(workspace).flatMap(([id]): VolumeMount[] => [
        { volume: { resource: resourceOf.link(id) }, at: `/links/${id}`, writable: true },
        { volume: { resource: resourceOf.state(id) }, at: `/states/${id}`, writable: true },
      ]),
      ...allSharedInRunner(workspace, image),
    ],
  });
}
