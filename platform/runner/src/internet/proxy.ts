import { lookup } from 'node:dns';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Address, addressOfUrl, parseAddress } from '@dtaas/model';
import { type Forward, joinStreams } from '@dtaas/sandbox';
import { lookupWithin, type Reach } from './addresses.ts';

/** The most connections through one proxy at the same time. */
const mostConnections = 200;

/** Headers about a connection, which are not passed on (RFC 9110, section 7.6.1). */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'proxy-authorization', 'te', 'upgrade'];

/**
 * An HTTP proxy at a Unix socket: tunnels (CONNECT) and plain requests. No library listens at a Unix socket and lets its user look
 * up names.
 *
 * @param reachNow is asked for each connection
 */
export async function openProxy(
  path: string,
  reachNow: (target: Address) => Promise<Reach>,
  resolve: typeof lookup = lookup,
): Promise<Forward> {
  const open = new Set<Duplex>();
  const keep = (stream: Duplex): void => {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
  };
  const wayTo = async (target: Address): Promise<Way> => {
    const { host, port } = target;
    const reach = await reachNow(target);
    if (isIP(host) !== 0 && !reach(host)) throw new Error(`no component may reach ${host}`);
    return { host, port, lookup: lookupWithin(reach, resolve) };
  };
  const server = createServer((asked, answer) => {
    const target = asked.url?.startsWith('http://') ? addressOfUrl(asked.url) : undefined;
    if (!target) return refuse(answer, 400, 'this is an HTTP proxy');
    wayTo(target).then(
      (way) => pass(asked, answer, way),
      ({ message }) => refuse(answer, 403, message),
    );
  });
  server.on('connect', (asked: IncomingMessage, near: Duplex, first: Buffer) => {
    near.on('error', () => near.destroy());
    const target = parseAddress(asked.url ?? '');
    if (target.host === '' || !(target.port > 0 && target.port < 65_536))
      return refuseTunnel(near, 400, 'no host and port');
    wayTo(target).then(
      (way) => {
        const far = connect({ ...way, autoSelectFamily: true, allowHalfOpen: true, noDelay: true });
        keep(far);
        tunnel(near, far, first);
      },
      ({ message }) => refuseTunnel(near, 403, message),
    );
  });
  server.maxConnections = mostConnections;
  server.on('connection', keep);
  rmSync(path, { force: true });
  await once(server.listen(path), 'listening');
  return {
    close: () => {
      for (const stream of open) stream.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Way = Address & { readonly lookup: LookupFunction };

function tunnel(near: Duplex, far: Socket, first: Buffer): void {
  const failed = ({ message }: Error): void => refuseTunnel(near, 502, message);
  far.once('error', failed);
  far.once('connect', () => {
    far.off('error', failed);
    if (near.destroyed) return void far.destroy();
    near.write('HTTP/1.1 200 Connection established\r\n\r\n');
    far.write(first);
    joinStreams(near, far);
  });
}

function pass(asked: IncomingMessage, answer: ServerResponse, way: Way): void {
  const { pathname, search } = new URL(asked.url!);
  const headers = Object.fromEntries(
    Object.entries(asked.headers).filter(([name]) => !ofConnection.includes(name)),
  );
  const sent = request(
    { ...way, agent: false, method: asked.method, path: `${pathname}${search}`, headers },
    (answered) => {
      const { connection: _, 'keep-alive': __, ...kept } = answered.headers;
      answer.writeHead(answered.statusCode ?? 502, kept);
      answered.pipe(answer);
      answered.once('error', () => answer.destroy());
    },
  );
  sent.once('error', ({ message }) => (answer.headersSent ? answer.destroy() : refuse(answer, 502, message)));
  answer.once('close', () => sent.destroy());
  asked.pipe(sent);
}

function refuse(answer: ServerResponse, status: number, why: string): void {
  answer.writeHead(status, { 'content-type': 'text/plain' }).end(`dtaas: ${why}\n`);
}

function refuseTunnel(near: Duplex, status: number, why: string): void {
  near.end(`HTTP/1.1 ${status} ${reasons[status]}\r\ncontent-type: text/plain\r\n\r\ndtaas: ${why}\n`);
}

const reasons: { readonly [status: number]: string } = {
  400: 'Bad Request',
  403: 'Forbidden',
  502: 'Bad Gateway',
};
