/** A machine that the ssh client can reach, as `platform.yaml` names it. `target.ts` describes each setting. */
export interface SshTarget {
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
  readonly identity?: string;
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
