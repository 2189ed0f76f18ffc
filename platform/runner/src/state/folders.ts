import { randomBytes } from 'node:crypto';
import { mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { attempt } from '@dtaas/processes';
import type { WorkspaceFile } from '../workspace/workspace-file.ts';
import { copyState } from './copy-state.ts';
import { listState } from './state-files.ts';

/** Where the files of a workspace's components are. */
export interface StateFolders {
  /** The folder with a component's files. It may be gone. */
  of(id: string): string;
  /** Makes it, unless it is there. */
  make(id: string): string;
  /** Puts saved files into `fresh`, which will become `state/`. Without containers they are moved. */
  put(saved: string, id: string, fresh: string): Promise<void>;
  /** In a component's volume, the names of the folders that are in use. */
  kept(id: string): readonly string[];
}

export function stateFolders(
  workspace: string,
  { containers }: Pick<WorkspaceFile, 'containers'>,
): StateFolders {
  const state = join(workspace, 'state');
  return containers === undefined ? besideEachOther(state) : inVolumes(state, containers.states);
}

function besideEachOther(state: string): StateFolders {
  const of = (id: string) => join(state, id);
  return {
    of,
    make(id) {
      mkdirSync(of(id), { recursive: true, mode: 0o700 });
      return of(id);
    },
    put: (saved, id, fresh) => rename(saved, join(fresh, id)),
    kept: () => [],
  };
}

/**
 * Each component has a volume, whose top can't be renamed. So `state/<id>` is a link, in a folder where only the runner writes,
 * to a folder in the volume. All links are swapped with `state/`. The launcher removes folders that no link names.
 */
function inVolumes(state: string, volumes: string): StateFolders {
  const linked = (folder: string, id: string) => attempt(() => readlinkSync(join(folder, id)));
  const fresh = (id: string): string => {
    const made = join(volumes, id, `state-${randomBytes(8).toString('hex')}`);
    // Not `recursive`, which would take a folder that the component has made.
    mkdirSync(made, { mode: 0o700 });
    return made;
  };
  return {
    of: (id) => linked(state, id) ?? join(state, id),
    make(id) {
      const found = linked(state, id);
      if (found !== undefined) {
        mkdirSync(found, { recursive: true, mode: 0o700 });
        return found;
      }
      mkdirSync(state, { recursive: true, mode: 0o700 });
      const made = fresh(id);
      symlinkSync(made, join(state, id));
      return made;
    },
    async put(saved, id, target) {
      const made = fresh(id);
      await copyState(saved, made, await listState(id, saved));
      symlinkSync(made, join(target, id));
    },
    kept: (id) =>
      [state, `${state}.previous`, `${state}.fresh`].flatMap((folder) => {
        const found = linked(folder, id);
        return found === undefined ? [] : [basename(found)];
      }),
  };
}
