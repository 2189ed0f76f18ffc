import type { Socket } from 'node:net';
import { PassThrough, type Readable, type Writable } from 'node:stream';

/** Standard input, output and error of a command, before the launcher has opened the connections that carry them. */
export class CommandStreams {
  readonly stdin = new PassThrough();
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  #hasInAndOut = false;
  #hasErrors = false;

  constructor() {
    // A command that doesn't read its input may have left: its exit tells.
    this.stdin.on('error', () => {});
  }

  /** One connection is standard input and output: the end of each direction is an end by itself. */
  readonly carryInAndOut = (socket: Socket): void => {
    this.#hasInAndOut = true;
    this.stdin.pipe(socket);
    lead(socket, this.stdout);
    socket.once('close', () => this.stdin.destroy());
  };

  readonly carryErrors = (socket: Socket): void => {
    this.#hasErrors = true;
    lead(socket, this.stderr);
    socket.end();
  };

  /** No connection comes any more. What those that came still hold is read. */
  end(): void {
    if (!this.#hasErrors) this.stderr.end();
    if (this.#hasInAndOut) return;
    this.stdin.destroy();
    this.stdout.end();
  }
}

/** A connection that was cut ends the output, as the end of a pipe would. */
function lead(socket: Socket, output: Writable & Readable): void {
  socket.pipe(output);
  socket.once('end', () => socket.end());
  socket.once('close', () => output.end());
}
