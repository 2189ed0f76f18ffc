import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Duplex, Writable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import type { DtaasError } from '@dtaas/model';
import { attempt } from '@dtaas/processes';
import { type ClientOptions, lookMs } from '../../ssh/client.ts';
import { dockerBusy, dockerUnreachable, engineTooOld } from '../failures.ts';
import type { EngineAddress } from './address.ts';
import { connectorTo } from './connect.ts';
import { connectionTrouble, requestTrouble } from './trouble.ts';

/** Docker Engine 20.10, the oldest that is supported, speaks this version of the API. */
const oldestApi = '1.41';

/** The longest that a command waits for the beginning of an answer. Stopping a container may take a while. */
const silenceMs = 120_000;

export interface Call {
  /** What is asked for, for messages: `create the volume x`. */
  readonly task: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: object;
  /** Writes the body, instead of `body`, and ends the stream. */
  readonly send?: (target: Writable) => Promise<void>;
  /** Asks for a stream in both directions in place of an answer. */
  readonly upgrades?: boolean;
  /** Makes the error if the engine refuses. Absent: the error follows from the engine's words. */
  readonly refused?: (reason: string) => DtaasError;
  /** Statuses of answers that are as good as success. The result is `undefined` then. */
  readonly accepts?: readonly number[];
}

export type DockerClient = ReturnType<typeof dockerClient>;

/** The API of a Docker Engine. The README says why there is no library. */
export function dockerClient(address: EngineAddress, options: ClientOptions) {
  const { looks = false, signal } = options;
  const connect = connectorTo(address, options);
  const patienceMs = looks ? lookMs : silenceMs;
  let version: Promise<string> | undefined;
  let hasAnswered = false;

  const answerTo = async (method: string, path: string, call: Call): Promise<IncomingMessage> => {
    const patience = AbortSignal.timeout(patienceMs);
    const given = signal ? AbortSignal.any([signal, patience]) : patience;
    const { stream, explain } = await connect(given);
    let unsent: Error | undefined;
    const query = call.query ? `?${new URLSearchParams(call.query)}` : '';
    const sent = request({
      createConnection: () => stream,
      method,
      path: `${path}${query}`,
      headers: {
        ...call.headers,
        host: 'docker',
        'content-type': call.send ? 'application/x-tar' : 'application/json',
        ...(call.upgrades ? { connection: 'Upgrade', upgrade: 'tcp' } : {}),
      },
    });
    const giveUp = (): void => void sent.destroy(given.reason);
    // Sending an archive may take longer.
    if (!call.send) given.addEventListener('abort', giveUp);
    try {
      const answered = answerOf(sent);
      if (call.send)
        call.send(sent).catch((error: Error) => {
          unsent = error;
          sent.destroy(error);
        });
      else sent.end(call.body === undefined ? undefined : JSON.stringify(call.body));
      const answer = await answered;
      hasAnswered = true;
      return answer;
    } catch (error) {
      if (unsent && error === unsent) throw unsent;
      const reason = given.aborted ? undefined : await explain?.();
      stream.destroy();
      if (hasAnswered && error === patience.reason)
        throw dockerBusy({ engine: address.name, task: call.task, seconds: patienceMs / 1000 });
      throw reason ?? connectionTrouble(address, error);
    } finally {
      given.removeEventListener('abort', giveUp);
    }
  };

  /** The newest version of the API that both sides know. */
  const negotiated = async (): Promise<string> => {
    const answer = await answerTo('GET', '/version', { task: 'say its version' });
    const said: EngineVersion = Object(await bodyOf<unknown>(answer).catch(() => undefined));
    const { ApiVersion, MinAPIVersion = oldestApi, Version = '?' } = said;
    if (typeof ApiVersion !== 'string')
      throw dockerUnreachable({
        engine: address.name,
        reason: 'the program that answers there is not a Docker Engine',
      });
    if (isOlder(ApiVersion, oldestApi)) throw engineTooOld({ engine: address.name, version: Version });
    return isOlder(oldestApi, MinAPIVersion) ? MinAPIVersion : oldestApi;
  };

  const successful = async (method: string, path: string, call: Call) => {
    version ??= negotiated();
    version.catch(() => {
      version = undefined;
    });
    const answer = await answerTo(method, `/v${await version}${path}`, call);
    const { statusCode = 0 } = answer;
    if (statusCode === switched || (statusCode >= 200 && statusCode < 300)) return answer;
    const said = await json(answer).catch(() => undefined);
    if (call.accepts?.includes(statusCode)) return undefined;
    const { message } = Object(said) as { message?: unknown };
    throw refusal(call, typeof message === 'string' ? message.trim() : `it answered ${statusCode}`);
  };

  const refusal = ({ refused, task }: Call, reason: string): DtaasError =>
    refused?.(reason) ?? requestTrouble({ engine: address.name, task, reason });

  return {
    /** The engine's address, for messages. */
    name: address.name,
    /**
     * Asks the engine. `path` begins after the version of the API.
     *
     * @throws DtaasError `docker-missing`, `docker-socket-refused`, `docker-unreachable`, `docker-too-old` …
     */
    async call<T>(
      method: 'GET' | 'POST' | 'DELETE' | 'PUT',
      path: string,
      call: Call,
    ): Promise<T | undefined> {
      const answer = await successful(method, path, call);
      return answer && (await bodyOf<T>(answer));
    },
    /** The answer as a stream of bytes; `undefined` for an accepted status. */
    read: (path: string, call: Call): Promise<IncomingMessage | undefined> => successful('GET', path, call),
    /** Has the engine do something that takes long. */
    async carryOut(path: string, call: Call): Promise<void> {
      const answer = await successful('POST', path, call);
      const said = await text(answer!).catch((error: unknown) => {
        throw connectionTrouble(address, error);
      });
      // A failure in the middle is a line of an answer that counts as successful.
      for (const line of said.split('\n')) {
        const { error } = Object(attempt(() => JSON.parse(line)));
        if (error) throw refusal(call, String(error));
      }
    },
    /** Asks for a stream in both directions, which the engine leads to a process. */
    async upgrade(path: string, call: Call): Promise<Duplex> {
      const stream = await successful('POST', path, { ...call, upgrades: true });
      return stream!.socket;
    },
    /** Whether a file is in a container, which need not run. */
    async hasFile(container: string, path: string): Promise<boolean> {
      const answer = await successful('HEAD', `/containers/${container}/archive`, {
        task: `look for ${path}`,
        query: { path },
        accepts: [404],
      });
      answer?.resume();
      return answer !== undefined;
    },
  };
}

/** The status of an answer after which both directions are bytes. */
const switched = 101;

function answerOf(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve).on('error', reject);
    sent.once('upgrade', (answer, socket, begun) => {
      if (begun.length > 0) socket.unshift(begun);
      resolve(answer);
    });
  });
}

interface EngineVersion {
  readonly Version?: string;
  readonly ApiVersion?: string;
  readonly MinAPIVersion?: string;
}

function isOlder(version: string, than: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = than.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

async function bodyOf<T>(answer: IncomingMessage): Promise<T> {
  const isJson = answer.headers['content-type']?.startsWith('application/json');
  if (isJson) return (await json(answer)) as T;
  answer.resume();
  return undefined as T;
}
