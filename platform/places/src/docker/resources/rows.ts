import { nameOf, type ResourceKind } from '@dtaas/engine';
import { canonicalJson, type JsonObject } from '@dtaas/model';
import type * as docker from '@pulumi/docker';
import { addressOf, providerInputsOf } from '../connection/address.ts';
import { type DockerClient, dockerClient } from '../connection/client.ts';
import { dockerSettingsOf } from '../settings.ts';
import { type DockerType, findMarked, labelsAt } from './find.ts';
import { containerMark, isMarked, labels, nameAt, networkMark, type Owner, volumeMark } from './mark.ts';

/** The classes of the SDK, by their names there, with the arguments of each. */
interface Classes {
  readonly Container: docker.ContainerArgs;
  readonly Volume: docker.VolumeArgs;
  readonly Network: docker.NetworkArgs;
}

const inputsOfContainer = [
  ...[
    'image',
    'entrypoints',
    'envs',
    'destroyGraceSeconds',
    'start',
    'mustRun',
    'restart',
    'mounts',
    'readOnly',
    'tmpfs',
    'shmSize',
    'ipcMode',
  ],
  ...['capabilities', 'securityOpts', 'memory', 'memorySwap', 'cpuShares', 'ulimits', 'logDriver', 'logOpts'],
  ...['networkMode', 'networksAdvanced', 'ports', 'hosts'],
] as const satisfies readonly (keyof docker.ContainerArgs)[];

/** The rows of the engine's table for what a twin has at a Docker Engine. */
export const dockerRows: readonly ResourceKind[] = [
  row('Container', 'container', containerMark, inputsOfContainer),
  row('Volume', 'volume', volumeMark, ['driver']),
  row('Network', 'network', networkMark, ['driver', 'ipv6', 'options']),
];

function row<Class extends keyof Classes & keyof typeof docker>(
  name: Class,
  type: DockerType,
  mark: (mark: Parameters<ResourceKind['mark']>[0]) => JsonObject,
  inputs: readonly (keyof Classes[Class] & string)[],
): ResourceKind {
  return {
    type: `docker:index/${type}:${name}`,
    sdk: { module: '@pulumi/docker', class: name },
    inputs,
    // Where the engine is. What gives access to it comes by the environment, never by a state.
    providerInputs: ['host', 'context', 'certPath'],
    configureProvider: (inputs) => providerInputsOf(dockerSettingsOf(inputs), process.env),
    mark,
    isOurs: ({ urn, id = '', inputs: recorded = {} }, owner) =>
      hasMark(recorded, owner) &&
      recorded['name'] === nameAt(owner, nameOf(urn)) &&
      // The id of a volume is its name. Others have ids that an engine gives, and never gives twice.
      (type !== 'volume' || ['', nameAt(owner, nameOf(urn))].includes(id)),
    async findAgain({ home, instance, name: resource, provider }) {
      const found = await findMarked(clientOf(provider), { home, instance });
      return found
        .filter((each) => each.type === type && each.labels[labels.resource] === resource)
        .map(({ id }) => id);
    },
    async foreign(recorded) {
      const foreign: string[] = [];
      const engines = new Map<string, Awaited<ReturnType<typeof lookAt>>>();
      // One after the other: over ssh each is a session.
      for (const { name, resource, provider, ...owner } of recorded) {
        const key = canonicalJson(provider);
        const { client, ours } = engines.get(key) ?? (await lookAt(type, provider, owner));
        engines.set(key, { client, ours });
        const id = resource.id ?? '';
        if (ours.has(id)) continue;
        const found = await labelsAt(client, { type, name: id });
        if (found && !isMarked(found, owner)) foreign.push(name);
      }
      return foreign;
    },
    secretOutputs: [],
    // The provider changes a container in place where as many mounts as before lead elsewhere: that is, not at all.
    ...(type === 'container' ? { isImmutable: true } : {}),
    // An engine adds the IPv4 network that it chose, which the provider takes for a difference in every run.
    ...(type === 'network' ? { ignoredDifferences: ['ipamConfigs'] } : {}),
    // The twin is saved before, and a workspace whose ring holds snapshots is not removed.
    losesData: false,
  };
}

/** An engine, with the ids of an owner's resources there: one request for many ids. */
async function lookAt(type: DockerType, provider: JsonObject, owner: Owner) {
  const client = clientOf(provider);
  const found = await findMarked(client, owner);
  return { client, ours: new Set(found.filter((each) => each.type === type).map(({ id }) => id)) };
}

/** The engine that the recorded inputs of a provider name. */
function clientOf(provider: JsonObject): DockerClient {
  const { certPath, ...settings } = provider;
  const environment = {
    ...process.env,
    ...(typeof certPath === 'string' && certPath !== '' ? { DOCKER_CERT_PATH: certPath } : {}),
  };
  return dockerClient(addressOf(dockerSettingsOf(settings), environment), { environment });
}

/** Whether recorded inputs have the labels of this owner. */
function hasMark({ labels: recorded }: JsonObject, { home, instance }: Owner): boolean {
  if (!Array.isArray(recorded)) return false;
  const found = new Map(
    recorded.map((each): [unknown, unknown] => [Object(each)['label'], Object(each)['value']]),
  );
  return found.get(labels.home) === home && found.get(labels.instance) === instance;
}
