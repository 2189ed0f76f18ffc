import { randomBytes } from 'node:crypto';
import { Duplex, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { DtaasError } from '@dtaas/model';
import { platformFile } from '@dtaas/processes';
import { readLines, withinSilence } from '@dtaas/runner';
import { type Bundle, bundleOf } from '../bundle.ts';
import { type ClientOptions, lookMs, type Session, sshClient } from './client.ts';
import { connectionLost, errorFrom, helperFailed, nodeUnfit } from './failures.ts';
import { nameOf, type SshTarget } from './machine.ts';
import { nodeVersion, runHelper, storeFile } from './scripts.ts';
import { exitCodes, type SessionEnd, sshFailed, troubleOf } from './trouble.ts';
import { type Answer, greeting, type Request, type Streams, type Verbs } from './wire.ts';

export interface HelperOptions extends ClientOptions {
  readonly home: string;
  readonly onProgress?: (line: string) => void;
}

const silenceMs = 120_000;

export type Helper = ReturnType<typeof helperOn>;

/** The program of dtaas on a machine. Each call is a session of its own on the shared connection. */
export function helperOn(target: SshTarget, options: HelperOptions) {
  const { home, environment, onProgress = () => {}, signal, looks = false } = options;
  const client = sshClient(target, options);
  let bundles: { readonly helper: Bundle; readonly runner: Bundle } | undefined;

  const run = (script: string, ...words: readonly string[]): Promise<Session> =>
    client.session(script, [target.folder ?? '', ...words]);

  /** Each call answers the next line of the helper; `undefined` at the end. */
  const linesOf = (session: Session) => {
    const lines = readLines(session.stdout);
    return async (limitMs: number | undefined): Promise<string | undefined> => {
      try {
        return (await withinSilence(lines.next(), limitMs)).value ?? undefined;
      } catch (error) {
        // A machine may hang, with its connection open.
        session.kill();
        const reason = error instanceof Error ? error.message : String(error);
        throw await client.giveUp({ code: sshFailed, stderr: reason });
      }
    };
  };

  /** Starts the helper. Copies the programs that are missing there. */
  const begin = async () => {
    bundles ??= {
      helper: bundleOf('place', platformFile('places/dist/ssh.mjs')),
      runner: bundleOf('runner', environment['DTAAS_RUNNER'] ?? platformFile('runner/dist/runner.mjs')),
    };
    const { helper, runner } = bundles;
    for (let copied = 0; ; copied += 1) {
      signal?.throwIfAborted();
      const session = await run(runHelper, helper.folder, runner.folder);
      const next = linesOf(session);
      let line = await next(looks ? lookMs : silenceMs);
      while (line !== undefined && line !== greeting) line = await next(silenceMs);
      if (line === greeting) return { session, next };
      const end = await session.ended;
      const missing = { [exitCodes.helperMissing]: helper, [exitCodes.runnerMissing]: runner }[end.code ?? 0];
      if (missing === undefined || copied > 1) throw await troubleAtStart(end);
      // A new machine lacks both programs.
      if (copied === 0) onProgress(`copies dtaas to ${nameOf(target)}`);
      await copy(missing);
    }
  };

  const copy = async ({ folder, files }: Bundle): Promise<void> => {
    for (const { file, bytes, sha256 } of files) {
      const session = await run(storeFile, folder, file, sha256, randomBytes(4).toString('hex'));
      session.stdout.resume();
      session.stdin.end(bytes);
      const end = await session.ended;
      if (end.code !== 0) throw troubleOf(target, end, connectionLost);
    }
  };

  /** A Node that is too old ends in a way of its own, so it is asked for its version only then. */
  const troubleAtStart = async (end: SessionEnd): Promise<DtaasError> => {
    const trouble = await client.giveUp(end);
    if (!helperFailed.is(trouble)) return trouble;
    const { stdout } = await client.session(nodeVersion, []);
    const [version, major, minor] = /^v(\d+)\.(\d+).*$/m.exec(await text(stdout)) ?? [];
    const isOld = Number(major) < 20 || (Number(major) === 20 && Number(minor) < 19);
    return version !== undefined && isOld ? nodeUnfit({ target, version }) : trouble;
  };

  /** Makes a request and reads the answer. The session goes on, unless there is an error. */
  const request = async (
    verb: Request['verb'],
    given: readonly unknown[],
    send?: (target: Writable) => Promise<void>,
  ): Promise<{ readonly session: Session; readonly result?: unknown }> => {
    const { session, next } = await begin();
    session.stdin.write(`${JSON.stringify({ home, verb, given, looks } satisfies Request)}\n`);
    // If the machine refuses what is sent, sending ends early, and the answer has the reason.
    void send?.(session.stdin).then(
      () => session.stdin.end(),
      () => session.stdin.end(),
    );
    // An asset may be big, and building environments may take long without a word.
    const limitMs = verb === 'store' || verb === 'stage' ? undefined : silenceMs;
    try {
      for (let line = await next(limitMs); line !== undefined; line = await next(limitMs)) {
        const answer = JSON.parse(line) as Answer;
        if ('progress' in answer) onProgress(answer.progress);
        else if (answer.ok) return { session, result: answer.result };
        else throw errorFrom(target, answer.error);
      }
      throw troubleOf(target, await session.ended, connectionLost);
    } catch (error) {
      session.kill();
      throw error;
    }
  };

  /** The rest of what a session sends. A connection that is cut would otherwise look like the end of a file. */
  async function* untilEnd({ stdout, ended }: Session): AsyncGenerator<Buffer> {
    for await (const chunk of stdout) yield chunk as Buffer;
    const end = await ended;
    if (end.code !== 0) throw troubleOf(target, end, connectionLost);
  }

  return {
    /** @param send writes what follows the request */
    async ask<V extends keyof Verbs>(
      verb: V,
      given: Parameters<Verbs[V]>,
      send = async (_target: Writable): Promise<void> => {},
    ): Promise<Awaited<ReturnType<Verbs[V]>>> {
      const { session, result } = await request(verb, given, send);
      session.kill();
      return result as Awaited<ReturnType<Verbs[V]>>;
    },
    /** Asks for a stream. It fails if the connection is cut, instead of ending. */
    async open<S extends keyof Streams>(verb: S, given: Parameters<Streams[S]>): Promise<Duplex> {
      const { session } = await request(verb, given);
      const readable = Readable.from(untilEnd(session), { objectMode: false });
      // A failed write isn't reported: the other direction has the reason why the session ended.
      const writable = new Writable({
        write: (chunk, _encoding, done) => void session.stdin.write(chunk, () => done()),
        final: (done) => void session.stdin.end(() => done()),
      });
      return Duplex.from({ readable, writable }).once('close', () => session.kill());
    },
  };
}
