import { chmodSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { DtaasError, parseJson, platformVersion } from '@dtaas/model';
import { every } from '@dtaas/processes';
import { packDirectory, unpackDirectory } from '../archive.ts';
import { type Answer, type LogLine, protocolVersion, type Request } from '../protocol.ts';
import { excerpt } from '../secrets/excerpt.ts';
import { noncePattern, type SecretProofs } from '../secrets/proof.ts';
import { incomingFolder } from '../snapshot/incoming.ts';
import type { GivenSnapshot } from '../twin/beginning.ts';
import type { Twin } from '../twin/twin.ts';
import { readLines } from './lines.ts';

export interface Controlled {
  readonly twin: Twin;
  /** Where snapshots that come in are unpacked. */
  readonly directory: string;
  logs(component: string | undefined, tail: number): readonly LogLine[];
  proveSecrets(nonce: string): SecretProofs;
  /** JSON of an answer, without secrets. */
  readonly toJson: (value: unknown) => string;
  /** The twin has stopped because a client asked. */
  stopped(): void;
}

const longestRequestBytes = 2 ** 20;
const shortestWatchMs = 50;

/** Answers requests on the control socket, one a connection. */
export function serveControl(socketPath: string, controlled: Controlled): Promise<Server> {
  // A socket that a dead runner left. No living one has it: the workspace's lock is ours.
  rmSync(socketPath, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    converse(socket, controlled).catch((error: unknown) => {
      if (socket.writable) socket.end(toAnswer(failure(error), controlled));
      else socket.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      chmodSync(socketPath, 0o600);
      resolve(server);
    });
  });
}

async function converse(socket: Socket, controlled: Controlled): Promise<void> {
  const line = await readLines(socket, longestRequestBytes).next();
  if (line.done) {
    socket.destroy();
    return;
  }
  const request = parseRequest(line.value);
  if (request.op === 'watch') return await watch(socket, request, controlled);
  const result = await perform(request, socket, controlled);
  // Proofs have no secrets to mask, and a masked proof would match no value.
  const masks = request.op === 'secrets' ? { ...controlled, toJson: JSON.stringify } : controlled;
  const answer = toAnswer({ ok: true, result: result ?? null }, masks);
  if (request.op === 'fetch') {
    socket.write(answer);
    await packDirectory(controlled.twin.ring.folderOf(request.name), socket);
  } else socket.end(answer);
  if (request.op === 'stop') socket.once('close', controlled.stopped).resume();
}

async function perform(
  request: Exclude<Request, { op: 'watch' }>,
  socket: Socket,
  controlled: Controlled,
): Promise<unknown> {
  const { twin } = controlled;
  switch (request.op) {
    case 'status':
      return twin.status();
    case 'start':
      if (request.stream !== true && request.folder === undefined)
        return await twin.start(request.anew === true ? 'nothing' : undefined, request.withhold);
      return await received(socket, controlled, request, (snapshot) => twin.start(snapshot));
    case 'restore':
      return await received(socket, controlled, request, (snapshot) => twin.restore(snapshot));
    case 'confirm':
      return await twin.confirm();
    case 'restart':
      return await twin.restart();
    case 'pause':
      return await twin.pause();
    case 'resume':
      return await twin.resume();
    case 'save':
      return await twin.save();
    case 'pending':
      return twin.ring.list();
    case 'fetch':
      // Refused before the answer says yes; the archive follows it.
      twin.ring.folderOf(request.name);
      return undefined;
    case 'ack':
      return await twin.ring.remove(request.name);
    case 'logs':
      return controlled.logs(request.component, request.tail ?? 100);
    case 'secrets':
      if (!noncePattern.test(request.nonce)) throw invalid(request.op, 'nonce must be 32 to 128 hex digits');
      return controlled.proveSecrets(request.nonce);
    case 'stop':
      return await twin.stop({ save: request.save === true });
  }
}

