import { addAbortListener } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * Opens a channel to a runner: a stream of bytes both ways, each of which can end by itself. Each request has a channel of
 * its own.
 */
export type OpenChannel = () => Duplex | Promise<Duplex>;

/** Opens a TCP or Unix socket, each direction of which can end by itself. */
export function openSocket(to: NetConnectOpts): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...to, allowHalfOpen: true }, () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Opens a TCP connection to a port of loopback. @throws the system's error */
export async function openPort(port: number): Promise<Duplex> {
  return await openSocket({ host: '127.0.0.1', port }).catch(async (cause: Error) => {
    // Some servers that listen on "localhost" listen only there.
    return await openSocket({ host: '::1', port }).catch(() => Promise.reject(cause));
  });
}

/** @throws the signal's reason, if it ends before the channel is open; the channel is then closed as soon as it opens */
export async function openWithin(open: OpenChannel, patience: AbortSignal | undefined): Promise<Duplex> {
  if (patience === undefined) return await open();
  patience.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const impatience = addAbortListener(patience, () => reject(patience.reason));
    Promise.resolve(open())
      .then((channel) => (patience.aborted ? channel.destroy() : resolve(channel)), reject)
      .finally(() => impatience[Symbol.dispose]());
  });
}
