import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that Linux gives to connections and to servers that name none: another process doesn't get one by chance. */
const range = [10_000, 32_000] as const;

/** A port of loopback at which nothing listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const port = randomInt(...range);
    const server = createServer()
      .once('error', () => resolve(freePort()))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
