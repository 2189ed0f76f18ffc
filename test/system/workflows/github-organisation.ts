import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Forge } from '../../../platform/forge/src/forge.ts';
import { openGithub } from '../../../platform/forge/src/github/open-github.ts';
import { opened } from '../../../platform/forge/testing/github/api/settings.ts';
import { pace } from '../../../platform/forge/testing/github/github-under-test.ts';
import { forbiddenMoves } from '../../../platform/forge/testing/github/rules.ts';
import { type GithubServer, startGithub } from '../../../platform/forge/testing/github/server.ts';
import type { Repository } from '../../../platform/forge/testing/github/state.ts';
import { type Clone, type Machine, temporaryMachine } from '../machine.ts';
import { smallRepository } from '../pipelines/small-repository.ts';
import { runAct } from './act.ts';

const path = 'plant/twins';
const run = promisify(execFile);

export interface Job {
  readonly workflow: string;
  readonly event: string;
  readonly payload: object;
  /** What is checked out: a branch, or a ref of a pull request. */
  readonly at?: string;
  /** A job of a fork's pull request: it gets no secrets, and a token that only reads. */
  readonly isForeign?: boolean;
}

/** An organisation at the tests' GitHub that `dtaas init` has set up. Its jobs are executed by act, on one machine, which has the twins, too. */
export interface GithubOrganisation {
  readonly server: GithubServer;
  readonly repository: Repository;
  /** As its maintainer, who has no other rights than to write. */
  readonly forge: Forge;
  /** As somebody else. `olga` may write, and has no role. */
  forgeOf(account: string): Promise<Forge>;
  /** The maintainer's clone. */
  readonly clone: Clone;
  /** Pids of the runners of its twins. */
  running(): readonly number[];
  /** git in that clone, with the maintainer's token. */
  git(...words: readonly string[]): Promise<string>;
  /** Pushes a branch of that clone, or to a fork of somebody, which is made. */
  push(branch: string, by?: string): Promise<void>;
  /** Executes a workflow as a whole, from a fresh clone. `id` is the number of the run. */
  execute(job: Job): Promise<Awaited<ReturnType<typeof runAct>> & { readonly id: number }>;
  remove(): Promise<void>;
}

