import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, answer, text } from './answer.ts';
import type { PageTwin } from './page-twin.ts';
import { openSession } from './session.ts';
import { serveTerminals } from './terminals.ts';

/** A page that is open. */
export interface Page {
  /** Works once. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page of a twin on a free port of 127.0.0.1, to the one browser that brings the token. */
export async function servePage(twin: PageTwin): Promise<Page> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const session = openSession(port);
  server.on('request', async (request, response) => {
    const verdict = session.judge(request);
    if (verdict.kind === 'refused') return send(response, text(verdict.status, verdict.why), port);
    if (verdict.kind === 'allowed')
      return send(response, await answer(twin, verdict.path, verdict.query), port);
    // From here on, the page itself asks. A redirect would count as asked by the program that opened the browser.
    response.setHeader('Set-Cookie', verdict.cookie);
    const body = `<!doctype html><meta http-equiv="refresh" content="0;url=${verdict.folder}">`;
    return send(response, { status: 200, type: 'text/html; charset=utf-8', body }, port);
  });
  const terminals = serveTerminals(server, twin, session.judge);
  return {
    url: session.url,
    async close() {
      terminals.close();
      server.closeAllConnections();
      server.close();
      await twin.close();
    },
  };
}

function send(response: ServerResponse, { status, type, body, saveAs }: Answer, port: number): void {
  const name = saveAs === undefined ? '' : `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`;
  response.writeHead(status, {
    ...headers(port),
    'Content-Type': type,
    ...(name && { 'Content-Disposition': name }),
  });
  response.end(body);
}

/** The terminal sets styles by itself; everything else comes from this port, and no other page may frame or read it. */
function headers(port: number): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    'img-src data:',
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  };
}
