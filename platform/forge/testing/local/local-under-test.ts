import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commentPath, listComments, put, putNew } from '../../src/local/comments.ts';
import { newIssue, putIssue } from '../../src/local/issues.ts';
import { openLocal } from '../../src/local/open-local.ts';
import { openRemote } from '../../src/local/remote.ts';
import type { ByHand, ForgeUnderTest, Person, TestRepository } from '../contract/forge-under-test.ts';

export const markKey = 'a key of the tests of local, which is long enough';

/** Bare repositories in a folder of their own. */
export async function startLocal(): Promise<ForgeUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-local-'));
  let count = 0;
  return {
    name: 'local',
    lacks: new Set(['membersOf', 'ensureDeployKey', 'removeOtherDeployKeys', 'ensureSecret', 'secretNames']),
    hasPermissions: false,
    pageSize: 10,
    repository: async () => testRepository(bareRepository(folder, `twins-${++count}`)),
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A bare repository with a first commit on `main`; answers its path. */
export function bareRepository(folder: string, name: string): string {
  const [path, work] = [join(folder, `${name}.git`), join(folder, `${name}.work`)];
  const git = (cwd: string, ...args: readonly string[]) => execFileSync('git', args, { cwd, stdio: 'pipe' });
  git(folder, 'init', '-q', '--bare', '-b', 'main', path);
  git(folder, 'init', '-q', '-b', 'main', work);
  writeFileSync(join(work, 'README.md'), '# Twins\n');
  git(work, 'add', '-A');
  git(work, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-q', '-m', 'Begin');
  git(work, 'push', '-q', path, 'HEAD:refs/heads/main');
  rmSync(work, { recursive: true });
  return path;
}

function testRepository(path: string): TestRepository {
  return {
    markKey,
    open: (account, repository = path, key = markKey) => openLocal({ repository, markKey: key, account }),
    accountOf: (person) => person,
    gitUrl: (_, repository = path) => repository,
    byHand: byHand(path),
  };
}

/** Without pages to write on, people's comments are written as the adapter writes the platform's. */
function byHand(path: string): ByHand {
  const remoteOf = (account: Person) => openRemote({ repository: path, markKey, account });
  return {
    async comment(as, on, body) {
      const remote = await remoteOf(as);
      return (await remote.change('Comment', (draft) => putNew(remote, draft, on, body))).id;
    },
    async editComment(as, on, id, body) {
      const remote = await remoteOf(as);
      const comment = (await listComments(remote, on)).find((one) => one.id === id);
      if (!comment) throw new Error(`there is no comment ${id}`);
      await remote.change('Edit', async (draft) => put(draft, on, { ...comment, body }));
    },
    async deleteComment(as, on, id) {
      await (await remoteOf(as)).change('Delete', async (draft) => draft.put(commentPath(on, id), null));
    },
    deployKeyTitles: async () => [],
    async openIssue(as, { title, body }) {
      const remote = await remoteOf(as);
      return remote.change('Issue', async (draft) => {
        const issue = { ...(await newIssue(remote, draft)), title, body, state: 'open', labels: [] } as const;
        return putIssue(draft, issue).number;
      });
    },
  };
}
