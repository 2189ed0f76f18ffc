import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { giteaApi } from '../../../platform/forge/testing/gitea/api.ts';
import { makePerson } from '../../../platform/forge/testing/gitea/gitea-under-test.ts';
import { type GiteaRunner, startRunner } from '../../../platform/forge/testing/gitea/runner/runner.ts';
import { type GiteaServer, startGitea } from '../../../platform/forge/testing/gitea/server.ts';
import { type Clone, type Machine, temporaryMachine } from '../machine.ts';
import { smallRepository } from '../pipelines/small-repository.ts';
import { standIn } from '../workflows/act.ts';
import { type Browser, browserOf } from './browser.ts';

/** Who there is: an administrator of the organisation, somebody who may write and is a maintainer in `platform.yaml`, and nobody. */
export type Account = 'owner' | 'maintainer' | 'stranger';

/** An organisation on a real Gitea, with a repository of twins that `dtaas init` has set up, and a runner of its jobs. */
export interface Organisation {
  readonly server: GiteaServer;
  readonly runner: GiteaRunner;
  /** `plant/twins`. */
  readonly repository: string;
  /** Where the jobs run, and the twins of places that are processes. */
  readonly machine: Machine;
  /** Where `dtaas init` was called: to look, from outside of the jobs. */
  readonly clone: Clone;
  /** The home of the twins, which the first deployment made. */
  home(): string;
  /** Throws with its log if a job failed. */
  expectNoFailure(): void;
  browser(account: Account): Browser;
  /** Makes a fork of an account that may not write, and opens it. */
  fork(account: Account): Promise<Browser>;
  /** Ends all of it, twins included. */
  remove(): Promise<void>;
}

export interface OrganisationOptions {
  /** More files of the first commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** The place `here`, as YAML; by default, twins are processes. */
  readonly place?: string;
}

const run = promisify(execFile);
const repository = 'plant/twins';

export async function giteaOrganisation(options: OrganisationOptions = {}): Promise<Organisation> {
  const machine = temporaryMachine({ DTAAS_ISOLATION: undefined });
  const server = await startGitea();
  try {
    return await organisationAt(server, machine, options);
  } catch (error) {
    await machine.remove();
    await server.stop();
    throw error;
  }
}

async function organisationAt(
  server: GiteaServer,
  machine: Machine,
  { files = {}, place = '{kind: process}' }: OrganisationOptions,
): Promise<Organisation> {
  const owner = await makePerson(server, 'owner');
  const tokens = {
    owner,
    maintainer: await makePerson(server, 'maintainer'),
    stranger: await makePerson(server, 'stranger'),
  };
  const api = (method: string, path: string, body?: object) =>
    giteaApi(server.apiUrl, `token ${owner}`, method, path, body);
  await api('POST', '/orgs', { username: 'plant' });
  await api('POST', '/orgs/plant/repos', { name: 'twins', default_branch: 'main' });
  await api('PUT', `/repos/${repository}/collaborators/maintainer`, { permission: 'write' });
  const clone = await pushFirst({
    ...{ machine, server, token: owner },
    files: { ...files, 'platform.yaml': platformYaml(server, place) },
  });
  await init(clone, server, owner);
  await setVariables(api, server);
  const runner = await startRunner(server, {
    actions: standInActions(machine.folder, clone.directory),
    environment: environmentOf(machine),
    // A job that is skipped holds up no other.
    capacity: 2,
  });
  const expectNoFailure = () => {
    const failed = runner.ended.find(({ result }) => result === 'RESULT_FAILURE');
    if (failed) throw new Error(`The job ${failed.job} of ${failed.workflow} failed:\n${failed.log}`);
  };
  const open = (account: Account, fork?: string) =>
    browserOf({
      apiUrl: server.apiUrl,
      repository,
      account,
      token: tokens[account],
      whileWaiting: expectNoFailure,
      ...(fork ? { fork } : {}),
    });
  return {
    ...{ server, runner, repository, machine, clone, expectNoFailure },
    home() {
      clone.git('fetch', '-q', 'origin', '+refs/dtaas/home:refs/dtaas/home');
      return JSON.parse(clone.git('cat-file', 'blob', 'refs/dtaas/home:home.json')).home;
    },
    browser: (account) => open(account),
    async fork(account) {
      await giteaApi(server.apiUrl, `token ${tokens[account]}`, 'POST', `/repos/${repository}/forks`, {});
      return open(account, `${account}/twins`);
    },
    async remove() {
      await runner.stop();
      await machine.remove();
      await server.stop();
    },
  };
}

