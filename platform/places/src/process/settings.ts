import { join } from 'node:path';
import { checkedInstanceId } from '@dtaas/model';
import { socketPath, stateHome, storeFolder } from '@dtaas/processes';
import { runnerProgram } from '@dtaas/runner';
import { environmentsFolder } from '@dtaas/sandbox';
import type { WorkspaceId } from '../place.ts';
import { answerMsOf } from '../runner-answer.ts';

/** Where things are on this machine, and how long to wait for them. */
export type ProcessSettings = Readonly<ReturnType<typeof processSettings>> & {
  /** Ends the waiting for a runner; the runner goes on, and the next run adopts it. */
  readonly signal?: AbortSignal;
};

const isolations = ['auto', 'bubblewrap', 'none'] as const;

/** From the environment, which also the plugin gets: `DTAAS_RUNNER` and `DTAAS_ISOLATION` beside the folders' variables. */
export function processSettings(environment: NodeJS.ProcessEnv = process.env) {
  return {
    stateHome: stateHome(environment),
    /** Folder of materialised assets by digest. */
    store: storeFolder(environment),
    /** Folder of built environments by key. */
    environments: environmentsFolder(environment),
    /** The runner's bundle. */
    runner: runnerProgram(environment),
    isolation: isolations.find((each) => each === environment['DTAAS_ISOLATION']) ?? 'auto',
    /** Path of the control socket of that name. */
    socket: (name: string) => socketPath(name, environment),
    /** How long a runner may take to answer. */
    answerMs: answerMsOf(false),
    /** How long a runner that starts may take until it answers. */
    startMs: 30_000,
    /** How long a runner may take to stop its components, before it is killed. */
    stopMs: 20_000,
    /** How long processes may take to leave after their runner is gone. */
    leaveMs: 8_000,
  };
}

export type WorkspacePaths = Readonly<ReturnType<typeof pathsOf>>;

/** Where a workspace is on this machine: its folder, `<state home>/<home>/<twin>`, and its runner's control socket. */
export function pathsOf(settings: ProcessSettings, { home, twin }: WorkspaceId) {
  const folder = join(homeFolder(settings, home), checkedInstanceId(twin));
  return { folder, socket: settings.socket(`${home}/${twin}`) };
}

/** A home becomes a path, and comes from a state that others may have written. */
export function homeFolder(settings: ProcessSettings, home: string): string {
  if (!isHome(home)) throw new Error(`not a home: ${JSON.stringify(home)}`);
  return join(settings.stateHome, home);
}

export function isHome(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{16}$/.test(text);
}
