import { writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { commandLineOf, processIds } from '@dtaas/processes';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchState, pushState } from '../../testing/sync.ts';
import { temporaryFolder, temporaryRepository } from '../../testing/temporary-repository.ts';
import { openRepository, type Repository } from '../open.ts';
import { appendEvent } from '../state/biography.ts';
import { fetchSources } from '../trees/sources.ts';
import { listRemoteRefs } from './remote.ts';

describe('a remote that takes the connection and then says nothing', () => {
  const sockets = new Set<Socket>();
  let server: Server;
  let url: (scheme: string) => string;
  let repository: Repository;
  let said: string[];

  beforeEach(async () => {
    process.env['DTAAS_REMOTE_TIMEOUT'] = '1.5';
    server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    url = (scheme) => `${scheme}://user:secret@127.0.0.1:${port}/repository.git`;
    said = [];
    const { root } = await temporaryRepository();
    repository = await openRepository(root, { note: (text) => said.push(text) });
  });
  afterEach(async () => {
    vi.useRealTimers();
    delete process.env['DTAAS_REMOTE_TIMEOUT'];
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await new Promise((resolve) => server.close(resolve));
  });

  const gone = (port: string) =>
    processIds().every((pid) => !commandLineOf(pid).some((word) => word.includes(`127.0.0.1:${port}/`)));

  it.each(['http', 'git'])('is announced and given up, over %s, and no git is left', async (scheme) => {
    const address = scheme === 'git' ? url(scheme).replace('user:secret@', '') : url(scheme);
    await expect(fetchState(repository, address)).rejects.toMatchObject({
      code: 'remote-unreachable',
      message: expect.stringMatching(/was silent for 1.5 s/),
    });
    expect(said).toEqual([expect.stringMatching(/^Waiting for the remote .*127\.0\.0\.1/)]);
    expect(said.join()).not.toContain('secret');
    const port = new URL(address.replace(/^git/, 'http')).port;
    while (!gone(port)) await new Promise((resolve) => setTimeout(resolve, 50));
  });

  it.each(['0', '-1', 'abc', 'Infinity', '86401'])('is not asked with a time of %s', async (seconds) => {
    process.env['DTAAS_REMOTE_TIMEOUT'] = seconds;
    await expect(fetchState(repository, url('http'))).rejects.toMatchObject({
      code: 'usage-remote-timeout',
      message: expect.stringContaining(`"${seconds}"`),
    });
    expect(sockets.size).toBe(0);
  });

  it('is announced after 5 s and given up after 30 s by default', async () => {
    delete process.env['DTAAS_REMOTE_TIMEOUT'];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const connected = new Promise((resolve) => server.once('connection', resolve));
    const given = fetchState(repository, url('http')).catch((error: unknown) => error);
    await connected;
    vi.advanceTimersByTime(4_999);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toHaveLength(1);
    const givenUp = vi.fn();
    void given.then(givenUp);
    vi.advanceTimersByTime(24_999);
    await new Promise(setImmediate);
    expect(givenUp).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    vi.useRealTimers();
    expect(await given).toMatchObject({ message: expect.stringMatching(/was silent for 30 s/) });
  });

  it('is given up by all that speak to one', async () => {
    await appendEvent(repository, 'x', { event: 'saved', subject: 'Save' }, null);
    await expect(pushState(repository, url('http'), ['x'])).rejects.toMatchObject({
      code: 'remote-unreachable',
    });
    const failures = await fetchSources(repository, [{ name: 'lab', url: url('http') }]);
    expect(failures.get('lab')).toMatchObject({ code: 'remote-unreachable' });
    expect(said).toHaveLength(2);
  });
});

it('is heard to the end, also if git has ended before', async () => {
  const repository = await temporaryRepository();
  const folder = temporaryFolder();
  const line = `${'a'.repeat(40)}\trefs/dtaas/home`;
  const script = `#!/bin/sh\n(sleep 0.3; printf '%s\\n' '${line}') &\nprintf '${'b'.repeat(40)}\\trefs/dtaas/verified\\n'\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  try {
    const refs = await listRemoteRefs(repository, 'origin', []);
    expect([...refs.keys()]).toEqual(['refs/dtaas/verified', 'refs/dtaas/home']);
  } finally {
    vi.unstubAllEnvs();
  }
});
