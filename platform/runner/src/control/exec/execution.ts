import { once } from 'node:events';
import { type Duplex, PassThrough, type Readable, Writable } from 'node:stream';
import type { Ended } from '@dtaas/sandbox';
import { frame, readFrames } from './frames.ts';

/** A command that runs beside a component. */
export interface Execution {
  readonly stdin: Writable;
  /** Secrets are masked here, and in `stderr`. */
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** How the command ended, after all of its output. Throws DtaasError `runner-unreachable` if the channel is cut. */
  readonly ended: Promise<Ended>;
  signal(name: NodeJS.Signals): void;
  /** Kills the command if it still runs. */
  close(): void;
}

/** @param cut makes the error of a channel that closed before the command had ended */
export function execution(channel: Duplex, cut: (cause: unknown) => Error): Execution {
  const output = new PassThrough();
  const error = new PassThrough();
  const ended = hear(channel, { output, error })
    .catch((cause: unknown) => {
      throw cut(cause);
    })
    .finally(() => {
      channel.destroy();
      output.end();
      error.end();
    });
  // Reported to the caller who waits for it.
  ended.catch(() => {});
  const stdin = new Writable({
    write: (chunk, _encoding, done) => void channel.write(frame('input', chunk), done),
    final: (done) => void channel.write(frame('input', ''), done),
  });
  stdin.on('error', () => {}); // `ended` reports it
  return {
    stdin,
    stdout: output,
    stderr: error,
    ended,
    signal: (name) => void channel.write(frame('signal', name)),
    close: () => {
      channel.destroy();
      output.destroy();
      error.destroy();
    },
  };
}

async function hear(
  channel: Duplex,
  streams: { readonly output: PassThrough; readonly error: PassThrough },
): Promise<Ended> {
  for await (const { kind, bytes } of readFrames(channel)) {
    if (kind === 'exit') return JSON.parse(bytes.toString());
    if (kind === 'output' || kind === 'error') await write(streams[kind], bytes);
  }
  throw new Error('it closed the channel before the command had ended');
}

/** Waits while the reader is slow; a reader that is gone reads nothing more. */
async function write(stream: PassThrough, bytes: Buffer): Promise<void> {
  if (stream.destroyed || stream.write(bytes)) return;
  const came = new AbortController();
  await Promise.race(['drain', 'close'].map((event) => once(stream, event, { signal: came.signal })));
  came.abort();
}
