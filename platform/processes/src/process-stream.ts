import { Duplex, type Readable, type Writable } from 'node:stream';

/**
 * The output and the input of a process as one stream, which ends as a socket does: all of the output is read first, and input that
 * a process no longer takes is dropped. (`Duplex.from` fails as soon as the process has ended, and loses what was not yet read.)
 */
export function processStream(output: Readable, input: Writable): Duplex {
  const stream = new Duplex({
    allowHalfOpen: false,
    read: () => void output.resume(),
    write: (chunk, _encoding, done) => void input.write(chunk, () => done()),
    final: (done) => void input.end(() => done()),
  });
  input.on('error', () => {});
  output.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) output.pause();
  });
  output.once('end', () => stream.push(null));
  output.once('close', () => {
    if (!output.readableEnded) stream.destroy();
  });
  output.once('error', (error) => stream.destroy(error));
  return stream;
}
