import { addAbortListener } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { DtaasError, type Parameters, parseJson } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';
import { packDirectory, unpackDirectory } from '../archive.ts';
import { runnerOlder, runnerUnreachable } from '../failures.ts';
import {
  type Answer,
  type LogLine,
  type PendingSnapshot,
  protocolVersion,
  type RestoreReport,
  type RunnerStatus,
} from '../protocol.ts';
import type { SecretProofs } from '../secrets/proof.ts';
import { incomingName } from '../snapshot/incoming.ts';
import type { GivenSnapshot } from '../twin/startup.ts';
import { type OpenChannel, openSocket, openWithin } from './channel.ts';
import { type Execution, execution } from './exec/execution.ts';
import { readLines } from './lines.ts';
import type { DialTarget, ExecTarget, Request } from './request.ts';

/** Typed calls to one runner. Each opens a channel of its own, so a client holds nothing open and needs no closing. */
export type RunnerClient = ReturnType<typeof connectRunner>;

/**
 * @param channel opens a channel to the runner for each request, or the path of its control socket on this machine
 * @param options.workspace its folder, if that is seen from here: snapshots are handed over there, without a copy
 * @param options.patience when it ends, calls with one answer are given up: a runner that hangs keeps channels open for ever
 * @throws DtaasError (from each call) `runner-unreachable`, `runner-older`, or what the runner answered
 */
export function connectRunner(
  channel: OpenChannel | string,
  { workspace, patience }: { workspace?: string | undefined; patience?: AbortSignal | undefined } = {},
) {
  const open = typeof channel === 'string' ? () => openSocket({ path: channel }) : channel;
  const call = async <T>(request: Request, send?: string): Promise<T> => {
    const conversation = await converse(open, request, patience);
    try {
      return (await conversation.ask(send)) as T;
    } finally {
      conversation.close();
    }
  };
  /** A channel that belongs to the caller once the request is answered. */
  const opened = async (request: Request): Promise<Duplex> => {
    const conversation = await converse(open, request, patience);
    try {
      await conversation.answer();
      return conversation.release();
    } catch (error) {
      conversation.close();
      throw error;
    }
  };
  const give = <T>(
    op: 'start' | 'restore',
    { directory, from, checked }: GivenSnapshot,
    more: { readonly withhold?: string } = {},
  ): Promise<T> => {
    const folder = workspace === undefined ? undefined : incomingName(workspace, directory);
    return folder === undefined
      ? call({ op, stream: true, from, ...more }, directory)
      : call({ op, folder, from, ...(checked === undefined ? {} : { checked }), ...more });
  };
  return {
    status: () => call<RunnerStatus>({ op: 'status' }),
    /**
     * Starts the twin from a snapshot, from `nothing`, or with the files in its components' folders. `nothing` keeps the files
     * that components of the same generation have written.
     *
     * @param options.withhold why the twin sends no command until `confirm`. Not with `nothing`.
     */
    start(from?: GivenSnapshot | 'nothing', options: { withhold?: string } = {}): Promise<RunnerStatus> {
      if (from === undefined) return call({ op: 'start', ...options });
      return from === 'nothing' ? call({ op: 'start', anew: true }) : give('start', from, options);
    },
    /** Replaces the state of the running twin by a snapshot, and compares the values. */
    restore: (snapshot: GivenSnapshot) => give<RestoreReport>('restore', snapshot),
    /** Lets the twin command its physical twin again, after commands were withheld or another runner took over. */
    confirm: () => call<RunnerStatus>({ op: 'confirm' }),
    /** Starts the twin from nothing, even if it runs. Snapshots in the ring stay. */
    restart: () => call<RunnerStatus>({ op: 'restart' }),
    pause: () => call<RunnerStatus>({ op: 'pause' }),
    resume: () => call<RunnerStatus>({ op: 'resume' }),
    /**
     * Tells running components new values of live parameters, after which the runner runs the specification of that generation.
     * Throws `configure-refused` if a component doesn't take its values; all components then keep the old ones.
     */
    configure: (generation: string, parameters: Parameters) =>
      call<RunnerStatus>({ op: 'configure', generation, parameters }),
    /** Takes a snapshot into the ring. */
    save: () => call<PendingSnapshot>({ op: 'save' }),
    pending: () => call<readonly PendingSnapshot[]>({ op: 'pending' }),
    /**
     * Copies a snapshot of the ring to `directory`, which is made and must be empty. If this machine has the workspace, nothing
     * is copied. Returns the folder with the snapshot, which can be read until `ack`.
     */
    async fetch(name: string, directory: string): Promise<string> {
      if (workspace !== undefined) return join(workspace, 'ring', name);
      await mkdir(directory, { recursive: true });
      const conversation = await converse(open, { op: 'fetch', name });
      try {
        await conversation.ask();
        await unpackDirectory(conversation.stream, directory, { silenceMs });
      } finally {
        conversation.close();
      }
      return directory;
    },
    /** Deletes a snapshot from the ring, once it is committed. Repeating it changes nothing. */
    ack: (name: string) => call<void>({ op: 'ack', name }),
    async *watch(
      options: { everyMs?: number; samples?: number; signal?: AbortSignal } = {},
    ): AsyncGenerator<RunnerStatus, void> {
      const { signal, ...request } = options;
      const conversation = await converse(open, { op: 'watch', ...request });
      const stop = signal && addAbortListener(signal, () => conversation.close());
      try {
        await conversation.ask();
        for await (const line of conversation.lines) yield JSON.parse(line) as RunnerStatus;
      } catch (error) {
        if (!signal?.aborted) throw unreachable(error);
      } finally {
        stop?.[Symbol.dispose]();
        conversation.close();
      }
    },
    logs: (options: { component?: string; tail?: number } = {}) =>
      call<readonly LogLine[]>({ op: 'logs', ...options }),
    /** Proofs of its secrets, to compare with `secretProof` of other values. */
    secrets: (nonce: string) => call<SecretProofs>({ op: 'secrets', nonce }),
    /** Resolves when the components have left, with the name of the snapshot if one was requested. */
    stop: (options: { save?: boolean } = {}) => call<{ readonly saved?: string }>({ op: 'stop', ...options }),
    /**
     * Connects to a port of loopback in the workspace's network, or runs a command beside a component: the raw bytes of its
     * standard input and output. Closing the stream ends the command. A runner of an earlier platform answers `runner-older`.
     */
    dial: (target: DialTarget): Promise<Duplex> => opened({ op: 'dial', ...target }),
    /** Runs a command beside a component, with its errors and its end told apart from its output. `close` kills the command. */
    exec: async (target: ExecTarget): Promise<Execution> =>
      execution(await opened({ op: 'exec', ...target }), unreachable),
  };
}

