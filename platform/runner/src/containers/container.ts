import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { constants } from 'node:os';
import type { Duplex } from 'node:stream';
import type { Ended, IsolatedProcess } from '@dtaas/sandbox';
import { readLines } from '../control/lines.ts';
import { readEvent } from './launcher-events.ts';
import { CommandStreams } from './streams.ts';

/** A command for a launcher. */
export interface LaunchedCommand {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The component's own command, with which everything in its container ends. Before it, old entries of a folder are removed. */
  readonly main?: { readonly root: string; readonly keep: readonly string[] };
}

/** A port of loopback in the container that leads to a Unix socket, which the container sees at that path. */
export interface LaunchedForward {
  readonly address: string;
  readonly port: number;
  readonly socket: string;
}

/** Of one component at the same time: streams of its commands and of dialled ports. */
const mostConnections = 256;

/** What is first said on a connection is short, and said at once. */
const greeting = { maxBytes: 100, silenceMs: 5000 };

const killedWithinMs = 5000;

const longestEvent = 64 * 2 ** 10;

const lost: Ended = { code: null, signal: 'SIGKILL', problem: 'lost its container' };

/** How long after the end of a command its streams may come. */
const lateStreamsMs = 1000;

/**
 * The runner's end of the socket that it shares with one component's container. The launcher there connects, and so may the
 * component: nothing that comes is trusted for more than the component itself.
 */
export class Container {
  readonly #server: Server;
  readonly #forwards: readonly LaunchedForward[];
  readonly #running = new Map<number, (how: Ended | 'missing') => void>();
  /** Streams that the launcher was asked to open, by their names. */
  readonly #expected = new Map<string, (stream: Socket | Error) => void>();
  readonly #sockets = new Set<Socket>();
  #launcher: Socket | undefined;
  #lastId = 0;
  readonly #events = new EventEmitter<{ launcher: [] }>();

  private constructor(forwards: readonly LaunchedForward[]) {
    this.#forwards = forwards;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      this.#greeted(socket).catch(() => socket.destroy());
    });
    this.#server.maxConnections = mostConnections;
  }

  /** Waits for a launcher at the socket, which is made anew. */
  static async open(socket: string, forwards: readonly LaunchedForward[]): Promise<Container> {
    const container = new Container(forwards);
    rmSync(socket, { force: true });
    await once(container.#server.listen(socket), 'listening');
    return container;
  }

  /** Resolves when a launcher is there; `undefined` if one is. */
  whenThere(): Promise<unknown> | undefined {
    return this.#launcher === undefined ? once(this.#events, 'launcher') : undefined;
  }

  /** Starts a command. Without a launcher it has ended at once. */
  launch({ command, cwd, env, main }: LaunchedCommand): IsolatedProcess {
    this.#lastId += 1;
    const id = this.#lastId;
    const { streams, io, errors, close } = this.#expectStreams();
    let isMissing = false;
    const ended = new Promise<Ended>((resolve) => {
      this.#running.set(id, (how) => {
        this.#running.delete(id);
        isMissing = how === 'missing';
        // The end of a quick command may be told before its streams are seen here.
        if (how === 'missing' || how === lost) close();
        else setTimeout(close, lateStreamsMs).unref();
        resolve(how === 'missing' ? { code: 127, signal: null } : how);
      });
    });
    const told = { op: 'start', id, command, cwd, env, io, errors, ...(main && { main: true, ...main }) };
    if (!this.#tell(told)) this.#running.get(id)?.(lost);
    const signal = async (name: NodeJS.Signals): Promise<void> => {
      this.#tell({ op: 'signal', id, signal: constants.signals[name] });
    };
    return {
      // The number in the container says nothing here.
      get pid() {
        return isMissing ? -1 : 0;
      },
      stdin: streams.stdin,
      stdout: streams.stdout,
      stderr: streams.stderr,
      ended,
      signal,
      end: async (name = 'SIGTERM', graceMs = 5000) => {
        const timers = [setTimeout(() => this.#kill(id, timers), name === 'SIGKILL' ? 0 : graceMs)];
        if (name !== 'SIGKILL') await signal(name);
        return await ended.finally(() => timers.forEach(clearTimeout));
      },
    };
  }

  #expectStreams() {
    const streams = new CommandStreams();
    const [io, errors] = [nameOfStream(), nameOfStream()];
    this.#expected.set(io, (stream) => stream instanceof Error || streams.carryInAndOut(stream));
    this.#expected.set(errors, (stream) => stream instanceof Error || streams.carryErrors(stream));
    const close = (): void => {
      for (const name of [io, errors]) this.#expected.delete(name);
      streams.end();
    };
    return { streams, io, errors, close };
  }

  /** Connects to a port of loopback in the container. @throws Error with the launcher's reason */
  async dial(port: number): Promise<Duplex> {
    const name = nameOfStream();
    return await new Promise((resolve, reject) => {
      this.#expected.set(name, (stream) => (stream instanceof Error ? reject(stream) : resolve(stream)));
      if (!this.#tell({ op: 'dial', name, port })) this.#refuse(name, 'the component has no container');
    });
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #greeted(socket: Socket): Promise<void> {
    const { value: first } = await readLines(socket, greeting).next();
    const [kind, name = ''] = (first ?? '').split(' ');
    const take = this.#expected.get(name);
    if (kind === 'stream' && take !== undefined) {
      this.#expected.delete(name);
      take(socket);
    } else if (kind === 'launcher' && this.#launcher === undefined) await this.#follow(socket);
    else socket.destroy();
  }

  /** Follows a launcher until it is gone. */
  async #follow(launcher: Socket): Promise<void> {
    this.#launcher = launcher;
    launcher.once('close', () => this.#gone());
    for (const forward of this.#forwards) this.#tell({ op: 'forward', ...forward });
    this.#events.emit('launcher');
    for await (const line of readLines(launcher, { maxBytes: longestEvent })) {
      const told = readEvent(line);
      if (told?.event === 'missing') this.#running.get(told.id)?.('missing');
      else if (told?.event === 'exited') this.#running.get(told.id)?.(told.ended);
      else if (told?.event === 'refused') this.#refuse(told.name, told.why);
    }
    launcher.destroy();
  }

  #gone(): void {
    this.#launcher = undefined;
    for (const ended of [...this.#running.values()]) ended(lost);
    for (const name of [...this.#expected.keys()]) this.#refuse(name, 'the container has ended');
  }

  /** A launcher that doesn't do it in time isn't one: without its connection, the real one ends everything. */
  #kill(id: number, timers: NodeJS.Timeout[]): void {
    this.#tell({ op: 'kill', id });
    timers.push(setTimeout(() => this.#launcher?.destroy(), killedWithinMs));
  }

  #refuse(name: string, why: string): void {
    const take = this.#expected.get(name);
    this.#expected.delete(name);
    take?.(new Error(why));
  }

  #tell(request: object): boolean {
    this.#launcher?.write(`${JSON.stringify(request)}\n`);
    return this.#launcher !== undefined;
  }
}

/** Random, so that a component's other programs can't take the place of the stream. */
function nameOfStream(): string {
  return randomBytes(16).toString('hex');
}
