import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

/** Linux allows names of 107 bytes after the leading zero byte; all of them are used, so that padding can't differ. */
const nameBytes = 107;

/**
 * Takes the workspace for this process, or answers undefined where another one has it. The lock is an abstract Unix
 * socket: the kernel gives its name to one process and takes it back when that one ends, however it ends. The name is
 * random and kept in the workspace, so that nobody else can take it first.
 */
export function lockWorkspace(directory: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  const name = `dtaas-${readToken(join(directory, 'lock'))}`.padEnd(nameBytes, '-');
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(`\0${name}`, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The workspace's token; of two that make it at once, the first one's. */
function readToken(path: string): string {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, randomBytes(16).toString('hex'), { mode: 0o600 });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(path, 'utf8');
}
