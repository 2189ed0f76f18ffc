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
  /** How long those may take to leave whose runner is gone. */
  readonly leaveMs: number;
  /** Ends the waiting for a runner; it goes on, and the next run adopts it. */
  readonly signal?: AbortSignal;
}

/** From the environment, which is how they come to the plugin: `DTAAS_RUNNER` and `DTAAS_ISOLATION` beside the folders'. */
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

/** The workspace's folder: `<state home>/<home>/<twin>`. */
export function workspaceFolder({ stateHome: state }: ProcessSettings, { home, twin }: WorkspaceId): string {
  // Both become a path, and come from a state that others may have written.
  if (!isHome(home)) throw new Error(`not a home: ${JSON.stringify(home)}`);
  return join(state, home, checkedInstanceId(twin));
}

export function isHome(text: unknown): text is string {
  return typeof text === 'string' && /^[0-9a-f]{16}$/.test(text);
}

export function socketOf(settings: ProcessSettings, { home, twin }: WorkspaceId): string {
  return settings.socket(`${home}/${twin}`);
}
