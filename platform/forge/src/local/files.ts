import { keepObjects, TreeDraft } from '@dtaas/repository';
import { forgeRefused } from '../failures.ts';
import type { FileChange } from '../forge.ts';
import { identity } from './merge.ts';
import { expectUnprotected } from './protection.ts';
import { branchTip } from './pull-requests.ts';
import { pushWithin } from './push.ts';
import { notFound, oneLine, type Remote } from './remote.ts';

export async function ensureFiles(remote: Remote, change: FileChange): Promise<string> {
  const { repository } = remote;
  for (const path of Object.keys(change.files)) expectPath(remote, path);
  await expectBranch(remote, change.branch);
  await expectUnprotected(remote, change.branch);
  for (let attempt = 1; attempt <= 20; attempt++) {
    const tip = await branchTip(repository, change.branch);
    const commit = await commitFiles(remote, tip ?? change.from, change);
    if (commit === tip) return commit;
    const ref = `refs/heads/${change.branch}`;
    const moved = { ref, from: tip ?? null, to: commit };
    if (await pushWithin(repository, [moved], `change ${change.branch}`)) return commit;
  }
  throw refused(remote, `other writers of ${change.branch} were always faster`);
}

/** The commit that holds the files: `base` if it does. */
async function commitFiles(remote: Remote, base: string, change: FileChange): Promise<string> {
  const { repository } = remote;
  const { code } = await repository.git.attempt(['cat-file', '-e', `${base}^{commit}`]);
  if (code !== 0 || !/^[0-9a-f]{40}$/.test(base)) throw notFound(remote, `commit ${oneLine(base)}`);
  const draft = new TreeDraft(repository, base);
  const wanted = Object.entries(change.files);
  const there = await draft.texts(wanted.map(([path]) => path));
  for (const [index, [path, text]] of wanted.entries())
    if ((there[index] ?? null) !== text) draft.put(path, text);
  if (!draft.hasChanges) return base;
  const tree = await draft.tree();
  await keepObjects(repository, tree.objects, []);
  const command = [...(await identity(remote)), 'commit-tree', tree.id, '-p', base, '-F', '-'];
  return repository.git.text(command, `${change.message}\n`);
}

/** A relative path in a tree, which no checkout can be led out of or into git's own folder. */
function expectPath(remote: Remote, path: string): void {
  const isOdd = (part: string) => part === '' || part === '.' || part === '..' || /^\.git[ .]*$/i.test(part);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (path.split('/').some(isOdd) || /[\u0000-\u001f\u007f\\]/.test(path))
    throw refused(remote, `${JSON.stringify(path)} is not a path of a file`);
}

async function expectBranch(remote: Remote, branch: string): Promise<void> {
  const { code } = await remote.repository.git.attempt(['check-ref-format', `refs/heads/${branch}`]);
  if (code !== 0) throw refused(remote, `${JSON.stringify(branch)} is not the name of a branch`);
}

function refused(remote: Remote, said: string): Error {
  return forgeRefused({ forge: remote.repository.root, request: 'change files', said });
}
