import { parseJson, platformVersion } from '@dtaas/model';
import { requestInvalid, requestUnknown } from '../failures.ts';
import type { Request } from '../protocol.ts';
import { excerpt } from '../secrets/mask.ts';
import { noncePattern } from '../secrets/proof.ts';

const isText = (value: unknown): boolean => typeof value === 'string';

/** The types of fields. Each name completes "must be". */
const types = {
  'a string': isText,
  'a boolean': (value: unknown) => typeof value === 'boolean',
  'a number, 0 or more': (value: unknown) => typeof value === 'number' && value >= 0,
  '32 to 128 hex digits': (value: unknown) => typeof value === 'string' && noncePattern.test(value),
  'a port, 1 to 65535': (value: unknown) =>
    Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536,
  'a program and its arguments, each a string': (value: unknown) =>
    Array.isArray(value) && value.length > 0 && value.every(isText),
};

type Fields = { readonly [field: string]: keyof typeof types };

const snapshot: Fields = {
  stream: 'a boolean',
  folder: 'a string',
  from: 'a string',
  checked: 'a string',
};

/** The fields of each request. Fields that aren't listed belong to another edition and are ignored. */
const requests: { readonly [op in Request['op']]: Fields } = {
  status: {},
  start: { ...snapshot, anew: 'a boolean', withhold: 'a string' },
  restore: snapshot,
  restart: {},
  confirm: {},
  pause: {},
  resume: {},
  save: {},
  pending: {},
  fetch: { name: 'a string' },
  ack: { name: 'a string' },
  watch: { everyMs: 'a number, 0 or more', samples: 'a number, 0 or more' },
  logs: { component: 'a string', tail: 'a number, 0 or more' },
  secrets: { nonce: '32 to 128 hex digits' },
  stop: { save: 'a boolean' },
  dial: {
    port: 'a port, 1 to 65535',
    component: 'a string',
    command: 'a program and its arguments, each a string',
  },
};

/** The fields that a request doesn't work without: of each group, all of one alternative. */
const needed: { readonly [op: string]: readonly (readonly string[])[] } = {
  fetch: [['name']],
  ack: [['name']],
  secrets: [['nonce']],
  dial: [['port'], ['component', 'command']],
};

/** @throws DtaasError `request-unknown`, `request-invalid` */
export function parseRequest(line: string): Request {
  const request = parseObject(line);
  const op = request['op'];
  if (typeof op !== 'string' || !Object.hasOwn(requests, op))
    throw requestUnknown({ request: excerpt(line, 100), platform: platformVersion });
  for (const [field, type] of Object.entries(requests[op as Request['op']]))
    if (Object.hasOwn(request, field) && !types[type](request[field]))
      throw invalid(`${field} must be ${type}`, line);
  const alternatives = needed[op];
  if (alternatives && !alternatives.some((each) => each.every((field) => field in request)))
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
