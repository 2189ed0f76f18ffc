import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { JsonObject } from '@dtaas/model';
import { leftLogs } from '@dtaas/runner';
import type { PlaceContext } from '../kind.ts';
import type { Leftovers, Place, WorkspaceId } from '../place.ts';
import { crashRunner } from './crash.ts';
import { judgeWorkspace } from './judge.ts';
import { ringOnDisk } from './ring.ts';
import { type ProcessSettings, processSettings, socketOf, workspaceFolder } from './settings.ts';
import { stageWorkspace } from './stage.ts';
import { listWorkspaces, readWorkspace, removeWorkspace, stopWorkspace, sweepRemoved } from './workspace.ts';

/** This machine: a workspace is a runner and its components, as processes. */
export function openProcessPlace(_settings: JsonObject, context: PlaceContext): Place {
  return processPlace(processSettings(context.environment), context);
}

export function processPlace(
  settings: ProcessSettings,
  { home, onProgress, environment }: PlaceContext,
): Place {
  const idOf = (twin: string): WorkspaceId => ({ home, twin });
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
    sweep: async () => sweepRemoved(settings, home),
    folder: (instance) => workspaceFolder(settings, idOf(instance)),
    crash: async (instance) => crashRunner(settings, idOf(instance)),
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
