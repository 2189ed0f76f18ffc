import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openGitLab } from '../../src/gitlab/index.ts';
import type { ForgeUnderTest, Person, TestRepository } from '../contract/forge-under-test.ts';
import { BareRepository } from './bare-repository.ts';
import { byHand } from './by-hand.ts';
import { preReceive } from './git-http.ts';
import { emptyProject } from './operations/projects.ts';
import { type GitLabServer, startGitLab } from './server.ts';
import { type Group, level, type User, type World } from './world.ts';

const run = promisify(execFile);
const people: readonly Person[] = ['owner', 'developer', 'stranger'];
const markKey = 'a key of the tests of GitLab, at least 32 characters';

/** A GitLab with people, and what its tests need to look behind it. */
export interface GitLabUnderTest extends ForgeUnderTest {
  readonly server: GitLabServer;
  /** For `git`: adds a project in a group, by default one of the group `plant/operators`. */
  repository(): Promise<TestRepository>;
}

/** @param options.root where GitLab is below its host, e.g. `/gitlab` @param options.premium whether the paid features are there @param options.longestPage entries @param options.processModes that the version knows */
export async function startGitLabUnderTest({
  root = '',
  premium = false,
  longestPage = 100,
  processModes = ['unordered', 'oldest_first', 'newest_first', 'newest_ready_first'],
}: {
  readonly root?: string;
  readonly premium?: boolean;
  readonly longestPage?: number;
  readonly processModes?: World['processModes'];
} = {}): Promise<GitLabUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'dtaas-gitlab-'));
  await makeTemplate(join(folder, 'template.git'), join(folder, 'hooks'));
  let ids = 0;
  const server = await startGitLab(root, (url) => ({
    ...newWorld(url, premium, () => ++ids),
    longestPage,
    processModes,
  }));
  return {
    name: premium ? 'GitLab Premium' : 'GitLab Free',
    server,
    lacks: new Set(),
    hasPermissions: true,
    pageSize: longestPage,
    repository: () => newRepository(server, folder),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function newWorld(
  url: string,
  premium: boolean,
  nextId: () => number,
): Omit<World, 'longestPage' | 'processModes'> {
  const users: User[] = people.map((person) => ({
    id: nextId(),
    username: `gl-${person}`,
    token: `glpat-${person}-0123456789`,
  }));
  const [owner, developer] = users;
  const operators: Group = {
    id: nextId(),
    path: 'plant/operators',
    members: new Map([[developer?.id ?? 0, level.developer]]),
  };
  const plant: Group = { id: nextId(), path: 'plant', members: new Map([[owner?.id ?? 0, level.owner]]) };
  return {
    url,
    premium,
    users,
    groups: [plant, operators],
    projects: [],
    nextId,
    webhooksToLocalNetwork: true,
  };
}

/** A bare repository with one commit, which each project begins as a copy of. */
async function makeTemplate(template: string, hooks: string): Promise<void> {
  await run('git', ['init', '-q', '--bare', '--initial-branch=main', template]);
  await mkdir(hooks);
  await writeFile(join(hooks, 'pre-receive'), preReceive);
  await chmod(join(hooks, 'pre-receive'), 0o755);
  const repository = new BareRepository(template);
  for (const [key, value] of [
    ['core.hooksPath', hooks],
    ['http.receivepack', 'true'],
    ['gc.auto', '0'],
    ['receive.autogc', 'false'],
    ['uploadpack.allowAnySHA1InWant', 'true'],
    ['core.fsync', 'none'],
  ] as const)
    await repository.git(['config', key, value]);
  const blob = await repository.addBlob(Buffer.from('# Twins\n'));
  const tree = (await repository.git(['mktree'], { input: `100644 blob ${blob}\tREADME.md\n` })).trim();
  const author = { name: 'Owner', email: 'owner@example.org' };
  await repository.moveRef('refs/heads/main', await repository.commitTree(tree, [], 'Begin', author));
}

async function newRepository(server: GitLabServer, folder: string): Promise<TestRepository> {
  const { world } = server;
  const id = world.nextId();
  const bare = join(folder, `${id}.git`);
  await cp(join(folder, 'template.git'), bare, { recursive: true });
  const project = emptyProject(world, `plant/operators/twins-${id}`, new BareRepository(bare));
  world.projects.push(project);
  const accountOf = (person: Person): string => `gl-${person}`;
  const userOf = (person: Person): User => {
    const user = world.users.find(({ username }) => username === accountOf(person));
    if (user === undefined) throw new Error(`there is no ${person}`);
    return user;
  };
  const open = (token: string, repository: string, key: string) =>
    openGitLab({ apiUrl: `${world.url}/api/v4`, repository, token, markKey: key, wait: quickly });
  return {
    markKey,
    accountOf,
    team: { name: 'plant/operators', members: ['gl-developer'] },
    open: (as, repository = project.path, key = markKey) => open(userOf(as).token, repository, key),
    openWithWrongToken: () => open('glpat-nobodys', project.path, markKey),
    gitUrl(as, repository = project.path) {
      const url = new URL(`${world.url}/${repository}.git`);
      url.username = accountOf(as);
      url.password = userOf(as).token;
      return url.href;
    },
    byHand: byHand(world, project, userOf),
    loseNextAnswer: () => server.next({ kind: 'lose-answer' }, 'writes'),
  };
}

/** Waits are shorter in tests. */
const quickly = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds / 20));
