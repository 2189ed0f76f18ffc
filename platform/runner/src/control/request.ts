import { type Parameters, parseJson, platformVersion } from '@dtaas/model';
import { excerpt } from '@dtaas/processes';
import { requestInvalid, requestUnknown } from '../failures.ts';
import { noncePattern } from '../secrets/proof.ts';

interface Type<T> {
  /** Completes "must be". */
  readonly called: string;
  readonly fits: (value: unknown) => boolean;
  /** Never there: it only tells TypeScript the type. */
  readonly example?: T;
}

interface Fields {
  readonly [field: string]: Type<unknown>;
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === 'string';
const text = type<string>('a string', isText);
const flag = type<boolean>('a boolean', (value) => typeof value === 'boolean');
const amount = type<number>('a number, 0 or more', (value) => typeof value === 'number' && value >= 0);
const nonce = type<string>('32 to 128 hex digits', (value) => isText(value) && noncePattern.test(`${value}`));
const port = type<number>(
  'a port, 1 to 65535',
  (value) => Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536,
);
const parameters = type<Parameters>(
  'values by component and name',
  (value) => isObject(value) && Object.values(Object(value)).every(isObject),
);
const command = type<readonly string[]>(
  'a program and its arguments, each a string',
  (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
);

function type<T>(called: string, fits: (value: unknown) => boolean): Type<T> {
  return { called, fits };
}

/**
 * A snapshot follows the request as a tar archive if `stream` is true. A client that sees the workspace's folder can name a
 * snapshot that lies in there, `folder: incoming-…`, instead of sending it. The runner moves what it needs out of that folder;
 * the client removes the folder. `checked` is the sha256 of the snapshot's manifest, from a client that has compared the files in
 * that folder with their hashes: the runner doesn't hash them again.
 */
const snapshot = { stream: flag, folder: text, from: text, checked: text };

/**
 * The requests and their fields: those that a request may have, and those that it must have, of which there can be alternatives.
 * Other fields belong to another edition and are ignored.
 */
const requests = {
  status: {},
  /**
   * `anew`: from nothing, unless the components of this generation have already started. `withhold`: why the twin sends no
   * command until a person confirms it; not with `anew`.
   */
  start: { may: { ...snapshot, anew: flag, withhold: text } },
  restore: { may: snapshot },
  /** A person confirms that the twin may command its physical twin. */
  confirm: {},
  /** Starts the twin from nothing, even if it runs. The ring stays. */
  restart: {},
  pause: {},
  resume: {},
  save: {},
  pending: {},
  fetch: { must: [{ name: text }] },
  ack: { must: [{ name: text }] },
  watch: { may: { everyMs: amount, samples: amount } },
  /**
   * Tells running components new values of live parameters, by component and name. `generation` is that of the specification
   * with these values. If one component doesn't take its values, all keep the old ones.
   */
  configure: { must: [{ generation: text, parameters }] },
  /** Answers `SecretProofs`. */
  secrets: { must: [{ nonce }] },
  logs: { may: { component: text, tail: amount } },
  stop: { may: { save: flag } },
  /**
   * Connects to a TCP port of loopback in the network that the workspace's components share, or to a command beside a component:
   * with its files, environment and limits. The command's standard error goes to the component's log.
   */
  dial: { must: [{ port }, { component: text, command }] },
  /** Runs a command beside a component, as `dial` does. Its output, its errors and its end come as frames (`exec/frames.ts`). */
  exec: { must: [{ component: text, command }] },
} as const satisfies { readonly [op: string]: { readonly may?: Fields; readonly must?: readonly Fields[] } };

type Requests = typeof requests;
type Values<F> = { readonly [field in keyof F]: F[field] extends Type<infer T> ? T : never };
type May<R> = R extends { readonly may: infer F } ? Partial<Values<F>> : unknown;
type Must<R> = R extends { readonly must: readonly (infer F)[] } ? Values<F> : unknown;

export type RequestOf<Op extends keyof Requests> = { readonly op: Op } & May<Requests[Op]> &
  Must<Requests[Op]>;
export type Request = { readonly [op in keyof Requests]: RequestOf<op> }[keyof Requests];

/** What a channel is connected to. */
export type DialTarget = Must<Requests['dial']>;
export type ExecTarget = Must<Requests['exec']>;

/** @throws DtaasError `request-unknown`, `request-invalid` */
export function parseRequest(line: string): Request {
  const request = parseObject(line);
  const op = request['op'];
  if (typeof op !== 'string' || !Object.hasOwn(requests, op))
    throw requestUnknown({ request: excerpt(line, 100), platform: platformVersion });
  const { may, must = [] }: { may?: Fields; must?: readonly Fields[] } = requests[op as keyof Requests];
  const fields: Fields = Object.assign({}, may, ...must);
  for (const [field, { called, fits }] of Object.entries(fields))
    if (Object.hasOwn(request, field) && !fits(request[field]))
      throw invalid(`${field} must be ${called}`, line);
  const alternatives = must.map((each) => Object.keys(each));
  if (must.length > 0 && !alternatives.some((each) => each.every((field) => field in request)))
    throw invalid(`${alternatives.map((each) => each.join(' and ')).join(', or ')} is missing`, line);
  return request as unknown as Request;
}

function parseObject(line: string): { readonly [field: string]: unknown } {
  try {
    return { ...Object(parseJson(line)) };
  } catch (error) {
    throw invalid(error, line);
  }
}

/** @param line the request, if all of it came */
export function invalid(why: unknown, line?: string): Error {
  const what = line === undefined ? 'a request' : `the request ${excerpt(line, 100)}`;
  return requestInvalid({ what, reason: why instanceof Error ? why.message : String(why) });
}
