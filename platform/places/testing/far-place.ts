import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Place } from '../src/place.ts';
import { sshClient } from '../src/ssh/client.ts';
import { sshPlace } from '../src/ssh/place.ts';
import { type Helper, helperOn } from '../src/ssh/remote-helper.ts';
import type { SshTarget } from '../src/ssh/target.ts';
import type { FarMachine } from './sshd.ts';

export const farHome = '0123456789abcdef';

/** A place on a far machine, whose runner is the fake one. */
export interface FarPlace {
  readonly target: SshTarget;
  readonly environment: NodeJS.ProcessEnv;
  readonly helper: Helper;
  readonly place: Place;
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
  const helper = helperOn(target, { home: farHome, environment, onProgress: (line) => progress.push(line) });
  return {
    target,
    environment,
    helper,
    place: sshPlace(target, helper, environment),
    progress,
    async close() {
      await sshClient(target, environment).close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
