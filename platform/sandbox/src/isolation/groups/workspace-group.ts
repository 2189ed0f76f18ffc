import { sha256 } from '@dtaas/model';
import { capabilitiesOf, noLimits } from '../detect.ts';
import type { Isolation, Limits, WorkspaceGroup } from '../isolation.ts';
import { createGroup } from './cgroup.ts';
import { removeGroupsOf } from './remove-groups.ts';
import { makeSlice, removeSlice } from './systemd.ts';

/** A workspace whose commands are limited together. */
export interface HeldWorkspace {
  /** `undefined` if this machine can't limit it; `remarks` says why. */
  readonly group?: WorkspaceGroup;
  readonly remarks: readonly string[];
  /** Ends the processes that are left in it. */
  release(): Promise<void>;
}

/** What a workspace offers its commands together. `cpu` is a weight here, too. */
export type WorkspaceResources = Pick<Limits, 'memoryBytes' | 'cpu'>;

/**
 * Makes a group for all commands of the workspace in `directory` (`IsolatedCommand.within`). It first ends the processes that
 * an earlier holder left. Only the holder of the workspace's lock may call this, outside of any namespace: within one, root
 * can make groups below the first one only.
 */
export async function holdWorkspace(
  isolation: Isolation,
  directory: string,
  offer: WorkspaceResources,
): Promise<HeldWorkspace> {
  const { groups, systemdRun } = capabilitiesOf(isolation.mode);
  const key = sha256(directory).slice(0, 12);
  try {
    if (groups) {
      await removeGroupsOf(key, groups);
      const group = createGroup(groups, offer, key);
      return { group: group.below(), remarks: [], release: () => group.remove() };
    }
    if (systemdRun) {
      const slice = `dtaas-${key}.slice`;
      return { group: makeSlice(slice, offer), remarks: [], release: async () => removeSlice(slice) };
    }
    return notHeld(noLimits);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return notHeld(`Neither the workspace nor its components are held to their memory: ${why}`);
  }
}

function notHeld(remark: string): HeldWorkspace {
  return { remarks: [remark], release: async () => {} };
}
