import { once } from 'node:events';
import { Duplex, Readable, Writable } from 'node:stream';
import type { DtaasError } from '@dtaas/model';
import { readLines } from '@dtaas/runner';
import { bundlesFor, copyBundle } from './bundles.ts';
import { type Session, type SshClient, sshClient } from './client.ts';
import { helperFailed, nodeUnfit, unreachable } from './failures.ts';
import { nodeVersion, runHelper } from './scripts.ts';
import { nameOf, type SshTarget } from './target.ts';
import { errorFrom } from './told-error.ts';
import { exitCodes, type SessionEnd, troubleOf } from './trouble.ts';
import {
  type Answer,
  type Greeting,
  helperProtocol,
  type Request,
  type Streams,
  type Verbs,
} from './wire.ts';

/** The program of dtaas on a machine. Each call is a session of its own on the shared connection. */
export interface Helper {
  /** @param send writes what follows the request */
  ask<V extends keyof Verbs>(
    verb: V,
    given: Parameters<Verbs[V]>,
    send?: (target: Writable) => Promise<void>,
  ): Promise<Answered<Awaited<ReturnType<Verbs[V]>>>>;
  /** Asks for a stream. It fails if the connection is cut, instead of ending. */
  open<S extends keyof Streams>(verb: S, given: Parameters<Streams[S]>): Promise<Duplex>;
}

export interface Answered<T> {
  /** JSON: `null` stands for nothing. */
  readonly result: T;
  /** Milliseconds by which the clock there is ahead, and by how much that may be wrong. */
  readonly clock: { readonly ahead: number; readonly within: number };
}

export interface HelperOptions {
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress?: (line: string) => void;
  /** Gives calls up. What they have begun on the machine goes on, and the next run adopts it. */
  readonly signal?: AbortSignal;
}

const silenceMs = 120_000;

interface Begun {
  readonly session: Session;
  readonly lines: AsyncGenerator<string, void>;
}

export function helperOn(target: SshTarget, options: HelperOptions): Helper {
  const { home, environment, onProgress = () => {}, signal } = options;
  const client = sshClient(target, environment);
  const place = nameOf(target);
  let bundles: ReturnType<typeof bundlesFor> | undefined;

  /** Starts the helper and sends the request. Copies the bundles if they are missing there. */
  const begin = async (verb: Request['verb'], given: readonly unknown[]): Promise<Begun> => {
    bundles ??= bundlesFor(environment);
    const { helper, runner } = bundles;
    // Only building environments takes long without a word.
    const limits = verb === 'stage' ? {} : { silenceMs };
    for (let copied = 0; ; copied += 1) {
      signal?.throwIfAborted();
      const session = await client.session(
        runHelper,
        [target.folder ?? '', helper.folder, runner.folder],
        signal,
      );
      const lines = orUnreachable(place, session, readLines(session.stdout, limits));
      const greeting = await lines.next();
      if (!greeting.done) {
        refuseOther(place, greeting.value);
        session.stdin.write(`${JSON.stringify({ home, verb, given } satisfies Request)}\n`);
        return { session, lines };
      }
      const end = await session.ended;
      const missing = { [exitCodes.helperMissing]: helper, [exitCodes.runnerMissing]: runner }[end.code ?? 0];
      if (missing === undefined || copied > 1) throw await troubleAtStart(client, place, end);
      // A new machine lacks both bundles.
      if (copied === 0) onProgress(`copies dtaas to ${place}`);
      await copyBundle(client, place, target.folder ?? '', missing);
    }
  };

  const answered = async <T>({ session, lines }: Begun, sentAt: number): Promise<Answered<T>> => {
    for await (const line of lines) {
      const answer = JSON.parse(line) as Answer;
      if ('progress' in answer) onProgress(answer.progress);
      else if (answer.ok) {
        const half = (Date.now() - sentAt) / 2;
        return { result: answer.result as T, clock: { ahead: answer.now - sentAt - half, within: half } };
      } else throw errorFrom(place, answer.error);
    }
    throw troubleOf(place, await session.ended, true);
  };

  return {
    async ask(verb, given, send) {
      const begun = await begin(verb, given);
      const sentAt = Date.now();
      // What is sent ends early if the machine refuses it; the answer says why.
      void Promise.resolve(send?.(begun.session.stdin))
        .catch(() => {})
        .then(() => begun.session.stdin.end());
      try {
        return await answered(begun, sentAt);
      } finally {
        begun.session.kill();
      }
    },
    async open(verb, given) {
      const begun = await begin(verb, given);
      const { session } = begun;
      try {
        await answered(begun, Date.now());
      } catch (error) {
        session.kill();
        throw error;
      }
      const received = Readable.from(untilEnd(place, session), { objectMode: false });
      // What can't be written any more is not the news: the other direction says why the session ended.
      const sent = new Writable({
        write: (chunk, _encoding, done) => void session.stdin.write(chunk, () => done()),
        final: (done) => void session.stdin.end(() => done()),
      });
      const stream = Duplex.from({ readable: received, writable: sent });
      stream.once('close', () => session.kill());
      return stream;
    },
  };
}

/** A machine may hang, with its connection open. */
async function* orUnreachable(
  place: string,
  session: Session,
  lines: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  try {
    yield* lines;
  } catch (error) {
    session.kill();
    throw unreachable({ place, reason: error instanceof Error ? error.message : String(error) });
  }
}

function refuseOther(place: string, greeting: string): void {
  const { protocol } = JSON.parse(greeting) as Greeting;
  if (protocol === helperProtocol) return;
  const reason = `its protocol has the version ${protocol}, and this dtaas speaks ${helperProtocol}`;
  throw helperFailed({ place, reason });
}

/** The rest of what a session sends. A connection that is cut would otherwise look like the end of a file. */
async function* untilEnd(place: string, { stdout, ended }: Session): AsyncGenerator<Buffer> {
  for await (const chunk of stdout) yield chunk as Buffer;
  const end = await ended;
  if (end.code !== 0) throw troubleOf(place, end, true);
}

/** A Node that is too old ends in a way of its own, so it is asked for its version only then. */
async function troubleAtStart(client: SshClient, place: string, end: SessionEnd): Promise<DtaasError> {
  const trouble = troubleOf(place, end, false);
  if (trouble.code !== 'place-helper-failed') return trouble;
  const session = await client.session(nodeVersion, []);
  const version = (await once(session.stdout.setEncoding('utf8'), 'data').catch(() => ['']))[0] as string;
  session.kill();
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const isOld = major > 0 && (major < 20 || (major === 20 && minor < 19));
  return isOld ? nodeUnfit({ place, version: version.trim() }) : trouble;
}
