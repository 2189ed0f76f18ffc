import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { type CounterOptions, counterPlatform, counterTwin } from '../system/counter.ts';
import type { Clone, Machine } from '../system/machine.ts';

/** What `dtaas plan --format json` says, as far as these tests ask. */
export interface Plan {
  readonly twins: readonly {
    readonly twin: string;
    readonly verdict: string;
    readonly changes: readonly object[];
    readonly steps: readonly string[];
    readonly states?: readonly { readonly component: string; readonly state: string }[];
  }[];
}

export const saves = 30;

/** What a git leaves that is killed while it changes a ref. */
export const deadLock = '.git/refs/heads/state/counter.lock';

/** The files of the shipped twin. The tests of these assets need no Python. */
const shipped = [
  'assets/data/incubator-recording',
  'assets/functions/bang-bang',
  'assets/functions/kalman-filter',
  'assets/functions/lid-detection',
  'assets/models/incubator-thermal',
  'assets/tools/incubator-emulator',
  'twins/incubator',
];

/** The components of `totals` that the previous edition's description of the contract has as examples. */
export const totals = ['total.mjs', 'total.sh'].map((program) => ({
  program,
  component: program.replace('.', '-'),
}));

/**
 * A home that has seen use, made by the edition that is installed in `edition`: `counter` runs with a secret and has 30 snapshots
 * in git and one that waits in its ring, `keeper` runs in a sandbox where there is one and never restores, `sleeper` is
 * suspended by an operator, `incubator` is emulated, and the components of `totals` are the examples of the contract; there are weak and strong verification records, lock files, and the lock
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
      ...exampleAssets(edition),
      ...totalsTwin({ stride: 1 }),
    },
    dtaas,
  );
  await verifyWeakly(machine, clone, 'functions/bang-bang', 'models/incubator-thermal');
  await clone.run('verify');
  await clone.run('deploy', 'counter', 'sleeper', 'totals');
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

/** A counter of its own, `functions/ticker`, and components that add up its counts. */
export function totalsTwin(options: CounterOptions): Record<string, string> {
  const ticker = Object.entries(counterPlatform(options)).flatMap(([path, text]) =>
    path.startsWith('assets/functions/counter/')
      ? [[path.replace('counter', 'ticker'), text.replace('name: counter', 'name: ticker')]]
      : [],
  );
  const added = totals.map(
    ({ component }) => `    ${component}: {asset: functions/${component}, version: ^1}\n`,
  );
  const connections = totals.map(({ component }) => `    - counter.count -> ${component}.amount\n`);
  const twin = Object.entries(counterTwin('totals', options)).map(([path, text]) => [
    path,
    text
      .replace('functions/counter', 'functions/ticker')
      .replace(
        '  infrastructure:',
        `${added.join('')}  connections:\n${connections.join('')}  infrastructure:`,
      ),
  ]);
  return Object.fromEntries([...ticker, ...twin]) as Record<string, string>;
}

/** The example programs of the contract, as that edition's documentation has them, each as an asset. */
function exampleAssets(edition: string): Record<string, string> {
  const document = readFileSync(join(edition, 'docs/protocol.md'), 'utf8');
  const assets = totals.map(({ program, component }) => {
    const [, text = ''] = document.split(`<!-- example: ${program} -->`);
    const [, source = ''] = /^```\w+\n([\s\S]*?)```/m.exec(text) ?? [];
    const [, run = ''] = /run: (.*)/.exec(source) ?? [];
    const folder = `assets/functions/${component}`;
    return {
      [`${folder}/${program}`]: source,
      [`${folder}/asset.yaml`]: `apiVersion: dtaas/v1
kind: Function
metadata: {name: ${component}, version: 1.0.0, title: Total, license: MIT, owners: [o]}
spec:
  inputs: {amount: {type: integer}}
  outputs: {total: {type: integer}}
  run: ${run}
`,
    };
  });
  return Object.assign({}, ...assets) as Record<string, string>;
}

function filesOf(root: string, folders: readonly string[]): Record<string, string> {
  const paths = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return Object.fromEntries(paths.map((path) => [relative(root, path), readFileSync(path, 'utf8')]));
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
