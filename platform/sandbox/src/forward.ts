import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect, createServer, type ListenOptions } from 'node:net';
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
  return forward({ path: socket }, () => connect({ ...target, allowHalfOpen: true }));
}

/** The half inside: who connects to `address:port` in the namespace talks to the Unix socket. */
export function forwardIn(listen: { address: string; port: number }, socket: string): Promise<Forward> {
  const { address: host, port } = listen;
  return forward({ host, port }, () => connect({ path: socket, allowHalfOpen: true }));
}

/** What happens to the connections of a forwarder. */
export interface ForwardEvents {
  /** A connection was joined with its stream. */
  joined?(): void;
  /** A connection was closed, because its stream could not be opened. */
  refused?(error: unknown): void;
}

/** The most connections through one forwarder at the same time. Further ones are closed. */
export const mostConnections = 200;

/**
 * Listens, and joins each connection with a stream that `open` opens for it.
 *
 * @throws the error of the system if it can't listen, such as `EADDRINUSE`
 */
export async function forward(
  listen: ListenOptions,
  open: () => Duplex | Promise<Duplex>,
  { joined, refused }: ForwardEvents = {},
): Promise<Forward & { readonly port: number | undefined }> {
  const kept = new Set<Duplex>();
  const keep = (stream: Duplex): Duplex => {
    kept.add(stream);
    stream.once('close', () => kept.delete(stream));
    return stream;
  };
  const connected = async (near: Duplex): Promise<void> => {
    near.on('error', () => near.destroy());
    const far = keep(await open());
    if (near.destroyed) far.destroy();
    else joinStreams(near, far);
    joined?.();
  };
  const server = createServer({ allowHalfOpen: true, noDelay: true, keepAlive: true }, (near) => {
    connected(keep(near)).catch((error: unknown) => {
      near.destroy();
      refused?.(error);
    });
  });
  server.maxConnections = mostConnections;
  server.on('drop', () => refused?.(new Error(`${mostConnections} connections are open already`)));
  await once(server.listen(listen), 'listening');
  // One connection that can't be accepted doesn't end the others.
  server.on('error', (error) => refused?.(error));
  const address = server.address();
  return {
    port: typeof address === 'object' ? address?.port : undefined,
    close: () => {
      for (const stream of kept) stream.destroy();
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
