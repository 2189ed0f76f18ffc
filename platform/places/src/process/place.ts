import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type JsonObject, stagedAssets, type WorkspaceSpec } from '@dtaas/model';
import { materialise } from '@dtaas/repository';
import { isolateWorkspace, leftLogs, openSocket, runnerErrors } from '@dtaas/runner';
import { detectIsolation, ensureEnvironment } from '@dtaas/sandbox';
import { assetFilesMissing } from '../failures.ts';
import type { PlaceContext } from '../kind.ts';
import { type AssetFiles, type Judgement, type Place, type Ring, unpassedSecrets } from '../place.ts';
import { answerMsOf } from '../runner-answer.ts';
import { livingRunner } from './find-runner.ts';
import { type ProcessSettings, pathsOf, processSettings, type WorkspacePaths } from './settings.ts';
import { listWorkspaces, readWorkspace, removeWorkspace, ringOf, stopWorkspace } from './workspace.ts';

/** This machine: a workspace is a runner and its components, as processes. */
export function openProcessPlace(_: JsonObject, context: PlaceContext): Place {
  const { home, environment, onProgress, looks = false } = context;
  const settings = { ...processSettings(environment), answerMs: answerMsOf(looks) };
  const pathsAt = (twin: string): WorkspacePaths => pathsOf(settings, { home, twin });
  return {
    judge: async (workspace) => judge(workspace, settings.isolation, environment),
    stage: (workspace, files) => stage(workspace, files, settings, onProgress),
    observe: (only) => listWorkspaces(settings, home, only),
    observeOne: (twin) => readWorkspace(settings, { home, twin }),
    channel: (twin) => openSocket({ path: pathsAt(twin).socket }),
    stop: (twin) => stopWorkspace(settings, { home, twin }),
    leftRing: (twin) => ringOnDisk(pathsAt(twin).folder),
    leftLogs: (twin, options) => leftLogs(pathsAt(twin).folder, options),
    remove: (twin) => removeWorkspace(settings, { home, twin }),
    folder: (twin) => pathsAt(twin).folder,
    async crash(twin) {
      const runner = livingRunner(pathsAt(twin).folder);
      if (runner) process.kill(runner.pid, 'SIGKILL');
      return runner?.pid;
    },
  };
}

/** By the runner's own choice of an isolation, before anything is begun. */
function judge(
  spec: WorkspaceSpec,
  isolation: ProcessSettings['isolation'],
  environment: NodeJS.ProcessEnv,
): Judgement {
  try {
    const { status } = isolateWorkspace({ isolation, spec });
    const { remarks, network } = status;
    const shares = network === 'open' ? { sharesPorts: true as const } : {};
    return { remarks, ...shares, ...unpassedSecrets(spec, environment) };
  } catch (error) {
    if (runnerErrors.networkUnenforceable.is(error)) return { refusal: error, remarks: [] };
    throw error;
  }
}

/** Brings each asset of a workspace into the store, by its digest, and builds its environment. */
async function stage(
  workspace: WorkspaceSpec,
  filesOf: AssetFiles,
  { store, environments }: ProcessSettings,
  onProgress: (line: string) => void,
): Promise<void> {
  const isolation = detectIsolation();
  for (const { asset, digest, environment } of stagedAssets(workspace)) {
    const folder = join(store, digest);
    const files = filesOf(digest);
    if (files) await materialise(files, folder);
    else if (!existsSync(folder)) throw assetFilesMissing({ twin: workspace.twin, asset });
    await ensureEnvironment(environment, {
      folder,
      isolation,
      environments,
      onBuild: () => onProgress(`builds the environment of ${asset}`),
    });
  }
}

/** The ring of a runner that is gone, so that no other process writes there. */
function ringOnDisk(workspace: string): Ring {
  const folderOf = (name: string): string => join(workspace, 'ring', name);
  return {
    pending: async () => ringOf(workspace).map((name) => ({ name, takenAt: name, origin: 'due' })),
    fetch: async (name) => folderOf(name),
    ack: (name) => rm(folderOf(name), { recursive: true, force: true }),
  };
}
