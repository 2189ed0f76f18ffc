import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

export interface GitResult {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A bare repository of the server. Refs and commits are read from their files, since a process for each look makes the server slow. */
export interface Bare {
  readonly folder: string;
  attempt(args: readonly string[], options?: { input?: string; env?: NodeJS.ProcessEnv }): Promise<GitResult>;
  /** Standard output without the last newline. */
  git(args: readonly string[], input?: string): Promise<string>;
  /** The commit of a full name of a ref. */
  tip(ref: string): Promise<string | undefined>;
  /** Writes a ref that nobody else writes. */
  write(ref: string, commit: string): Promise<void>;
  has(commit: string): Promise<boolean>;
  commit(id: string): Promise<Commit | undefined>;
}

interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}

export function bareAt(folder: string): Bare {
  const attempt: Bare['attempt'] = (args, { input = '', env = {} } = {}) =>
    new Promise((resolve) => {
      const options = { cwd: folder, env: { ...gitEnvironment(), ...env }, maxBuffer: 1e8 };
      const { stdin } = execFile('git', args, options, (failure, out, error) =>
        resolve({ code: failure ? Number(failure.code) || 1 : 0, out: out.replace(/\n$/, ''), error }),
      );
      stdin?.on('error', () => {}).end(input);
    });
  const git: Bare['git'] = async (args, input) => {
    const { code, out, error } = await attempt(args, { ...(input === undefined ? {} : { input }) });
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${error}`);
    return out;
  };
  return {
    folder,
    attempt,
    git,
    async tip(ref) {
      const text = await readFile(join(folder, ref), 'utf8').catch(() => '');
      return /^[0-9a-f]{40}\n$/.test(text) ? text.trimEnd() : undefined;
    },
    async write(ref, commit) {
      await mkdir(dirname(join(folder, ref)), { recursive: true });
      await writeFile(join(folder, ref), `${commit}\n`);
    },
    async has(commit) {
      return (await this.commit(commit)) !== undefined;
    },
    async commit(id) {
      const file = join(folder, 'objects', id.slice(0, 2), id.slice(2));
      const packed = await readFile(file).catch(() => undefined);
      const [, text] = (packed && /^commit \d+\0(.*)$/s.exec(inflateSync(packed).toString())) ?? [];
      if (text === undefined) return undefined;
      const [head = '', ...message] = text.split('\n\n');
      const all = (name: string) =>
        [...head.matchAll(new RegExp(`^${name} (\\w{40})$`, 'gm'))].map(([, one]) => one ?? '');
      return { tree: all('tree')[0] ?? '', parents: all('parent'), message: message.join('\n\n') };
    },
  };
}

/** Refuses a push that a rule in `FORGE_RULES` forbids: lines of what happens to a ref, and a pattern of its name. */
const hook = `#!/bin/sh
zero=0000000000000000000000000000000000000000
if [ "$2" = "$zero" ]; then kind=creation
elif [ "$3" = "$zero" ]; then kind=deletion
elif git merge-base --is-ancestor "$2" "$3"; then kind=update
else kind=non_fast_forward; fi
printf '%s\\n' "$FORGE_RULES" | awk -v kind="$kind" -v ref="$1" '$1 == kind && ref ~ $2 { bad = 1 } END { exit bad }' && exit 0
echo "GH013: Repository rule violations found for $1." >&2
exit 1
`;

/** A new one with a first commit on main, or a copy of another one. */
export async function makeBare(folder: string, from?: { bare: Bare; onlyMain: boolean }): Promise<Bare> {
  await mkdir(join(folder, 'hooks'), { recursive: true });
  const bare = bareAt(folder);
  await bare.git(['init', '-q', '--bare', '-b', 'main', '.']);
  await bare.git(['config', 'uploadpack.allowAnySHA1InWant', 'true']);
  // Each ref and each object is a file of its own.
  for (const name of ['receive.unpackLimit', 'fetch.unpackLimit'])
    await bare.git(['config', name, '1000000']);
  await bare.git(['config', 'gc.auto', '0']);
  await bare.git(['config', 'core.logAllRefUpdates', 'false']);
  await writeFile(join(folder, 'hooks/update'), hook, { mode: 0o755 });
  if (from) {
    const branches = from.onlyMain ? 'refs/heads/main:refs/heads/main' : 'refs/heads/*:refs/heads/*';
    await bare.git(['fetch', '-q', from.bare.folder, branches]);
  } else {
    const blob = await bare.git(['hash-object', '-w', '--stdin'], '# Twins\n');
    const tree = await bare.git(['mktree'], `100644 blob ${blob}\tREADME.md\n`);
    await bare.git(['update-ref', 'refs/heads/main', await commitTree(bare, tree, [], 'First')]);
  }
  return bare;
}

export async function commitTree(
  bare: Bare,
  tree: string,
  parents: readonly string[],
  message: string,
  account = 'web-flow',
): Promise<string> {
  const env = {
    GIT_AUTHOR_NAME: account,
    GIT_AUTHOR_EMAIL: `${account}@users.noreply.github.com`,
    GIT_COMMITTER_NAME: 'GitHub',
    GIT_COMMITTER_EMAIL: 'noreply@github.com',
  };
  const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])];
  const { code, out, error } = await bare.attempt(args, { input: message, env });
  if (code !== 0) throw new Error(error);
  return out;
}

export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

export function folderOf(root: string, repository: string): string {
  return join(root, `${repository}.git`);
}
