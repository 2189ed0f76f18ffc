import { beforeEach, describe, expect, test } from 'vitest';
import { openSession } from './session.ts';

const host = '127.0.0.1:4321';
const own = `http://${host}`;
let session: ReturnType<typeof openSession>;
let token: string;
let folder: string;
let cookie: string;
beforeEach(() => {
  session = openSession(4321);
  token = new URL(session.url).search;
  const verdict = session.judge({ method: 'GET', url: `/${token}`, headers: { host } });
  if (verdict.kind !== 'admitted') throw new Error('not admitted');
  ({ folder } = verdict);
  cookie = verdict.cookie.split(';')[0]!;
});

const asked = (url: string, headers: object = {}, method = 'GET') => ({
  method,
  url,
  headers: { host, cookie, ...headers },
});

describe('the session of a page', () => {
  test('gives a cookie that only this page gets and no script reads', () => {
    const fresh = openSession(4321);
    const verdict = fresh.judge({
      method: 'GET',
      url: new URL(fresh.url).search.replace(/^/, '/'),
      headers: { host },
    });
    expect(verdict).toMatchObject({
      kind: 'admitted',
      cookie: expect.stringMatching(/^dtaas=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/[\w-]{43}\/$/),
    });
  });

  test('allows the paths below its folder, with the cookie', () => {
    const verdict = session.judge(
      asked(`${folder}file?path=a%2Fb`, { 'sec-fetch-site': 'same-origin', origin: own }),
    );
    expect(verdict).toMatchObject({ kind: 'allowed', path: 'file' });
    expect(verdict.kind === 'allowed' && verdict.query.get('path')).toBe('a/b');
    expect(session.judge(asked(folder, { cookie: `a=b; ${cookie}; c=d` }))).toMatchObject({
      kind: 'allowed',
      path: '',
    });
  });

  test('takes its token once', () => {
    expect(session.judge(asked(`/${token}`))).toMatchObject({ kind: 'refused', status: 403 });
  });

  test.each([
    ['another host (DNS rebinding)', { host: 'evil.example:4321' }],
    ['localhost', { host: 'localhost:4321' }],
    ['another port', { host: '127.0.0.1:80' }],
    ['no host', { host: undefined }],
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine as its origin', { origin: 'http://127.0.0.1:8085' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page at another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['no cookie', { cookie: undefined }],
    ['another cookie', { cookie: 'dtaas=x' }],
    ['a cookie of another name', { cookie: 'other=x; dtaas' }],
  ])('refuses %s', (_what, headers) => {
    expect(session.judge(asked(folder, headers))).toMatchObject({ kind: 'refused', status: 403 });
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', undefined])('refuses the method %s', (method) => {
    expect(session.judge({ ...asked(folder), method })).toMatchObject({ kind: 'refused', status: 405 });
  });

  test.each([
    ['/', 403],
    ['/?token=', 403],
    ['/?token=x', 403],
    ['/now', 403],
    ['//evil.example/now', 403],
    ['http://evil.example/', 400],
    ['*', 400],
    ['', 400],
  ])('refuses the path %j', (url, status) => {
    expect(session.judge(asked(url))).toMatchObject({ kind: 'refused', status });
  });

  test.each(['/../now', '/%2e%2e/now', '/./../../x'])('keeps %j within its folder', (path) => {
    expect(session.judge(asked(`${folder.slice(0, -1)}${path}`))).toMatchObject({ kind: 'refused' });
  });

  test('refuses a socket without an origin, and lets no socket use the token', () => {
    expect(session.judge(asked(`${folder}terminal`), { isSocket: true })).toMatchObject({ kind: 'refused' });
    const right = asked(`${folder}terminal`, { origin: own });
    expect(session.judge(right, { isSocket: true })).toMatchObject({ kind: 'allowed', path: 'terminal' });
    const fresh = openSession(4321);
    const url = `/${new URL(fresh.url).search}`;
    expect(
      fresh.judge({ method: 'GET', url, headers: { host, origin: own } }, { isSocket: true }),
    ).toMatchObject({ kind: 'refused' });
    expect(fresh.judge({ method: 'GET', url, headers: { host } })).toMatchObject({ kind: 'admitted' });
  });
});
