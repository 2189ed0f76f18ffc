import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Place } from '../src/place.ts';
import type { SshTarget } from '../src/ssh/machine.ts';
import { openSshPlace } from '../src/ssh/place.ts';
import { type Helper, helperOn } from '../src/ssh/remote-helper.ts';
import type { FarMachine } from './sshd.ts';

export const farHome = '0123456789abcdef';

/** A place on a far machine, whose runner is the fake one. */
export interface FarPlace {
  readonly target: SshTarget;
  readonly environment: NodeJS.ProcessEnv;
  readonly helper: Helper;
  readonly place: Place;
  /** The same place for a command that only looks. */
  readonly look: Place;
  /** What a caller saw of progress. */
  readonly progress: string[];
  /** Ends the shared connection. */
  close(): Promise<void>;
}

export function farPlace(far: FarMachine, more: NodeJS.ProcessEnv = {}): FarPlace {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-far-'));
  const environment = {
    PATH: process.env['PATH'],
    XDG_RUNTIME_DIR: folder,
    DTAAS_STATE_HOME: join(folder, 'state'),
    DTAAS_SSH_CONFIG: far.config,
    DTAAS_RUNNER: fileURLToPath(new URL('./fake-runner.mjs', import.meta.url)),
    ...more,
  };
  const target = { host: far.host };
  const progress: string[] = [];
  const context = { home: farHome, environment, onProgress: (line: string) => void progress.push(line) };
  return {
    target,
    environment,
    helper: helperOn(target, context),
    place: openSshPlace(target, context),
    look: openSshPlace(target, { ...context, looks: true }),
    progress,
    async close() {
      await closeConnections(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends the shared connections whose sockets are in the runtime folder. */
export async function closeConnections(folder: string): Promise<void> {
  const sockets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(^|\/)ssh-/.test(name),
  );
  for (const socket of sockets.map((name) => join(folder, name))) {
    execFileSync('ssh', ['-S', socket, '-O', 'exit', 'far'], { stdio: 'ignore' });
    while (existsSync(socket)) await sleep(10);
  }
}
