import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSocket, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unnamedPlaces } from './unnamed-places.ts';

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

const found = () => unnamedPlaces({ DOCKER_HOST: `unix://${socket}` });

async function listen(answering: Server): Promise<void> {
  server = answering;
  await once(server.listen(socket), 'listening');
}

/** An engine that answers as Docker does, and has nothing. */
async function engine(
  info: object,
  version: object = { ApiVersion: '1.45', Version: '26.1.4' },
): Promise<void> {
  const lists = { '/containers/json': [], '/networks': [], '/volumes': { Volumes: [] } };
  const answers = Object.entries({ '/version': version, '/info': info, ...lists });
  const answer: RequestListener = ({ url = '' }, response) => {
    const said = answers.find(([path]) => url.split('?')[0]?.endsWith(path))?.[1];
    response
      .writeHead(said ? 200 : 404, { 'content-type': 'application/json' })
      .end(JSON.stringify(said ?? {}));
  };
  await listen(createServer(answer));
}

const good = {
  ServerVersion: '26.1.4',
  LiveRestoreEnabled: true,
  SecurityOptions: ['name=seccomp,profile=builtin', 'name=no-new-privileges'],
  LoggingDriver: 'local',
};

describe('the Docker Engine of this machine', () => {
  test('is fine with all settings', async () => {
    await engine(good);
    expect(await found()).toEqual([
      { about: 'Docker', state: 'ok', text: 'answers (Docker Engine 26.1.4)' },
      // No engine tells whether it limits volumes.
      { about: 'Docker', state: 'limited', text: expect.stringContaining('limit the size of states') },
    ]);
  });

  test.each([
    [{ LiveRestoreEnabled: false }, '"live-restore": true'],
    [{ SecurityOptions: ['name=seccomp'] }, '"no-new-privileges": true'],
  ])('with %j works, and lacks something', async (lacks, remark) => {
    await engine({ ...good, ...lacks });
    const [ok, ...limited] = await found();
    expect(ok?.state).toBe('ok');
    expect(limited.map(({ state }) => state)).toEqual(['limited', 'limited']);
    expect(limited.map(({ text }) => text).join()).toContain(remark);
  });

  test('that cannot isolate workspaces says why', async () => {
    await engine({ ...good, SecurityOptions: [] });
    expect(await found()).toMatchObject([{ state: 'absent', text: expect.stringContaining('seccomp') }]);
  });

  test('is too old', async () => {
    await engine(good, { ApiVersion: '1.39', Version: '18.09.1' });
    expect(await found()).toMatchObject([
      {
        state: 'absent',
        text: expect.stringContaining('is 18.09.1; workspaces need 20.10 or later'),
        next: expect.stringContaining('apt-get install docker.io'),
      },
    ]);
  });

  test.each(['', 'hello', '[]', 'null', '{}', '"26.1"'])(
    'that answers %j is another program',
    async (answer) => {
      await listen(createServer((_request, response) => response.end(answer)));
      expect(await found()).toMatchObject([{ state: 'absent', text: expect.stringContaining(socket) }]);
    },
  );

  test('that speaks no HTTP gives no answer', async () => {
    await listen(createSocket((client) => client.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(await found()).toMatchObject([
      { state: 'absent', text: expect.stringContaining("can't be reached") },
    ]);
  });

  test('does not run, or was never installed', async () => {
    const missing = [
      {
        about: 'Docker',
        state: 'absent',
        text: `No Docker Engine answers at unix://${socket}.`,
        next: expect.stringContaining('apt-get install docker.io'),
      },
    ];
    expect(await found()).toEqual(missing);
    writeFileSync(socket, '');
    expect(await found()).toEqual(missing);
  });

  test('is not looked at if DOCKER_HOST names another machine, whose address is not shown', async () => {
    const other = await unnamedPlaces({ DOCKER_HOST: 'tcp://user:hunter2@docker.example:2376' });
    expect(other).toMatchObject([{ state: 'absent' }]);
    expect(JSON.stringify(other)).not.toContain('hunter2');
  });
});
