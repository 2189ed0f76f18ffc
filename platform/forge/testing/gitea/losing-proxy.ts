import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to a server on which an answer can get lost. */
export interface LosingProxy {
  readonly url: string;
  /** Lets the next request that changes something through, and breaks the connection instead of answering it. */
  loseNextAnswer(): void;
  stop(): Promise<void>;
}

export async function losingProxy(server: string): Promise<LosingProxy> {
  let isLosing = false;
  const proxy = createServer((incoming, outgoing) => {
    const isLost = isLosing && incoming.method !== 'GET';
    if (isLost) isLosing = false;
    const { method, headers, url = '/' } = incoming;
    const forwarded = request(new URL(url, server), { method, headers }, (answer) => {
      if (isLost) {
        answer.resume().once('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.once('error', () => incoming.socket.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    loseNextAnswer: () => {
      isLosing = true;
    },
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}
