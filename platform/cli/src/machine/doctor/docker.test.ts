import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { docker } from './docker.ts';

let folder: string;
let socket: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtaas-doctor-'));
  socket = join(folder, 'docker.sock');
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

const good = {
  ServerVersion: '26.1.4',
  LiveRestoreEnabled: true,
  SecurityOptions: ['name=seccomp,profile=builtin', 'name=no-new-privileges'],
  LoggingDriver: 'local',
  MemoryLimit: true,
  PidsLimit: true,
};

async function listen(answering: Server): Promise<void> {
  server = answering;
  await once(server.listen(socket), 'listening');
}

/** What is found of a daemon that answers this text. */
async function found(answer: string, settings = '{}') {
  await listen(createServer((_request, response) => response.end(answer)));
  const file = join(folder, 'daemon.json');
  writeFileSync(file, settings);
  return await docker({ DOCKER_HOST: `unix://${socket}` }, file);
}

describe('the Docker daemon', () => {
  test('that has all settings is fine', async () => {
    expect(await found(JSON.stringify(good))).toEqual([
      { about: 'Docker', state: 'ok', text: `Docker Engine 26.1.4 at ${socket}` },
    ]);
  });

  test.each([
    [{ LiveRestoreEnabled: false }, 'Containers end when the daemon is restarted', '"live-restore": true'],
    [{ SecurityOptions: ['name=seccomp'] }, 'may gain privileges', '"no-new-privileges": true'],
    [{ SecurityOptions: undefined }, 'may gain privileges', '"no-new-privileges": true'],
    [{ LoggingDriver: 'json-file' }, 'may fill the disk', '"max-size": "10m"'],
    [{ MemoryLimit: false }, 'no memory', 'cgroup_enable=memory'],
    [{ PidsLimit: false }, 'no number of processes', 'pids controller'],
  ])('with %j has a remark, and the step that helps', async (lacks, text, next) => {
    const [ok, remark, ...more] = await found(JSON.stringify({ ...good, ...lacks }));
    expect([ok?.state, more]).toEqual(['ok', []]);
    expect(remark).toMatchObject({
      state: 'limited',
      text: expect.stringContaining(text),
      next: expect.stringContaining(next),
    });
  });

  test('with a log limit in its settings has no remark on logs', async () => {
    const limited = '{"log-opts": {"max-size": "5m"}}';
    expect(await found(JSON.stringify({ ...good, LoggingDriver: 'json-file' }), limited)).toHaveLength(1);
  });

  test.each(['20.9.1', '19.03.15', '1.13.1'])('of version %s is too old', async (version) => {
    const [first] = await found(JSON.stringify({ ...good, ServerVersion: version }));
    expect(first).toMatchObject({ state: 'limited', text: expect.stringContaining('20.10 or later') });
  });

  test.each(['', 'hello', '[]', 'null', '{}', '"26.1"'])('that answers %j is no daemon', async (answer) => {
    expect(await found(answer)).toMatchObject([{ state: 'limited', text: expect.stringContaining(socket) }]);
  });

  test('that speaks no HTTP, or is cut, gives no answer', async () => {
    await listen(createSocket((client) => client.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(await docker({ DOCKER_HOST: `unix://${socket}` })).toMatchObject([
      { state: 'limited', text: expect.stringContaining('gave no answer') },
    ]);
  });

  test('whose socket is left over does not run', async () => {
    writeFileSync(socket, '');
    expect(await docker({ DOCKER_HOST: `unix://${socket}` })).toMatchObject([
      { state: 'limited', next: 'sudo systemctl start docker' },
    ]);
  });

  test('is absent without a socket', async () => {
    expect(await docker({ DOCKER_HOST: `unix://${socket}` })).toMatchObject([
      { state: 'absent', next: 'apt-get install docker.io' },
    ]);
  });

  test('of another machine is not looked at, and its address is not shown', async () => {
    const found = await docker({ DOCKER_HOST: 'tcp://user:hunter2@docker.example:2376' });
    expect(found).toMatchObject([{ state: 'absent' }]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });
});
