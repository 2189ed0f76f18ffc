import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:http2';
import { createInterface } from 'node:readline';
import { signalGroup } from '@dtaas/processes';

/** Where a plugin would find the engine. It connects only when it has something to say, and it has nothing. */
const noEngine = '127.0.0.1:1';

/**
 * The version that a plugin tells the engine, asked for as the engine does: the plugin prints its port, and answers
 * `GetPluginInfo` there by gRPC. Not all plugins know `--version` (the official one of Docker does not).
 */
export async function pluginVersion(executable: string, timeoutMs: number): Promise<string | undefined> {
  const ended = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ended.signal]);
  const plugin = spawn(executable, [noEngine], { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  plugin.on('error', () => ended.abort()).on('exit', () => ended.abort());
  try {
    const [port] = await once(createInterface({ input: plugin.stdout }), 'line', { signal });
    return stringField(await call(Number(port), 'GetPluginInfo', signal));
  } catch {
    return undefined;
  } finally {
    signalGroup(plugin.pid, 'SIGKILL');
    plugin.stdout.destroy();
  }
}

/** Calls a method of pulumirpc.ResourceProvider with an empty message. */
async function call(port: number, method: string, signal: AbortSignal): Promise<Buffer> {
  const session = connect(`http://127.0.0.1:${port}`);
  try {
    const request = session.request(
      {
        ':method': 'POST',
        ':path': `/pulumirpc.ResourceProvider/${method}`,
        'content-type': 'application/grpc',
        te: 'trailers',
      },
      { signal },
    );
    session.on('error', (error) => request.destroy(error));
    // gRPC's frame: not compressed, length 0.
    request.end(Buffer.alloc(5));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).subarray(5);
  } finally {
    session.destroy();
  }
}

/** Field 1 of a protobuf message that starts with a string shorter than 128 bytes. */
function stringField(message: Buffer): string | undefined {
  const [tag, length = 0] = message;
  return tag === 0x0a ? message.toString('utf8', 2, 2 + length) : undefined;
}
