/** A machine that the ssh client can reach, as `platform.yaml` names it. */
export interface SshTarget {
  /** A name, an address, or an alias of the user's ssh configuration. */
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  /** The environment variable that holds the path of a private key. */
  readonly identity?: string;
  /** Folder of workspaces and assets on the machine; dtaas's own folder in the user's home unless given. */
  readonly folder?: string;
}

/** How messages name the machine. */
export function nameOf({ host, user, port }: SshTarget): string {
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `, port ${port}`}`;
}

/** A command that a person can paste. */
export function sshTo({ host, user, port }: SshTarget): string {
  return `ssh ${port === undefined ? '' : `-p ${port} `}${user === undefined ? '' : `${user}@`}${host}`;
}

/** How known_hosts names the host. */
export function knownAs({ host, port = 22 }: SshTarget): string {
  return port === 22 ? host : `'[${host}]:${port}'`;
}