/** The snapshot that the request names, or unpacks the one that follows it, for as long as `use` needs it. */
async function received<T>(
  socket: Socket,
  { directory }: Controlled,
  { folder: named, from = 'a snapshot', checked }: Request & { op: 'start' | 'restore' },
  use: (snapshot: GivenSnapshot) => Promise<T>,
): Promise<T> {
  if (named !== undefined)
    return await use({
      directory: incomingFolder(directory, named),
      from,
      ...(checked === undefined ? {} : { checked }),
    });
  const folder = await mkdtemp(join(directory, 'incoming-'));
  try {
    await unpackDirectory(socket, folder);
    return await use({ directory: folder, from });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function watch(
  socket: Socket,
  request: Request & { op: 'watch' },
  controlled: Controlled,
): Promise<void> {
  const everyMs = Math.max(request.everyMs ?? 1000, shortestWatchMs);
  const samples = request.samples === undefined ? undefined : controlled.twin.sampler(request.samples);
  socket.write(toAnswer({ ok: true, result: null }, controlled));
  const tell = (): void => {
    // A watcher that doesn't read misses lines; it doesn't pile them up here.
    if (!socket.writableNeedDrain) socket.write(toLine(controlled.twin.status(samples?.()), controlled));
  };
  tell();
  const timer = every(everyMs, tell);
  socket.once('close', () => timer.cancel());
  // Its half-close isn't the end: it only has nothing more to ask.
  socket.resume();
}

function toAnswer(answer: Answer, controlled: Controlled): string {
  return toLine({ ...answer, protocol: protocolVersion }, controlled);
}

function toLine(value: unknown, { toJson }: Controlled): string {
  return `${toJson(value)}\n`;
}

/** @throws DtaasError `request-unknown`, `request-invalid` */
function parseRequest(line: string): Request {
  const request = parseObject(line);
  if (typeof request['op'] === 'string' && ops.has(request['op'])) {
    for (const [field, value] of Object.entries(request)) checkField(field, value, line);
    return request as unknown as Request;
  }
  throw new DtaasError({
    code: 'request-unknown',
    message: `The runner doesn't know the request ${excerpt(line, 100)}.`,
    hint: `The runner is of platform ${platformVersion}. Ask it with a dtaas of that version.`,
  });
}

function parseObject(line: string): { readonly [field: string]: unknown } {
  try {
    const request = parseJson(line);
    return typeof request === 'object' && request !== null ? { ...request } : {};
  } catch (error) {
    throw invalid(line, error instanceof Error ? error.message : String(error));
  }
}

type Field = FieldOf<Request>;
type FieldOf<R> = R extends unknown ? Exclude<keyof R, 'op'> : never;

/** Fields that are not listed belong to another edition and are ignored. */
const fields: { readonly [field in Field]: 'number' | 'string' | 'boolean' } = {
  stream: 'boolean',
  folder: 'string',
  from: 'string',
  checked: 'string',
  anew: 'boolean',
  withhold: 'string',
  name: 'string',
  nonce: 'string',
  everyMs: 'number',
  samples: 'number',
  component: 'string',
  tail: 'number',
  save: 'boolean',
};

function checkField(field: string, value: unknown, line: string): void {
  const type = Object.hasOwn(fields, field) ? fields[field as Field] : undefined;
  if (type === undefined) return;
  const isRight = type === 'number' ? isCount(value) : typeof value === type;
  if (!isRight) throw invalid(line, `${field} must be a ${type === 'number' ? 'number, 0 or more' : type}`);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0;
}

function invalid(line: string, why: string): DtaasError {
  return new DtaasError({
    code: 'request-invalid',
    message: `The runner refuses the request ${excerpt(line, 100)}: ${why}.`,
    hint: 'Correct the request. platform/runner/src/protocol.ts lists the requests and their fields.',
  });
}

const ops: ReadonlySet<string> = new Set<Request['op']>([
  'status',
  'start',
  'restore',
  'restart',
  'confirm',
  'pause',
  'resume',
  'save',
  'pending',
  'fetch',
  'ack',
  'watch',
  'logs',
  'secrets',
  'stop',
]);

function failure(error: unknown): Answer {
  if (error instanceof DtaasError) {
    return { ok: false, error: { code: error.code, message: error.message, hint: error.hint } };
  }
  const message = error instanceof Error ? error.message : String(error);
  const hint = 'This is a fault of the runner. Its log says more: dtaas logs <twin>';
  return { ok: false, error: { code: 'runner-failed', message, hint } };
}
