import { once } from 'node:events';
import { type Duplex, PassThrough } from 'node:stream';
import { processStream } from '@dtaas/processes';
import type { DockerClient } from './client.ts';
import { splitFrames } from './frames.ts';

/**
 * Runs a command in a container. The stream is its standard input and output. If the command ends with an error, the stream fails
 * with what the command wrote to its standard error.
 */
export async function execIn(
  client: DockerClient,
  container: string,
  command: readonly string[],
): Promise<Duplex> {
  const task = `run a command in the container ${container}`;
  const made = await client.call<{ readonly Id: string }>('POST', `/containers/${container}/exec`, {
    task,
    body: { AttachStdin: true, AttachStdout: true, AttachStderr: true, Cmd: command },
  });
  const id = made?.Id ?? '';
  const raw = await client.upgrade(`/exec/${id}/start`, { task, body: { Detach: false, Tty: false } });
  const output = new PassThrough();
  const carry = async (): Promise<void> => {
    const said = await splitFrames(raw, async (content) => {
      if (!output.write(content)) await once(output, 'drain');
    });
    const ended = await client.call<{ readonly ExitCode: number | null }>('GET', `/exec/${id}/json`, {
      task,
    });
    if (ended?.ExitCode) throw new Error(said || `the command ended with ${ended.ExitCode}`);
    output.end();
  };
  carry().catch((error: Error) => output.destroy(error));
  return processStream(output, raw).once('close', () => raw.destroy());
}
