import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComponentSpec, WorkspaceSpec } from '@dtaas/model';
import type { LogFile } from '../logs/log-file.ts';
import { readMeteredLines } from '../transport/metered-lines.ts';
import type { WorkspaceFile } from '../workspace-file.ts';
import { componentConfig } from './config.ts';
import type { Launched, LaunchRequest } from './launcher.ts';

/** Longer log lines are cut by dropping them. */
const maxLogLineBytes = 64 * 2 ** 10;
const logLimits = { linesPerSecond: 1000, bytesPerSecond: 2 ** 20 };

/** What a component's process is given: its command, what it sees, its environment. */
export function launchRequest(
  workspace: { readonly directory: string; readonly file: WorkspaceFile },
  id: string,
  secrets: { readonly [name: string]: string },
  more: Readonly<Record<string, string>>,
): LaunchRequest {
  const { directory, file } = workspace;
  const component = file.spec.components[id]!;
  const asset = join(file.store, component.digest);
  const state = join(directory, 'state', id);
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const config = writeConfig(directory, file, id, secrets);
  const readable = [
    asset,
    config,
    ...Object.values(secrets),
    ...usedAssets(file.spec, component, file.store),
  ];
  return {
    command: component.run?.command ?? [],
    cwd: asset,
    mounts: [
      ...[...new Set(readable)].map((path) => ({ source: path, target: path })),
      { source: state, target: state, writable: true },
    ],
    env: {
      DTAAS_CONFIG: config,
      DTAAS_STATE_DIR: state,
      DTAAS_TWIN: file.twin,
      DTAAS_COMPONENT: id,
      ...more,
    },
    path: [],
    limits: component.limits,
  };
}

/** Standard error is the component's log. One that floods it is read slowly. */
export function readLog(launched: Launched, log: LogFile): void {
  readMeteredLines(launched.stderr, maxLogLineBytes, logLimits, {
    line: (line) => log.write(line),
    tooLong: () => log.write(`[a line of more than ${maxLogLineBytes} bytes]`),
    flood: () => {},
  });
}

function writeConfig(
  directory: string,
  file: WorkspaceFile,
  id: string,
  secrets: { readonly [name: string]: string },
): string {
  const folder = join(directory, 'config');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${id}.json`);
  const config = componentConfig(file.spec, id, (digest) => join(file.store, digest), secrets);
  writeFileSync(path, `${JSON.stringify(config, undefined, 2)}\n`, { mode: 0o600 });
  return path;
}

function usedAssets(spec: WorkspaceSpec, component: ComponentSpec, store: string): readonly string[] {
  return Object.values(component.uses).map((bound) => join(store, spec.components[bound]!.digest));
}
