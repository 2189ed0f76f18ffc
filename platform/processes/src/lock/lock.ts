import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '@dtaas/model';
import { lifeOf } from '../family/identity.ts';
import { claimFile, type Holder } from './holder-file.ts';

export interface LockOptions {
  /** What the owner is doing, for the processes that wait. */
  readonly purpose: string;
  /**
   * A file that names the owner. With it the lock also holds among containers and machines that share the file's folder: an
   * owner whose life can't be seen from here keeps the lock until a person removes the file.
   */
  readonly file?: string;
  /** How long to wait for another owner. By default not at all, and without a limit if there is an `onWait`. */
  readonly waitMs?: number;
  /** Called once when another process has the lock, with that owner's purpose and pid. */
  readonly onWait?: (owner: string) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Another process holds the lock, and the caller didn't want to wait (any longer). */
export class LockTakenError extends Error {
  constructor(
    readonly owner: string,
    /** The lock's file, if the owner may live in another container or on another machine. */
    readonly fileElsewhere?: string | undefined,
  ) {
    super(`taken by ${owner}`);
  }
}

/**
 * Runs `work` while no other process has the lock of that name. The lock is a listening socket: the kernel gives it to one
 * process and takes it back however that process ends, and wakes the processes that wait at once.
 *
 * @throws LockTakenError
 */
export async function withLock<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const release = await acquire(addressOf(name), options);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** On Linux a name in the abstract namespace, which leaves no file; elsewhere a file. */
function addressOf(name: string): string {
  const digest = sha256(name).slice(0, 32);
  return process.platform === 'linux' ? `\0dtaas-${digest}` : join(tmpdir(), `dtaas-${digest}.lock`);
}

async function acquire(address: string, options: LockOptions): Promise<() => Promise<void>> {
  const { purpose, file, onWait, waitMs = onWait ? Number.POSITIVE_INFINITY : 0, signal } = options;
  const until = Date.now() + waitMs;
  let isTold = false;
  const wait = (owner: string, fileElsewhere?: string): void => {
    if (Date.now() >= until) throw new LockTakenError(owner, fileElsewhere);
    if (!isTold) onWait?.(owner);
    isTold = true;
  };
  for (;;) {
    signal?.throwIfAborted();
    const close = await listen(address, `${purpose} (process ${process.pid})`);
    if (!close) {
      await watch(address, { signal, until }, wait);
      continue;
    }
    if (file === undefined) return close;
    try {
      const claim = claimFile(file, purpose);
      if ('release' in claim) return held(claim.release, close);
      const { holder } = claim;
      if (holder) wait(ownerOf(holder), lifeOf(holder) === 'unknown' ? file : undefined);
    } catch (error) {
      await close();
      throw error;
    }
    await close();
    await sleep(50);
  }
}

function ownerOf({ command, pid, host, since }: Holder): string {
  return `${command} (process ${pid} on ${host}, since ${since})`;
}

/** Files to remove if the process ends during its work; one listener for all of them. */
const files = new Set<() => void>();
process.on('exit', () => {
  for (const remove of files) remove();
});

function held(remove: () => void, close: () => Promise<void>): () => Promise<void> {
  files.add(remove);
  return () => {
    files.delete(remove);
    remove();
    return close();
  };
}

/** Takes the address and tells each process that connects who the owner is. Returns how to free it; `undefined` if it is taken. */
function listen(address: string, owner: string): Promise<(() => Promise<void>) | undefined> {
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket.on('close', () => waiting.delete(socket)).on('error', () => {}));
    socket.write(`${owner}\n`);
    socket.unref();
  });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of waiting) socket.destroy();
    });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve(close);
    });
  });
}

/** How long an owner may take to say what it does. */
const answerMs = 1000;

/** Resolves when the owner lets go, or when the caller has waited long enough. */
function watch(
  address: string,
  { signal, until }: { readonly signal: AbortSignal | undefined; readonly until: number },
  tell: (owner: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let owner = '';
    const abort = () => socket.destroy(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    const left = until - Date.now();
    const giveUp = () => socket.destroy(left > 0 ? undefined : new LockTakenError('a process that hangs'));
    const patience = Number.isFinite(left) ? setTimeout(giveUp, left > 0 ? left : answerMs) : undefined;
    socket.setEncoding('utf8').on('data', (text: string) => {
      owner += text;
      if (!owner.includes('\n')) return;
      try {
        tell(owner.trim());
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' && !address.startsWith('\0')) rmSync(address, { force: true });
      if (error.code === undefined || error.name === 'AbortError') reject(error);
    });
    socket.once('close', () => {
      clearTimeout(patience);
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}
