import { createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the network goes away: around one request of a command, counted from 1. */
export interface Cut {
  readonly request: number;
  /** `before`: the server never gets the request. `after`: the server has done what it asks, and the answer is lost. */
  readonly when: 'before' | 'after';
}

/** The way to a forge's server, for its API and for git over HTTP. It can be cut, and stays cut until it is mended. */
export interface CuttingProxy {
  readonly url: string;
  /** The requests since the way was last cut or mended: `POST /api/v3/repos/plant/twins/pulls`. */
  readonly requests: readonly string[];
  /** Whether the network has gone away since `cutAt`. */
  readonly isCut: boolean;
  cutAt(cut: Cut): void;
  mend(): void;
  stop(): Promise<void>;
}

export async function cuttingProxy(server: string): Promise<CuttingProxy> {
  let cut: Cut | undefined;
  let isCut = false;
  let requests: string[] = [];
  const proxy = createServer((incoming, outgoing) => {
    if (isCut) return void incoming.socket.destroy();
    requests.push(`${incoming.method} ${incoming.url}`);
    const when = cut?.request === requests.length ? cut.when : undefined;
    if (when === 'before') return goAway();
    const forwarded = forward(server, incoming, (answer) => {
      if (when === 'after') return void answer.resume().once('end', goAway);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.once('error', () => incoming.socket.destroy());
    incoming.pipe(forwarded);
  });
  proxy.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;

  function goAway(): void {
    isCut = true;
    proxy.closeAllConnections();
  }

  function begin(next: Cut | undefined): void {
    cut = next;
    isCut = false;
    requests = [];
  }

  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    get isCut() {
      return isCut;
    },
    cutAt: begin,
    mend: () => begin(undefined),
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}

function forward(
  server: string,
  { method, headers, url = '/' }: IncomingMessage,
  answered: (answer: IncomingMessage) => void,
) {
  return request(new URL(url, server), { method, headers }, answered);
}

/**
 * Each place where the network can go away around these requests. A read whose answer is lost looks the same from both ends as one that
 * never arrived, so only `before` counts there.
 */
export function cutsAround(requests: readonly string[]): readonly Cut[] {
  return requests.flatMap((line, index) => {
    const before: Cut = { request: index + 1, when: 'before' };
    return line.startsWith('GET ') ? [before] : [before, { ...before, when: 'after' }];
  });
}
