import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { addAbortSignal, type Duplex } from 'node:stream';
import { DtaasError } from '@dtaas/model';
import { packDirectory, unpackDirectory } from '../archive.ts';
import {
  type Answer,
  type LogLine,
  type PendingSnapshot,
  protocolVersion,
  type Request,
  type RestoreReport,
  type RunnerStatus,
} from '../protocol.ts';
import type { SecretProofs } from '../secrets/proof.ts';
import { incomingName } from '../snapshot/incoming.ts';
import type { GivenSnapshot } from '../twin/beginning.ts';
import { readLines } from './lines.ts';

/** Typed calls to one runner. Each opens a connection of its own, so a client holds nothing open and needs no closing. */
export interface RunnerClient {
  status(): Promise<RunnerStatus>;
  /**
   * Runs the twin from the snapshot directory (`from` is what the report calls it), from `nothing`, or on from what its
   * components' folders hold. Of `nothing`, what this very generation's components have written is kept.
   *
   * @param options.withhold why the twin starts without its earlier state; it then sends no command until `confirm`
   */
  start(from?: GivenSnapshot | 'nothing', options?: { withhold?: string }): Promise<RunnerStatus>;
  /** Replaces the state of the running twin by the snapshot directory's, and compares. */
  restore(snapshot: GivenSnapshot): Promise<RestoreReport>;
  /** Lets the twin command its physical twin again, after commands were withheld or another runner took over. */
  confirm(): Promise<RunnerStatus>;
  /** Starts the twin from nothing, even if it runs. Snapshots in the ring stay. */
  restart(): Promise<RunnerStatus>;
  pause(): Promise<RunnerStatus>;
  resume(): Promise<RunnerStatus>;
  /** Takes a snapshot into the ring. */
  save(): Promise<PendingSnapshot>;
  pending(): Promise<readonly PendingSnapshot[]>;
  /**
   * Brings a snapshot of the ring to `directory`, which is made and must be empty. Answers where it is: there, or where it
   * lies in a workspace that is seen from here, to be read until `ack`.
   */
  fetch(name: string, directory: string): Promise<string>;
  /** Deletes a snapshot from the ring, once it is committed. Repeating it changes nothing. */
  ack(name: string): Promise<void>;
  watch(options?: { everyMs?: number; samples?: number; signal?: AbortSignal }): AsyncIterable<RunnerStatus>;
  logs(options?: { component?: string; tail?: number }): Promise<readonly LogLine[]>;
  /** Proofs of its secrets, to compare with `secretProof` of one's own. A runner of 0.1 answers `request-unknown`. */
  secrets(nonce: string): Promise<SecretProofs>;
  /** Graceful; answers when the components have left and the snapshot, if asked for, is taken: its name. */
  stop(options?: { save?: boolean }): Promise<{ readonly saved?: string }>;
}

/**
 * @param channel opens a stream to the runner for each call, or the path of the control socket named in `workspace.json`
 * @param options.workspace its folder, where that is seen from here: snapshots are handed over there, without a copy
 * @param options.patience when it ends, calls with one answer are given up: a runner that hangs keeps connections open for ever
 * @throws DtaasError (from each call) `runner-unreachable`, `runner-older`, or what the runner answered
 */
