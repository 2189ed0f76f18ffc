import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '@dtaas/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterOf, counterSpec } from '../../../testing/counter-workspace.ts';
import { workspaceImage } from '../../../testing/docker-engine.ts';
import { type DockerHost, dockerHost, mayRunDockerHost } from '../../../testing/docker-host.ts';
import { closeConnections } from '../../../testing/far-place.ts';
import type { ImageTest } from '../../image-tests.ts';
import { dockerKind } from '../kind.ts';

const image = mayRunDockerHost() ? await workspaceImage() : undefined;

describe.skipIf(image === undefined)('a test in an image at the engine of another machine', () => {
  let host: DockerHost;
  let folder: string;
  beforeAll(async () => {
    host = await dockerHost();
    folder = mkdtempSync(join(tmpdir(), 'dtaas-image-tests-'));
  });
  afterAll(async () => {
    await closeConnections(folder);
    await host.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  const spec = counterSpec('test', 0);
  const test = (): ImageTest => {
    const environment = { kind: 'image', image: image! } as const;
    const counter = { ...spec.components['counter']!, digest: sha256(randomUUID()), environment };
    return {
      workspace: { ...spec, components: { counter } },
      component: 'counter',
      command: ['sh', 'test.sh'],
      config: () => ({}),
      files: () => counterOf({ 'test.sh': 'echo one; seq 100000 | tail -1; exit 7' }),
      limits: { memoryBytes: 2 ** 28, processes: 64, timeoutMs: 60_000 },
    };
  };

  it.each(['overSsh', 'overTls'] as const)('runs %s, and leaves nothing there', async (way) => {
    const environment = {
      ...process.env,
      // The image is kept in the folder of the user.
      DTAAS_STATE_HOME: undefined,
      XDG_RUNTIME_DIR: folder,
      DTAAS_SSH_CONFIG: host.machine.config,
      DOCKER_CERT_PATH: host.certificates,
    };
    const tests = dockerKind.imageTests!({ host: host[way] }, { environment, onProgress: () => {} });
    await tests.sweep();
    const ended = await tests.run(test(), new AbortController().signal);
    expect(ended).toEqual({ code: 7, signal: null, output: 'one\n100000\n' });
    await tests.tidy();
    expect([...host.docker('ps', '--all', '--quiet'), ...host.docker('volume', 'ls', '--quiet')]).toEqual([]);
  });
});
