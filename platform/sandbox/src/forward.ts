import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A forwarder at work. */
export interface Forward {
  /** Ends it and every connection through it. */
  close(): Promise<void>;
}

/**
 * The half outside a namespace: who connects to the Unix socket talks to `host:port`, and to nothing else. A Unix
 * socket reaches across network namespaces, because it is a file.
 */
export function forwardOut(socket: string, target: { host: string; port: number }): Promise<Forward> {
  rmSync(socket, { force: true });
  return forward({ path: socket }, target);
}

/** The half inside: who connects to `address:port` in the namespace talks to the Unix socket. */
export function forwardIn(listen: { address: string; port: number }, socket: string): Promise<Forward> {
  return forward({ host: listen.address, port: listen.port }, { path: socket });
}

type End = { readonly path: string } | { readonly host: string; readonly port: number };

async function forward(listen: End, target: End): Promise<Forward> {
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    return socket;
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = keep(connect({ ...target, allowHalfOpen: true }));
    joinStreams(keep(near), far);
  });
  await once(server.listen(listen), 'listening');
  return {
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Passes on what either stream sends, and the end of it. When one of them is cut, so is the other. */
export function joinStreams(near: Duplex, far: Duplex): void {
  near.pipe(far).pipe(near);
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('error', () => other.destroy());
    one.on('close', () => {
      // After both ends, the other may still have something to send.
      if (!one.readableEnded || !one.writableFinished) other.destroy();
    });
  }
}
