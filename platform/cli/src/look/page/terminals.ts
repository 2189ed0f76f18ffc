import type { Server } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws';
import type { PageTwin } from './page-twin.ts';
import type { openSession } from './session.ts';

const mostTerminals = 8;
const longestMessageBytes = 2 ** 20;

/** Opens a terminal beside a component for each socket that the page opens at `terminal`. */
export function serveTerminals(
  server: Server,
  twin: PageTwin,
  judge: ReturnType<typeof openSession>['judge'],
): { close(): void } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessageBytes });
  server.on('upgrade', (request, socket, head) => {
    const verdict = judge(request, { isSocket: true });
    const isRefused = verdict.kind !== 'allowed' || verdict.path !== 'terminal';
    if (isRefused || sockets.clients.size >= mostTerminals) {
      socket.on('error', () => {}).end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => void serve(opened, twin, verdict.query));
  });
  return {
    close: () => {
      for (const each of sockets.clients) each.terminate();
      sockets.close();
    },
  };
}

/** A shell of the component: bash where the component has it. */
const shell = ['/bin/sh', '-c', 'command -v bash >/dev/null && exec bash --norc || exec sh'];

async function serve(socket: WebSocket, twin: PageTwin, query: URLSearchParams): Promise<void> {
  const stream = createWebSocketStream(socket).on('error', () => {});
  try {
    const execution = await twin.run({
      component: query.get('component') ?? undefined,
      command: shell,
      terminal: {
        columns: within(query.get('columns'), 80, 500),
        rows: within(query.get('rows'), 24, 200),
        kind: 'xterm-256color',
      },
    });
    stream.once('close', () => execution.close());
    stream.pipe(execution.stdin);
    const both = [execution.stdout, execution.stderr];
    await Promise.all(both.map((output) => pipeline(output, stream, { end: false })));
    await execution.ended;
    stream.end();
  } catch (error) {
    stream.end(`\r\n${error instanceof Error ? error.message : String(error)}\r\n`);
  }
}

/** A whole number of the page, within bounds. */
function within(text: string | null, standard: number, most: number): number {
  const given = Number(text ?? standard);
  return Number.isInteger(given) && given > 0 ? Math.min(given, most) : standard;
}
