import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { lifeOf, type ProcessIdentity, thisProcess } from '../family/identity.ts';
import { attempt } from '../family/proc.ts';

/** The process that a lock's file names. */
export interface Holder extends ProcessIdentity {
  /** Tells this holding from every other. */
  readonly id: string;
  /** The command that holds the lock. */
  readonly command: string;
  /** ISO 8601. */
  readonly since: string;
}

/** What one attempt to write the file led to. Without a holder, the file changed meanwhile: try again. */
export type Claim = { readonly release: () => void } | { readonly holder: Holder | undefined };

/** Takers that die while they take over are rare; so many in a row are not. */
const deepest = 3;

/**
 * Writes the file as this process's, unless another holder lives, or may live in another container or on another machine.
 *
 * The file appears with its content at once (a hard link), so nobody sees a lock without its holder. To replace the file of a
 * dead holder, a process first claims a file with the id of that holding. Of two takers, the slower one then finds that the file
 * isn't the one it saw, and leaves it. The claim of a taker that died is taken over in the same way.
 */
export function claimFile(file: string, command: string, depth = 0): Claim {
  const mine: Holder = { ...thisProcess(), id: randomUUID(), command, since: new Date().toISOString() };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = join(dirname(file), `.${mine.id}`);
  writeFileSync(draft, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
  const release = () => {
    if (readHolder(file)?.id === mine.id) rmSync(file, { force: true });
  };
  const link = () => {
    linkSync(draft, file);
    return { release };
  };
  try {
    const claim = attempt(link, 'EEXIST');
    if (claim) return claim;
    const seen = readHolder(file);
    if (seen === undefined || lifeOf(seen) !== 'dead' || depth === deepest) return { holder: seen };
    const takeover = claimFile(join(dirname(file), `.${basename(file)}.${seen.id}`), command, depth + 1);
    if (!('release' in takeover)) return { holder: seen };
    try {
      if (readHolder(file)?.id !== seen.id) return { holder: undefined };
      renameSync(draft, file);
      return { release };
    } finally {
      takeover.release();
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

function readHolder(file: string): Holder | undefined {
  const text = attempt(() => readFileSync(file, 'utf8'), 'ENOENT');
  if (text === undefined) return undefined;
  const holder = attempt(() => JSON.parse(text) as Holder);
  if (typeof holder?.pid === 'number' && /^[0-9a-f-]{36}$/.test(holder.id)) return holder;
  // A file is complete when it appears. So this one was cut short when the machine lost power, and its holder is dead.
  const nobody = { pid: 0, startTime: '', bootId: '', namespace: '', command: '', since: '' };
  return { ...nobody, id: 'unreadable', host: hostname() };
}
