import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedInstanceId, type JsonObject, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { removeTree } from '@dtaas/processes';
import { materialise } from '@dtaas/repository';
import { packDirectory } from '@dtaas/runner';
import { assetFilesMissing } from '../failures.ts';
import type { PlaceContext } from '../kind.ts';
import { type AssetFiles, type Judgement, type Place, unpassedSecrets } from '../place.ts';
import { addressOf } from './connection/address.ts';
import { type DockerClient, dockerClient } from './connection/client.ts';
import { environmentUnbuilt, nameTaken } from './failures.ts';
import { judgeEngine } from './judge.ts';
import { type DockerType, takenNames } from './resources/find.ts';
import { nameAt, type Owner } from './resources/mark.ts';
import { removeMarked } from './resources/remove.ts';
import { resourcesOf, workspaceType } from './resources/resources-of.ts';
import { dockerSettingsOf } from './settings.ts';
import { ensureContent, hasContent, removeUnusedContent } from './volumes/content-volume.ts';
import { removeAbandonedHelpers } from './volumes/helper-container.ts';
import { endWorkspace, stopWorkspace } from './workspace/ensure.ts';
import { type Left, leftLogsAt, leftRingAt } from './workspace/left.ts';
import { channelTo, observeHome, observeWorkspace, runnerState } from './workspace/observe.ts';

/** A Docker Engine: a workspace is a container for the runner and one for each component. */
export function openDockerPlace(settings: JsonObject, context: PlaceContext): Place {
  const { home, environment } = context;
  const { image = '' } = dockerSettingsOf(settings);
  const client = lazily(() => dockerClient(addressOf(dockerSettingsOf(settings), environment), context));
  const at = (instance: string): Left => ({
    client: client(),
    image,
    owner: { home, instance: checkedInstanceId(instance) },
  });
  return {
    async judge(workspace) {
      const { refusal, remarks: found } = await judgeEngine(client(), [image]);
      if (refusal) return { refusal, remarks: found };
      const remarks = [...found, ...(workspace.expose ? [exposedByOpen] : [])];
      const judged = await judge(client(), at(workspace.twin).owner, settings, workspace);
      return { ...judged, remarks, ...unpassedSecrets(workspace, environment) };
    },
    stage: (workspace, files) => stage(client(), image, workspace, files),
    observe: () => observeHome({ client: client(), image }, home),
    observeOne: async (instance) => await observeWorkspace(at(instance)),
    channel: async (instance) => await channelTo(at(instance)),
    stop: async (instance) => await stopWorkspace(at(instance)),
    leftRing: (instance) => leftRingAt(at(instance)),
    leftLogs: (instance, options) => leftLogsAt(at(instance), options),
    async remove(instance) {
      await endWorkspace(at(instance));
      await removeMarked(client(), at(instance).owner);
      await removeAbandonedHelpers(client());
      await removeUnusedContent(client());
    },
    crash: async (instance) => await crash(at(instance)),
  };
}

const exposedByOpen =
  'Exposed endpoints of a twin in containers are reached with dtaas open only: no port of the machine is published yet.';

/** The first call connects, so that settings which lead nowhere are an error of that call. */
function lazily<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Beside the engine: what this twin needs, and whether its names are free. */
async function judge(
  client: DockerClient,
  owner: Owner,
  settings: JsonObject,
  workspace: WorkspaceSpec,
): Promise<Pick<Judgement, 'refusal'>> {
  const twin = workspace.twin;
  const withPackages = stagedAssets(workspace).filter(({ environment }) => environment.kind !== 'none');
  if (withPackages.length > 0)
    return { refusal: environmentUnbuilt({ twin, assets: withPackages.map(({ asset }) => asset) }) };
  const place = { name: '', kind: 'docker', settings };
  const wanted = resourcesOf({ twin, place, flavour: 'container', workspace });
  const names = Object.entries(wanted).flatMap(([resource, { type }]) =>
    type === workspaceType ? [] : [{ type: typeOf(type), name: nameAt(owner, resource) }],
  );
  const [taken] = await takenNames(client, owner, names);
  if (!taken) return {};
  const task = `make the ${taken.type} ${taken.name}`;
  const reason = 'something that is not of this twin has that name';
  return { refusal: nameTaken({ engine: client.name, task, reason }) };
}

/** Of Pulumi's token: `docker:index/volume:Volume`. */
function typeOf(token: string): DockerType {
  return /^docker:index\/(\w+):/.exec(token)?.[1] as DockerType;
}

/** Brings each asset of a workspace to the engine, unless it is there. */
async function stage(
  client: DockerClient,
  image: string,
  workspace: WorkspaceSpec,
  filesOf: AssetFiles,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-stage-'));
  try {
    for (const { asset, digest } of stagedAssets(workspace)) {
      const content = { what: 'asset', digest };
      const files = filesOf(digest);
      if (!files && !(await hasContent(client, content, image)))
        throw assetFilesMissing({ twin: workspace.twin, asset });
      if (!files) continue;
      await ensureContent(client, content, {
        image,
        async fill(target) {
          await materialise(files, join(folder, digest));
          await packDirectory(join(folder, digest), target);
        },
      });
    }
  } finally {
    removeTree(folder);
  }
}

async function crash(left: Left): Promise<number | undefined> {
  const state = await runnerState(left);
  if (state?.Running !== true) return undefined;
  const query = { signal: 'KILL' };
  const name = nameAt(left.owner, 'runner');
  await left.client.call('POST', `/containers/${name}/kill`, { task: `kill ${name}`, query, accepts: [409] });
  return state.Pid;
}
