import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOnPath } from '@dtaas/processes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections } from '../../../testing/far-place.ts';
import { type FarMachine, farMachine, hasSshd } from '../../../testing/sshd.ts';
import { addressOf } from './address.ts';
import { dockerClient } from './client.ts';

/** Docker's own client is the far end of each stream. */
const hasClient = programOnPath('docker') !== undefined || process.env['DTAAS_REQUIRE_ALL'] === '1';

/** Answers as an engine does, at the socket that Docker's client uses. */
const engine = `require("http").createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ ApiVersion: "1.41", Version: "20.10.24", asked: request.url }));
}).listen("/var/run/docker.sock")`;

describe.skipIf(!hasSshd() || !hasClient)('a Docker Engine that ssh reaches', () => {
  let far: FarMachine;
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    far = await farMachine();
    folder = mkdtempSync(join(tmpdir(), 'dtaas-docker-ssh-'));
    environment = { PATH: process.env['PATH'], XDG_RUNTIME_DIR: folder, DTAAS_SSH_CONFIG: far.config };
  });
  afterAll(async () => {
    await closeConnections(folder);
    await far.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  const clientOf = (host: string) => dockerClient(addressOf({ host }, environment), { environment });
  const ask = { task: 'describe itself' };

  it('is missing where no engine runs, and answers when one does', async () => {
    const client = clientOf(`ssh://root@${far.host}`);
    await expect(client.call('GET', '/info', ask)).rejects.toMatchObject({
      code: 'docker-missing',
      message: 'No Docker Engine answers at ssh://root@pi.lab.',
    });
    far.run(
      `/root/.local/bin/node -e '${engine}' >/dev/null 2>&1 & until [ -S /run/docker.sock ]; do sleep 0.05; done`,
    );
    const asked = { asked: '/v1.41/info' };
    expect(await client.call('GET', '/info', ask)).toMatchObject(asked);
    const several = await Promise.all([1, 2, 3].map(() => client.call('GET', '/info', ask)));
    expect(several).toEqual([1, 2, 3].map(() => expect.objectContaining(asked)));
  });

  it('has the errors of the kind ssh where ssh fails', async () => {
    await expect(clientOf('ssh://nobody-here@pi.lab').call('GET', '/info', ask)).rejects.toMatchObject({
      code: 'place-login-refused',
    });
  });
});
