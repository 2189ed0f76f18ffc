import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { counterPlatform, counterTwin } from '../system/counter.ts';
import type { Clone, Machine } from '../system/machine.ts';

export const saves = 30;

/** What a git leaves that is killed while it changes a ref. */
export const deadLock = '.git/refs/heads/state/counter.lock';

/** What the shipped twin is made of, and whose tests need no Python. */
const shipped = [
  'assets/data/incubator-recording',
  'assets/functions/bang-bang',
  'assets/functions/kalman-filter',
  'assets/functions/lid-detection',
  'assets/models/incubator-thermal',
  'assets/tools/incubator-emulator',
  'twins/incubator',
];

/**
 * A home that has seen use, made by the edition that is installed in `edition`: `counter` runs with a secret and has 30 snapshots
 * in git and one that waits in its ring, `keeper` runs in a sandbox where there is one and never restores, `sleeper` is
 * suspended by an operator, `incubator` is emulated; there are weak and strong verification records, lock files, and the lock
 * of a git that was killed.
 */
export async function makeHome(machine: Machine, edition: string, dtaas: string): Promise<Clone> {
  const clone = await machine.begin(
    'clone',
    {
      ...counterPlatform(),
      ...counterTwin('keeper', { restore: 'none' }),
      ...counterTwin('sleeper'),
      ...keyed(counterTwin('counter')),
      ...filesOf(edition, shipped),
    },
    dtaas,
  );
  await verifyWeakly(machine, clone, 'functions/bang-bang', 'models/incubator-thermal');
  await clone.run('verify');
  await clone.run('deploy', 'counter', 'sleeper');
  await deployIsolated(clone, 'keeper');
  await clone.run('deploy', 'incubator', '--emulate');
  await clone.run('suspend', 'sleeper', '--reason', 'the plant is cleaned');
  const save = () => ask(socketOf(machine, 'counter'), { op: 'save' });
  for (let count = 1; count < saves; count++) await save();
  // Commits what waits, and one more.
  await clone.run('save', 'counter');
  await save();
  writeFileSync(join(clone.directory, deadLock), '');
  return clone;
}

/** The secret of `counter`, which whoever deploys it has in the environment. */
export const counterSecret = { COUNTER_TOKEN: 'counter-token-of-before' };

/** The files of `counterTwin`, of a twin that needs that secret. */
export function keyed(files: Readonly<Record<string, string>>): Record<string, string> {
  const store = 'integrations: {store: {type: influxdb, token: {secret: COUNTER_TOKEN}}}';
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text
        .replace('with: {stride:', 'integrations: {store: store}, with: {stride:')
        .replace('  infrastructure:', `  ${store}\n  infrastructure:`),
    ]),
  );
}

/** As it is isolated outside of tests. */
export async function deployIsolated(clone: Clone, twin: string): Promise<void> {
  const { code, stdout, stderr } = await clone.dtaas(['deploy', twin], { env: { DTAAS_ISOLATION: 'auto' } });
  if (code !== 0) throw new Error(`the deployment of ${twin} failed\n${stdout}${stderr}`);
}

function filesOf(root: string, folders: readonly string[]): Record<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(paths.map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]));
}

/** As on a machine where nothing isolates. */
async function verifyWeakly(machine: Machine, clone: Clone, ...assets: readonly string[]): Promise<void> {
  const programs = join(machine.folder, 'no-sandbox');
  mkdirSync(programs);
  for (const program of ['bwrap', 'docker'])
    writeFileSync(join(programs, program), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const { code, stdout, stderr } = await clone.dtaas(['verify', ...assets], {
    env: { PATH: `${programs}:${process.env['PATH']}` },
  });
  if (code !== 0) throw new Error(`the weak verification failed\n${stdout}${stderr}`);
}

/** A file of a twin's workspace, as JSON. */
export function inWorkspace<T>(machine: Machine, twin: string, file: string): T {
  const [workspace] = machine.workspaces().filter((path) => path.endsWith(`/${twin}`));
  return JSON.parse(readFileSync(join(machine.stateHome, workspace ?? twin, file), 'utf8')) as T;
}

/** The control socket that a workspace names. */
export function socketOf(machine: Machine, twin: string): string {
  return inWorkspace<{ socket: string }>(machine, twin, 'workspace.json').socket;
}

/** One request to a runner, as a client of the first edition writes it. */
export async function ask(socket: string, request: object): Promise<Record<string, unknown>> {
  const connection = connect(socket);
  connection.end(`${JSON.stringify(request)}\n`);
  return JSON.parse(await text(connection)) as Record<string, unknown>;
}
