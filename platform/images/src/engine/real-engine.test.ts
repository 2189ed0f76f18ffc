import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smallImage } from '../../testing/small-image.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { localTag } from '../layout/documents.ts';
import { loadImage } from './load.ts';

const docker = (...words: readonly string[]) => spawnSync('docker', words, { encoding: 'utf8' });

function socketOfEngine(): string | undefined {
  const { status, stdout } = docker('context', 'inspect', '--format', '{{.Endpoints.docker.Host}}');
  const host = process.env['DOCKER_HOST'] ?? (status === 0 ? stdout.trim() : '');
  if (host.startsWith('unix://') && docker('info').status === 0) return host.slice('unix://'.length);
  if (process.env['DTAAS_REQUIRE_ALL'] === '1') throw new Error('there is no Docker Engine with a socket');
  console.warn(
    "loading an image into a Docker Engine isn't tested: there is none (test/components/docker.sh up)",
  );
  return undefined;
}

const socketPath = socketOfEngine();

describe.skipIf(socketPath === undefined)('a Docker Engine', () => {
  it('takes an image once, and knows it by its id and by a tag', async () => {
    const folder = temporaryFolder();
    // No other run has this image.
    const image = await smallImage(folder, randomUUID());
    const engine = { name: 'this machine', open: () => connect(socketPath!) };
    onTestFinished(() => void docker('rmi', '--force', image.id));
    expect(await loadImage(image, engine, folder)).toBe(true);
    expect(await loadImage(image, engine, folder)).toBe(false);
    const { stdout } = docker(
      'image',
      'inspect',
      '--format',
      '{{.Id}} {{.RepoTags}} {{.Config.User}}',
      image.id,
    );
    expect(stdout.trim()).toBe(`${image.id} [${localTag('workspace', image.id)}] 1000`);
  });
});
