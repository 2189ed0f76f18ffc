/** How commands are kept apart from the machine. `weak` is no sandbox: a clean environment and a timeout. */
export type IsolationMode = 'bubblewrap' | 'docker' | 'weak';

/** What holds memory and the number of processes. */
export type LimitKeeper = 'cgroup-v1' | 'cgroup-v2' | 'systemd' | 'docker' | 'none';

/** What this machine does with a command. */
export interface Isolation {
  readonly mode: IsolationMode;
  readonly limits: LimitKeeper;
  /** True where every escape of the suite fails: files, network, memory, processes. */
  readonly strong: boolean;
  /** What is missing, what that costs, and the command that gets it; empty where nothing is. */
  readonly remarks: readonly string[];
}

/** What a command may use. What is left out is unlimited, but for the timeouts of who calls. */
export interface Limits {
  readonly memoryBytes?: number | undefined;
  /** Processes and threads together; Node alone has eleven. */
  readonly processes?: number | undefined;
  /** Cores. A weight, no ceiling: where others want the processor too, it gets its share; else as much as there is. */
  readonly cpu?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/** The folder of each controller under which groups are made: this machine's, or a workspace's. */
export type ControlGroups =
  | { readonly version: 1; readonly memory: string; readonly pids: string; readonly cpu: string | undefined }
  | { readonly version: 2; readonly parent: string };

/** Under what a workspace's commands are held together: JSON, which a runner can hand to its half in a namespace. */
export type WorkspaceGroup = ControlGroups | { readonly slice: string; readonly folder: string };

/** A file or folder of the machine that a command sees. */
export interface Mount {
  readonly source: string;
  /** Absolute path inside. */
  readonly target: string;
  readonly writable?: boolean;
}

/**
 * - `none`: a network of its own with nothing but loopback;
 * - `shared-namespace`: the caller's, which `enterNamespace` made empty;
 * - `host`: the machine's, with its resolver and certificates (for builds).
 */
export type Network = 'none' | 'shared-namespace' | 'host';

/** A command, and all that it sees. */
export interface IsolatedCommand {
  readonly command: readonly [string, ...string[]] | readonly string[];
  /** Where it starts, as it sees it. */
  readonly cwd: string;
  readonly mounts: readonly Mount[];
  /** Added to PATH, HOME, LANG, TMPDIR and TZ, which are set; nothing of the caller's comes through. */
  readonly env: Readonly<Record<string, string>>;
  readonly network: Network;
  readonly limits: Limits;
  /**
   * If the caller is root: the id of the user and the group that the command runs as, from `userOf`. Its writable mounts are
   * given to that user. By default a separate user.
   */
  readonly user?: number;
  /** Beside its own limits, it is held together with the other commands of its workspace (`holdWorkspace`). */
  readonly within?: WorkspaceGroup | undefined;
  /** Names that /etc/hosts gives an address, beside localhost. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Folders put before the interpreters' on PATH. */
  readonly path?: readonly string[];
  /** True for a build: the machine's own packages (pip, for one) are shown. */
  readonly machinePackages?: boolean;
  /** Python, beside Node: found and shown where a command needs it. */
  readonly python?: boolean;
}
