import { on, once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { localTwin } from '../../../testing/local-twin.ts';
import { withLauncher } from './launcher.ts';
import { type Page, servePage } from './serve-page.ts';

let state: string;
let page: Page;
beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'dtaas-page-'));
  page = await servePage(localTwin(state));
});
afterEach(async () => {
  await page.close();
  rmSync(state, { recursive: true });
});

interface Got {
  readonly status: number | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: string;
}

/** A request with any headers: `fetch` sets some itself. */
async function get(url: string, headers: Record<string, string> = {}): Promise<Got> {
  const asked = request(url, { headers }).end();
  const [response] = await once(asked, 'response');
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

/** As a browser that has opened the URL. */
async function opened() {
  const first = await get(page.url);
  const cookie = String(first.headers['set-cookie']).split(';')[0]!;
  const folder = /url=(\/[^"]+\/)"/.exec(first.body)?.[1] ?? '';
  const { origin, host } = new URL(page.url);
  return { base: `${origin}${folder}`, cookie, origin, host };
}

describe('the page of a twin', () => {
  test('is only on loopback, lets one browser in, and refuses the second use of its URL', async () => {
    expect(new URL(page.url).hostname).toBe('127.0.0.1');
    const { base, cookie } = await opened();
    expect(await get(base, { cookie })).toMatchObject({
      status: 200,
      body: expect.stringContaining('page.js'),
    });
    expect(await get(page.url)).toMatchObject({ status: 403 });
    expect(await get(base)).toMatchObject({ status: 403 });
  });

  test('answers no request under the name of another site, or from one', async () => {
    const { base, cookie } = await opened();
    expect(await get(base, { cookie, host: 'evil.example' })).toMatchObject({ status: 403 });
    expect(await get(base, { cookie, origin: 'http://evil.example' })).toMatchObject({ status: 403 });
  });

  test('can be framed, read and cached by nobody, and runs only its own scripts', async () => {
    const { base, cookie } = await opened();
    for (const path of ['', 'now', 'nothing', 'file?component=pump&path=x']) {
      const { headers } = await get(`${base}${path}`, { cookie });
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(
          /default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
        ),
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('serves its parts, and none of the files beside them', async () => {
    const { base, cookie } = await opened();
    for (const part of ['page.css', 'page.js', 'xterm.css', 'xterm.js'])
      expect((await get(`${base}${part}`, { cookie })).status, part).toBe(200);
    for (const path of ['page.html', '%2e%2e%2fpackage.json', 'toString', '__proto__', 'x/../page.jsx'])
      expect((await get(`${base}${path}`, { cookie })).status, path).toBe(404);
  });

  test('shows how the twin is, its logs and its files', async () => {
    writeFileSync(join(state, '<b>.txt'), '<script>alert(1)</script>');
    const { base, cookie } = await opened();
    expect(JSON.parse((await get(`${base}now`, { cookie })).body)).toMatchObject({ health: 'Healthy' });
    expect(JSON.parse((await get(`${base}logs`, { cookie })).body).lines).toHaveLength(1);
    const { files } = JSON.parse((await get(`${base}files?component=pump`, { cookie })).body);
    expect(files).toMatchObject([{ path: '<b>.txt', kind: 'file' }]);
    const file = await get(`${base}file?component=pump&path=${encodeURIComponent('<b>.txt')}`, { cookie });
    // A browser saves the file, and never shows the file as a page of this origin.
    expect(file).toMatchObject({
      status: 200,
      body: '<script>alert(1)</script>',
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': "attachment; filename*=UTF-8''%3Cb%3E.txt",
      },
    });
  });

  test('says which file there is not, and why an answer failed', async () => {
    const { base, cookie } = await opened();
    expect((await get(`${base}file?component=pump&path=../x`, { cookie })).status).toBe(404);
    const failed = await get(`${base}files?component=pomp`, { cookie });
    expect([failed.status, JSON.parse(failed.body).error.message]).toEqual([
      409,
      'The twin oven has no component pomp.',
    ]);
  });

  test('is gone when it is closed, with its terminals', async () => {
    const { base, cookie, origin } = await opened();
    const socket = new WebSocket(`${base.replace('http', 'ws')}terminal?component=pump`, {
      headers: { cookie },
      origin,
    });
    await once(socket, 'open');
    await page.close();
    await once(socket, 'close');
    await expect(get(base)).rejects.toThrow('ECONNREFUSED');
  });
});

describe('a terminal on the page', () => {
  async function terminal(
    headers: Record<string, string>,
    component = 'pump',
    origin?: string,
  ): Promise<WebSocket> {
    const { base, cookie, origin: own } = await opened();
    const url = `${base.replace('http', 'ws')}terminal?component=${component}&columns=90&rows=x`;
    return new WebSocket(url, { headers: { cookie, ...headers }, origin: origin ?? own });
  }

  /** What the socket says until this text. */
  async function heard(socket: WebSocket, until: string): Promise<string> {
    let all = '';
    for await (const [data] of on(socket, 'message', { close: ['close'] })) {
      all += String(data);
      if (all.includes(until)) break;
    }
    return all;
  }

  test('runs a shell beside the component', async () => {
    const socket = await terminal({});
    await once(socket, 'open');
    const answer = heard(socket, 'sum=42');
    socket.send(Buffer.from('echo sum=$((6 * 7)); exit\n'));
    expect(await answer).toContain('sum=42');
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
  });

  test('beside a component that there is not says so', async () => {
    const socket = await terminal({}, 'pomp');
    expect(await heard(socket, 'pomp')).toContain('has no component pomp');
  });

  test.each([
    ['another origin', {}, 'http://evil.example'],
    ['the origin of another port', {}, 'http://127.0.0.1:1'],
    ['no cookie', { cookie: '' }, undefined],
    ['another host', { host: 'evil.example' }, undefined],
  ])('is refused to %s', async (_what, headers, origin) => {
    const socket = await terminal(headers, 'pump', origin);
    const [error] = await once(socket, 'error');
    expect(String(error)).toContain('403');
  });

  test('is refused above eight', async () => {
    const { base, cookie, origin } = await opened();
    const open = () =>
      new WebSocket(`${base.replace('http', 'ws')}terminal`, { headers: { cookie }, origin });
    const sockets = Array.from({ length: 8 }, open);
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    expect(String((await once(open(), 'error'))[0])).toContain('403');
  });
});

test('a launcher leads to the URL, can be read by this user only, and is removed', async () => {
  let folder = '';
  await withLauncher('http://127.0.0.1:1/?token=x', async (file) => {
    folder = join(file, '..');
    expect(readFileSync(file, 'utf8')).toContain('url=http://127.0.0.1:1/?token=x');
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });
  expect(() => readFileSync(folder)).toThrow('ENOENT');
});