const stateUrl = ({ sshPort }: GiteaServer) => `ssh://git@127.0.0.1:${sshPort}/${repository}.git`;

/** As `dtaas init` would write it. */
const platformYaml = (server: GiteaServer, place: string) => `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant, title: Twins of the plant}
spec:
  organisation: plant
  places: {here: ${place}}
  defaultPlace: here
  roles: {maintainers: [maintainer]}
  forges: [{kind: gitea, url: "${server.url}"}]
  state: {remote: origin, url: "${stateUrl(server)}", push: true}
`;

interface First {
  readonly machine: Machine;
  readonly server: GiteaServer;
  readonly token: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Not `ci.yml`, which tests the platform. */
const pipelines = [
  'actions',
  ...['command', 'deploy', 'pull-request', 'review', 'review-on-gitea', 'save'].map(
    (name) => `.github/workflows/${name}.yml`,
  ),
];

async function pushFirst({ machine, server, token, files }: First): Promise<Clone> {
  const { clone: folder, git } = smallRepository(join(machine.folder, 'first'), pipelines);
  for (const name of ['user.name', 'user.email']) git('config', name, 'owner@plant.example');
  const clone = machine.at(folder);
  await clone.commit(files);
  git('remote', 'add', 'origin', `${server.url}/${repository}.git`);
  const address = server.url.replace('//', `//owner:${token}@`);
  git('push', '-q', `${address}/${repository}.git`, 'main');
  git('fetch', '-q', 'origin');
  return clone;
}

async function init(clone: Clone, server: GiteaServer, token: string): Promise<void> {
  const env = { GITEA_SERVER_URL: server.url, GITEA_TOKEN: token };
  const words = ['--name', 'plant', '--title', 'Twins of the plant', '--organisation', 'plant'];
  const options = [...words, '--forge-url', server.url, '--forge', 'gitea', '--shards', '2'];
  const { code, stdout, stderr } = await clone.dtaas(['init', ...options], { env });
  if (code !== 0) throw new Error(`dtaas init ended with ${code}\n${stdout}${stderr}`);
}

/** What a person sets on the pages of a server whose ssh has a port of its own. */
async function setVariables(
  api: (method: string, path: string, body?: object) => Promise<unknown>,
  { sshPort }: GiteaServer,
): Promise<void> {
  const { stdout } = await run('ssh-keyscan', ['-t', 'ed25519', '-p', String(sshPort), '127.0.0.1']);
  const values = { DTAAS_STATE_KNOWN_HOSTS: stdout, DTAAS_STATE_SSH: `ssh://git@127.0.0.1:${sshPort}` };
  for (const [name, value] of Object.entries(values))
    await api('POST', `/repos/${repository}/actions/variables/${name}`, { value });
}

/** Node is there. The actions that keep artifacts refuse to work on Gitea; act fetches actions also for steps that it skips. */
const standIns = {
  'setup-node': 'runs: {using: composite, steps: [{run: node --version, shell: bash}]}\n',
  'upload-artifact': 'runs: {using: composite, steps: [{run: exit 1, shell: bash}]}\n',
  'download-artifact': 'runs: {using: composite, steps: [{run: exit 1, shell: bash}]}\n',
};

function standInActions(folder: string, clone: string): Readonly<Record<string, string>> {
  const texts = pipelines
    .flatMap((path) => filesBelow(join(clone, path)))
    .map((path) => readFileSync(path, 'utf8'));
  const used = Object.entries(standIns).flatMap(([name, definition]) => {
    const uses = new RegExp(`actions/${name}@[0-9a-f]{40}`).exec(texts.join('\n'))?.[0];
    return uses === undefined ? [] : [[uses, standIn(folder, `actions/${name}`, definition)] as const];
  });
  return Object.fromEntries(used);
}

const filesBelow = (path: string): readonly string[] =>
  path.endsWith('.yml')
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.yml'))
        .map((name) => join(path, name));

/** The jobs' machine is the same for all of them, as that of a runner of one's own. */
function environmentOf({ env }: Machine): Readonly<Record<string, string | undefined>> {
  const names = ['DTAAS_STATE_HOME', 'DTAAS_CACHE', 'XDG_RUNTIME_DIR', 'TMPDIR'];
  // On a busy machine, the server is silent for long while it thinks.
  return { ...Object.fromEntries(names.map((name) => [name, env[name]])), DTAAS_REMOTE_TIMEOUT: '300' };
}