export async function githubOrganisation(
  act: string,
  files: Readonly<Record<string, string>>,
): Promise<GithubOrganisation> {
  const machine = temporaryMachine({ DTAAS_ISOLATION: undefined });
  const server = await startGithub();
  const remove = async () => {
    await machine.remove();
    await server.stop();
  };
  try {
    return { ...(await organisationAt(act, server, machine, files)), remove };
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
}

async function organisationAt(
  act: string,
  server: GithubServer,
  machine: Machine,
  files: Readonly<Record<string, string>>,
): Promise<Omit<GithubOrganisation, 'remove'>> {
  const { state, origin, apiUrl } = server;
  const repository = await state.make('plant', 'twins');
  repository.roles
    .set('owner', 'admin')
    .set('maintainer', 'write')
    .set('olga', 'write')
    .set('github-actions[bot]', 'write');
  const { clone: directory, git: here } = smallRepository(machine.folder, ['.github', 'actions']);
  for (const name of ['user.name', 'user.email']) here('config', name, 'maintainer@plant.example');
  const clone = machine.at(directory);
  await clone.commit({ ...files, 'platform.yaml': platformYaml(origin) });
  here('remote', 'add', 'origin', `${origin}/${path}.git`);
  const git = async (...words: readonly string[]) => {
    const { stdout } = await run('git', [...asAccount(server, 'maintainer'), ...words], { cwd: directory });
    return stdout.trim();
  };
  // Before main is protected.
  await git('push', '-q', '--force', 'origin', 'main');
  await git('fetch', '-q', 'origin');
  await init(clone, server);
  here('checkout', '-q', '.');
  const at = (name: string) => join(machine.folder, name);
  for (const name of ['programs', 'runs']) mkdirSync(at(name));
  const secrets = Object.fromEntries(
    [...(repository.environments.get('dtaas')?.secrets ?? [])].map(([name, { sealed }]) => [
      name,
      opened(sealed),
    ]),
  );
  const token = state.tokenOf('github-actions[bot]');
  // JSON is YAML.
  writeFileSync(at('secrets.yml'), JSON.stringify({ ...secrets, GITHUB_TOKEN: token }), { mode: 0o600 });
  const reading = { GITHUB_TOKEN: state.tokenOf('reader') };
  writeFileSync(at('foreign.yml'), JSON.stringify(reading), { mode: 0o600 });
  writeFileSync(at('vars.yml'), JSON.stringify({ DTAAS_STATE_SSH: 'ssh://git@127.0.0.1' }));
  standInSsh(at('programs'), repository);
  let last = 0;
  const forgeOf = (account: string) =>
    openGithub({
      ...{ apiUrl, repository: path, token: state.tokenOf(account), markKey: 'm'.repeat(32), pace },
    });
  return {
    ...{ server, repository, clone, git, running: machine.runners },
    forge: await forgeOf('maintainer'),
    forgeOf,
    async push(branch, by) {
      if (by === undefined) return void (await git('push', '-q', 'origin', branch));
      const { repository: fork } = await (await forgeOf(by)).ensureFork();
      const push = ['push', '-q', `${origin}/${fork}.git`, branch];
      await run('git', [...asAccount(server, by), ...push], { cwd: directory });
    },
    async execute({ workflow, event, payload, at: ref = 'main', isForeign = false }) {
      const id = ++last;
      const fresh = at(`runs/${id}`);
      await run('git', ['clone', '-q', `${origin}/${path}.git`, fresh]);
      await run('git', ['fetch', '-q', 'origin', ref], { cwd: fresh });
      await run('git', ['checkout', '-q', 'FETCH_HEAD'], { cwd: fresh });
      // act copies no empty folders, and a folder without `refs` is not a repository for git.
      await run('git', ['update-ref', 'refs/remotes/checked-out', 'HEAD'], { cwd: fresh });
      const { env } = machine;
      const ended = await runAct({
        ...{ act, clone: fresh, folder: machine.folder, workflow, event, payload, id },
        variables: { GITHUB_SERVER_URL: origin, GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: path },
        ...{ secrets: at(isForeign ? 'foreign.yml' : 'secrets.yml'), vars: at('vars.yml') },
        environment: {
          ...Object.fromEntries(kept.map((name) => [name, env[name]])),
          PATH: `${at('programs')}:${env['PATH']}`,
        },
      });
      return { ...ended, id };
    },
  };
}

/** Of the machine: where its twins and their programs are. */
const kept = ['DTAAS_STATE_HOME', 'DTAAS_CACHE', 'XDG_RUNTIME_DIR', 'TMPDIR'];

const platformYaml = (origin: string) => `apiVersion: dtaas/v1
kind: Platform
metadata: {name: plant, title: Twins of the plant}
spec:
  organisation: plant
  places: {here: {kind: process}}
  defaultPlace: here
  roles: {maintainers: [maintainer]}
  forges: [{kind: github, url: "${origin}"}]
  state: {remote: origin, url: "ssh://git@127.0.0.1/${path}.git", push: true}
`;

/** As git's settings, so that no file has the token. */
function asAccount({ state, origin }: GithubServer, account: string): readonly string[] {
  const basic = Buffer.from(`${account}:${state.tokenOf(account)}`).toString('base64');
  return ['-c', `http.${origin}/.extraHeader=Authorization: Basic ${basic}`];
}

async function init(clone: Clone, { origin, state }: GithubServer): Promise<void> {
  const env = { DTAAS_FORGE_URL: origin, DTAAS_FORGE_TOKEN: state.tokenOf('owner') };
  const words = ['--name', 'plant', '--title', 'Twins of the plant', '--organisation', 'plant'];
  const forge = ['--forge-url', origin, '--forge', 'github', '--shards', '2'];
  const { code, stdout, stderr } = await clone.dtaas(['init', ...words, ...forge], { env });
  if (code !== 0) throw new Error(`dtaas init ended with ${code}\n${stdout}${stderr}`);
}

/** In place of `ssh` and of GitHub's end of it: who has a deploy key may push what rules leave to deploy keys. */
function standInSsh(programs: string, repository: Repository): void {
  const { keys, bare } = repository;
  const may = keys
    .filter(({ read_only }) => !read_only)
    .map(({ key }) => key.split(' ').slice(0, 2).join(' '));
  writeFileSync(join(programs, 'keys'), `${may.join('\n')}\n`);
  const rules = forbiddenMoves(repository, 'deploy key').map(([move, pattern]) => `${move} ${pattern}`);
  writeFileSync(join(programs, 'rules'), rules.join('\n'));
  const script = `#!/usr/bin/env bash
key=
while [ $# -gt 0 ]; do
  case $1 in
    -i) key=$2; shift 2 ;;
    -F | -o | -p) shift 2 ;;
    -*) shift ;;
    *) break ;;
  esac
done
public=$(ssh-keygen -y -f "$key" 2>/dev/null | cut -d ' ' -f 1,2)
if [ "$1" != git@127.0.0.1 ] || [ -z "$public" ] || ! grep -qxF "$public" '${programs}/keys'; then
  echo "$1: Permission denied (publickey)." >&2
  exit 255
fi
case $2 in
  "git-receive-pack '/${path}.git'" | "git-upload-pack '/${path}.git'") ;;
  *) echo 'ERROR: Repository not found.' >&2; exit 1 ;;
esac
service=\${2#git-}
exec env -i "PATH=$PATH" "FORGE_RULES=$(cat '${programs}/rules')" git "\${service%% *}" '${bare.folder}'
`;
  writeFileSync(join(programs, 'ssh'), script, { mode: 0o755 });
  execFileSync('bash', ['-n', join(programs, 'ssh')]);
}
