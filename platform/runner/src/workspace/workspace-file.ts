import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson, type WorkspaceSpec } from '@dtaas/model';
import { type ProcessHere, writeBeside } from '@dtaas/processes';
import { workspaceUnreadable } from '../failures.ts';
import type { IsolationStatus } from '../protocol.ts';

/** `<dir>/workspace.json`: everything that the deployer passes to the runner, except secrets. */
export interface WorkspaceFile {
  /** The twin's home: 16 hex digits. */
  readonly home: string;
  readonly twin: string;
  /** First 16 hex digits of the spec's sha256. */
  readonly generation: string;
  readonly spec: WorkspaceSpec;
  /** Folder of materialised assets by digest. */
  readonly store: string;
  /** Folder of built environments by key. */
  readonly environments: string;
  /** Path of the control socket. */
  readonly socket: string;
  /**
   * How the runner isolates the components; `auto` is bubblewrap if it works. If the place has already isolated the whole
   * workspace, for example in a container, this is the status that the runner reports, and the runner adds nothing.
   */
  readonly isolation: 'auto' | 'bubblewrap' | 'none' | IsolationStatus;
  /**
   * Where the runner finds what it shares with the containers of the components, if the place has made one for each: for each id a
   * folder below `links`, which the container sees read-only as `/dtaas`, and one below `states`, its `/state`.
   */
  readonly containers?: ContainerFolders;
  /**
   * Addresses of the machine that the runner can't see, because it is in a container itself. They are not the Internet, and neither is the
   * rest of the network of one with a prefix (`2001:db8::2/64`), where the machine may take another address at any time.
   */
  readonly machineAddresses?: readonly string[];
  /** Outputs by `component.port`, whose values the runner writes to `recording.jsonl` in the workspace. Absent: none. */
  readonly recorded?: readonly string[];
  /** The runner ends when its standard input ends, so that it does not outlive the process that started it. */
  readonly endsWithInput?: boolean;
}

export interface ContainerFolders {
  readonly links: string;
  readonly states: string;
  /** The runner's network has IPv6, and so has loopback of each container. */
  readonly ipv6?: true;
}

/** The file has a new specification from now on, also for later runners. */
export function changeWorkspaceFile(
  directory: string,
  file: WorkspaceFile,
  change: Pick<WorkspaceFile, 'spec' | 'generation'>,
): void {
  const text = `${JSON.stringify({ ...file, ...change }, null, 2)}\n`;
  writeBeside(join(directory, 'workspace.json'), text, { mode: 0o600 });
  // All parts of the runner share this object.
  Object.assign(file, change);
}

/** `<dir>/runner.json`: which process runs this workspace. */
export interface RunnerFile extends ProcessHere {
  readonly generation: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/**
 * Reads the file that the deployer wrote. It was checked when it was rendered, so only its presence is checked here.
 *
 * @throws DtaasError `workspace-unreadable`
 */
export async function readWorkspaceFile(directory: string): Promise<WorkspaceFile> {
  const path = join(directory, 'workspace.json');
  try {
    const file = parseJson(await readFile(path, 'utf8')) as WorkspaceFile;
    if (typeof file.spec?.components !== 'object') throw new Error('it has no spec');
    return file;
  } catch (cause) {
    throw workspaceUnreadable({
      path,
      reason: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}