/** A runner that sends a snapshot is never silent for so long. */
const silenceMs = 60_000;

/** Opens a channel of its own for a request, and writes the request. */
async function converse(open: OpenChannel, request: Request, patience?: AbortSignal) {
  const stream = await openWithin(open, patience).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  stream.on('error', () => {}); // who reads or writes the stream gets the error, too
  const impatience = patience && addAbortListener(patience, () => stream.destroy(patience.reason));
  const lines = readLines(stream);
  stream.write(`${JSON.stringify(request)}\n`);
  const answer = async (): Promise<unknown> => {
    const given = await readAnswer(lines).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (given.ok) return given.result;
    const { protocol, error } = given;
    if (error.code !== 'request-unknown' || protocol >= protocolVersion) throw new DtaasError(error);
    throw runnerOlder({ request: request.op, its: protocol, ours: protocolVersion });
  };
  /** Gives the channel to the caller, who closes it. */
  const release = (): Duplex => {
    impatience?.[Symbol.dispose]();
    return stream;
  };
  return {
    stream,
    lines,
    answer,
    release,
    close: () => release().destroy(),
    /**
     * Sends a directory as a tar stream, or nothing, ends this side and reads the answer. A runner that refuses a directory
     * half-way says why in its answer, so a failed upload isn't reported here.
     */
    ask(directory?: string): Promise<unknown> {
      if (directory === undefined) stream.end();
      else void packDirectory(directory, stream).catch(() => stream.end());
      return answer();
    },
  };
}

async function readAnswer(lines: AsyncGenerator<string, void>): Promise<Answer> {
  const { value: line } = await lines.next();
  if (!line) throw new Error('it closed the channel without an answer');
  const answer = parseJson(line) as Answer | null;
  if (answer?.ok === true) return answer;
  if (answer?.ok === false && typeof answer.error?.code === 'string') return answer;
  throw new Error(`it answered ${excerpt(line, 100)}, which isn't an answer of a runner`);
}

/** What errors of sockets mean here. Their own messages, such as `write EPIPE`, are for programmers. */
const meanings: { readonly [code: string]: string } = {
  ECONNREFUSED: 'it does not run',
  ENOENT: 'it does not run',
  ECONNRESET: 'it closed the channel',
  EPIPE: 'it closed the channel',
};

/** A place that can't open a channel says why in an error of its own. */
function unreachable(cause: unknown): DtaasError {
  if (cause instanceof DtaasError) return cause;
  const { code = '', message = String(cause) } = Object(cause) as Partial<NodeJS.ErrnoException>;
  return runnerUnreachable({ reason: meanings[code] ?? message, cause });
}
