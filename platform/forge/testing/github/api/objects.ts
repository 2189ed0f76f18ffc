import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitTree } from '../bare.ts';
import { isForbidden, type Move } from '../rules.ts';
import { bodyOf, type Call, type Handler, need, notFound, Refusal } from './call.ts';

/** Refs, commits and trees: git's objects through the API. */
export const objects: Readonly<Record<string, Handler>> = {
  'git/get-ref': async (call) => {
    const ref = `refs/${call.path['ref']}`;
    const sha = await call.repository.bare.tip(ref);
    if (sha === undefined) throw notFound();
    return { status: 200, body: shownRef(ref, sha) };
  },
  'git/create-ref': async (call) => {
    need(call, 'write');
    const { ref, sha } = bodyOf(call, 'git', 'createRef');
    if (!ref.startsWith('refs/') || ref.split('/').length < 3)
      throw new Refusal(422, 'Reference name must start with refs/ and have two slashes');
    await move(call, ref, sha, 'creation');
    return { status: 201, body: shownRef(ref, sha) };
  },
  'git/update-ref': async (call) => {
    need(call, 'write');
    const ref = `refs/${call.path['ref']}`;
    const { sha, force = false } = bodyOf(call, 'git', 'updateRef');
    const { bare } = call.repository;
    const old = await bare.tip(ref);
    if (old === undefined) throw new Refusal(422, 'Reference does not exist');
    const isForward = (await bare.attempt(['merge-base', '--is-ancestor', old, sha])).code === 0;
    if (!isForward && !force) throw new Refusal(422, 'Update is not a fast forward');
    await move(call, ref, sha, isForward ? 'update' : 'non_fast_forward', old);
    return { status: 200, body: shownRef(ref, sha) };
  },
  'git/get-commit': async ({ repository: { bare }, path }) => {
    const sha = path['commit_sha'] ?? '';
    const found = await bare.commit(sha);
    if (!found) throw notFound();
    return { status: 200, body: shownCommit(sha, found.tree, found.parents, found.message) };
  },
  'git/create-commit': async (call) => {
    const account = need(call, 'write');
    const { message, tree, parents = [] } = bodyOf(call, 'git', 'createCommit');
    const sha = await commitTree(call.repository.bare, tree, parents, message, account);
    return { status: 201, body: shownCommit(sha, tree, parents, message) };
  },
  'git/get-tree': async ({ repository: { bare }, path, query }) => {
    const flags = query.has('recursive') ? ['-r', '-t'] : [];
    const { code, out } = await bare.attempt([
      'ls-tree',
      '-z',
      '--full-tree',
      ...flags,
      path['tree_sha'] ?? '',
    ]);
    if (code !== 0) throw notFound();
    const tree = out.split('\0').flatMap((line) => {
      const [, mode, type, sha, name] = /^(\d+) (\w+) (\w+)\t(.*)$/s.exec(line) ?? [];
      return mode === undefined ? [] : [{ path: name, mode, type, sha }];
    });
    return { status: 200, body: { sha: path['tree_sha'], tree, truncated: false } };
  },
  'git/create-tree': async (call) => {
    need(call, 'write');
    const sha = await makeTree(call);
    return { status: 201, body: { sha, tree: [], truncated: false } };
  },
};

/** In an index of its own, by which git checks the paths. */
async function makeTree(call: Call): Promise<string> {
  const { base_tree, tree } = bodyOf(call, 'git', 'createTree');
  const { bare } = call.repository;
  const folder = mkdtempSync(join(tmpdir(), 'dtaas-forge-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (base_tree) await bare.attempt(['read-tree', base_tree], { env });
    const known = await bare.attempt(['ls-files', '-z'], { env });
    const paths = new Set(known.out.split('\0'));
    for (const { path = '', mode = '100644', sha, content } of tree) {
      if (path.startsWith('/')) throw new Refusal(422, 'tree.path cannot start with a slash');
      if (sha === null && !paths.has(path)) throw new Refusal(422, 'GitRPC::BadObjectState');
      const blob =
        sha ?? (content === undefined ? '' : await bare.git(['hash-object', '-w', '--stdin'], content));
      const line = sha === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${blob}\t${path}\0`;
      const { code, error } = await bare.attempt(['update-index', '-z', '--index-info'], {
        env,
        input: line,
      });
      if (code !== 0 || path === '' || error.includes('Ignoring path'))
        throw new Refusal(422, 'tree.path contains a malformed path component');
    }
    const written = await bare.attempt(['write-tree'], { env });
    return written.out;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function move({ repository }: Call, ref: string, sha: string, how: Move, old = '0'.repeat(40)) {
  const { bare } = repository;
  if (!(await bare.has(sha))) throw new Refusal(422, 'Object does not exist');
  if (isForbidden(repository, how, ref)) throw new Refusal(422, 'Repository rule violations found');
  const { code, error } = await bare.attempt(['update-ref', ref, sha, old]);
  if (code === 0) return;
  if (/reference already exists/.test(error)) throw new Refusal(422, 'Reference already exists');
  if (/but expected/.test(error)) throw new Refusal(422, 'Update is not a fast forward');
  throw new Refusal(422, 'Reference name is not valid');
}

function shownRef(ref: string, sha: string): object {
  return { ref, object: { type: 'commit', sha } };
}

function shownCommit(sha: string, tree: string, parents: readonly string[], message: string): object {
  return { sha, tree: { sha: tree }, parents: parents.map((parent) => ({ sha: parent })), message };
}
