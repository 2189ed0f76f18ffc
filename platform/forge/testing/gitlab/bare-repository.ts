import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const person = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', LC_ALL: 'C' };

/** Who made a commit through the API. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** A file in a tree. */
export interface Entry {
  readonly mode: string;
  readonly blob: string;
}

/** A real bare repository, by git alone. */
export class BareRepository {
  readonly folder: string;
  #refs: ReadonlyMap<string, string> | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  async git(
    args: readonly string[],
    { input, env }: { input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
  ) {
    const running = run('git', ['-C', this.folder, ...args], {
      env: { PATH: process.env['PATH'], ...person, ...env },
      maxBuffer: 1 << 28,
    });
    running.child.stdin?.on('error', () => {});
    running.child.stdin?.end(input ?? '');
    return (await running).stdout;
  }

  /** To be called after anybody else wrote refs. */
  forgetRefs(): void {
    this.#refs = undefined;
  }

  async refs(): Promise<ReadonlyMap<string, string>> {
    if (this.#refs !== undefined) return this.#refs;
    const lines = (await this.git(['for-each-ref', '--format=%(objectname) %(refname)'])).split('\n');
    const pairs = lines
      .filter((line) => line !== '')
      .map((line) => [line.slice(41), line.slice(0, 40)] as const);
    this.#refs = new Map(pairs);
    return this.#refs;
  }

  async branch(name: string): Promise<string | undefined> {
    return (await this.refs()).get(`refs/heads/${name}`);
  }

  /** The commit that a branch, a tag or an id names. */
  async commit(name: string): Promise<string | undefined> {
    const refs = await this.refs();
    const found = refs.get(`refs/heads/${name}`) ?? refs.get(`refs/tags/${name}`) ?? name;
    if (!/^[0-9a-f]{40}$/.test(found)) return undefined;
    const answer = await this.git(['cat-file', '--batch-check'], { input: `${found}^{commit}\n` });
    return /^[0-9a-f]{40} commit/.exec(answer)?.[0].slice(0, 40);
  }

  /** @param old the value that the ref must have; empty if it must not exist */
  async moveRef(ref: string, commit: string, old?: string): Promise<void> {
    const expected = old === '' ? '0'.repeat(40) : old;
    await this.git(['update-ref', ref, commit, ...(expected === undefined ? [] : [expected])]);
    this.forgetRefs();
  }

  async commitTree(
    tree: string,
    parents: readonly string[],
    message: string,
    author: Author,
  ): Promise<string> {
    const args = parents.flatMap((parent) => ['-p', parent]);
    const env = Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) => [
        [`GIT_${who}_NAME`, author.name],
        [`GIT_${who}_EMAIL`, author.email],
      ]),
    );
    return (await this.git(['commit-tree', tree, ...args], { input: message, env })).trim();
  }

  /** The tree of the merge, or undefined if the two conflict. */
  async mergedTree(ours: string, theirs: string): Promise<string | undefined> {
    try {
      return (await this.git(['merge-tree', '--write-tree', ours, theirs])).trim().slice(0, 40);
    } catch {
      return undefined;
    }
  }

  async mergeBase(one: string, other: string): Promise<string> {
    return (await this.git(['merge-base', one, other])).trim();
  }

  /** The blob of a path, with its mode. */
  async entry(commit: string, path: string): Promise<Entry | undefined> {
    const line = await this.git(['--literal-pathspecs', 'ls-tree', '-z', commit, '--', path]);
    const found = /^(?<mode>\d+) blob (?<blob>[0-9a-f]{40})\t/.exec(line)?.groups;
    return found && { mode: found['mode'] ?? '', blob: found['blob'] ?? '' };
  }

  /** A tree like that of a commit, with other blobs; `undefined` removes a path. */
  async treeWith(commit: string, changes: ReadonlyMap<string, Entry | undefined>): Promise<string> {
    const index = join(this.folder, `index-${randomUUID()}`);
    const env = { GIT_INDEX_FILE: index };
    try {
      await this.git(['read-tree', commit], { env });
      const lines = [...changes].map(([path, to]) =>
        to === undefined ? `0 ${'0'.repeat(40)}\t${path}\0` : `${to.mode} ${to.blob}\t${path}\0`,
      );
      await this.git(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
      return (await this.git(['write-tree'], { env })).trim();
    } finally {
      await rm(index, { force: true });
    }
  }

  async addBlob(content: Buffer): Promise<string> {
    return (await this.git(['hash-object', '-w', '--stdin'], { input: content })).trim();
  }
}
