import { userInfo } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  changeBranch,
  openBareRepository,
  type RefChange,
  type Repository,
  readRef,
  repositoryErrors,
  TreeDraft,
} from '@dtaas/repository';
import type { AdapterOptions } from '../adapter-options.ts';
import { forgeNotFound } from '../failures.ts';
import { notBare } from '../find/not-bare.ts';
import { userNameOf } from '../user-name.ts';

/** What a bare repository is opened with as a forge: by a path, or a `file://` URL. */
export interface LocalOptions extends Pick<AdapterOptions, 'repository' | 'markKey' | 'account' | 'signal'> {}

/** A bare repository and the branch of records in it. */
export interface Remote {
  readonly repository: Repository;
  /** A name, which proves nothing. */
  readonly account: string;
  readonly markKey: string;
  /** `file://…` of the repository. */
  readonly url: string;
  /** Calls of git so far. */
  readonly calls: () => number;
  /** Reads records. */
  read<T>(look: (draft: TreeDraft) => Promise<T>): Promise<T>;
  /** Changes records by one commit, together with other refs. `decide` is called again if another writer was faster. */
  change<T>(
    message: string,
    decide: (draft: TreeDraft) => Promise<T>,
    also?: (decided: T) => readonly RefChange[],
  ): Promise<T>;
}

/** The branch that holds what a server would keep: pull requests, comments, statuses, issues. */
export const recordsRef = 'refs/heads/dtaas-forge';

export async function openRemote(options: LocalOptions): Promise<Remote> {
  const path = pathOf(options.repository);
  const { repository, calls } = counted(await openBare(path));
  return {
    repository,
    account: options.account ?? (await userNameOf(repository)) ?? userInfo().username,
    markKey: options.markKey,
    url: pathToFileURL(repository.root).href,
    calls,
    async read(look) {
      options.signal?.throwIfAborted();
      return look(new TreeDraft(repository, await readRef(repository, recordsRef)));
    },
    change(message, decide, also = () => []) {
      options.signal?.throwIfAborted();
      return changeBranch(repository, { ref: recordsRef, message }, { decide, also });
    },
  };
}

async function openBare(path: string): Promise<Repository> {
  try {
    return await openBareRepository(path);
  } catch (error) {
    if (!repositoryErrors.notARepository.is(error)) throw error;
    throw notBare(path);
  }
}

/** The path of a repository that is named by a path or by a `file://` URL. */
function pathOf(repository: string): string {
  return repository.startsWith('file://') ? fileURLToPath(repository) : repository;
}

function counted(repository: Repository): { readonly repository: Repository; readonly calls: () => number } {
  let calls = 0;
  const { git } = repository;
  const counting = <Args extends readonly unknown[], Result>(call: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      calls++;
      return call(...args);
    };
  };
  return {
    repository: {
      ...repository,
      git: {
        attempt: counting(git.attempt),
        run: counting(git.run),
        text: counting(git.text.bind(git)),
        runSync: counting(git.runSync),
        spawn: counting(git.spawn),
      },
    },
    calls: () => calls,
  };
}

/** `<what> <number>` in the records: `pulls/0/7.json`, a hundred to a folder, so that folders stay small. */
export function numbered(kind: 'pulls' | 'issues', number: number): string {
  return `${kind}/${Math.floor(number / 100)}/${number}.json`;
}

export function notFound(remote: Remote, subject: string): Error {
  return forgeNotFound({ forge: remote.repository.root, subject, hidesNothing: true });
}

/** As JSON that a person can read in a diff. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The number of the next pull request or issue; they share one sequence. */
export async function nextNumber(draft: TreeDraft): Promise<number> {
  const [text] = await draft.texts(['last-number']);
  const number = Number(text ?? 0) + 1;
  draft.put('last-number', `${number}\n`);
  return number;
}

/** One line, without characters that could rewrite what a terminal shows. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}
