import { ensured } from '../ensured.ts';
import { forgeRefused } from '../failures.ts';
import type { FileChange, Forge } from '../forge.ts';
import { refusal } from './api/failure-of.ts';
import type { Hub } from './api/hub.ts';
import { type Blob, blobOf, blobsAt } from './blobs.ts';

interface Tip {
  readonly commit: string;
  readonly tree: string;
  /** Whether the branch is at the commit. */
  readonly isOnBranch: boolean;
  /** What the commit has at the paths of the change. */
  readonly blobs: ReadonlyMap<string, Blob>;
}

/** How often to begin again because somebody else has moved the branch. */
const attempts = 5;

/** Through trees and commits, since the API for contents writes one file a commit. */
export function filesOn(hub: Hub): Pick<Forge, 'ensureFiles'> {
  const { ask, where } = hub;

  async function look({ branch, from, files }: FileChange): Promise<Tip> {
    const found = await branchTip(hub, branch);
    const { data } = await ask('show a commit', `commit ${found ?? from}`, (api) =>
      api.git.getCommit({ ...where, commit_sha: found ?? from }),
    );
    return {
      commit: data.sha,
      tree: data.tree.sha,
      isOnBranch: found !== undefined,
      blobs: await blobsAt(hub, data.tree.sha, Object.keys(files)),
    };
  }

  async function commit(
    { message, files }: FileChange,
    { commit: parent, tree, blobs }: Tip,
  ): Promise<string> {
    const entries = Object.entries(files)
      .filter(([path, content]) => blobs.get(path)?.sha !== blobOf(content))
      .map(([path, content]) => ({
        path,
        mode: blobs.get(path)?.mode ?? '100644',
        type: 'blob' as const,
        ...(content === null ? { sha: null } : { content }),
      }));
    if (entries.length === 0) return parent;
    const made = await ask('write files', `commit ${parent}`, (api) =>
      api.git.createTree({ ...where, base_tree: tree, tree: entries }),
    );
    const { data } = await ask('write a commit', `commit ${parent}`, (api) =>
      api.git.createCommit({ ...where, message, tree: made.data.sha, parents: [parent] }),
    );
    return data.sha;
  }

  /** False if somebody else has moved or made the branch since the look. */
  function move(branch: string, sha: string, isThere: boolean): Promise<boolean> {
    return ask(`write to the branch ${branch}`, `branch ${branch}`, async (api) => {
      try {
        if (isThere) await api.git.updateRef({ ...where, ref: `heads/${branch}`, sha, force: false });
        else await api.git.createRef({ ...where, ref: `refs/heads/${branch}`, sha });
        return true;
      } catch (error) {
        const said = refusal(error, 409, 422);
        if (/not a fast forward|already exists|does not exist/i.test(said ?? '')) return false;
        throw error;
      }
    });
  }

  async function write(change: FileChange, tip: Tip): Promise<Tip> {
    const made = await commit(change, tip);
    return { ...tip, commit: made, isOnBranch: await move(change.branch, made, tip.isOnBranch) };
  }

  return {
    async ensureFiles(change) {
      for (let left = attempts; left > 0; left--) {
        const tip = await ensured<Tip>({
          look: () => look(change),
          isRight: ({ isOnBranch, blobs }) =>
            isOnBranch &&
            Object.entries(change.files).every(([path, content]) => blobs.get(path)?.sha === blobOf(content)),
          make: async (found) => write(change, found ?? (await look(change))),
        });
        if (tip.isOnBranch) return tip.commit;
      }
      const request = `write to the branch ${change.branch}`;
      throw forgeRefused({ forge: hub.client.host, request, said: 'others move the branch all the time' });
    },
  };
}

function branchTip({ ask, where }: Hub, branch: string): Promise<string | undefined> {
  return ask('show a branch', `branch ${branch}`, async (api) => {
    try {
      return (await api.git.getRef({ ...where, ref: `heads/${branch}` })).data.object.sha;
    } catch (error) {
      if (refusal(error, 404) === undefined) throw error;
      return undefined;
    }
  });
}
