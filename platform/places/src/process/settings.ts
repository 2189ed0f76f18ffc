import { join } from 'node:path';
import { platformFile } from '@dtaas/engine';
import { checkedInstanceId } from '@dtaas/model';
import { socketPath, stateHome, storeFolder } from '@dtaas/processes';
import type { WorkspaceFile } from '@dtaas/runner';
import { environmentsFolder } from '@dtaas/sandbox';
import type { WorkspaceId } from '../place.ts';

/** Where things are on this machine, and how long to wait for them. */
export interface ProcessSettings {
  readonly stateHome: string;
  /** Folder of materialised assets by digest. */
  readonly store: string;
  /** Folder of built environments by key. */
  readonly environments: string;
  /** The runner's bundle. */
  readonly runner: string;
  readonly isolation: Exclude<WorkspaceFile['isolation'], object>;
  /** Path of the control socket of the name. */
  readonly socket: (name: string) => string;
  /** How long a runner may take until it answers. */
  readonly startMs: number;
  /** How long a runner may take to stop its components, before it is killed. */
  readonly stopMs: number;
  /** How long processes may take to leave after their runner is gone. */
  readonly leaveMs: number;
  /** Ends the waiting for a runner; the runner goes on, and the next run adopts it. */
  readonly signal?: AbortSignal;
}

/** From the environment, which also the plugin gets: `DTAAS_RUNNER` and `DTAAS_ISOLATION` beside the folders' variables. */
export function processSettings(environment: NodeJS.ProcessEnv = process.env): ProcessSettings {
  const isolation = environment['DTAAS_ISOLATION'];
  return {
    stateHome: stateHome(environment),
    store: storeFolder(environment),
    environments: environmentsFolder(environment),
    runner: environment['DTAAS_RUNNER'] ?? platformFile('runner/dist/runner.mjs'),
    isolation: isolation === 'bubblewrap' || isolation === 'none' ? isolation : 'auto',
    socket: (name) => socketPath(name, environment),
    startMs: 30_000,
    stopMs: 20_000,
    leaveMs: 8_000,
  };
}

/** Where a workspace is on this machine. */
export interface WorkspacePaths {
  readonly folder: string;
  /** The runner's control socket. */
  readonly socket: string;
}

/** The workspace's folder is `<state home>/<home>/<twin>`. */
export function pathsOf(settings: ProcessSettings, { home, twin }: WorkspaceId): WorkspacePaths {
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
