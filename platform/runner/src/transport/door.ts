import type { Socket } from 'node:net';
import { PerMinute } from './per-minute.ts';
import { maxMessageBytes } from './transport.ts';

/** A CONNECT of a component is some hundred bytes: its name, its password, the client's id. */
const bytesBeforeLogin = 16 * 2 ** 10;

/** How many may stand before the door. Of more, the one that has stood there for longest has to leave. */
const placesBeforeLogin = 16;

/** How many connections one component may have. */
const placesOfOne = 16;

/** What is on its way beside the message that is being read: the head of its packet, and what the socket has read ahead. */
const ahead = 256 * 2 ** 10;

/** Who a connection belongs to once it has logged in. */
export interface Visitor {
  readonly inside: Set<Socket>;
  /** It sends a message that is longer than any may be. */
  tooLong(): void;
}

/**
 * Bounds the memory that connections to the broker take. The broker reads a packet until it is whole, up to 256 MB, also
 * that of somebody who hasn't logged in; where there is no network sandbox, that is every process of the machine.
 */
export class Door {
  readonly #waiting = new Set<Socket>();
  readonly #visitors = new WeakMap<Socket, Visitor>();
  readonly #readBefore = new WeakMap<Socket, number>();
  readonly #turnedAway: PerMinute;

  /** @param turnedAway told how many connections have ended that never logged in: at once, then once a minute */
  constructor(turnedAway: (connections: number) => void) {
    this.#turnedAway = new PerMinute(turnedAway);
  }

  /** A connection was made. To be called before the broker is given the socket. */
  arrive(socket: Socket): void {
    this.#waiting.add(socket);
    socket.once('close', () => {
      if (this.#waiting.delete(socket)) this.#turnedAway.count();
    });
    socket.on('error', () => {});
    socket.on('readable', () => this.#look(socket));
    const [longest] = this.#waiting;
    if (this.#waiting.size > placesBeforeLogin) longest?.destroy();
  }

  /** It logged in. False where its component has as many connections as it may. */
  enter(socket: Socket, visitor: Visitor): boolean {
    if (visitor.inside.size >= placesOfOne) return false;
    this.#waiting.delete(socket);
    this.#visitors.set(socket, visitor);
    visitor.inside.add(socket);
    socket.once('close', () => visitor.inside.delete(socket));
    this.heard(socket);
    return true;
  }

  /** A packet of it was read to its end. */
  heard(socket: Socket): void {
    this.#readBefore.set(socket, socket.bytesRead);
  }

  /** Nobody is waited for any more. */
  close(): void {
    this.#turnedAway.end();
    for (const socket of this.#waiting) socket.destroy();
  }

  #look(socket: Socket): void {
    const visitor = this.#visitors.get(socket);
    const unfinished = socket.bytesRead - (this.#readBefore.get(socket) ?? 0);
    if (unfinished <= (visitor === undefined ? bytesBeforeLogin : maxMessageBytes + ahead)) return;
    visitor?.tooLong();
    socket.destroy();
  }
}
