import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '@dtaas/processes/testing/free-port';
import { keptComponent } from '@dtaas/processes/testing/kept-component';
import { giteaSettings } from './settings.ts';

const program = keptComponent('gitea');

/** Whether tests against a real Gitea run. */
export const hasGitea = program !== undefined;

/** A running Gitea with an administrator. */
export interface GiteaServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly apiUrl: string;
  readonly sshPort: number;
  readonly folder: string;
  /** A token of the administrator `root`, for everything. */
  readonly adminToken: string;
  /** What the server wrote to its log. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts a server in a folder of its own, at free ports of loopback. Whoever starts it stops it.
 *
 * @param options.longestPage items of a page. Gitea's has 50, unless its administrator wants another length
 */
export async function startGitea({ longestPage = 50 } = {}): Promise<GiteaServer> {
  if (program === undefined) throw new Error('Gitea is missing (test/components/gitea.sh gets it).');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dtaas-gitea-')));
  const [httpPort, sshPort] = [await freePort(), await freePort()];
  const settings = join(folder, 'app.ini');
  for (const name of ['home', 'tmp']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'host-key.pem'), hostKey(), { mode: 0o600 });
  const files = join(dirname(program), 'static');
  writeFileSync(settings, giteaSettings({ folder, files, httpPort, sshPort, longestPage }), { mode: 0o600 });
  const log = join(folder, 'gitea.log');
  const output = openSync(log, 'w');
  const env = {
    PATH: process.env['PATH'],
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    LC_ALL: 'C',
  };
  const child = spawn(program, ['web', '--config', settings], {
    env,
    cwd: folder,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const url = `http://127.0.0.1:${httpPort}`;
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    await answering(`${url}/api/healthz`, child);
    const adminToken = await makeAdministrator(program, settings, env);
    return {
      url,
      apiUrl: `${url}/api/v1`,
      sshPort,
      folder,
      adminToken,
      log: () => readFileSync(log, 'utf8'),
      stop,
    };
  } catch (error) {
    const said = readFileSync(log, 'utf8');
    await stop();
    throw new Error(`Gitea did not start:\n${said}`, { cause: error });
  }
}

/** Without one, the server would make RSA keys for seconds. */
function hostKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 1200; attempt++) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('It has ended.');
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error('It does not answer within a minute.');
}

/** Only Gitea's own command line can make the first account. */
async function makeAdministrator(gitea: string, settings: string, env: NodeJS.ProcessEnv): Promise<string> {
  const account = [
    '--username',
    'root',
    '--email',
    'root@example.org',
    '--admin',
    '--must-change-password=false',
  ];
  const password = randomBytes(16).toString('hex');
  const token = ['--access-token', '--access-token-scopes', 'all'];
  const create = [
    'admin',
    'user',
    'create',
    '--config',
    settings,
    ...account,
    '--password',
    password,
    ...token,
  ];
  const { stdout } = await promisify(execFile)(gitea, create, { env });
  const found = /\b[0-9a-f]{40}\b/.exec(stdout)?.[0];
  if (found === undefined) throw new Error(`There is no token in: ${stdout}`);
  return found;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  const hasEnded = await Promise.race([ended.then(() => true), sleep(5000, false, { ref: false })]);
  if (!hasEnded) child.kill('SIGKILL');
  await ended;
}