export function connectRunner(
  channel: string | (() => Promise<Duplex>),
  { workspace, patience }: { readonly workspace?: string; readonly patience?: AbortSignal } = {},
): RunnerClient {
  const call = async <T>(request: Request, send?: string): Promise<T> => {
    const connection = await open(channel, request, send, patience);
    try {
      return (await connection.answer()) as T;
    } finally {
      connection.close();
    }
  };
  const give = <T>(op: 'start' | 'restore', { directory, from, checked }: GivenSnapshot): Promise<T> => {
    const folder = workspace === undefined ? undefined : incomingName(workspace, directory);
    return folder === undefined
      ? call({ op, stream: true, from }, directory)
      : call({ op, folder, from, ...(checked === undefined ? {} : { checked }) });
  };
  return {
    status: () => call({ op: 'status' }),
    start(from, { withhold } = {}) {
      if (from === undefined) return call({ op: 'start', ...(withhold === undefined ? {} : { withhold }) });
      return from === 'nothing' ? call({ op: 'start', anew: true }) : give('start', from);
    },
    restore: (snapshot) => give('restore', snapshot),
    confirm: () => call({ op: 'confirm' }),
    restart: () => call({ op: 'restart' }),
    pause: () => call({ op: 'pause' }),
    resume: () => call({ op: 'resume' }),
    save: () => call({ op: 'save' }),
    pending: () => call({ op: 'pending' }),
    ack: (name) => call({ op: 'ack', name }),
    secrets: (nonce) => call({ op: 'secrets', nonce }),
    logs: (options = {}) => call({ op: 'logs', ...options }),
    stop: (options = {}) => call({ op: 'stop', ...options }),
    async fetch(name, directory) {
      if (workspace !== undefined) return join(workspace, 'ring', name);
      await mkdir(directory, { recursive: true });
      const connection = await open(channel, { op: 'fetch', name });
      try {
        await connection.answer();
        await unpackDirectory(connection.rest(), directory);
        return directory;
      } finally {
        connection.close();
      }
    },
    async *watch({ signal, ...options } = {}) {
      const connection = await open(channel, { op: 'watch', ...options });
      const stop = (): void => connection.close();
      signal?.addEventListener('abort', stop, { once: true });
      try {
        await connection.answer();
        for await (const line of connection.lines) yield JSON.parse(line) as RunnerStatus;
      } catch (error) {
        if (!signal?.aborted) throw error;
      } finally {
        signal?.removeEventListener('abort', stop);
        connection.close();
      }
    },
  };
}

interface Connection {
  answer(): Promise<unknown>;
  readonly lines: AsyncGenerator<string, void>;
  /** What follows the lines read so far, as bytes. */
  rest(): Duplex;
  close(): void;
}

/** Connects, sends the request, and then the directory as a tar stream. */
async function open(
  channel: string | (() => Promise<Duplex>),
  request: Request,
  directory?: string,
  patience?: AbortSignal,
): Promise<Connection> {
  const opened: Promise<Duplex> = typeof channel === 'string' ? connected(channel) : channel();
  const socket = await opened.catch((cause: Error) => {
    throw cause instanceof DtaasError ? cause : unreachable(cause);
  });
  if (patience) addAbortSignal(patience, socket);
  socket.on('error', () => {}); // readers and writers of the stream see it too
  socket.write(`${JSON.stringify(request)}\n`);
  // A runner that refuses half-way closes its side; its answer says why, so a failed upload isn't the news.
  if (directory === undefined) socket.end();
  else void packDirectory(directory, socket).catch(() => socket.end());
  const lines = readLines(socket);
  return {
    lines,
    rest: () => socket,
    close: () => socket.destroy(),
    async answer() {
      const line = await lines.next();
      if (line.done) throw unreachable(new Error('it closed the connection without an answer'));
      const answer: Answer = JSON.parse(line.value);
      if (answer.ok) return answer.result;
      const { protocol = 1, error } = answer;
      const isOlder = error.code === 'request-unknown' && protocol < protocolVersion;
      throw isOlder ? older(request.op, protocol) : new DtaasError(error);
    },
  };
}

function connected(path: string): Promise<Duplex> {
  const socket = connect(path);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

function older(op: string, protocol: number): DtaasError {
  return new DtaasError({
    code: 'runner-older',
    message: `The twin's runner is of an earlier platform and doesn't know the request "${op}": it speaks version ${protocol} of the control protocol, and this dtaas speaks ${protocolVersion}.`,
    hint: 'Replace the runner; the state of the twin is kept: dtaas suspend <twin>, then dtaas resume <twin>',
  });
}

function unreachable(cause: Error): DtaasError {
  return new DtaasError({
    code: 'runner-unreachable',
    message: `The twin's runner doesn't answer: ${cause.message}`,
    hint: 'Start it again with: dtaas deploy',
    cause,
  });
}
