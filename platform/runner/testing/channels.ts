import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { type Duplex, duplexPair, Transform } from 'node:stream';
import { processStream } from '@dtaas/processes';
import type { OpenChannel } from '../src/control/channel.ts';

const relay = `
  const socket = require('node:net').connect({ path: process.argv[1], allowHalfOpen: true });
  process.stdin.pipe(socket).pipe(process.stdout);
  socket.on('error', () => process.exit(1));
  socket.on('close', () => process.stdin.destroy());`;

/** A channel through the standard input and output of another process, as ssh offers one. */
export function throughProcess(socket: string): {
  readonly open: OpenChannel;
  readonly children: ChildProcess[];
} {
  const children: ChildProcess[] = [];
  const open = (): Duplex => {
    const child = spawn(process.execPath, ['-e', relay, socket], { stdio: ['pipe', 'pipe', 'ignore'] });
    children.push(child);
    return processStream(child.stdout, child.stdin).once('close', () => child.kill());
  };
  return { open, children };
}

/** A channel in this process, with something in each direction. */
export function through(
  socket: string,
  { up = new Transform(passing), down = new Transform(passing) }: { up?: Transform; down?: Transform },
): OpenChannel {
  return () => {
    const [near, far] = duplexPair();
    const connection = connect({ path: socket, allowHalfOpen: true });
    far.pipe(up).pipe(connection).pipe(down).pipe(far);
    const streams = [far, up, connection, down];
    for (const stream of streams) {
      stream.on('error', () => {
        for (const each of streams) each.destroy();
      });
    }
    near.once('close', () => {
      far.destroy();
      connection.destroy();
    });
    far.once('close', () => near.destroy());
    return near;
  };
}

const passing = {
  transform: (chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void) =>
    done(null, chunk),
};

/** Passes on few bytes at a time, each in a turn of its own. */
export function slow(bytes: number): Transform {
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; at += bytes) {
        this.push(chunk.subarray(at, at + bytes));
        await new Promise((resolve) => setImmediate(resolve));
      }
      done();
    },
  });
}

/** Passes on so many bytes, and then nothing more: it ends (`end`), breaks (`break`) or stays silent (`hang`). */
export function cutting(bytes: number, how: 'end' | 'break' | 'hang'): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const passed = chunk.subarray(0, left);
      left -= passed.length;
      if (passed.length > 0) this.push(passed);
      if (left > 0) return done();
      if (how === 'end') this.push(null);
      if (how === 'break') this.destroy(new Error('cut'));
      if (how === 'end') done();
    },
  });
}
