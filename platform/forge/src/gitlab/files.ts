import { ensured } from '../ensured.ts';
import { forgeNotFound, forgeRefused } from '../failures.ts';
import type { FileChange } from '../forge.ts';
import { commitId, fields, text } from './answers.ts';
import type { GitLabProject } from './client.ts';
import { refusedWith } from './requests.ts';

/** A branch and what is missing on it. */
interface Found {
  /** Undefined if there is no such branch. */
  readonly tip: string | undefined;
  readonly actions: readonly Action[];
}

interface Action {
  readonly action: 'create' | 'update' | 'delete';
  readonly filePath: string;
  readonly content?: string;
  readonly encoding?: 'base64';
  /** GitLab refuses the change if the file has another last commit by then. */
  readonly lastCommitId?: string;
}

const branchAnswer = fields({ commit: fields({ id: commitId }) });
const fileAnswer = fields({ content: text, last_commit_id: commitId });

/** One commit with what is missing; answers the commit that holds the files. */
export async function ensureFiles(project: GitLabProject, change: FileChange): Promise<string> {
  const { api, path } = project;
  for (const file of Object.keys(change.files)) refuseOutside(project, file);
  const done = await ensured<Found>({
    look: () => look(project, change),
    isRight: ({ tip, actions }) => tip !== undefined && actions.length === 0,
    make: async (found) => {
      const { tip, actions } = found ?? (await look(project, change));
      const request = `change files on ${change.branch}`;
      if (actions.length === 0) {
        const asked = api.Branches.create(path, change.branch, change.from);
        return { tip: (await project.read(request, branchAnswer, asked)).commit.id, actions };
      }
      const start = tip === undefined ? { startSha: change.from } : {};
      const asked = api.Commits.create(path, change.branch, change.message, [...actions], start);
      return { tip: (await project.read(request, fields({ id: commitId }), asked)).id, actions: [] };
    },
  });
  return done.tip ?? change.from;
}

async function look(project: GitLabProject, { branch, from, files }: FileChange): Promise<Found> {
  const { api, path } = project;
  const tip = await absent(
    project.read(`the branch ${branch}`, branchAnswer, api.Branches.show(path, branch)),
    /branch not found/i,
  );
  const base = tip?.commit.id ?? from;
  const actions = await Promise.all(
    Object.entries(files).map(([file, content]) => actionFor(project, base, file, content)),
  );
  return { tip: tip?.commit.id, actions: actions.filter((one) => one !== undefined) };
}

async function actionFor(
  project: GitLabProject,
  base: string,
  filePath: string,
  content: string | null,
): Promise<Action | undefined> {
  const asked = project.api.RepositoryFiles.show(project.path, filePath, base);
  const found = await absent(project.read(`the file ${filePath}`, fileAnswer, asked), /file not found/i);
  const wanted = content === null ? undefined : Buffer.from(content).toString('base64');
  if (found === undefined)
    return wanted === undefined
      ? undefined
      : { action: 'create', filePath, content: wanted, encoding: 'base64' };
  const { last_commit_id: lastCommitId } = found;
  if (wanted === undefined) return { action: 'delete', filePath, lastCommitId };
  if (Buffer.from(found.content, 'base64').toString('base64') === wanted) return undefined;
  return { action: 'update', filePath, content: wanted, encoding: 'base64', lastCommitId };
}

/** Undefined where GitLab says that this very thing is not there; a project or commit that is not there is an error. */
async function absent<Value>(asked: Promise<Value>, said: RegExp): Promise<Value | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (forgeNotFound.is(error) && said.test(refusedWith(error)?.message ?? '')) return undefined;
    throw error;
  }
}

function refuseOutside({ host: forge }: GitLabProject, path: string): void {
  const isPlain = path.split('/').every((part) => !/^(\.{0,2}|\.git)$/i.test(part)) && !/\p{Cc}/u.test(path);
  if (!isPlain)
    throw forgeRefused({
      forge,
      request: `write ${JSON.stringify(path)}`,
      said: 'it is not a path in a repository',
    });
}
