import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkedInstanceId, DtaasError } from '@dtaas/model';
import { lifeOf, type ProcessIdentity, thisProcess } from '@dtaas/processes';

export interface Holder extends ProcessIdentity {
  /** Tells this holding from every other. */
  readonly id: string;
  /** The command that holds it, for people. */
  readonly command: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface LockOptions {
  /** How long to wait for another writer; 0 by default. */
  readonly waitMs?: number;
  /** Called once when it has to wait. */
  readonly onWait?: (holder: Holder) => void;
}

/**
 * Runs `action` as the only writer of a twin on this machine. `stateDirectory` is what the writers share. A lock
 * whose process is gone is taken over.
 *
 * Errors: `twin-locked`, with who holds it.
 */
export function withTwinLock<T>(
  stateDirectory: string,
  twin: string,
  action: () => Promise<T>,
  options?: LockOptions,
): Promise<T> {
  const file = join(stateDirectory, `${checkedInstanceId(twin)}.lock`);
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 });
  return withLock(file, { code: 'twin-locked', subject: `The twin ${twin}` }, action, options);
}

export interface LockNames {
  readonly code: string;
  /** How the message begins: `The twin incubator`. */
  readonly subject: string;
}

/** Locks to let go when the process ends in the middle of an action; one listener for all of them. */
const held = new Set<() => void>();
process.on('exit', () => {
  for (const release of held) release();
});

/** Like `withTwinLock`, for any file. */
export async function withLock<T>(
  file: string,
  names: LockNames,
  action: () => Promise<T>,
  { waitMs = 0, onWait }: LockOptions = {},
): Promise<T> {
  const until = Date.now() + waitMs;
  let told = false;
  for (;;) {
    const outcome = acquire(file);
    if ('release' in outcome) {
      held.add(outcome.release);
      try {
        return await action();
      } finally {
        held.delete(outcome.release);
        outcome.release();
      }
    }
    if (Date.now() >= until) throw heldBy(file, names, outcome.holder);
    if (!told && outcome.holder) onWait?.(outcome.holder);
    told = true;
    await sleep(50);
  }
}

type Outcome = { readonly release: () => void } | { readonly holder: Holder | undefined };

/**
 * One attempt. The file appears with its content at once (a hard link), so that nobody sees a lock without its
 * holder. A dead holder's lock may be replaced only by who holds the lock on *that holding*: of two takers the
 * slower one then finds that the file isn't the one it saw, and leaves it. That lock can be taken over in turn.
 */
function acquire(file: string, depth = 0): Outcome {
  const mine: Holder = {
    ...thisProcess(),
    id: randomUUID(),
    command: ['dtaas', ...process.argv.slice(2)].join(' ').slice(0, 200),
    since: new Date().toISOString(),
  };
  const draft = join(dirname(file), `.${mine.id}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, JSON.stringify(mine), { flag: 'wx', mode: 0o644 });
  const release = () => {
    if (readHolder(file)?.id === mine.id) rmSync(file, { force: true });
  };
  try {
    if (linked(draft, file)) return { release };
    const seen = readHolder(file);
    // Between the two it was released: the next attempt gets it.
    if (seen === undefined || lifeOf(seen) !== 'dead' || depth === deepest) return { holder: seen };
    const takeover = acquire(join(dirname(file), `.${basename(file)}.${seen.id}`), depth + 1);
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

/** Takers that die while they take over are rare; that many in a row are not. */
const deepest = 3;

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const holder = JSON.parse(text) as Holder;
    if (typeof holder.pid === 'number' && /^[0-9a-f-]{36}$/.test(holder.id)) return holder;
  } catch {
    // As below.
  }
  return { ...nobody, host: thisProcess().host };
}

/** Files are complete when they appear, so one that can't be read was cut short by a machine that lost power. */
const nobody = { id: 'unreadable', pid: 0, startTime: '', bootId: '', namespace: '', command: '', since: '' };

function heldBy(file: string, { code, subject }: LockNames, holder: Holder | undefined): DtaasError {
  if (holder === undefined) {
    return new DtaasError({
      code,
      message: `${subject} is being changed by several commands at once.`,
      hint: 'Run the command again.',
    });
  }
  const elsewhere = lifeOf(holder) === 'unknown';
  return new DtaasError({
    code,
    message: `${subject} is being changed by process ${holder.pid} on ${holder.host} (${holder.command}) since ${holder.since}.`,
    hint: elsewhere
      ? `It runs on another machine or in another container. If it is gone for good, remove ${file}.`
      : 'Wait until it has ended, or end it: what it did is completed by the next run.',
  });
}
