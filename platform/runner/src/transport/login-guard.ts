import type { Socket } from 'node:net';
import { maxMessageBytes } from './transport.ts';

/** A component's CONNECT has some hundred bytes: its name, its password and its client id. */
const bytesBeforeLogin = 16 * 2 ** 10;

/** The most connections without a login. If another one comes, the oldest is closed. */
const placesBeforeLogin = 16;

/** The most connections of one component. */
const placesOfOne = 16;

/** Bytes beside the message that is being read: the head of its packet, and bytes that the socket has read ahead. */
const ahead = 256 * 2 ** 10;

/** The component of a connection that has logged in. */
export interface LoggedIn {
  readonly inside: Set<Socket>;
  /** The connection sends a message that is too long. */
  tooLong(): void;
}

export type LoginGuard = ReturnType<typeof loginGuard>;

/**
 * Limits the memory of connections to the broker. The broker reads whole packets of up to 256 MB, even before a login, and
 * without a network sandbox every process of the machine can connect.
 *
 * @param report told how many connections have ended that never logged in: at once, then once a minute
 */
export function loginGuard(report: (connections: number) => void) {
  const waiting = new Set<Socket>();
  const loggedIn = new WeakMap<Socket, LoggedIn>();
  const readBefore = new WeakMap<Socket, number>();
  const turnedAway = perMinute(report);
  const look = (socket: Socket): void => {
    const client = loggedIn.get(socket);
    const unfinished = socket.bytesRead - (readBefore.get(socket) ?? 0);
    if (unfinished <= (client === undefined ? bytesBeforeLogin : maxMessageBytes + ahead)) return;
    client?.tooLong();
    socket.destroy();
  };
  /** A packet of the connection was read to its end. */
  const heard = (socket: Socket): void => void readBefore.set(socket, socket.bytesRead);
  return {
    heard,
    /** A connection was made. Call this before the broker gets the socket. */
    arrive(socket: Socket): void {
      waiting.add(socket);
      socket.once('close', () => {
        if (waiting.delete(socket)) turnedAway.count();
      });
      socket.on('error', () => {});
      socket.on('readable', () => look(socket));
      const [longest] = waiting;
      if (waiting.size > placesBeforeLogin) longest?.destroy();
    },
    /** A connection logged in. Returns false if its component already has the most connections. */
    enter(socket: Socket, client: LoggedIn): boolean {
      if (client.inside.size >= placesOfOne) return false;
      waiting.delete(socket);
      loggedIn.set(socket, client);
      client.inside.add(socket);
      socket.once('close', () => client.inside.delete(socket));
      heard(socket);
      return true;
    },
    /** Stops waiting for logins. */
    close(): void {
      turnedAway.end();
      for (const socket of waiting) socket.destroy();
    },
  };
}

const minuteMs = 60_000;

/** Reports how often an event happened: the first time at once, and then once a minute while it continues. */
export function perMinute(tell: (times: number) => void) {
  let times = 0;
  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  const next = (): void => {
    timer = undefined;
    if (times === 0) return;
    tell(times);
    times = 0;
    timer = setTimeout(next, minuteMs).unref();
  };
  return {
    count(): void {
      if (isEnded) return;
      times += 1;
      if (timer === undefined) next();
    },
    /** Reports the count and stops counting. */
    end(): void {
      isEnded = true;
      clearTimeout(timer);
      if (times > 0) tell(times);
    },
  };
}
