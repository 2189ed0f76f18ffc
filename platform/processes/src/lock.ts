import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LockOptions {
  /** What the owner is doing, for whoever waits. */
  readonly purpose: string;
  /** Called once, with the owner's purpose and pid, when another process has the lock. Without it nobody waits. */
  readonly onWait?: (owner: string) => void;
  readonly signal?: AbortSignal;
}

/** Another process holds the lock, and the caller didn't want to wait. */
export class LockTakenError extends Error {
  constructor(readonly owner: string) {
    super(`taken by ${owner}`);
  }
}

/**
 * Runs `work` while no other process on this machine has the lock of that name. The lock is a listening socket: the
 * kernel gives it to one process and takes it back however that process ends, so there is no stale lock to judge,
 * and whoever waits is woken at once.
 */
export async function withLock<T>(name: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const server = await acquire(addressOf(name), options);
  try {
    return await work();
  } finally {
    await release(server);
  }
}

/** On Linux a name in the abstract namespace, which leaves no file; elsewhere a file. */
function addressOf(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return process.platform === 'linux' ? `\0dtaas-${digest}` : join(tmpdir(), `dtaas-${digest}.lock`);
}

async function acquire(address: string, options: LockOptions): Promise<Server> {
  let told = false;
  for (;;) {
    options.signal?.throwIfAborted();
    const server = await listen(address, `${options.purpose} (process ${process.pid})`);
    if (server) return server;
    await watch(address, options.signal, (owner) => {
      if (!options.onWait) throw new LockTakenError(owner);
      if (!told) options.onWait(owner);
      told = true;
    });
  }
}

const waiting = new WeakMap<Server, Set<Socket>>();

function listen(address: string, owner: string): Promise<Server | undefined> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}));
    socket.write(`${owner}\n`);
    socket.unref();
  });
  waiting.set(server, sockets);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

/** Resolves when the owner lets go. */
function watch(
  address: string,
  signal: AbortSignal | undefined,
  tell: (owner: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    let owner = '';
    const abort = () => socket.destroy(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
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
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}

function release(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of waiting.get(server) ?? []) socket.destroy();
  });
}
