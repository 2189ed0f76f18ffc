import { giteaApi } from '../../../platform/forge/testing/gitea/api.ts';
import { eventually } from '../machine.ts';

export interface PullRequest {
  readonly number: number;
  /** Its newest commit. */
  readonly commit: string;
}

/** Texts by path; undefined for a file that is removed. */
export type Edits = Readonly<Record<string, string | undefined>>;

/** What somebody does who has nothing but a browser: everything goes by Gitea's API, as it does by its pages. */
export interface Browser {
  readonly account: string;
  /** Edits files on a new branch, and opens a pull request. */
  propose(branch: string, title: string, edits: Edits): Promise<PullRequest>;
  /** Edits files on a branch that exists. Answers the commit. */
  edit(branch: string, title: string, edits: Edits): Promise<string>;
  comment(number: number, body: string): Promise<void>;
  /** The newest commit of a pull request. */
  head(number: number): Promise<string>;
  /** Oldest first. */
  comments(number: number): Promise<readonly { readonly author: string; readonly body: string }[]>;
  /** Waits for the status `dtaas`, of a colour or of any. */
  review(
    commit: string,
    state?: 'success' | 'failure',
  ): Promise<{ readonly state: string; readonly text: string }>;
  /** Presses the button. Answers the merge's commit. */
  merge(number: number): Promise<string>;
  tags(): Promise<readonly string[]>;
  branches(): Promise<readonly string[]>;
  /** For what has no verb here. `path` begins below the repository. */
  api(method: string, path: string, body?: object): Promise<unknown>;
}

interface Opened {
  readonly apiUrl: string;
  /** `owner/name` of the repository where pull requests are opened. */
  readonly repository: string;
  /** Where the person edits, if it is a fork. */
  readonly fork?: string;
  readonly account: string;
  readonly token: string;
  /** Called while somebody waits; throws if waiting is of no use. */
  readonly whileWaiting: () => void;
}

export function browserOf(opened: Opened): Browser {
  const { apiUrl, repository, fork, account, token, whileWaiting } = opened;
  const at = (where: string) => (method: string, path: string, body?: object) =>
    giteaApi(apiUrl, `token ${token}`, method, `/repos/${where}${path}`, body);
  const [api, own] = [at(repository), at(fork ?? repository)];
  const list = async <T>(path: string) => (await api('GET', path)) as unknown as readonly T[];

  /** A file that exists is named with the digest of its content. */
  async function operation(branch: string, path: string, text: string | undefined): Promise<object> {
    const there = await own('GET', `/contents/${path}?ref=${branch}`).catch(() => undefined);
    const content = text === undefined ? {} : { content: Buffer.from(text).toString('base64') };
    if (there === undefined) return { operation: 'create', path, ...content };
    return { operation: text === undefined ? 'delete' : 'update', path, sha: there['sha'], ...content };
  }

  async function write(branch: string, message: string, edits: Edits, more: object): Promise<string> {
    const files = await Promise.all(
      Object.entries(edits).map(([path, text]) => operation(branch, path, text)),
    );
    const { commit } = await own('POST', '/contents', { branch, message, files, ...more });
    return (commit as { sha: string }).sha;
  }

  return {
    account,
    api,
    async propose(branch, title, edits) {
      const commit = await write('main', title, edits, { new_branch: branch });
      const head = fork === undefined ? branch : `${account}:${branch}`;
      const { number } = await api('POST', '/pulls', { head, base: 'main', title });
      return { number: Number(number), commit };
    },
    edit: (branch, title, edits) => write(branch, title, edits, {}),
    async comment(number, body) {
      await api('POST', `/issues/${number}/comments`, { body });
    },
    async head(number) {
      const { head } = await api('GET', `/pulls/${number}`);
      return (head as { sha: string }).sha;
    },
    async comments(number) {
      const all = await list<{ body: string; user: { login: string } }>(`/issues/${number}/comments`);
      return all.map(({ body, user }) => ({ author: user.login, body }));
    },
    review: (commit, wanted) =>
      eventually(async () => {
        whileWaiting();
        const all = await list<{ context: string; status: string; description: string }>(
          `/commits/${commit}/statuses?sort=newest&limit=50`,
        );
        const found = all.find(({ context }) => context === 'dtaas');
        if (found === undefined || (wanted !== undefined && found.status !== wanted)) return undefined;
        return found.status === 'pending' ? undefined : { state: found.status, text: found.description };
      }, 600_000),
    async merge(number) {
      // Gitea computes for some moments whether it conflicts.
      await eventually(async () => {
        try {
          await api('POST', `/pulls/${number}/merge`, { Do: 'merge' });
          return true;
        } catch (error) {
          if (String(error).includes('Please try again later')) return false;
          throw error;
        }
      });
      const { merge_commit_sha } = await api('GET', `/pulls/${number}`);
      return String(merge_commit_sha);
    },
    tags: async () => (await list<{ name: string }>('/tags')).map(({ name }) => name),
    branches: async () => (await list<{ name: string }>('/branches')).map(({ name }) => name),
  };
}
