import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { GiteaClient } from './client.ts';

const request = { to: 'list things', subject: 'thing 7' };
const change = { ...request, method: 'POST', body: { a: 1 } } as const;

type Handler = (incoming: IncomingMessage, answer: ServerResponse, count: number) => void;

/** A server that answers as a test says; it remembers what reached it. */
async function server(handler: Handler): Promise<{ url: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const listening = createServer((incoming, answer) => {
    seen.push(incoming);
    incoming.resume();
    handler(incoming, answer, seen.length);
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => listening.close(resolve));
    listening.closeAllConnections();
    await closed;
  });
  return { url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, seen };
}

const client = (url: string, more: { timeout?: number; signal?: AbortSignal } = {}) =>
  new GiteaClient({ apiUrl: `${url}/api/v1/`, token: 'secret', ...more });

const json = (answer: ServerResponse, status: number, value: unknown, headers: Record<string, string> = {}) =>
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));

describe('requests', () => {
  test('carry the token, and count', async () => {
    const { url, seen } = await server((_, answer) => json(answer, 200, { id: 1 }));
    const gitea = client(url);
    expect((await gitea.get('/thing', { ...request, query: { a: 'b c' } })).at('id').number).toBe(1);
    expect(seen.map(({ method, url: at, headers }) => [method, at, headers.authorization])).toEqual([
      ['GET', '/api/v1/thing?a=b+c', 'token secret'],
    ]);
    expect(gitea.requests).toBe(1);
  });

  test('get all pages', async () => {
    const all = Array.from({ length: 120 }, (_, id) => ({ id }));
    const { url, seen } = await server(({ url: at = '' }, answer) => {
      const page = Number(new URL(at, url).searchParams.get('page'));
      json(answer, 200, all.slice((page - 1) * 50, page * 50), { 'x-total-count': '120' });
    });
    expect((await client(url).all('/things', request)).map((one) => one.at('id').number)).toHaveLength(120);
    expect(seen).toHaveLength(3);
  });

  test('get the whole of a list that has no pages once', async () => {
    const all = Array.from({ length: 120 }, (_, id) => ({ id }));
    const { url, seen } = await server((_, answer) => json(answer, 200, all, { 'x-total-count': '120' }));
    expect(await client(url).all('/things', request)).toHaveLength(120);
    expect(seen).toHaveLength(1);
  });

  test('get pages of a server that gives fewer at once than it is asked for', async () => {
    const { url } = await server(({ url: at = '' }, answer) => {
      const page = Number(new URL(at, url).searchParams.get('page'));
      json(answer, 200, page <= 3 ? [{ id: page }] : [], { 'x-total-count': '3' });
    });
    expect(await client(url).all('/things', request)).toHaveLength(3);
  });

  test('that read are repeated after failures, those that change something are sent once', async () => {
    const { url, seen } = await server((_, answer, count) => {
      if (count === 1) answer.destroy();
      else if (count === 2) json(answer, 503, {});
      else json(answer, 200, {});
    });
    await client(url).get('/thing', request);
    expect(seen).toHaveLength(3);
    const other = await server((_, answer) => answer.destroy());
    await expect(client(other.url).change('/things', change)).rejects.toMatchObject({
      code: 'forge-unreachable',
    });
    expect(other.seen).toHaveLength(1);
  });

  test('wait when the server asks for it, and give up when it asks for too much', async () => {
    const { url, seen } = await server((_, answer, count) =>
      count === 1 ? json(answer, 429, {}, { 'retry-after': '1' }) : json(answer, 201, {}),
    );
    const began = performance.now();
    await client(url).change('/things', change);
    expect(performance.now() - began).toBeGreaterThan(900);
    expect(seen).toHaveLength(2);
    const busy = await server((_, answer) => json(answer, 429, {}, { 'retry-after': '3600' }));
    await expect(client(busy.url).get('/thing', request)).rejects.toMatchObject({
      code: 'forge-busy',
      message: expect.stringContaining('3600 s'),
    });
  });

  test('have a time limit, and end with the command', async () => {
    const { url } = await server(() => {});
    await expect(client(url, { timeout: 50 }).change('/things', change)).rejects.toMatchObject({
      code: 'forge-unreachable',
      message: expect.stringContaining('took too long'),
    });
    const reason = new Error('stopped by a person');
    const signal = AbortSignal.abort(reason);
    await expect(client(url, { signal }).get('/thing', request)).rejects.toBe(reason);
  });

  test('have an address below the API', async () => {
    const { url, seen } = await server((_, answer) => json(answer, 200, {}));
    await expect(client(url).get(undefined, request)).rejects.toMatchObject({ code: 'forge-not-found' });
    expect(await client(url).find(undefined, request)).toBeUndefined();
    expect(seen).toEqual([]);
  });
});

describe('refusals', () => {
  test.each([
    [401, 'forge-refused'],
    [403, 'forge-refused'],
    [404, 'forge-not-found'],
    [409, 'forge-refused'],
    [422, 'forge-refused'],
    [500, 'forge-unreachable'],
  ])('%i is %s', async (status, code) => {
    const { url } = await server((_, answer) => json(answer, status, { message: 'two\nlines' }));
    await expect(client(url).change('/things', change)).rejects.toMatchObject({ code });
  });

  test('say what the server said, in one line', async () => {
    const { url } = await server((_, answer) => json(answer, 403, { message: 'no\nright' }));
    await expect(client(url).get('/thing', request)).rejects.toThrow(/refused to list things: no right$/);
    expect((await client(url).change('/things', { ...change, expect: [403] })).said).toBe('no right');
  });
});

describe('another server', () => {
  test('never gets the token', async () => {
    const other = await server((_, answer) => json(answer, 200, {}));
    const { url } = await server((_, answer) => answer.writeHead(302, { location: other.url }).end());
    await expect(client(url).get('/thing', request)).rejects.toMatchObject({ code: 'forge-answer-invalid' });
    await expect(client(url).change('/things', change)).rejects.toMatchObject({
      code: 'forge-answer-invalid',
    });
    expect(other.seen).toEqual([]);
  });

  test('is not where a repository moved that has another name', async () => {
    const { url, seen } = await server(({ url: at }, answer) =>
      at === '/api/v1/old'
        ? answer.writeHead(307, { location: '/api/v1/new' }).end()
        : json(answer, 200, { id: 1 }),
    );
    expect((await client(url).change('/old', change)).answer.at('id').number).toBe(1);
    expect(seen.map(({ method, url: at }) => `${method} ${at}`)).toEqual([
      'POST /api/v1/old',
      'POST /api/v1/new',
    ]);
  });

  test.each<[string, Handler]>([
    ['a page', (_, answer) => answer.writeHead(200).end('<html>')],
    ['a circle of addresses', (_, answer) => answer.writeHead(307, { location: '/api/v1/thing' }).end()],
    ['an address that is none', (_, answer) => answer.writeHead(302, { location: 'http://[' }).end()],
    ['half an answer', (_, answer) => answer.writeHead(200).end('[{"id": 1')],
    [
      'more than fits',
      (_, answer) => {
        answer.writeHead(200);
        const more = () => {
          while (answer.writable && answer.write('x'.repeat(1 << 20)));
        };
        answer.on('drain', more);
        more();
      },
    ],
  ])('that answers with %s is recognised', async (_, handler) => {
    const { url } = await server(handler);
    await expect(client(url).get('/thing', request)).rejects.toMatchObject({ code: 'forge-answer-invalid' });
  });
});
