import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sha256 } from '@dtaas/model';

/**
 * Users that no account has: systemd's table of ids (uid_t in systemd's documentation) calls 1,879,048,192 to
 * 2,147,483,647 unused, and the subordinate ids that useradd hands out end before.
 */
const first = 0x7000_0000;
const count = 2 ** 28;

/** The first ids are for commands without a workspace, in turn. They are few, because each has its own passwd file. */
const withoutWorkspace = 1024;

/** The id of the user and the group of the workspace's commands, if root starts them. */
export function userOf(directory: string): number {
  const hash = Number.parseInt(sha256(directory).slice(0, 8), 16);
  return first + withoutWorkspace + (hash % (count - withoutWorkspace));
}

let turn = randomInt(withoutWorkspace);

/** The id for a command without a workspace, a different one each time. */
export function nextUser(): number {
  turn = (turn + 1) % withoutWorkspace;
  return first + turn;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * True if root here is root of the machine. In a container that maps its root to an ordinary user outside (`unshare
 * --map-root-user`, rootless Podman), the kernel gives it only the rights of that user.
 */
export function isRootOfMachine(map = readFileSync('/proc/self/uid_map', 'utf8')): boolean {
  return isRoot() && map.split('\n').some((line) => /^\s*0\s+0\s/.test(line));
}
