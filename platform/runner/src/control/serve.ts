import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { DtaasError } from '@dtaas/model';
import { every } from '@dtaas/processes';
import { joinStreams } from '@dtaas/sandbox';
import { packDirectory, unpackDirectory } from '../archive.ts';
import type { ComponentHost } from '../component/host.ts';
import { runnerFailed } from '../failures.ts';
import type { Logs } from '../logs/logs.ts';
import { type Outcome, protocolVersion } from '../protocol.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { incomingFolder, withIncoming } from '../snapshot/incoming.ts';
import type { Times } from '../times.ts';
import type { GivenSnapshot } from '../twin/startup.ts';
import type { Twin } from '../twin/twin.ts';
import { serveExec } from './exec/serve-exec.ts';
import { readLines } from './lines.ts';
import { invalid, parseRequest, type Request, type RequestOf } from './request.ts';
import type { Usage } from './usage.ts';

/** What the requests look at and change. */
export interface Controlled {
  readonly twin: Twin;
  /** Where snapshots that come in are unpacked. */
  readonly directory: string;
  readonly secrets: Pick<Secrets, 'prove' | 'toJson' | 'maskedStream'>;
  readonly times: Pick<Times, 'silenceMs'>;
  readonly logs: Pick<Logs, 'read'>;
  readonly host: Pick<ComponentHost, 'dial' | 'dialPort' | 'run'>;
  readonly usage: Pick<Usage, 'note' | 'during'>;
  /** The twin has stopped because a client asked. */
  stopped(): void;
}

const longestRequestBytes = 2 ** 20;
const shortestWatchMs = 50;

/** Answers requests on the control socket, one a connection. */
export function serveControl(socketPath: string, controlled: Controlled): Promise<Server> {
  // A dead runner may have left the socket. No living one uses it, because this runner has the workspace's lock.
  rmSync(socketPath, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => serveChannel(socket, controlled));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      chmodSync(socketPath, 0o600);
      resolve(server);
    });
  });
}

/** Answers the one request of a channel, then ends it. */
export function serveChannel(channel: Duplex, controlled: Controlled): void {
  channel.on('error', () => channel.destroy());
  converse(channel, controlled).catch((error: unknown) => {
    if (!channel.writable) channel.destroy();
    // Further input of the client is dropped. Its end closes the channel.
    else channel.end(toAnswer(failure(error), controlled.secrets.toJson)).resume();
  });
}

async function converse(channel: Duplex, controlled: Controlled): Promise<void> {
  const limits = { maxBytes: longestRequestBytes, silenceMs: controlled.times.silenceMs };
  const line = await readLines(channel, limits)
    .next()
    .catch((error: unknown) => {
      throw invalid(error);
    });
  if (line.done) {
    channel.destroy();
    return;
  }
  const request = parseRequest(line.value);
  if (['watch', 'dial', 'exec'].includes(request.op)) controlled.usage.during(channel);
  if (request.op === 'watch') return await watch(channel, request, controlled);
  if (request.op === 'dial') return await dial(channel, request, controlled);
  if (request.op === 'exec') return await exec(channel, request, controlled);
  if (request.op === 'logs') controlled.usage.note();
  const handle: (...args: [never, Controlled, Duplex]) => unknown = handlers[request.op];
  const result = await handle(request as never, controlled, channel);
  // Proofs have no secrets to mask, and a masked proof would match no value.
  const toJson = request.op === 'secrets' ? JSON.stringify : controlled.secrets.toJson;
  const answer = toAnswer({ ok: true, result: result ?? null }, toJson);
  if (request.op === 'stop') channel.once('close', controlled.stopped);
  if (request.op === 'fetch') {
    channel.write(answer);
    await packDirectory(controlled.twin.ring.folderOf(request.name), channel);
  } else channel.end(answer);
  channel.resume();
}

