/** How a command is isolated from the machine. `weak` is not a sandbox: only a clean environment and a timeout. */
export type IsolationMode = 'bubblewrap' | 'docker' | 'weak';

/** How this machine isolates commands. */
export interface Isolation {
  readonly mode: IsolationMode;
  /** What limits memory and the number of processes. */
  readonly limits: 'cgroup-v1' | 'cgroup-v2' | 'systemd' | 'docker' | 'none';
  /** True if every escape of the suite fails: files, network, memory, processes. */
  readonly strong: boolean;
  /** What is missing, the consequence, and the command that installs it. */
  readonly remarks: readonly string[];
}

/** What a command may use. Without a value there is no limit. */
export interface Limits {
  readonly memoryBytes?: number | undefined;
  /** Processes and threads together; Node alone has eleven. */
  readonly processes?: number | undefined;
  /** Cores. This is a share, not a limit: an idle processor may be used beyond it. */
  readonly cpu?: number | undefined;
  readonly timeoutMs?: number | undefined;
}

/**
 * The folder of each controller under which groups are made: this machine's, or a workspace's. Version 2 of the kernel's groups
 * has one folder for all controllers.
 */
export interface ControlGroups {
  readonly version: 1 | 2;
  readonly memory: string;
  readonly pids: string;
  readonly cpu: string | undefined;
}

/** The group that limits a workspace's commands together. It is JSON, so a runner can pass it to its half in a namespace. */
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

/** A command, and everything that it sees. */
export interface IsolatedCommand {
  readonly command: readonly string[];
  /** The path of its working directory, as the command sees it. */
  readonly cwd: string;
  readonly mounts: readonly Mount[];
  /** Added to PATH, HOME, LANG, TMPDIR and TZ, which the platform sets. The caller's variables are not passed on. */
  readonly env: Readonly<Record<string, string>>;
  readonly network: Network;
  readonly limits: Limits;
  /**
   * If the caller is root: the id of the user and the group that the command runs as, from `userOf`. Its writable mounts are
   * given to that user. By default a separate user.
   */
  readonly user?: number;
  /** The group of its workspace, from `holdWorkspace`. */
  readonly within?: WorkspaceGroup | undefined;
  /** Addresses of hosts by their names, for /etc/hosts. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Folders on PATH before the interpreters'. */
  readonly path?: readonly string[];
  /** True for a build: the machine's own packages, such as pip, are visible. */
  readonly machinePackages?: boolean;
  /** Whether the command needs Python. */
  readonly python?: boolean;
}

/** How a command ended. */
export interface Ended {
  /** The exit code; null if a signal ended the command. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit that it ran into, if any. */
  readonly exceeded?: 'memory' | 'processes' | 'time';
  /** The command used less memory than it may, but all commands of its workspace together used all of theirs. */
  readonly together?: true;
  /** The command used less memory than it may, but its machine had none left. */
  readonly machineFull?: true;
  /** Why it ended, if neither the code nor a limit says that. Continues a sentence that begins with the command. */
  readonly problem?: string;
}
