import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { checkedInstanceId, type JsonObject } from '@dtaas/model';
import { leftLogs } from '@dtaas/runner';
import type { PlaceContext } from '../kind.ts';
import type { Leftovers, Place, WorkspaceId } from '../place.ts';
import { livingRunner } from './find-runner.ts';
import { judgeWorkspace } from './judge.ts';
import { ringOnDisk } from './ring.ts';
import { type ProcessSettings, processSettings, socketOf, workspaceFolder } from './settings.ts';
import { stageWorkspace } from './stage.ts';
import { listWorkspaces, readWorkspace, removeWorkspace, stopWorkspace } from './workspace.ts';

/** This machine: a workspace is a runner and its components, as processes. */
export function openProcessPlace(_: JsonObject, context: PlaceContext): Place {
  return processPlace(processSettings(context.environment), context);
}

export function processPlace(
  settings: ProcessSettings,
  { home, onProgress, environment }: PlaceContext,
): Place {
  const idOf = (instance: string): WorkspaceId => ({ home, twin: checkedInstanceId(instance) });
  return {
    judge: async (workspace) => judgeWorkspace(workspace, settings.isolation, environment),
    stage: (workspace, files) => stageWorkspace(workspace, files, settings, onProgress),
    observe: () => listWorkspaces(settings, home),
    observeOne: (instance) => readWorkspace(settings, idOf(instance)),
    channel: (instance) => connected(socketOf(settings, idOf(instance))),
    stop: (instance) => stopWorkspace(settings, idOf(instance)),
    async leftovers(instance): Promise<Leftovers> {
      const folder = workspaceFolder(settings, idOf(instance));
      return {
        ring: ringOnDisk(folder),
        async logs() {
          const { components, read } = await leftLogs(folder);
          return { components, read: async (options) => read(options) };
        },
      };
    },
    remove: (instance) => removeWorkspace(settings, idOf(instance)),
    folder: (instance) => workspaceFolder(settings, idOf(instance)),
    async crash(instance) {
      const runner = livingRunner(workspaceFolder(settings, idOf(instance)));
      if (runner) process.kill(runner.pid, 'SIGKILL');
      return runner?.pid;
    },
  };
}

/** Each side of a channel ends by itself. */
function connected(path: string): Promise<Duplex> {
  const socket = connect({ path, allowHalfOpen: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}