/** The requests with one answer. `fetch` sends a snapshot after it. */
const handlers: {
  readonly [op in Exclude<Request['op'], 'watch' | 'dial' | 'exec'>]: (
    request: RequestOf<op>,
    controlled: Controlled,
    channel: Duplex,
  ) => unknown;
} = {
  status: (_, { twin }) => twin.status(),
  start: (request, controlled, channel) =>
    request.stream === true || request.folder !== undefined
      ? received(channel, controlled, request, (snapshot) =>
          controlled.twin.start(snapshot, request.withhold),
        )
      : controlled.twin.start(request.anew === true ? 'nothing' : undefined, request.withhold),
  restore: (request, controlled, channel) =>
    received(channel, controlled, request, (snapshot) => controlled.twin.restore(snapshot)),
  confirm: (_, { twin }) => twin.confirm(),
  restart: (_, { twin }) => twin.restart(),
  pause: (_, { twin }) => twin.pause(),
  resume: (_, { twin }) => twin.resume(),
  configure: (request, { twin }) => twin.configure(request),
  save: (_, { twin }) => twin.save(),
  pending: (_, { twin }) => twin.ring.list(),
  // An unknown name is refused before the answer, because the archive follows the answer.
  fetch: ({ name }, { twin }) => void twin.ring.folderOf(name),
  ack: ({ name }, { twin }) => twin.ring.remove(name),
  logs: ({ component, tail = 100 }, { logs }) => logs.read({ component, tail }),
  secrets: ({ nonce }, { secrets }) => secrets.prove(nonce),
  stop: ({ save = false }, { twin }) => twin.stop({ save }),
};

/** The snapshot that the request names, or unpacks the one that follows it, for as long as `use` needs it. */
async function received<T>(
  channel: Duplex,
  { directory, times: { silenceMs } }: Controlled,
  { folder: named, from = 'a snapshot', checked }: RequestOf<'start' | 'restore'>,
  use: (snapshot: GivenSnapshot) => Promise<T>,
): Promise<T> {
  if (named !== undefined)
    return await use({
      directory: incomingFolder(directory, named),
      from,
      ...(checked === undefined ? {} : { checked }),
    });
  return await withIncoming(directory, async (folder) => {
    await unpackDirectory(channel, folder, { silenceMs });
    return await use({ directory: folder, from });
  });
}

async function watch(
  channel: Duplex,
  request: RequestOf<'watch'>,
  { twin, secrets: { toJson } }: Controlled,
): Promise<void> {
  const everyMs = Math.max(request.everyMs ?? 1000, shortestWatchMs);
  const samples = request.samples === undefined ? undefined : twin.sampler(request.samples);
  channel.write(toAnswer({ ok: true, result: null }, toJson));
  const tell = (): void => {
    // A watcher that doesn't read misses lines; it doesn't pile them up here.
    if (!channel.writableNeedDrain) channel.write(`${toJson(twin.status(samples?.()))}\n`);
  };
  tell();
  const timer = every(everyMs, tell);
  channel.once('close', () => timer.cancel());
  // The end of the client's side isn't the end: the client only has nothing more to ask.
  channel.resume();
}

/** Joins the channel with a port or a command. */
async function dial(
  channel: Duplex,
  request: RequestOf<'dial'>,
  { host, secrets }: Controlled,
): Promise<void> {
  const far =
    'port' in request ? await host.dialPort(request.port) : host.dial(request.component, request.command);
  channel.write(toAnswer({ ok: true, result: null }, secrets.toJson));
  joinStreams(channel, far);
  // A client that is gone looks like one that has ended its side. Only a write fails, and one of no bytes is enough.
  channel.once('end', () => {
    const probe = every(1000, () => void channel.write(''));
    channel.once('close', () => probe.cancel());
  });
}

/** Runs a command, and tells what it writes and how it ends. */
async function exec(
  channel: Duplex,
  { component, command }: RequestOf<'exec'>,
  { host, secrets }: Controlled,
): Promise<void> {
  const launched = host.run(component, command);
  channel.write(toAnswer({ ok: true, result: null }, secrets.toJson));
  await serveExec(channel, launched, secrets.maskedStream);
}

function toAnswer(outcome: Outcome, toJson: (value: unknown) => string): string {
  return `${toJson({ ...outcome, protocol: protocolVersion })}\n`;
}

function failure(error: unknown): Outcome {
  if (!(error instanceof DtaasError))
    return failure(runnerFailed({ reason: error instanceof Error ? error.message : String(error) }));
  return { ok: false, error: { code: error.code, message: error.message, hint: error.hint } };
}
