import { constants } from 'node:os';
import { type Duplex, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IsolatedProcess } from '@dtaas/sandbox';
import { type Frame, frame, readFrames } from './frames.ts';

/**
 * Joins a command with a channel of frames. The command is killed if the channel closes first.
 *
 * @param masked makes a stream that masks secrets
 */
export async function serveExec(
  channel: Duplex,
  launched: IsolatedProcess,
  masked: () => Transform,
): Promise<void> {
  channel.once('close', () => void launched.end('SIGKILL'));
  hear(channel, launched)
    .catch(() => {})
    .finally(() => channel.destroy());
  // An output that is cut is not reported: either the command has ended, or the channel is closed.
  const send = (kind: Frame['kind'], from: IsolatedProcess['stdout']): Promise<void> =>
    pipeline(from, masked(), framed(kind), channel, { end: false }).catch(() => {});
  const [ended] = await Promise.all([
    launched.ended,
    send('output', launched.stdout),
    send('error', launched.stderr),
  ]);
  channel.end(frame('exit', JSON.stringify(ended)));
}

function framed(kind: Frame['kind']): Transform {
  return new Transform({ transform: (chunk, _encoding, done) => done(null, frame(kind, chunk)) });
}

/** Gives the command its input and its signals. A command that ends without reading all of its input isn't an error. */
async function hear(channel: Duplex, { stdin, signal }: IsolatedProcess): Promise<void> {
  for await (const { kind, bytes } of readFrames(channel)) {
    const text = bytes.toString();
    if (kind === 'signal' && isSignal(text)) await signal(text);
    if (kind !== 'input') continue;
    if (bytes.length === 0) stdin.end();
    else await new Promise((resolve) => stdin.write(bytes, resolve));
  }
}

function isSignal(name: string): name is NodeJS.Signals {
  return Object.hasOwn(constants.signals, name);
}
