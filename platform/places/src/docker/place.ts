import { ensureLauncher, isLauncherBuilt } from '@dtaas/launcher';
import { checkedInstanceId, type JsonObject, type WorkspaceSpec } from '@dtaas/model';
import type { PlaceContext } from '../kind.ts';
import { type Judgement, type Place, unpassedSecrets } from '../place.ts';
import { answerMsOf } from '../runner-answer.ts';
import { addressOf } from './connection/address.ts';
import { type DockerClient, dockerClient } from './connection/client.ts';
import { nameTaken, workspaceImageMissing } from './failures.ts';
import { judgeImages } from './images/judge-images.ts';
import { imageOf } from './images/wanted.ts';
import { judgeEngine } from './judge.ts';
import { judgeLauncher } from './judge-launcher.ts';
import { judgeMemory } from './judge-memory.ts';
import { judgePorts } from './judge-ports.ts';
import { lazily } from './lazily.ts';
import { type DockerType, takenNames } from './resources/find.ts';
import { nameAt, type Owner } from './resources/mark.ts';
import { removeMarked } from './resources/remove.ts';
import { resourcesOf, workspaceType } from './resources/resources-of.ts';
import { dockerSettingsOf } from './settings.ts';
import { removeUnusedContent } from './volumes/content-volume.ts';
import { removeAbandonedHelpers } from './volumes/helper-container.ts';
import { stage } from './volumes/stage.ts';
import { endWorkspace, stopWorkspace } from './workspace/ensure.ts';
import { type Left, leftLogsAt, leftRingAt } from './workspace/left.ts';
import { channelTo, observeHome, observeWorkspace, runnerState } from './workspace/observe.ts';

/** A Docker Engine: a workspace is a container for the runner and one for each component. */
export function openDockerPlace(settings: JsonObject, context: PlaceContext): Place {
  const { home, environment, onProgress, registry, looks = false } = context;
  const answerMs = answerMsOf(looks);
  const checked = dockerSettingsOf(settings);
  const { image } = checked;
  const client = lazily(() => dockerClient(addressOf(checked, environment), context));
  const at = (instance: string): Left => ({
    client: client(),
    image,
    owner: { home, instance: checkedInstanceId(instance) },
    answerMs,
  });
  return {
    async judge(workspace) {
      const { refusal: unfit, ...engine } = await judgeEngine(client(), checked);
      const wanted = imageOf({ image }, workspace);
      const refusal =
        unfit ??
        judgeMemory(client().name, engine.machine, workspace) ??
        (await judgeLauncher(workspace)) ??
        (await judgeImages(client(), workspace, wanted, context));
      if (refusal) return { ...engine, refusal };
      const { owner } = at(workspace.twin);
      const judged =
        (await judgeNames(client(), owner, settings, workspace)) ??
        (await judgePorts(client(), owner, wanted ?? '', workspace));
      return { ...engine, ...(judged && { refusal: judged }), ...unpassedSecrets(workspace, environment) };
    },
    async stage(workspace, files) {
      const wanted = imageOf({ image }, workspace);
      if (wanted === undefined) throw workspaceImageMissing({ twin: workspace.twin });
      // Here rather than in Pulumi's plugin, so that a build that fails is found before anything is made.
      if (!isLauncherBuilt()) onProgress('builds the launcher of containers');
      await ensureLauncher();
      const { owner } = at(workspace.twin);
      const target = { client: client(), owner, image: wanted, environment, onProgress, registry };
      await stage(target, workspace, files);
    },
    observe: (only) => observeHome({ client: client(), image, answerMs }, home, only),
    observeOne: async (instance) => await observeWorkspace(at(instance)),
    channel: async (instance) => await channelTo(at(instance)),
    stop: async (instance) => await stopWorkspace(at(instance)),
    leftRing: (instance) => leftRingAt(at(instance)),
    leftLogs: (instance, options) => leftLogsAt(at(instance), options),
    async remove(instance) {
      await endWorkspace(at(instance));
      await removeMarked(client(), at(instance).owner);
      await tidy(client());
    },
    tidy: async () => await tidy(client()),
    crash: async (instance) => await crash(at(instance)),
  };
}

async function tidy(client: DockerClient): Promise<void> {
  await removeAbandonedHelpers(client);
  await removeUnusedContent(client);
}

/** Why a name that this twin needs at the engine can't be had. */
async function judgeNames(
  client: DockerClient,
  owner: Owner,
  settings: JsonObject,
  workspace: WorkspaceSpec,
): Promise<Judgement['refusal']> {
  const { twin } = workspace;
  const place = { name: '', kind: 'docker', settings };
  const wanted = resourcesOf({ twin, place, flavour: 'container', workspace });
  const names = Object.entries(wanted).flatMap(([resource, { type }]) =>
    type === workspaceType ? [] : [{ type: typeOf(type), name: nameAt(owner, resource) }],
  );
  const [taken] = await takenNames(client, owner, names);
  if (!taken) return undefined;
  const task = `make the ${taken.type} ${taken.name}`;
  const reason = 'something that is not of this twin has that name';
  return nameTaken({ engine: client.name, task, reason });
}

/** Of Pulumi's token: `docker:index/volume:Volume`. */
function typeOf(token: string): DockerType {
  return /^docker:index\/(\w+):/.exec(token)?.[1] as DockerType;
}

async function crash(left: Left): Promise<number | undefined> {
  const state = await runnerState(left);
  if (state?.Running !== true) return undefined;
  const query = { signal: 'KILL' };
  const name = nameAt(left.owner, 'runner');
  await left.client.call('POST', `/containers/${name}/kill`, { task: `kill ${name}`, query, accepts: [409] });
  return state.Pid;
}
