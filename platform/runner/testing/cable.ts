import { type AddressInfo, connect, createServer, type NetConnectOpts, type Socket } from 'node:net';

/** What leads from a runner to a test's broker, and can be cut. */
export interface Cable {
  readonly port: number;
  /** Ends every connection through it; new ones may be made at once. */
  cut(): void;
  /** Ends every connection through it, and refuses new ones until `giveBack`. */
  takeAway(): Promise<void>;
  giveBack(): Promise<void>;
  close(): Promise<void>;
}

export interface CableOptions {
  /** Answers MQTT 5 as a broker does that speaks 3.1.1 only, or ends the connection without a word. */
  readonly mqtt5?: 'refused' | 'dropped';
  /** Milliseconds by which each connection takes longer to be made than the one before. */
  readonly slowerMs?: number;
  /** Where it listens; on loopback unless given. */
  readonly host?: string;
}

/** A listener whose connections lead to a broker. */
export async function layCable(
  target: NetConnectOpts,
  { mqtt5, slowerMs = 0, host = '127.0.0.1' }: CableOptions = {},
): Promise<Cable> {
  const sockets = new Set<Socket>();
  let made = 0;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
  };
  const lead = (near: Socket, first: Buffer): void => {
    const far = connect(target);
    keep(far);
    far.write(first);
    near.pipe(far).pipe(near);
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  };
  const server = createServer((near) => {
    keep(near);
    near.once('data', (first: Buffer) => {
      const delay = slowerMs * made++;
      if (mqtt5 === undefined || versionOf(first) !== 5) setTimeout(() => lead(near, first), delay);
      else if (mqtt5 === 'dropped') near.destroy();
      // CONNACK of MQTT 3.1.1 with return code 1, unacceptable protocol version.
      else near.end(Buffer.from([0x20, 2, 0, 1]));
    });
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, host, () => resolve()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const close = async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    cut();
    await closed;
  };
  return { port, cut, takeAway: close, giveBack: () => listen(port), close };
}

/** The protocol level in a CONNECT packet: after the name, `MQTT` with its length before it. */
function versionOf(packet: Buffer): number | undefined {
  const name = packet.indexOf('MQTT');
  return name < 0 ? undefined : packet[name + 4];
}
