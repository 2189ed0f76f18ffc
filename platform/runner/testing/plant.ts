import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes } from 'aedes';

/** A broker that stands for the physical twin's, with what was commanded over it. */
export interface Plant {
  readonly port: number;
  readonly commands: { topic: string; payload: string }[];
  /** Client ids of those that have subscribed. What is told before that is lost. */
  readonly listeners: ReadonlySet<string>;
  tell(topic: string, payload: string): void;
  close(): Promise<void>;
}

/**
 * @param credentials `user:password` that it wants
 * @param tls with it, it speaks TLS
 */
export async function openPlant(
  credentials: string,
  port = 0,
  tls?: { readonly key: Buffer; readonly cert: Buffer },
  host = '127.0.0.1',
): Promise<Plant> {
  const aedes = await Aedes.createBroker();
  aedes.authenticate = (_client, user, password, done) => done(null, `${user}:${password}` === credentials);
  const commands: { topic: string; payload: string }[] = [];
  aedes.on('publish', ({ topic, payload }, client) => {
    if (client !== null) commands.push({ topic, payload: payload.toString() });
  });
  const listeners = new Set<string>();
  aedes.on('subscribe', (_topics, { id }) => listeners.add(id));
  aedes.on('clientDisconnect', ({ id }) => listeners.delete(id));
  const sockets = new Set<Socket>();
  const handle = (socket: Socket): void => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    aedes.handle(socket);
  };
  const server: Server = tls === undefined ? createServer(handle) : createTlsServer(tls, handle);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    commands,
    listeners,
    tell: (topic, payload) =>
      aedes.publish({ cmd: 'publish', topic, payload, qos: 0, retain: false, dup: false }, () => {}),
    close: async () => {
      // Who is connecting just now is nobody's client yet, and would keep the server open.
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
